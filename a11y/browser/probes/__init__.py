"""Probes: each looks at a live page and writes down what it saw."""
