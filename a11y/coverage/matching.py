"""Finds the messages in a text: the whole of it, a pattern, or several messages that stand in one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from a11y.coverage.phrases import ENOUGH_LITERAL, Pattern, Phrase, has_placeholders, letters, pattern, phrases
from a11y.facts.catalogs import Catalogs
from a11y.facts.plain_text import fold
from a11y.words.message import Message

_SEPARATORS = re.compile(
    "\\s*[\u00b7|\u2022\u203a\u00bb/(){}\\[\\]]\\s*"  # dots, bars and brackets
    "|\\s+[-\u2013\u2014]\\s+"  # dashes with space around
    "|\\s*[:\uff1a]\\s+|\\s*:$|[;,\u060c\u3001]\\s*"
    "|(?<=[.!?\u2026])\\s+|(?<=[\u3002\uff01\uff1f])"  # after a sentence
)
_MOST_CUTS = 48
_CUTS_WITH_PATTERNS = 16
_FILLS = re.compile(r"\w")
"""What fills a placeholder has more than marks between words."""
_A_MESSAGE = 0.01
"""Letters that a division must gain by one more message."""
_A_CHARACTER = 0.0001
"""Letters that a character is worth which is none: a colon belongs to the message that has one."""


class Match(msgspec.Struct, frozen=True):
    """A message that a text is."""

    phrase: Phrase
    """The message, in the form that was met."""
    others: tuple[Message, ...]
    """Other messages that have the same words."""
    captured: tuple[str, ...] = ()
    """What its placeholders held."""


class Part(msgspec.Struct, frozen=True):
    """A stretch of a text: a message, or words that are none."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    text: str
    """The words."""
    match: Match | None
    """The message; None when it is none."""


Data = Callable[[str], bool]
"""Whether a text is no words at all, or the user's own."""


class Matcher:
    """All phrases of a locale's catalogs, ready to be looked up."""

    def __init__(self, catalogs: Catalogs) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._patterns: list[Pattern] = []
        for phrase in phrases(catalogs):
            if not has_placeholders(phrase):
                self._whole.setdefault(phrase.text, []).append(phrase)
            elif (made := pattern(phrase)) is not None:
                self._patterns.append(made)
        self._patterns.sort(key=lambda made: (-made.phrase.standing, -made.weight))
        self._short = [made for made in self._patterns if 1 < made.weight < ENOUGH_LITERAL]
        self._known: dict[str, Match | None] = {}

    def find(self, text: str, *, patterns: bool = True) -> Match | None:
        """The message that the whole text is: as it is written, else in another case (CSS changes case).

        A translation is believed before a source text.
        """
        folded = fold(text)
        present = self._whole.get(folded)
        if present is not None:
            return _choose([phrase for phrase in present if is_written(phrase, text)] or present)
        if not patterns:
            return None
        if folded not in self._known:
            self._known[folded] = self._by_pattern(folded)
        return self._known[folded]

    def _by_pattern(self, folded: str) -> Match | None:
        found: list[tuple[Pattern, tuple[str, ...]]] = []
        for made in self._patterns:
            if found and (made.phrase.standing, made.weight) < (
                found[0][0].phrase.standing,
                found[0][0].weight,
            ):
                break
            captured = made.match(folded)
            if captured is not None:
                found.append((made, captured))
        if not found:
            return None
        chosen = _choose([made.phrase for made, _ in found])
        captured = next(held for made, held in found if made.phrase is chosen.phrase)
        return msgspec.structs.replace(chosen, captured=captured)

    def parts(self, text: str, pieces: tuple[str, ...], is_data: Data) -> tuple[Part, ...]:
        """The text as messages and other words, in order. `pieces` are the text nodes that it is made of."""
        whole = Part(0, len(text), text, self.find(text))
        if whole.match is not None and not whole.match.captured:
            return (whole,)
        ends = _piece_ends(text, pieces)
        cuts = sorted({*ends, *_separator_cuts(text)})
        if len(cuts) > _MOST_CUTS:
            cuts = sorted(ends)
        if not 2 < len(cuts) <= _MOST_CUTS:
            return (whole,)
        found = self._divide(text, cuts, ends, is_data)
        matched = sum(letters(part.text) for part in found if part.match)
        lost = [part for part in found if part.match is None and not is_data(part.text)]
        apart = all(part.start in ends and part.end in ends for part in lost)
        if not matched or (not apart and matched < sum(letters(part.text) for part in lost)):
            return (whole,)
        return found

    def _divide(self, text: str, cuts: list[int], ends: frozenset[int], is_data: Data) -> tuple[Part, ...]:
        """The division at some of the cuts that gives most letters to messages, and to few of them."""
        few = len(cuts) <= _CUTS_WITH_PATTERNS
        best: list[tuple[float, int, Match | None]] = [(0.0, 0, None)]
        for end in range(1, len(cuts)):
            options: list[tuple[float, int, Match | None]] = [(best[end - 1][0], end - 1, None)]
            for start in range(end):
                words = text[cuts[start] : cuts[end]].strip()
                if not letters(words):
                    continue
                alone = cuts[start] in ends and cuts[end] in ends
                match = self.find(words, patterns=few or alone)
                if match is None and alone:
                    match = self._around_data(words, is_data)
                if match is not None and all(map(_FILLS.search, match.captured)):
                    own = letters(words) - sum(self._unknown(held) for held in match.captured)
                    covered = cuts[end] - cuts[start]
                    options.append((best[start][0] + own - _A_MESSAGE + covered * _A_CHARACTER, start, match))
            best.append(max(options, key=lambda option: option[0]))
        return _backwards(text, cuts, best)

    def _around_data(self, text: str, is_data: Data) -> Match | None:
        """A message of very few letters around data, as "by zoe", that has a text node to itself."""
        folded = fold(text)
        found = [(made, held) for made in self._short if (held := made.match(folded, is_data)) is not None]
        if not found:
            return None
        chosen = _choose([made.phrase for made, _ in found])
        captured = next(held for made, held in found if made.phrase is chosen.phrase)
        return msgspec.structs.replace(chosen, captured=captured)

    def _unknown(self, held: str) -> int:
        """Letters in a placeholder that are no message themselves."""
        return 0 if self.find(held, patterns=False) else letters(held)


