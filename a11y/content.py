"""Where the content (scenarios, locales, reports) lies: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def content_path(name: str) -> Path:
    """The folder `scenarios`, `locales` or `reports`, in a wheel and in a checkout alike."""
    shipped = _PACKAGE / "_content" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
