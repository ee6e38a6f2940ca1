"""What `a11y check` hands to the processes that look at pages, in a file beside the plan."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from a11y.facts.plan import shared_folder

_FILE = "visits.json"


class Visits(msgspec.Struct, frozen=True):
    """Which pages are looked at, and as whom."""

    addresses: tuple[str, ...]
    """Their addresses, each once."""
    ready: str = ""
    """A CSS selector of what must be visible before a page is looked at."""
    storage_state: str = ""
    """A file of cookies and local storage, as Playwright writes it; absolute."""
    cookies: dict[str, str] = {}
    """Cookies by name, for the hosts of all addresses; secret."""
    error_pages: bool = False
    """Whether a page that answers with an error status is looked at; else it is not seen."""
    headers: dict[str, str] = {}
    """Header fields that each request carries; secret."""
    submit: bool = False
    """Whether their forms are sent, empty and wrong; only where the target may be written to."""


def write_visits(visits: Visits, folder: Path) -> None:
    """Write them beside the plan; nobody else may read them."""
    with os.fdopen(os.open(folder / _FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(visits))


def read_visits() -> Visits:
    """What this process looks at."""
    return msgspec.json.decode((shared_folder() / _FILE).read_bytes(), type=Visits)
