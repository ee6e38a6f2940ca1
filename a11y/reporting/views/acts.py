"""What the user did, as sentences: for whoever wants to do it again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from a11y.reporting.views.words import Said, Words, from_target
from a11y.words.marking import N_
from a11y.words.state import Act, PageState, Reach

_SENTENCES = {
    "open": N_("Open %(address)s."),
    "fill": N_("Fill in “%(name)s”."),
    "activate": N_("Activate “%(name)s”."),
    "choose": N_("Choose “%(name)s”."),
    "press": N_("Press %(name)s."),
    "send_empty": N_("Send the form “%(name)s” with nothing in it."),
    "send_wrong": N_("Send the form “%(name)s” with wrong values."),
    "arrive": N_("The page “%(name)s” comes."),
}
_OTHER = N_("%(verb)s “%(name)s”.")

REACHES = {
    Reach.SOURCE_NAME: N_("Found only by its name in the source language."),
    Reach.FALLBACK: N_(
        "Found only by its place on the page: it did not have the name that the catalogs promise."
    ),
    Reach.UNREACHABLE: N_("Tab never came to it; the pointer was used to go on."),
    Reach.INOPERABLE: N_("Enter or Space did nothing; the pointer was used to go on."),
}
"""What to say of a control that was not got at in the ordinary way."""


class ActLine(msgspec.Struct, frozen=True):
    """One act."""

    sentence: Said
    """What to do."""
    keys: int
    """Keystrokes that it took by keyboard to get there and to operate; 0 when not counted."""
    typed: int
    """Characters typed besides."""
    trouble: Said | None
    """Why it was not done in the ordinary way."""


def act_lines(states: Sequence[PageState]) -> tuple[ActLine, ...]:
    """The acts that lead through these page states, in order."""
    return tuple(_line(act, state) for state in states for act in state.acts)


def _line(act: Act, state: PageState) -> ActLine:
    language = state.rendition.locale
    name = act.name or act.expected_name or act.control
    params: dict[str, Words] = {"name": from_target(name, language)}
    if act.verb == "open":
        address = from_target(act.name or act.control or state.url)
        params = {"address": msgspec.structs.replace(address, code=True)}
    elif act.verb not in _SENTENCES:
        params["verb"] = from_target(act.verb)
    # a page that comes under another title is a finding of its own
    trouble = REACHES.get(act.reach) if act.verb != "arrive" else None
    return ActLine(
        Said(_SENTENCES.get(act.verb, _OTHER), params),
        act.keys - act.typed,
        act.typed,
        Said(trouble) if trouble else None,
    )
