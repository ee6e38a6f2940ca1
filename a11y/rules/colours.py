"""The arithmetic of colours, where rules look for it."""

from a11y.facts.contrast import Colour, contrast, over, parse_colour

__all__ = ["Colour", "contrast", "over", "parse_colour"]
