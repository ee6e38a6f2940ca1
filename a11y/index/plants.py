"""Defects that can be switched on by name, so that a checker can be seen to find them."""

import difflib

from a11y.index.planted.heard import HEARD
from a11y.index.planted.interaction import INTERACTION
from a11y.index.planted.kind import Plant
from a11y.index.planted.looks import LOOKS
from a11y.index.planted.structure import STRUCTURE
from a11y.index.planted.words import WORDS

PLANTS: dict[str, Plant] = {
    plant.name: plant
    for plant in sorted((*STRUCTURE, *WORDS, *INTERACTION, *LOOKS, *HEARD), key=lambda p: p.name)
}
"""All planted defects by name, in alphabetical order."""


class UnknownPlantError(Exception):
    """A name that is no planted defect; the message names the nearest one."""

    def __init__(self, name: str) -> None:
        near = difflib.get_close_matches(name, PLANTS, n=1, cutoff=0.0)
        super().__init__(
            f"no planted defect is called {name!r}; did you mean {near[0]!r}? (--plant list tells all)"
        )


def check(names: list[str]) -> frozenset[str]:
    """Return the names as a set, or raise `UnknownPlantError` for the first that does not exist."""
    for name in names:
        if name not in PLANTS:
            raise UnknownPlantError(name)
    return frozenset(names)


def table() -> str:
    """All planted defects, one a line: name, criterion, page, who reports it, description."""
    rows = [
        (
            plant.name,
            plant.criterion,
            plant.page,
            ", ".join(plant.reported_by) or "not reported",
            plant.description,
        )
        for plant in PLANTS.values()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False))
        + f"  {row[4]} ({row[3]})"
        for row in rows
    )
