"""How tests are shared between processes: what takes long is begun first, so that nobody ends alone with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

TESTS = Path(__file__).parent
IN_PARTS = "rules/test_planted_pages.py"
"""More pages than one process should walk: those of a family of rules stay together."""
LONG = (
    "index/test_plants.py",
    "walking/test_at_orca.py",
    "walking/test_run.py",
    "walking/test_second_target.py",
    "walking/test_warehouse_gates.py",
    "walking/test_interrupted.py",
    "walking/test_rough_weather.py",
    "walking/test_lent_run.py",
    "walking/test_lending.py",
    "walking/test_full_disk.py",
    "walking/test_bad_input.py",
    "walking/test_mail_by_smtp.py",
    "gate/test_planted_faults.py",
    "gate/test_never_a_pass.py",
    "cli/test_check.py",
    "cli/test_kit_accounts.py",
    "cli/test_kit_accounts_command.py",
    "browser/orca/test_sessions.py",
    "browser/test_sure.py",
    "browser/test_openings.py",
    "rules/test_across_pages.py",
    IN_PARTS,
)
"""Files that take longer than the others, the longest first; the others follow in their own order."""


def part_of(nodeid: str) -> str:
    """What goes to one process together: a file's tests, or its pages of one family of rules."""
    file, _, test = nodeid.partition("::")
    family = test.partition("[")[2].partition("-")[0]
    return f"{file}::{family}" if file.endswith(IN_PARTS) and family else file


def rank(path: Path) -> int:
    """The place of a file in the order in which files are begun."""
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else ""
    return LONG.index(name) if name in LONG else len(LONG)


class Balanced(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Sends parts in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        super().__init__(config, log)
        # many tests do not mean a long time
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return part_of(nodeid)
