"""What a verdict costs beside reading the record: `gate.py DIR [--base DIR] [--number N]`."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from a11y.comparing.differences import compare
from a11y.facts.policy import Policy
from a11y.facts.record import read_record
from a11y.gate import judge
from a11y.reporting.difference_text import difference_text
from a11y.reporting.gate_text import gate_lines


def main() -> None:
    """Prints the medians of `--number` rounds, and the ratios, as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, help="a run directory")
    parser.add_argument("--base", type=Path, help="another, to be compared with it")
    parser.add_argument("--number", type=int, default=3, help="rounds")
    given = parser.parse_args()
    record = read_record(given.directory)
    base = read_record(given.base) if given.base else record

    def gate() -> None:
        list(gate_lines(record, judge(record)))

    reading = seconds(lambda: read_record(given.directory), given.number)
    judging = seconds(gate, given.number)
    comparing = seconds(lambda: difference_text(compare(base, record, Policy())), given.number)
    told = {
        "states": len(record.states),
        "findings": len(record.findings),
        "faults": len({finding.fingerprint for finding in record.findings}),
        "seconds_reading": round(reading, 3),
        "seconds_gate": round(judging, 3),
        "seconds_comparing": round(comparing, 3),
        "ratio_gate": round(judging / reading, 3),
        "ratio_comparing": round(comparing / reading, 3),
    }
    print(json.dumps(told))


def seconds(work: Callable[[], object], number: int) -> float:
    """The median time of so many rounds."""
    times = []
    for _ in range(number):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
