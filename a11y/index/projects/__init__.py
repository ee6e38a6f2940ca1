"""Projects, their releases and files, and how files come and go."""
