"""Layer 5: how scenarios are walked; the pytest plugin and what it gives them."""
