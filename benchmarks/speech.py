"""How far the accessibility tree's words and a real screen reader's agree, key by key.

    .venv/bin/python benchmarks/speech.py                       # every scenario of the embedded index, in English
    .venv/bin/python benchmarks/speech.py -l he -k totp         # any options of `a11y run --at orca`
    .venv/bin/python benchmarks/speech.py a11y-out              # a run that was made already
    .venv/bin/python benchmarks/speech.py a11y-out again-out    # two runs of the same: what differs is unstable

Prints one JSON object: `agreement` is the share of keys that moved the focus at which both tell the same name, role,
state and description; `agreement_with_known_omissions` counts those too where all that differs are states which this
version of the reader is known to leave out (a11y/facts/screen_reader_omissions.toml). `causes` counts all
disagreements, `unexplained` those without a known cause; `disagreements` has each kind once, and how often.
With two runs `stable` is the share of keys at which the screen reader said the same both times.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from a11y.facts.record import Record, read_record
from a11y.speech.agreement import Step, compared
from a11y.words.speech import TREE, Hearing

_OURS = re.compile(r"user-\w+|\d+")
"""What differs from run to run by its nature."""
_RECORDS = ("run.jsonl", "records")
"""What the folder of a run has: of one that ended, and of one that was interrupted."""


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The figures of one run, or of two."""
    folders = [Path(one) for one in arguments if any((Path(one) / part).exists() for part in _RECORDS)]
    if folders:
        return figures([read_record(folder) for folder in folders])
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, "-m", "a11y", "run", "--at", "orca", "--format", "json", "--out", made]
        # what a run finds is not asked here
        subprocess.run(  # our own command
            [*command, *(arguments or ("-l", "en"))], check=False, stdout=sys.stderr
        )
        return figures([read_record(Path(made))])


def figures(records: Sequence[Record]) -> dict[str, Any]:
    """What the first record comes to, and how it differs from the second."""
    record = records[0]
    steps = list(compared(record.speeches))
    parts = Counter(part for step in steps for part in step.differs)
    found: dict[str, Any] = {
        "agreement": _share(steps, lambda step: not step.differs),
        "agreement_with_known_omissions": _share(
            steps, lambda step: not step.differs or bool(step.omissions)
        ),
        "keys": len(steps),
        "page_states": len({step.state for step in steps}),
        "walks": len({end.walk for end in record.ends}),
        "untested": sum(end.status == "untested" for end in record.ends),
        "versions": record.run.versions,
        "differs_in": dict(parts),
        "causes": dict(Counter(_cause(step) for step in steps if step.differs)),
        "disagreements": _kinds(steps),
    }
    if len(records) > 1:
        found |= _stable(*(_said(one) for one in records[:2]))
    return found


def _share(steps: Sequence[Step], counts: Callable[[Step], bool]) -> float | None:
    return round(sum(map(counts, steps)) / len(steps), 4) if steps else None


def _cause(step: Step) -> str:
    return "; ".join(step.omissions) or "unexplained"


def _kinds(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Disagreements of one kind once, the most frequent first."""
    kinds: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        if step.differs:
            kinds.setdefault((step.differs, _plain(step.tree), _plain(step.reader)), []).append(step)
    return [
        {
            "differs": step.differs,
            "cause": _cause(step),
            "tree": step.tree,
            "reader": step.reader,
            "times": len(alike),
            "state": step.state,
        }
        for alike in sorted(kinds.values(), key=len, reverse=True)
        for step in alike[:1]
    ]


def _said(record: Record) -> dict[tuple[str, int], str]:
    """By page state and key, what the screen reader said."""
    found: dict[tuple[str, int], str] = {}
    for speech in record.speeches:
        if speech.voice == TREE or speech.hearing is not Hearing.ACTING:
            continue
        for one in speech.utterances:
            if one.press:
                before = found.get((speech.state, one.press), "")
                found[speech.state, one.press] = f"{before} | {_plain(one.text)}".strip(" |")
    return found


def _stable(one: dict[tuple[str, int], str], other: dict[tuple[str, int], str]) -> dict[str, Any]:
    both = sorted(one.keys() & other.keys())
    differing = [key for key in both if one[key] != other[key]]
    return {
        "stable": round(1 - len(differing) / len(both), 4) if both else None,
        "unstable": [
            {"state": key[0], "press": key[1], "first": one[key], "second": other[key]} for key in differing
        ],
        "only_once": len(one.keys() ^ other.keys()),
    }


def _plain(text: str) -> str:
    return _OURS.sub("…", text)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]), ensure_ascii=False))
