"""A stand-in for Warehouse: its gates at its addresses, in markup of its own, so that the profile is tried in CI."""
