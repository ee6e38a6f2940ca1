"""How far the accessibility tree's words and a real screen reader's agree, key by key.

    .venv/bin/python benchmarks/speech.py                       # every scenario of the embedded index, in English
    .venv/bin/python benchmarks/speech.py -l he -k totp         # any options of `a11y run --at orca`
    .venv/bin/python benchmarks/speech.py a11y-out              # a run that was made already
    .venv/bin/python benchmarks/speech.py a11y-out again-out    # two runs of the same: what differs is unstable

Prints one JSON object: `agreement` is the share of keys that moved the focus at which both tell the same name, role,
state and description; `agreement_habits_apart` counts those too where all that differs is a known habit of the
reader, whatever the page says (`habits`). `disagreements` are all others, each kind once with an example and how often.
With two runs `stable` is the share of keys at which the screen reader said the same both times.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from a11y.facts.record import Record, read_record
from a11y.speech.agreement import Step, compared
from a11y.words.speech import TREE, Hearing

_OURS = re.compile(r"user-\w+|\d+")
"""What differs from run to run by its nature."""


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The figures of one run, or of two."""
    folders = [Path(one) for one in arguments if (Path(one) / "run.jsonl").is_file()]
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
    agreed = [step for step in steps if not step.differs]
    parts = Counter(part for step in steps for part in step.differs)
    found: dict[str, Any] = {
        "agreement": round(len(agreed) / len(steps), 4) if steps else None,
        "agreement_habits_apart": round(
            sum(not one.differs or bool(one.habit) for one in steps) / len(steps), 4
        )
        if steps
        else None,
        "keys": len(steps),
        "page_states": len({step.state for step in steps}),
        "walks": len({end.walk for end in record.ends}),
        "untested": sum(end.status == "untested" for end in record.ends),
        "versions": record.run.versions,
        "differs_in": dict(parts),
        "habits": dict(Counter(step.habit for step in steps if step.habit)),
        "disagreements": _kinds(steps),
    }
    if len(records) > 1:
        found |= _stable(*(_said(one) for one in records[:2]))
    return found


def _kinds(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Disagreements of one kind once, the most frequent first."""
    kinds: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        if step.differs:
            kinds.setdefault((step.differs, _plain(step.tree), _plain(step.reader)), []).append(step)
    return [
        {
            "differs": step.differs,
            "habit": step.habit,
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
