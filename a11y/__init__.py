"""Walks a running package index through its security journeys and records what people met there."""

__version__ = "0.1.0"
