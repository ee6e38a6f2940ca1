"""Pages that belong to no app: home, help, the account's overview, errors."""
