"""The journal: what happened to an account or a project, when, and from which address."""
