"""Layer 4: what the three readers see; views, rendering and machine formats."""
