"""Findings put together over locales and steps, and one record against another."""
