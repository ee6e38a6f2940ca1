"""What the gate asks: which findings count, whether budgets hold, what a baseline says of a record."""
