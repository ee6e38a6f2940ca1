"""Layer 3: rules, pure functions from a page state to outcomes."""
