"""The locales that a page lets its users choose, against those that the profile names and the catalogs have."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from a11y.facts.catalogs import known_locales
from a11y.facts.locale_names import fallbacks
from a11y.facts.profile import Profile
from a11y.words.state import PageState, Switcher

_FORM_CONTROLS = {"button", "input"}


def switcher(state: PageState, profile: Profile, translated: frozenset[str]) -> Switcher | None:
    """What the page's language switcher offers; None when there is none, or the profile does not name it.

    `translated` are the locales that have a catalog.
    """
    name = profile.locale.switcher
    offered = tuple(dict.fromkeys(profile.locale.tag(v) for v in _values(state, name) if v)) if name else ()
    if not offered:
        return None
    with_words = translated | {profile.source}
    named = known_locales(profile, translated)
    return Switcher(
        offered=offered,
        wordless=tuple(tag for tag in offered if not with_words & set(fallbacks(tag))),
        unnamed=tuple(tag for tag in offered if tag not in named),
        withheld=tuple(tag for tag in named if tag not in offered),
    )


def _values(state: PageState, name: str) -> Iterator[str]:
    """What buttons, options and links with that name would send."""
    by_id = {node.id: node for node in state.nodes}
    words = {run.node: run.text for run in state.runs}
    for node in state.nodes:
        if node.tag in _FORM_CONTROLS and node.attributes.get("name") == name:
            yield node.attributes.get("value", "")
        elif node.tag == "a":
            yield from parse_qs(urlsplit(node.attributes.get("href", "")).query).get(name, ())
        elif node.tag == "option":
            at = by_id.get(node.parent)
            while at is not None and at.tag == "optgroup":
                at = by_id.get(at.parent)
            if at is not None and at.tag == "select" and at.attributes.get("name") == name:
                yield node.attributes.get("value", words.get(node.id, ""))