@lru_cache(maxsize=16)
def matcher(catalogs: Catalogs) -> Matcher:
    """The matcher of a locale's catalogs, made once."""
    return Matcher(catalogs)


def is_written(phrase: Phrase, text: str) -> bool:
    """Whether a text has the case of the phrase as well; no-break spaces may have become spaces."""
    return phrase.written.split() == text.split()


def _choose(candidates: list[Phrase]) -> Match:
    """The phrase to believe, the first of the best standing, and the other messages that it might be."""
    standing = max(candidate.standing for candidate in candidates)
    best = [candidate for candidate in candidates if candidate.standing == standing]
    others = {candidate.message.key: candidate.message for candidate in best[1:]}
    others.pop(best[0].message.key, None)
    return Match(best[0], tuple(others.values()))


def _piece_ends(text: str, pieces: tuple[str, ...]) -> frozenset[int]:
    ends = {0, len(text)}
    position = 0
    for piece in pieces:
        found = text.find(piece, position)
        if piece and found >= 0:
            position = found + len(piece)
            ends |= {found, position}
    return frozenset(ends)


def _separator_cuts(text: str) -> set[int]:
    return {cut for found in _SEPARATORS.finditer(text) for cut in found.span()}


def _backwards(text: str, cuts: list[int], best: list[tuple[float, int, Match | None]]) -> tuple[Part, ...]:
    """The parts of the best division; words that are no message are put together where they meet."""
    parts: list[Part] = []
    end = len(cuts) - 1
    while end > 0:
        _, start, match = best[end]
        first, last = cuts[start], cuts[end]
        if match is None and parts and parts[-1].match is None:
            last = parts.pop().end
        words = text[first:last]
        if letters(words) or match is None:
            parts.append(Part(first, last, words, match))
        end = start
    return tuple(_trimmed(part) for part in reversed(parts) if letters(part.text))


def _trimmed(part: Part) -> Part:
    words = part.text.strip()
    first = part.start + part.text.find(words)
    return Part(first, first + len(words), words, part.match)
