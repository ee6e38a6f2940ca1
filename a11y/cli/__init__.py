"""Layer 5: the command line."""

from a11y.cli.main import main as main
