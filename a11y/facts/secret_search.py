"""Which of many secrets a text holds, without reading the text once for each of them.

A run of hundreds of walks learns thousands of secrets, and its whole record is searched for all of them. The words of
a page repeat: those long enough to be a part of a secret are gathered once, and looked up by every place at which a
secret could begin in them, so that it does not matter how many secrets there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONG = 8
"""Characters of a word that is searched among the words alone; a secret without such a part is sought everywhere."""
_WORD = re.compile(rf"[A-Za-z0-9_-]{{{_LONG},}}", re.ASCII)


class SecretSearch:
    """The spellings of secrets that a text is searched for. Spellings need no order."""

    def __init__(self) -> None:
        self._by_beginning: dict[str, list[tuple[str, str]]] = {}
        """The longest word of each spelling, and the spelling, by the word's first characters.

        That word stands inside a word of every text that holds the spelling."""
        self._without_word: list[str] = []

    def learn(self, spellings: Iterable[str]) -> None:
        """Search for these too."""
        for spelling in spellings:
            if words := _WORD.findall(spelling):
                word = max(words, key=len)
                self._by_beginning.setdefault(word[:_LONG], []).append((word, spelling))
            else:
                self._without_word.append(spelling)

    def found_in(self, text: str) -> list[str]:
        """The spellings that `text` holds, the longest first: a secret may hold another one."""
        found = {spelling for spelling in self._without_word if spelling in text}
        beginnings = self._by_beginning
        for word in set(_WORD.findall(text)) if beginnings else ():
            for at in range(len(word) - _LONG + 1):
                for part, spelling in beginnings.get(word[at : at + _LONG], ()):
                    if word.startswith(part, at) and spelling in text:
                        found.add(spelling)
        return sorted(sorted(found), key=len, reverse=True)


class GroupedSearch:
    """Secrets that a text may show in groups: with one space or hyphen between any two characters, in any case."""

    def __init__(self) -> None:
        self._patterns: dict[str, re.Pattern[str]] = {}

    def learn(self, secret: str) -> None:
        """Search for this one too. It has neither spaces nor hyphens."""
        self._patterns[secret.casefold()] = re.compile(r"[\s-]?".join(map(re.escape, secret)), re.IGNORECASE)

    def found_in(self, text: str) -> list[re.Pattern[str]]:
        """The patterns of those that `text` may hold."""
        if not self._patterns:
            return []
        closed = "".join(text.split()).replace("-", "").casefold()
        return [pattern for secret, pattern in self._patterns.items() if secret in closed]
