"""Where the time of a run goes: `overhead.py [RUN_DIR]`, or `overhead.py [options of a11y run]`.

Given a run directory, its record is read. Else a run is made with the options (`--target URL`, `-l L`, `-k EXPR`,
`--modality M`...; without any, the embedded index in English) by one worker into a folder that is thrown away.

Every page state of a record carries its milliseconds by part, every walk its seconds. What counts as what:

- *navigation* is what the page, the server and the user take: loading (`navigation`), waiting until the page has come
  to rest (`settle`), clicks, keystrokes and their effect (`act`), and the user's own tool at work (`upload`, twine).
- *axe* is axe-core's run and the reading of its answer.
- *probes* are our own looks at the live page: `facts`, `dom`, `tree`, `picture`, `live`, `glyphs`, and acting on it:
  `examine`, `hands`, `eyes`, `colours`, `openings`, `forms`, `listeners`.
- *other* is all that is neither navigation nor axe: the probes, finding controls, making contexts and accounts, rules,
  messages, the record, and `unaccounted`: the walks' seconds that no part covers.
- *other, strictly* takes only `navigation` and axe off: settling, acting and uploading are held against us.

Shares are of the walks' seconds. Starting the target and writing the report lie outside the walks; the browser's start
falls into the first walk and is unaccounted for, and so are contexts that close.
The last line is one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from a11y.facts.record import Record, read_record
from a11y.words.errors import A11yError, RecordError

LOADING = frozenset({"navigation"})
"""Parts in which the page and the server work."""
NAVIGATION = LOADING | {"settle", "act", "upload"}
"""Parts that the user of the page would spend without us."""
AXE = frozenset({"axe"})
"""Parts that axe takes."""
PROBES = frozenset(
    {
        "facts",
        "dom",
        "tree",
        "text",
        "picture",
        "examine",
        "hands",
        "eyes",
        "colours",
        "openings",
        "forms",
        "media",
        "listeners",
        "late",
        "pressed",
        "lettering",
        "live",
        "glyphs",
    }
)
"""Parts in which our own probes look at the page."""
RULES = frozenset({"rules"})
"""Judging, our own rules and the reading of axe's."""
UNACCOUNTED = "unaccounted"
"""The walks' time that no part covers."""
_RUN_STATUS_WITH_RECORD = {0, 1, 3}
"""Exit statuses of `a11y run` that leave a record: passed, findings, incomplete."""


def milliseconds(record: Record) -> dict[str, float]:
    """Milliseconds by part over all page states, and what no part covers, the costliest first."""
    parts: dict[str, float] = {}
    for state in record.states:
        for part, spent in state.timing.items():
            parts[part] = parts.get(part, 0.0) + spent
    walked = sum(end.seconds for end in record.ends) * 1000
    parts[UNACCOUNTED] = max(walked - sum(parts.values()), 0.0)
    return dict(sorted(parts.items(), key=lambda item: -item[1]))


def summary(record: Record) -> dict[str, object]:
    """What the script prints as its last line. Raises `RecordError` when nothing was walked."""
    parts = milliseconds(record)
    total = sum(parts.values())
    states = len(record.states)
    if not total or not states:
        raise RecordError(f"the record in {record.folder} has no page state; run a scenario that ends a step")

    def share(*kinds: frozenset[str]) -> float:
        return round(
            sum(spent for part, spent in parts.items() if any(part in one for one in kinds)) / total, 4
        )

    return {
        "total_ms": round(total),
        "walks": len(record.ends),
        "states": states,
        "states_per_second": round(states * 1000 / total, 3),
        "share_navigation": share(NAVIGATION),
        "share_axe": share(AXE),
        "share_probes": share(PROBES),
        "probes_and_rules_to_axe": _to_axe(parts),
        "share_other": round(1 - share(NAVIGATION, AXE), 4),
        "share_other_strict": round(1 - share(LOADING, AXE), 4),
        "media_bytes": sum(file.stat().st_size for file in record.media.glob("*") if file.is_file()),
        "parts": {
            part: {
                "ms": round(spent),
                "share": round(spent / total, 4),
                "ms_per_state": round(spent / states, 1),
            }
            for part, spent in parts.items()
        },
    }


def _to_axe(parts: dict[str, float]) -> float | None:
    """What all our probes and rules took, by what axe took; None when axe did not look."""
    ours = sum(spent for part, spent in parts.items() if part in PROBES | RULES)
    axe = sum(spent for part, spent in parts.items() if part in AXE)
    return round(ours / axe, 3) if axe else None


def kind_of(part: str) -> str:
    """The group that a part counts for."""
    groups = (("navigation", NAVIGATION), ("axe", AXE), ("probe", PROBES))
    return next((name for name, members in groups if part in members), "other")


def print_table(record: Record) -> None:
    """The parts, the costliest first."""
    parts = milliseconds(record)
    total = sum(parts.values())
    print(f"{'part':<12} {'counts as':<11} {'ms':>8} {'ms/state':>9} {'share':>7}")
    for part, spent in parts.items():
        each = spent / max(len(record.states), 1)
        print(f"{part:<12} {kind_of(part):<11} {spent:>8.0f} {each:>9.1f} {spent / max(total, 1):>7.1%}")


def walked(options: list[str], out: Path) -> Record:
    """The record of a run that is made now. Raises `RecordError` when there is none."""
    chosen = options or ["-l", "en"]
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "a11y", "run", "-n", "1", "--out", str(out), *chosen],
        stdout=sys.stderr,
        check=False,
    )
    if ended.returncode not in _RUN_STATUS_WITH_RECORD:
        raise RecordError(f"a11y run ended with status {ended.returncode}; see its message above")
    return read_record(out)


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 2 with one line when there is nothing to measure."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    given = bool(arguments) and not arguments[0].startswith("-")
    try:
        if given and arguments[1:]:
            raise RecordError(f"{' '.join(arguments[1:])}: a run directory takes no options; leave them out")
        with tempfile.TemporaryDirectory(prefix="a11y-overhead-") as folder:
            record = read_record(Path(arguments[0])) if given else walked(arguments, Path(folder) / "run")
            answer = summary(record)
        print_table(record)
    except A11yError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
