"""Real faults for the index's pages, each switched on by its name (`a11y.index.plants`)."""
