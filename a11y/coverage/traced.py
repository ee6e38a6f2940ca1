"""The messages on a page of a pseudo-locale, told by their own marks: which they are is known and not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from a11y.coverage.matching import Matcher, matcher
from a11y.coverage.met import heard, shortened
from a11y.coverage.wordless import Wordless
from a11y.facts.catalogs import Catalogs
from a11y.facts.locale_names import to_bcp47
from a11y.facts.marks import Marked, Span, has_marks, read_marks, without_marks
from a11y.facts.pseudo_locale import Manifest, Numbered
from a11y.words.message import Sighting, Translation
from a11y.words.pseudo import Mark
from a11y.words.state import PageState, TextRun

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
"""What stands between words and belongs to none of them."""


def unmarked(state: PageState, manifest: Manifest) -> PageState:
    """The page state as it would be without marks, and where they stood in its words."""
    marks: list[Mark] = []
    texts: list[str] = []
    for number, run in enumerate(heard(state)):
        read = read_marks(run.text)
        texts.append(read.text)
        marks += _marks(number, read, manifest)
    encoded = msgspec.json.encode(state).decode()
    if has_marks(encoded):
        state = msgspec.json.decode(without_marks(encoded), type=PageState)
    replace = msgspec.structs.replace
    return replace(
        state,
        runs=tuple(_worded(run, text) for run, text in zip(state.runs, texts, strict=False)),
        announcements=tuple(
            replace(said, text=text)
            for said, text in zip(state.announcements, texts[len(state.runs) :], strict=True)
        ),
        marks=tuple(marks),
        pseudo=manifest.kind,
    )


def _worded(run: TextRun, text: str) -> TextRun:
    """The run with its text, and without the text nodes that held marks alone."""
    carriers = run.carriers or (run.node,) * len(run.pieces)
    kept = [(piece, carrier) for piece, carrier in zip(run.pieces, carriers, strict=False) if piece]
    if len(kept) == len(run.pieces):
        return msgspec.structs.replace(run, text=text)
    several = len(kept) > 1
    return msgspec.structs.replace(
        run,
        text=text,
        pieces=tuple(piece for piece, _ in kept) if several else (),
        carriers=tuple(carrier for _, carrier in kept) if any(c != run.node for _, c in kept) else (),
    )


def traced(
    state: PageState, manifest: Manifest, catalogs: Catalogs, user_data: frozenset[str] = frozenset()
) -> tuple[Sighting, ...]:
    """The marked messages of a page state that `unmarked` made, and the words outside of all marks.

    Numbers, dates and the user's own are left out. Words outside marks are `uncatalogued`; they name a message when
    they are the very words of one: somebody forgot to look it up.
    """
    wordless = Wordless(manifest.base, user_data | {manifest.locale})
    words = matcher(catalogs)
    seen: set[tuple[str, ...]] = set()
    sightings: list[Sighting] = []
    for number, run in enumerate(heard(state)):
        marks = [mark for mark in state.marks if mark.run == number]
        told = [_marked(state, run, mark, manifest) for mark in marks]
        if not _is_foreign(run, state):
            told += _others(state, run, marks, wordless, words)
        for sighting in told:
            identity = (sighting.channel.value, sighting.context, sighting.msgid, sighting.text)
            if identity not in seen:
                seen.add(identity)
                sightings.append(sighting)
    return tuple(sightings)


def _marked(state: PageState, run: TextRun, mark: Mark, manifest: Manifest) -> Sighting:
    numbered = manifest.by_number[mark.number]
    return msgspec.structs.replace(
        _sighting(state, run, run.text[mark.start : mark.end], numbered.translation),
        msgid=numbered.msgid,
        context=numbered.context,
        catalog=numbered.catalog,
        form=mark.form,
        sources=numbered.sources,
    )


def _others(
    state: PageState, run: TextRun, marks: list[Mark], wordless: Wordless, words: Matcher
) -> Iterator[Sighting]:
    for start, end in gaps(run.text, marks):
        text = run.text[start:end]
        if wordless(text):
            continue
        sighting = _sighting(state, run, text, Translation.UNCATALOGUED)
        match = words.find(text, patterns=False)
        if match is not None:
            message = match.phrase.message
            sighting = msgspec.structs.replace(
                sighting,
                msgid=message.msgid,
                context=message.context,
                catalog=message.catalog,
                sources=message.sources,
            )
        yield sighting


def _sighting(state: PageState, run: TextRun, text: str, translation: Translation) -> Sighting:
    return Sighting(
        state=state.id,
        locale=state.rendition.locale,
        channel=run.channel,
        text=shortened(text),
        translation=translation,
        exact=True,
        selector=run.selector,
        box=run.box,
    )


def _is_foreign(run: TextRun, state: PageState) -> bool:
    """Whether the page says that the words are in another language than its own."""
    return bool(run.language) and to_bcp47(run.language) != to_bcp47(state.language)


def gaps(text: str, marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no mark covers and that have letters, without punctuation at their ends."""
    position = 0
    edges = [(mark.start, mark.end) for mark in marks if mark.depth == 0]
    for start, end in [*edges, (len(text), len(text))]:
        words = text[position:start]
        trimmed = _EDGES.sub("", words)
        if any(letter.isalpha() for letter in trimmed):
            first = position + words.find(trimmed)
            yield first, first + len(trimmed)
        position = max(position, end)


def _marks(run: int, read: Marked, manifest: Manifest) -> Iterator[Mark]:
    for span in read.spans:
        numbered = manifest.by_number.get(span.number)
        if numbered is not None:
            yield _mark(run, span, numbered)


def _mark(run: int, span: Span, numbered: Numbered) -> Mark:
    return Mark(
        run=run,
        start=span.start,
        end=span.end,
        number=numbered.number,
        msgid=numbered.msgid,
        context=numbered.context,
        form=span.form,
        depth=span.depth,
        whole=span.whole,
        continues=span.continues,
    )
