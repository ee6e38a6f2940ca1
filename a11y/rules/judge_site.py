"""Judges each page beside all others of its site: which of them differs shows only when all have been read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from a11y.rules.across_outcomes import AnyRule, Keep, counted, extracts, say
from a11y.words.errors import RecordError
from a11y.words.finding import Finding
from a11y.words.message import Sighting
from a11y.words.state import PageState

_ELEMENTS = "nodes"
"""The one bulky fact that these rules are given."""


class SiteJudging:
    """What is kept of the pages of each site, and what is said of them."""

    def __init__(
        self,
        rules: Sequence[AnyRule],
        load: Callable[[PageState], PageState],
        sightings: Mapping[str, Sequence[Sighting]],
    ) -> None:
        self._rules = rules
        self._load = load
        self._sightings = sightings
        self._sites: dict[tuple[object, ...], dict[Keep, list[tuple[int, Any]]]] = defaultdict(dict)
        self._order: dict[str, int] = {}
        self._lost: dict[str, str] = {}
        self._broke: dict[str, dict[str, str]] = {}
        self.findings: list[Finding] = []

    @property
    def asks(self) -> bool:
        """Whether there is a rule to judge by."""
        return bool(self._rules)

    def begin(self, states: Iterable[PageState]) -> None:
        """The order of the record, whatever the order in which states are read."""
        self._order = {state.id: number for number, state in enumerate(states)}

    def note(self, state: PageState) -> None:
        """Keep what the rules want to know of a state with its elements."""
        site = self._sites[_site(state)]
        kept, self._broke[state.id] = extracts(self._rules, state)
        for keep, extract in kept.items():
            site.setdefault(keep, []).append((self._order[state.id], extract))

    def lose(self, state: PageState, why: str) -> None:
        """A state whose elements could not be read."""
        self._lost[state.id] = why

    def judge(self, states: Sequence[PageState]) -> Iterator[PageState]:
        """The states with what passed and did not apply filled in, in the order given."""
        known = {
            site: {
                keep: tuple(dict.fromkeys(one for _, one in sorted(kept, key=_first)))
                for keep, kept in by_keep.items()
            }
            for site, by_keep in self._sites.items()
        }
        for state in states:
            if (why := self._lost.get(state.id)) is not None:
                yield counted(state, (), (), {rule.id: why for rule in self._rules})
                continue
            all_kept = known.get(_site(state), {})
            others = {rule.id: _several(all_kept.get(rule.keep, ())) for rule in self._rules}
            yield self._say(state, others)

    def _say(self, state: PageState, others: Mapping[str, Sequence[Any]]) -> PageState:
        if not any(others.values()):
            full = state
        else:
            elements = {name: blob for name, blob in state.blobs.items() if name == _ELEMENTS}
            try:
                full = self._load(msgspec.structs.replace(state, blobs=elements))
            except RecordError as problem:
                return counted(state, (), (), {rule.id: str(problem) for rule in self._rules})
        broke = self._broke.get(state.id, {})
        sound = [rule for rule in self._rules if rule.id not in broke]
        judged, found = say(sound, state, full, others, self._sightings.get(state.id, ()))
        self.findings += found
        return counted(judged, (), (), broke)


def _first(one: tuple[int, Any]) -> int:
    return one[0]


def _several(kept: tuple[Any, ...]) -> tuple[Any, ...]:
    """A page alone is held against nothing."""
    return kept if len(kept) > 1 else ()


def _site(state: PageState) -> tuple[object, ...]:
    """Whose pages are held together: the same host, shown alike."""
    return urlsplit(state.url).netloc, state.modality, state.rendition
