"""Layer 1: configuration, profiles, catalogs and the record."""
