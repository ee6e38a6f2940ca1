"""Runs that are killed at seeded moments, and what is left of them: `interruptions.py [--number N] [--scenarios EXPR]`.

Each kill is `kill -9` of one process: the command's own, a worker, the process that leads the workers, the browser,
or the embedded index. Linux alone, since processes are followed through /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from running import A11Y, BROWSER, Family, a11y

from a11y.facts.record import read_record
from a11y.words.errors import RecordError
from a11y.words.run import WalkStatus

VICTIMS = {
    "command": "",
    "leader": "--rootdir",
    "worker": "import sys;exec(eval(sys.stdin.readline()))",
    "browser": BROWSER,
    "index": "a11y.index",
}
"""Whom a kill meets, and what only its command line has."""
INCOMPLETE = 3
"""The exit status of a run that did not see everything (DESIGN §5)."""


def main() -> None:
    """Prints one JSON object: how many records were readable, how many passed, and what was left behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=50, help="kills")
    parser.add_argument("--scenarios", default="sign_in or sign_out", help="which, as `a11y run -k` has it")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311  # to be repeated, not to be secret
    with tempfile.TemporaryDirectory(prefix="interruptions-") as folder:
        begun = time.monotonic()
        whole = a11y(*_run(given.scenarios, "whole"), folder=Path(folder))
        length = time.monotonic() - begun
        told = [
            _killed(Path(folder) / str(number), given.scenarios, victim, chance.uniform(0, length))
            for number, victim in zip(range(given.number), cycle(VICTIMS), strict=False)
        ]
    # an index or browser that was killed after the last page took nothing away: the command came to its own end
    kills = [one for one in told if one["killed"] and not one["whole"]]
    print(
        json.dumps(
            {
                "kills": len(kills),
                "ended_before": len(told) - len(kills),
                "status_when_whole": whole.status,
                "seconds_when_whole": round(length, 1),
                "victims": {name: sum(one["killed"] == name for one in kills) for name in VICTIMS},
                "records": sum(one["record"] for one in kills),
                "readable": sum(one["readable"] for one in kills),
                "passed": sum(one["passed"] for one in kills),
                "lost": sum(one["lost"] for one in kills),
                "left_behind": sum(one["left_behind"] for one in kills),
                "folders_left": sum(one["folders"] for one in kills),
                "keys_left": sum(one["keys"] for one in kills),
            }
        )
    )


def _run(expression: str, out: str) -> list[object]:
    return ["-q", "run", "-l", "en", "-n", 2, "-k", expression, "--format", "json", "--out", out]


def _killed(folder: Path, expression: str, victim: str, moment: float) -> dict[str, object]:
    """One run, killed; whom that met, and what was found afterwards."""
    temporary = folder / "tmp"
    temporary.mkdir(parents=True)
    process = subprocess.Popen(
        [*A11Y, *map(str, _run(expression, "out"))], cwd=folder, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=(folder / "told").open("wb"), env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        family = Family(process.pid)
        written = _lines(folder / "out")
        met = _kill(family, process, victim)
        process.wait()
        left = family.left_behind()
    else:
        return {"killed": ""}
    found = {
        "killed": met,
        "left_behind": len(left),
        "folders": len(list(temporary.iterdir())),
        "keys": len(
            [path for path in temporary.rglob("plan.json") if json.loads(path.read_bytes())["provision_key"]]
        ),
        **_read(folder, written, process.returncode if met != "command" else None),
    }
    print(f"{victim:8} at {moment:5.1f} s: {json.dumps(found)}", file=sys.stderr, flush=True)
    return found


def _kill(family: Family, process: subprocess.Popen[bytes], victim: str) -> str:
    """Kill the victim if it is there already, else the command; whom it met."""
    if VICTIMS[victim] and family.has(VICTIMS[victim]):
        os.kill(family.pid_of(VICTIMS[victim]), signal.SIGKILL)
        return victim
    process.kill()
    return "command"


def _lines(out: Path) -> set[bytes]:
    """The whole lines that processes have written."""
    return {
        line
        for path in (out / "records").glob("*.jsonl")
        for line in path.read_bytes().splitlines(keepends=True)
        if line.endswith(b"\n")
    }


def _read(folder: Path, written: set[bytes], status: int | None) -> dict[str, bool]:
    """What the commands that read a record make of it."""
    gate = a11y("gate", "out", folder=folder)
    report = a11y("report", "out", "--format", "json", folder=folder)
    joined = a11y("combine", "out", folder=folder)
    told = "".join(one.out + one.err for one in (gate, report, joined))
    if status is not None:
        # what the processes of a command that is no more cry into the void harms nobody
        told += (folder / "told").read_text(encoding="utf-8", errors="replace")
    clean = "Traceback" not in told and "unexpected" not in told
    statuses = {gate.status} | ({status} if status is not None else set())
    told_of = {"gate": gate.status, "report": report.status, "run": status}
    whole = _whole(folder / "out")
    if not clean or (gate.status != INCOMPLETE and not whole):
        print(told_of, told[-600:], file=sys.stderr)
    return {
        "record": bool(written),
        "whole": whole,
        "readable": clean and gate.status == INCOMPLETE and (not written or report.status == 0),
        "passed": 0 in statuses,
        "lost": not written <= _lines(folder / "out"),
    }


def _whole(out: Path) -> bool:
    """Whether the run came to its own end all the same, every process's last line among it."""
    try:
        record = read_record(out)
    except RecordError:
        return False
    finished = {end.walk for end in record.ends if end.status is WalkStatus.FINISHED}
    return not record.cut and bool(record.run.planned) and finished == set(record.run.planned)


if __name__ == "__main__":
    main()
