"""What to say of a name that is not known: the nearest one that is, or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name most like `name`, or None when none is like it."""
    by_folded = {candidate.casefold(): candidate for candidate in valid}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def unknown(kind: str, name: str, valid: Iterable[str], place: str = "") -> str:
    """`unknown page 'logn' of profile 'x'; did you mean 'login'?`, or the valid names when none is near.

    `kind` says what is looked for, `place` where ("of profile 'x'", "in [locale]").
    """
    names = sorted(set(valid))
    what = f"unknown {kind} '{name}'" + (f" {place}" if place else "")
    guess = nearest(name, names)
    if guess is not None:
        return f"{what}; did you mean '{guess}'?"
    return f"{what}; known: {', '.join(names)}" if names else f"{what}; there is none"
