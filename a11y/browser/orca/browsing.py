"""Goes through a page as listeners do: line by line, from heading to heading, from field to field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from a11y.browser.orca.session import BROWSE, MOVE, Session
from a11y.browser.world import ProbeError, World
from a11y.words.speech import Hearing, Part, Utterance

MOST = 80
"""Keys in one way; a longer page is heard up to there."""
_WAYS = ((Hearing.READING, "Down"), (Hearing.HEADINGS, "h"), (Hearing.FIELDS, "KP_Insert+Tab"))
"""The key of each way, in Orca's browse mode."""
_ENDS = ("wrapping to top", "no more ")
"""What Orca says when there is nothing further on."""
_SILENT = 2
"""Keys in a row that are answered by nothing: the page has come to its end."""


def browse(session: Session, world: World, toggle: str) -> Iterator[tuple[Hearing, tuple[Utterance, ...]]]:
    """What is said in each way. The page gets back its focus, scroll and fields. Raises `UntestedError`."""
    try:
        world.call("a11yRendition.keep")
    except ProbeError:
        return
    try:
        if session.in_focus_mode():
            session.press(toggle)
        for hearing, key in _WAYS:
            session.press("ctrl+Home", patience=MOVE)
            yield hearing, tuple(_way(session, key))
    finally:
        with suppress(ProbeError):
            world.call("a11yRendition.putBack")


def _way(session: Session, key: str) -> Iterator[Utterance]:
    silent = 0
    for _ in range(MOST):
        phrases = session.press(key, patience=BROWSE)
        silent = 0 if phrases else silent + 1
        if silent == _SILENT or any(phrase.lower().startswith(_ENDS) for phrase in phrases):
            return
        for phrase in phrases:
            yield Utterance(part=Part.RAW, text=phrase, name=phrase, key=key)
