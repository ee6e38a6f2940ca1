"""What changed for translators: messages that came, went, lost or got their translation, words in no catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from a11y.comparing.steps import Steps
from a11y.facts.record import Record
from a11y.words.finding import Source
from a11y.words.message import Sighting, Translation
from a11y.words.state import PageState


class MessageChangeKind(StrEnum):
    """What happened to a message."""

    CAME = "came"
    GONE = "gone"
    LOST = "lost its translation"
    GOT = "got its translation"
    UNCATALOGUED = "in no catalog"
    """Words that came and that nobody can translate."""


class MessageChange(msgspec.Struct, frozen=True):
    """One message and what happened to it."""

    kind: MessageChangeKind
    """What happened."""
    msgid: str
    """The source text, or the words that are in no catalog."""
    context: str
    """The msgctxt."""
    locales: tuple[str, ...]
    """Where it happened."""
    step: str
    """The first step that shows it."""
    sources: tuple[Source, ...]
    """Where it stands in the target's source."""


_Key = tuple[str, str, str]
_DONE = {Translation.TRANSLATED, Translation.SAME, Translation.SOURCE}


class _Met(msgspec.Struct):
    """What became of each message in each locale, at the steps that both records have."""

    done: dict[_Key, dict[str, bool]] = {}
    first: dict[_Key, Sighting] = {}
    words: dict[str, dict[str, Sighting]] = {}
    """Words in no catalog, numbers left out, by locale."""


def compare_messages(base: Record, head: Record, steps: Steps) -> tuple[MessageChange, ...]:
    """The changes, in the order in which users meet them. Steps that one record alone has count in walks of both."""
    old = _met(base, [pair[0] for pair in steps.pairs], steps.gone)
    new = _met(head, [pair[1] for pair in steps.pairs], steps.came)
    names = {state.id: state.step for record in (base, head) for state in record.states}
    made = _Maker(names)
    found = [made(MessageChangeKind.CAME, new, key) for key in new.done if key not in old.done]
    found += [made(MessageChangeKind.GONE, old, key) for key in old.done if key not in new.done]
    for key, locales in new.done.items():
        before = old.done.get(key, {})
        lost = [locale for locale, done in locales.items() if not done and before.get(locale)]
        got = [locale for locale, done in locales.items() if done and before.get(locale) is False]
        found += [made(MessageChangeKind.LOST, new, key, lost)] if lost else []
        found += [made(MessageChangeKind.GOT, new, key, got)] if got else []
    for words, by_locale in new.words.items():
        if words not in old.words:
            one = next(iter(by_locale.values()))
            where = tuple(sorted(by_locale))
            found.append(
                MessageChange(
                    MessageChangeKind.UNCATALOGUED, one.text, "", where, names.get(one.state, ""), ()
                )
            )
    return tuple(found)


class _Maker:
    def __init__(self, steps: dict[str, str]) -> None:
        self._steps = steps

    def __call__(
        self, kind: MessageChangeKind, met: _Met, key: _Key, locales: Iterable[str] | None = None
    ) -> MessageChange:
        first = met.first[key]
        where = tuple(sorted(met.done[key] if locales is None else locales))
        step = self._steps.get(first.state, "")
        return MessageChange(kind, first.msgid, first.context, where, step, first.sources)


def _met(record: Record, shared: Iterable[PageState], alone: Iterable[PageState]) -> _Met:
    states = {state.id for state in (*shared, *alone)}
    met = _Met()
    for sighting in record.sightings:
        if sighting.state not in states:
            continue
        if not sighting.msgid:
            words = re.sub(r"\S*\d\S*", "…", sighting.text)
            met.words.setdefault(words, {}).setdefault(sighting.locale, sighting)
            continue
        key = (sighting.catalog, sighting.context, sighting.msgid)
        met.first.setdefault(key, sighting)
        locales = met.done.setdefault(key, {})
        locales[sighting.locale] = locales.get(sighting.locale, True) and sighting.translation in _DONE
    return met
