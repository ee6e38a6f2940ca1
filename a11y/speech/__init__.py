"""Layer 3: what is heard of a page state, as a screen reader would say it. Pure functions."""
