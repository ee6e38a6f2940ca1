"""What the records of several processes, shards or machines come to when they are one: each thing told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from a11y.facts.safety import machine
from a11y.words.errors import RecordError
from a11y.words.finding import Finding
from a11y.words.run import ContentPolicy, End, Line, Run, Speech, Walk
from a11y.words.speech import TREE

_VOLATILE = re.compile(r"\S*\d\S*")
"""What is another word in each walk."""


def one_speech_each(lines: Iterable[Line], in_order: Callable[[str], int]) -> tuple[Speech, ...]:
    """What was heard, the last one told winning; what a screen reader said otherwise before is marked in it."""
    speeches: dict[tuple[str, str, str], Speech] = {}
    for line in lines:
        if isinstance(line, Speech):
            before = speeches.get(line.key)
            compares = before is not None and line.voice != TREE
            speeches[line.key] = steadied(before, line) if before is not None and compares else line
    return tuple(sorted(speeches.values(), key=lambda s: (in_order(s.state), s.voice, s.hearing)))


def steadied(before: Speech, after: Speech) -> Speech:
    """The later speech, in which is marked as unstable what the same screen reader said otherwise before.

    Words with a digit in them, as names and times that are made anew for each walk, count as the same.
    """
    old, new = (
        [(one.key, _VOLATILE.sub("…", one.text)) for one in each.utterances] for each in (before, after)
    )
    steady: set[int] = set()
    for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        steady.update(range(match.b, match.b + match.size))
    return msgspec.structs.replace(
        after,
        utterances=tuple(
            one if place in steady else msgspec.structs.replace(one, unstable=True)
            for place, one in enumerate(after.utterances)
        ),
    )


def last_of_people(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; what was told twice of one participant, barrier and page state as it was told last."""
    last: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        if finding.of_people:
            last[finding.fingerprint, finding.state, finding.params.get("participant", "")] = finding
        else:
            yield finding
    yield from last.values()


def last_ends(lines: Iterable[Line]) -> tuple[End, ...]:
    """How each walk ended, the last one told winning."""
    ends: dict[Walk, End] = {}
    for line in lines:
        if isinstance(line, End) and line.walk is not None:
            ends[line.walk] = line
    return tuple(sorted(ends.values(), key=lambda end: end.walk.key if end.walk else ("", "", "")))


def one_run(runs: Sequence[Run]) -> Run:
    """One run line for all processes. Raises `RecordError` when they looked at different targets."""
    # the command's own line says nothing of walks and catalogs
    first = min(runs, key=lambda run: (not run.planned, run.time))
    others = {(run.target, run.profile) for run in runs}
    if len({(profile, machine(target)) for target, profile in others}) > 1:
        names = ", ".join(sorted(f"{target} ({profile})" for target, profile in others))
        raise RecordError(f"these records are of different targets: {names}; combine runs of one target only")
    planned = {walk: None for run in runs for walk in run.planned}
    return msgspec.structs.replace(
        first,
        process="combined",
        planned=tuple(sorted(planned, key=lambda walk: walk.key)),
        asked=_asked([run for run in runs if run.planned]),
        csp=next((run.csp for run in runs if run.csp is not ContentPolicy.KEPT), ContentPolicy.KEPT),
        notes=tuple(dict.fromkeys(note for run in runs for note in run.notes)),
    )


def _asked(runs: Sequence[Run]) -> tuple[str, ...]:
    """What any of the processes asked; empty when one of them asked everything."""
    if not all(run.asked for run in runs):
        return ()
    return tuple(dict.fromkeys(rule for run in runs for rule in run.asked))
