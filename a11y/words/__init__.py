"""Layer 0: the frozen, typed records that every other layer speaks in."""
