"""What a kit was asked for: when accounts are put back between two participants, its pages stay those pages."""

from __future__ import annotations

from pathlib import Path

import msgspec

from a11y.words.errors import OutputError

FILE = "kit.json"
"""Beside the first page."""


class KitChoices(msgspec.Struct, frozen=True):
    """The options of `a11y kit` that say what is on its pages."""

    scenarios: tuple[str, ...] = ()
    """Identifiers; empty for all of the record."""
    locales: tuple[str, ...] = ()
    """BCP 47; empty for all of the record."""
    readers: tuple[str, ...] = ()
    """Screen readers by name; empty for all."""
    language: str = ""
    """Of the first page; empty for the terminal's own."""


def load_choices(folder: Path) -> KitChoices:
    """Those of the kit in `folder`, with each locale that has pages there; as good as none when nobody knows."""
    try:
        choices = msgspec.json.decode((folder / FILE).read_bytes(), type=KitChoices)
    except (OSError, msgspec.DecodeError):
        return KitChoices()
    # an earlier kit in the same folder may have left pages of other locales: accounts that are gone must not stay there
    locales = {page.parent.name for page in folder.glob("*/facilitator.html")}
    return msgspec.structs.replace(
        choices, locales=tuple(dict.fromkeys((*choices.locales, *sorted(locales))))
    )


def save_choices(choices: KitChoices, folder: Path) -> None:
    """Keep them beside the pages. Raises `OutputError`."""
    try:
        (folder / FILE).write_bytes(msgspec.json.format(msgspec.json.encode(choices), indent=1))
    except OSError as error:
        raise OutputError(
            f"{folder / FILE} cannot be written ({error.strerror}); choose another --out"
        ) from error
