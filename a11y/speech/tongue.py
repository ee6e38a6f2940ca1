"""Says an utterance: role and state words in the page's language where the harness speaks it, else in English."""

from __future__ import annotations

from functools import lru_cache

from a11y.facts.own_words import SOURCE, own_language_of, own_translations
from a11y.speech.lexicon import BLANK, END, HEADING, LIST, POSITION, ROLES, TABLE, canonical
from a11y.words.errors import CatalogError
from a11y.words.speech import Part, Utterance

LONGEST = 600
"""Characters of a name, value or description that are said; a screen reader says all of it, and nobody listens."""
_NAMELESS = frozenset(
    {"separator", "list", "table", "grid", "figure", "blockquote", "group", "tablist", "toolbar"}
)
"""Roles that need no name to be understood."""
_SETS = frozenset(["radio", "tab", "option", "treeitem", "menuitem", "menuitemradio", "menuitemcheckbox"])
"""Roles whose place among their like is said."""


class Tongue:
    """The spoken words of one language."""

    def __init__(self, language: str) -> None:
        """Raises `CatalogError` when the harness's own words cannot be read in it."""
        self._gettext = own_translations(language or SOURCE).gettext

    def say(self, of: Utterance, role_word: str = "") -> str:
        """The text of an utterance. `role_word` is the author's own (aria-roledescription)."""
        if of.part in (Part.TEXT, Part.LIVE, Part.PAGE, Part.RAW):
            return short(of.name)
        role = role_word or self._role(of)
        if of.part is Part.LEAVE:
            return self._filled(END, what=self.word(role))
        name = short(of.name)
        if of.part is Part.ENTER:
            return ", ".join(filter(None, (self.word(role), name, short(of.description))))
        if not name and not of.value and of.part is Part.ITEM and canonical(of.role) not in _NAMELESS:
            name = self.word(BLANK)
        states = [self.word(state) for state in of.states]
        place = self._filled(POSITION, position=of.position, size=of.size) if _counted(of) else ""
        if of.part is Part.CHANGE:
            return ", ".join(filter(None, (*states, short(of.value))))
        said = (name, self.word(role), short(of.value), *states, short(of.description), place)
        return ", ".join(part for part in said if part)

    def word(self, english: str) -> str:
        """One of our own words; what is none of them, or is not translated, as it is."""
        return self._gettext(english) if english else ""

    def _role(self, of: Utterance) -> str:
        role = canonical(of.role)
        if of.part is not Part.LEAVE:
            if role == "heading" and of.level:
                return self._filled(HEADING, level=of.level)
            if role == "list" and of.size:
                return self._filled(LIST, size=of.size)
            if of.columns:
                return self._filled(TABLE, rows=of.size, columns=of.columns)
        return ROLES.get(role, role)

    def _filled(self, message: str, **params: object) -> str:
        return self._gettext(message) % params


@lru_cache
def tongue_of(locale: str) -> Tongue:
    """The tongue that speaks to a listener of this locale; English where the harness does not speak theirs."""
    try:
        return Tongue(own_language_of(locale))
    except CatalogError:
        return Tongue(SOURCE)


def short(text: str) -> str:
    """The text, cut where nobody listens any more."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _counted(of: Utterance) -> bool:
    """Whether the position is said: in a list of links the list itself says how many there are."""
    return of.position > 0 and of.part is Part.ITEM and canonical(of.role) in _SETS
