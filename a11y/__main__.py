"""`python -m a11y`, the same as the command `a11y`."""

from a11y.cli import main

if __name__ == "__main__":
    main()
