"""Puts a kit into its folder, pictures and all, so that the folder can be taken anywhere."""

from __future__ import annotations

from pathlib import Path

from a11y.facts.record import Record
from a11y.reporting.files import copy_pictures, put
from a11y.reporting.kit.documents import MEDIA, Kit, KitPlan
from a11y.reporting.language import Language
from a11y.reporting.places import cannot_write


def write_kit(record: Record, out: Path, plan: KitPlan, language: Language) -> Path:
    """Make the kit in the folder `out`; its first page. Raises `OutputError`, `UnwritableError`."""
    kit = Kit(record, language, plan)
    made = list(kit.documents())
    try:
        put(out, made)
        copy_pictures(record, kit.pictures(), out / MEDIA)
    except OSError as error:
        raise cannot_write(out, error) from error
    return out / "index.html"
