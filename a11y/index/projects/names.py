"""Project names."""

import re

_NAME = re.compile(r"[A-Z0-9]([A-Z0-9._-]*[A-Z0-9])?", re.IGNORECASE | re.ASCII)


def is_valid_name(name: str) -> bool:
    """Whether a project may be called so (the name rule of the core metadata specification, up to 200 characters)."""
    return len(name) <= 200 and _NAME.fullmatch(name) is not None
