"""A name for a fault that it keeps in another locale, rendition or position (DESIGN §5, decision 0012)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from a11y.rules.identity import Identities
from a11y.rules.msgids import Words
from a11y.words.finding import Outcome
from a11y.words.message import Sighting
from a11y.words.state import PageState

_LENGTH = 16


def fingerprints(
    state: PageState, told: Sequence[tuple[str, Outcome]], sightings: Sequence[Sighting] = ()
) -> list[str]:
    """A fingerprint for each rule's outcome on one page state, in the order given.

    `sightings` are the messages met on it. A subject that the rule names is the identity; else it
    is read off the element. What is the same in the rows of one list or table is one fault, which its template has;
    others that nothing tells apart are numbered in the order of the page.
    """
    identities = Identities(state, Words(sightings))
    bases = [_base(state, identities, rule, outcome) for rule, outcome in told]
    numbers = _numbers(identities, bases, [0 if outcome.subject else outcome.node for _, outcome in told])
    return [
        _short(base if number == 1 else f"{base}|{number}")
        for base, number in zip(bases, numbers, strict=True)
    ]


def _base(state: PageState, identities: Identities, rule: str, outcome: Outcome) -> str:
    if outcome.subject:
        return f"{rule}|{outcome.subject}"
    known = identities.of(outcome.node)
    if known:
        return "|".join((rule, *known))
    target = outcome.target
    return "|".join((rule, state.page, _bare(target.selector if target else "")))


def _numbers(identities: Identities, bases: Sequence[str], nodes: Sequence[int]) -> list[int]:
    """1 for the first of a kind, 2 for the second… What was told of one element twice has one number."""
    given: dict[tuple[str, int], int] = {}
    taken: dict[str, dict[tuple[int, int], int]] = {}
    inside: dict[tuple[str, tuple[int, ...]], int] = {}
    pairs = sorted(set(zip(bases, nodes, strict=True)), key=lambda one: identities.order.get(one[1], 0))
    for base, node in pairs:
        around, items = identities.items(node)
        within = inside[base, items] = inside.get((base, items), 0) + 1
        places = taken.setdefault(base, {})
        given[base, node] = places.setdefault((around, within), len(places) + 1)
    return [given[pair] for pair in zip(bases, nodes, strict=True)]


def _short(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:_LENGTH]


def _bare(selector: str) -> str:
    """A selector without what is generated, counted or styled."""
    without = re.sub(r"\.[\w-]+|:nth-[\w-]+\([^)]*\)|\[(?!name|type)[^\]]*\]", "", selector)
    return re.sub(r"\d+", "N", without)
