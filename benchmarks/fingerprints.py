"""Whether a fault keeps its name: `fingerprints.py [--number N] [--mending N] [--seed N] [options of a11y run]`.

`a11y run` walks with the options given (`--target URL`, `--plant NAME`, `-l L`, `-k EXPR`…; without any, the embedded
index with planted faults, some tasks, in English). On each page state, the live page is mutated, looked at by the same
probes in the same browser, judged by the same rules, and put back. Mutations that leave the fault: generated ids,
renamed classes, other counts and dates, another order, an added sibling, a twin of the fault beside it, another locale,
another rendition. Mutations that mend it: what the rule asks for, or the element gone.

- *kept* is the share of the mutations that leave a fault after which every fault still told has the fingerprint that it
  had; *lost* counts the others.
- *merged* counts elements that share a fingerprint on one page state and are not in two rows of one list or table.
- *stale* counts the mended faults whose fingerprint is told all the same; *lost_beside_mended* the mendings after
  which another fault lost its fingerprint.

    fingerprints.py --compare DIR DIR

compares two records of one target instead: of the page states that both have (the same scenario and step), how many
fingerprints each has, and how many they share. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from a11y.facts.record import load_nodes, read_record
from a11y.rules.judge import judge
from a11y.words.errors import A11yError
from a11y.words.message import Sighting

PLANTS = (
    "missing-label", "low-contrast", "empty-header", "missing-alt", "unnamed-link", "small-target", "missing-main",
    "zoom-disabled", "scroll-by-pointer", "unknown-role", "duplicate-landmark", "heading-gap", "stray-paragraph",
    "hidden-but-focusable", "focus-order", "nested-controls", "duplicate-id",
)  # fmt: skip
"""Faults of elements, on as many pages as there are."""
TASKS = "test_upload_with_a_project_token or test_remove_a_token or test_set_up_totp or test_read_the_account_history"
TASKS += " or test_sign_in_with_totp or test_add_a_security_key or test_use_a_recovery_code"
OPTIONS = (
    "-l",
    "en",
    "--modality",
    "pointer",
    "-k",
    TASKS,
    *(part for name in PLANTS for part in ("--plant", name)),
)
"""What is walked when nothing is asked for."""
STATES = 14
"""Page states with faults that the mutations are spread over, at least."""


def mutated(options: list[str], number: int, mending: int, seed: int) -> dict[str, object]:
    """The counts of a run that is made now. Raises `A11yError` when it gave none."""
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        counted = Path(folder) / "counts.json"
        asked = {
            "number": number, "mending": mending, "per_state": -(-number // STATES), "seed": seed, "out": str(counted),
        }  # fmt: skip
        environment = {
            **os.environ,
            "FINGERPRINT_MUTATIONS": json.dumps(asked),
            "PYTEST_PLUGINS": "mutations",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(here), os.environ.get("PYTHONPATH", "")))),
        }
        command = [sys.executable, "-m", "a11y", "run", "--out", str(Path(folder) / "run"), *options]
        status = subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode
        if not counted.is_file():
            raise A11yError(f"no page was mutated: a11y run ended with status {status}; see its words above")
        told = json.loads(counted.read_text(encoding="utf-8"))
    counts = told["counts"]
    for example in told["examples"][:20]:
        print(json.dumps(example), file=sys.stderr)
    done = counts.get("leaving", 0)
    return {
        "kept": round(counts.get("kept", 0) / done, 4) if done else None,
        **{name: counts.get(name, 0) for name in ("lost", "merged", "stale", "lost_beside_mended")},
        "leaving": done,
        "mending": counts.get("mending", 0),
        "states": counts.get("states", 0),
        "kinds": {name: count for name, count in sorted(counts.items()) if " " in name},
        "seed": seed,
    }


def compared(one: Path, other: Path) -> dict[str, object]:
    """How many fingerprints two records share, both judged anew by the rules as they are."""
    first, second = _by_step(one), _by_step(other)
    both = first.keys() & second.keys()
    here = {name for step in both for name in first[step]}
    there = {name for step in both for name in second[step]}
    shared = len(here & there)
    return {"steps": len(both), "first": len(here), "second": len(there), "shared": shared,
            "share": round(shared / min(len(here), len(there)), 4) if here and there else None}  # fmt: skip


def _by_step(folder: Path) -> dict[tuple[str, str], set[str]]:
    record = read_record(folder)
    sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        sightings[sighting.state].append(sighting)
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for state in record.states:
        _, findings = judge(load_nodes(folder, state), sightings[state.id])
        told[state.scenario, state.step] |= {finding.fingerprint for finding in findings}
    return told


def main() -> int:
    """Measure, and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--mending", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare", nargs=2, type=Path)
    known, options = parser.parse_known_args()
    try:
        if known.compare:
            told = compared(*known.compare)
        else:
            told = mutated(options or list(OPTIONS), max(1, known.number), max(0, known.mending), known.seed)
    except A11yError as error:
        print(f"fingerprints: {error}", file=sys.stderr)
        return 2
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
