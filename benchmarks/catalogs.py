"""How long counting catalogs takes beside others who count: `catalogs.py TREE [--number N]`.

TREE holds `<locale>/LC_MESSAGES/<domain>.po`. The same files are counted by `a11y coverage --catalogs`, by
translate-toolkit's `pocount` and by gettext's `msgfmt --statistics`, as commands, one after the other, N times. The
ratios are of processor time, which other work on the machine changes less than the clock's.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from a11y.coverage.static import static_coverage


def main() -> None:
    """Prints medians and ratios as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path, help="a folder with catalogs below it")
    parser.add_argument("--number", type=int, default=3, help="rounds")
    given = parser.parse_args()
    files = sorted(str(path) for path in given.tree.rglob("LC_MESSAGES/*.po"))
    if not files:
        parser.error(f"{given.tree} holds no <locale>/LC_MESSAGES/<domain>.po")
    commands = {
        "ours": [[*_ours(given.tree), "--no-lint"]],
        "ours_with_lint": [_ours(given.tree)],
        "pocount": [[_found("pocount", "pip install translate-toolkit"), "--short", *files]],
        "msgfmt": [
            [_found("msgfmt", "apt-get install gettext"), "--statistics", "-o", os.devnull, file]
            for file in files
        ],
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(given.number):
        for name, calls in commands.items():
            times[name].append(_seconds(calls))
    median = {name: statistics.median(spent for spent, _ in taken) for name, taken in times.items()}
    clock = {name: statistics.median(passed for _, passed in taken) for name, taken in times.items()}
    rows = static_coverage(str(given.tree)).locales
    told = {
        "files": len(files),
        "locales": len(rows),
        "messages": sum(row.reference.messages for row in rows),
        **{f"processor_{name}": round(taken, 2) for name, taken in median.items()},
        **{f"clock_{name}": round(taken, 2) for name, taken in clock.items()},
        "ratio_to_pocount": round(median["ours"] / median["pocount"], 2),
        "ratio_to_msgfmt": round(median["ours"] / median["msgfmt"], 2),
        "ratio_of_lint": round(median["ours_with_lint"] / median["ours"], 2),
    }
    print(json.dumps(told))


def _ours(tree: Path) -> list[str]:
    return [sys.executable, "-m", "a11y", "coverage", "--catalogs", str(tree), "--quiet"]


def _found(name: str, remedy: str) -> str:
    path = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if path is None:
        sys.exit(f"catalogs.py: there is no {name}; {remedy}")
    return path


def _seconds(calls: Sequence[list[str]]) -> tuple[float, float]:
    """Processor and clock time of the commands; what they print, and their verdicts, do not matter."""
    before, begun = os.times(), time.perf_counter()
    for call in calls:
        subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - begun


if __name__ == "__main__":
    main()
