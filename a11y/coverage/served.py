"""Whether the catalogs are those that the target serves: how much of what its pages say is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from a11y.words.message import Sighting, Translation
from a11y.words.state import PageState

_FEW = 20
"""Places from which on their share says something."""
_TOO_LOW = 1 / 3
"""The share below which the catalogs cannot be the target's own; its own hold nearly all that its pages say."""
_LONGEST = 60
"""Characters of the example."""
_NUMBERS = re.compile(r":nth-of-type\(\d+\)|#[\w-]+")
Place = tuple[str, str]
"""Channel, and path of the element without what tells it from its neighbours."""
OPENING = "catalogs not served: "
"""How the notes begin, so that a reader can tell them from others."""


def not_served(
    states: Iterable[PageState], sightings: Iterable[Sighting], trees: Sequence[str]
) -> Iterator[str]:
    """A note for each locale in which too little of the page text is in the catalogs to be true.

    Pages that speak another language than they were asked for do not count: a rule tells of them.
    """
    elsewhere = {one.id for one in states if one.wording and one.wording.other > one.wording.asked}
    known: dict[str, set[Place]] = {}
    unknown: dict[str, dict[Place, str]] = {}
    for one in sightings:
        if one.state in elsewhere:
            continue
        # a list of names is one place, however long it is
        place = (one.channel.value, _NUMBERS.sub("", one.selector))
        if one.translation is Translation.UNCATALOGUED and not one.msgid:
            unknown.setdefault(one.locale, {}).setdefault(place, one.text)
        else:
            known.setdefault(one.locale, set()).add(place)
    for locale, texts in sorted(unknown.items()):
        found = known.get(locale, set())
        total = len(found | texts.keys())
        if total >= _FEW and len(found) / total < _TOO_LOW:
            example = max((text for place, text in sorted(texts.items()) if place not in found), key=len)
            yield (
                f"{OPENING}only {len(found)} of {total} places with words on pages in {locale} hold a message of "
                f"{', '.join(trees) or 'the catalogs'} (not “{example[:_LONGEST]}”, for one); name those that the "
                "target serves: `trees` and `domains` in the profile, or --checkout with its source"
            )
