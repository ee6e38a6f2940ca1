"""Defects that can be switched on by name, so that a checker can be seen to find them."""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted defect."""

    name: str
    """What `--plant` takes."""

    description: str
    """Where it is and what is wrong."""

    criterion: str
    """The WCAG 2.2 success criterion it breaks."""


PLANTS = {
    plant.name: plant
    for plant in (
        Plant("missing-label", "the password field of the sign-in page has no label", "3.3.2"),
        Plant("missing-alt", "the QR code of the authenticator app has no text alternative", "1.1.1"),
        Plant("low-contrast", "hints below fields are pale grey on white", "1.4.3"),
        Plant("missing-lang", "the html element does not name its language", "3.1.1"),
        Plant("untranslated-aria-label", "the main navigation is named in English in every locale", "3.1.2"),
        Plant(
            "unreachable-button", "the token form is sent by a div that the keyboard does not reach", "2.1.1"
        ),
    )
}


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
    """All planted defects, one a line: name, criterion, description."""
    width = max(map(len, PLANTS))
    return "\n".join(
        f"{plant.name:<{width}}  {plant.criterion}  {plant.description}" for plant in PLANTS.values()
    )
