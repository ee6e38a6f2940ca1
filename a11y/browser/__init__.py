"""Layer 2: the senses; the only importers of Playwright."""
