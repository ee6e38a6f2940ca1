"""What a rendition costs in place, against a walk of its own: `renditions.py [options of a11y run]`.

The same scenarios are walked twice by one worker: with each rendition looked at in place, and with each as a second
walk (`walk:NAME`). Options choose target and scenarios (`--target URL`, `-l L`, `-k EXPR`...; without any, the embedded
index in English, one task); `--rendition NAME`, repeatable, chooses the renditions (without any: 320x900, dark,
text-spacing, zoom-2).

- *in place* is the seconds that the walks took longer than the default walks of the other run, by rendition.
- *walk* is the seconds of the second walks, by rendition.
- *looking* is what the record says of the looks in place alone: a check on the difference, which a busy machine blurs.

Starting the target and the browser, and writing the report, lie outside the walks. The last line is one JSON object;
its `ratio` is *in place* divided by *walk*.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from a11y.facts.record import Record, read_record
from a11y.facts.renditions import WALK, parse_rendition
from a11y.words.errors import A11yError, RecordError, UsageError
from a11y.words.rendition import Rendition

RENDITIONS = ("320x900", "dark", "text-spacing", "zoom-2")
"""What is shown when nothing is asked for."""
OPTIONS = ("-l", "en", "-k", "set_up_totp")
"""What is walked when nothing is asked for."""
_RUN_STATUS_WITH_RECORD = {0, 1}
"""Exit statuses of `a11y run` whose record is complete: passed, findings."""


def parted(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The names of renditions, and the other options. Raises `UsageError` for a `--rendition` without a name."""
    names: list[str] = []
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        if option != "--rendition":
            others.append(argument)
            continue
        name = value if equals else next(rest, "")
        if not name:
            raise UsageError("--rendition names none; write --rendition dark")
        parse_rendition(name)
        names.append(name)
    return names or list(RENDITIONS), others or list(OPTIONS)


def walked(options: list[str], names: list[str], out: Path) -> Record:
    """The record of a run that is made now. Raises `RecordError` when it is not complete."""
    chosen = [part for name in names for part in ("--rendition", name)]
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "a11y", "run", *options, "-n", "1", "--out", str(out), *chosen],
        stdout=sys.stderr,
        check=False,
    )
    if ended.returncode not in _RUN_STATUS_WITH_RECORD:
        raise RecordError(f"a11y run ended with status {ended.returncode}; see its message above")
    return read_record(out)


def seconds(record: Record, *, default: bool) -> float:
    """The seconds of the walks in the default rendition, or of all others."""
    return sum(end.seconds for end in record.ends if end.walk and is_default(end.walk.rendition) is default)


def is_default(rendition: Rendition) -> bool:
    """Whether nothing but the locale sets it apart."""
    return rendition == msgspec.structs.replace(Rendition(), locale=rendition.locale)


def summary(in_place: Record, walks: Record, count: int) -> dict[str, object]:
    """What the script prints as its last line."""
    base = seconds(walks, default=True)
    each_in_place = (seconds(in_place, default=True) - base) / count
    each_walk = seconds(walks, default=False) / count
    looks = [state for state in in_place.states if not is_default(state.rendition)]
    looking = sum(sum(state.timing.values()) for state in looks) / 1000 / count
    return {
        "ratio": round(each_in_place / each_walk, 3),
        "ratio_looking": round(looking / each_walk, 3),
        "renditions": count,
        "seconds_default_walks": round(base, 2),
        "seconds_rendition_in_place": round(each_in_place, 2),
        "seconds_rendition_looking": round(looking, 2),
        "seconds_rendition_walk": round(each_walk, 2),
        "states_in_place": len(looks),
        "states_walked": sum(not is_default(state.rendition) for state in walks.states),
    }


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 2 with one line when there is nothing to measure."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    try:
        names, options = parted(arguments)
        with tempfile.TemporaryDirectory(prefix="a11y-renditions-") as folder:
            walks = walked(options, [WALK + name for name in names], Path(folder) / "walks")
            in_place = walked(options, names, Path(folder) / "in-place")
            answer = summary(in_place, walks, len(names))
    except A11yError as error:
        print(error, file=sys.stderr)
        return 2
    for name, value in answer.items():
        print(f"{name:<28} {value:>8}")
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
