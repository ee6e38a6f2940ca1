"""API tokens: macaroons that let a tool upload in somebody's name."""
