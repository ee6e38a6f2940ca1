"""What the words on a page say, in the words of the source: the same in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from a11y.words.message import Sighting

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]")
_MARKUP = re.compile(r"<[^<>]*>")
SENTENCE = 4
"""Words from which on a text in no catalog is the developer's rather than a name that a user has chosen."""
_LEAST = 4
"""Characters of a message that is looked for inside other words."""


class Words:
    """The messages on one page state, by the words that it has for them.

    Msgids that differ in context, case, markup or a placeholder's name are often one in another language: here they are
    one in all.
    """

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._msgids: dict[str, str] = {}
        self._sentences: set[str] = set()
        for sighting in sightings:
            text = sighting.text
            if sighting.msgid:
                msgid = _plain(sighting.msgid)
                self._msgids[text] = min(msgid, self._msgids.get(text, msgid))
            elif len(text.split()) >= SENTENCE and not re.search(r"\d", text):
                self._sentences.add(text)
        self._longest_first = sorted(
            (one for one in self._msgids if len(one) >= _LEAST), key=lambda one: -len(one)
        )

    def msgid(self, text: str) -> str:
        """The message that a text is as a whole; empty when it is none."""
        return self._msgids.get(text, "")

    def whole(self, text: str) -> str:
        """The message that a text is as a whole; a sentence in no catalog, as it stands: that is the same in all.

        Empty for names, dates and all that the user has chosen.
        """
        return self._msgids.get(text, "") or (_plain(text) if text in self._sentences else "")

    def said(self, text: str) -> str:
        """The message that a text is, else those that it holds."""
        if found := self.whole(text):
            return found
        held = set()
        rest = text
        for message in self._longest_first:
            if message in rest and re.search(rf"(?<!\w){re.escape(message)}(?!\w)", rest):
                held.add(self._msgids[message])
                rest = rest.replace(message, " ")
        return "; ".join(sorted(held))


def _plain(msgid: str) -> str:
    return " ".join(_PLACEHOLDER.sub("%s", _MARKUP.sub("", msgid)).casefold().split())
