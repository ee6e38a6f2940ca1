"""What a translator has to do first: the messages that users met and could not read in their language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from a11y.coverage.meetings import Meeting
from a11y.facts.catalog_writing import Wanted
from a11y.words.message import Channel, Translation

OPEN = {Translation.MISSING, Translation.FUZZY}
"""Met in the source language because nobody has translated them, or nobody has looked at a guess."""
MOST_PLACES = 5
"""Places that a comment tells of one message."""
_CHANNELS = {
    Channel.NAME: "heard as the name of an element",
    Channel.DESCRIPTION: "heard as the description of an element",
    Channel.TITLE: "shown when the pointer rests on an element",
    Channel.PLACEHOLDER: "shown in an empty field",
    Channel.ALT: "the text of a picture",
    Channel.VALUE: "the words on a button or in a field",
    Channel.PAGE_TITLE: "the title of the page",
}
NOT_LOOKED_UP = (
    "Shown in the source language although it is translated: the page does not look the translation up."
)


def to_do(met: Mapping[tuple[str, str, str], Sequence[Meeting]]) -> dict[str, list[Wanted]]:
    """The messages to write down, by catalog tree, in the order of `met`.

    Those that were met translated are among them, for one of their plural forms may be missing; the catalog tells.
    """
    wanted: dict[str, list[Wanted]] = {}
    for (tree, context, msgid), found in met.items():
        kinds = {one.sighting.translation for one in found}
        if kinds == {Translation.SOURCE}:
            continue
        unused = Translation.UNCATALOGUED in kinds
        comments = [*_places(found), *([NOT_LOOKED_UP] if unused else [])]
        wanted.setdefault(tree, []).append(
            Wanted(msgid, context, tuple(comments), unused, bool(kinds & OPEN))
        )
    return wanted


def _places(found: Sequence[Meeting]) -> list[str]:
    """`Met at: …`, a line for each step, each once."""
    lines: dict[tuple[str, str], str] = {}
    for one in found:
        state = one.state
        how = _CHANNELS.get(one.sighting.channel, one.role if one.role.islower() else "")
        where = {"contentinfo": "at the foot of the page", "navigation": "in a navigation"}.get(
            one.landmark, ""
        )
        what = ", ".join(part for part in (f"page {state.page}" if state.page else "", how, where) if part)
        lines.setdefault(
            (state.scenario, state.step),
            f"Met at: {state.scenario_title.rstrip('.')}, step {state.step_number}, {state.step}"
            + (f" ({what})" if what else ""),
        )
    told = list(lines.values())
    more = len(told) - MOST_PLACES
    return told[:MOST_PLACES] + ([f"And at {more} more steps."] if more > 1 else told[MOST_PLACES:])
