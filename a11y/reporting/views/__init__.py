"""Pure functions from a record to frozen records without markup or language: what each page tells."""
