"""What screen readers are known to leave out: the table says where it comes from, and cannot hide a fault of a page."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import a11y
from a11y.facts.screen_reader_omissions import Omission, known_omissions, omissions
from a11y.speech.lexicon import ROLES, STATES

ROOT = Path(a11y.__file__).parent
TABLE = "a11y.facts.screen_reader_omissions"
MAY_ASK = {"speech/agreement.py", "reporting/kit/left_out.py"}
"""Modules that compare two voices, or tell a person what a participant will hear."""


@pytest.mark.parametrize("one", omissions(), ids=lambda one: f"{one.reader}-{one.role}")
def test_each_entry_can_be_looked_up(one: Omission) -> None:
    """Words that utterances have, versions with numbers, and the reader's own source."""
    assert one.role in ROLES
    assert one.states
    assert set(one.states) <= set(STATES)
    assert one.since.replace(".", "").isdecimal()
    assert one.source.startswith("https://")
    assert one.is_of(one.since)
    assert not one.until or not one.is_of(one.until)


def test_no_state_of_a_role_is_told_twice() -> None:
    """Two entries that say the same would be counted twice."""
    told = [(one.reader, one.role, state) for one in omissions() for state in one.states]
    assert len(told) == len(set(told))


def test_a_version_is_told_its_own() -> None:
    """What a later version mended explains nothing there; without a version all of a reader are told."""
    assert [one.until for one in known_omissions("Orca 43.1", "password", ["required"])] == ["47.2"]
    assert list(known_omissions("Orca 47.2", "password", ["required"])) == []
    assert list(known_omissions("Orca 42.3", "password", ["required"])) == []
    assert [one.role for one in known_omissions("Orca", "password", ["required"])] == ["password"]
    assert list(known_omissions("NVDA", "password", ["required"])) == []
    assert list(known_omissions("tree", "password", ["required"])) == []


def test_no_rule_asks_the_table() -> None:
    """A page that lacks a state is judged by its tree: neither rules nor the tree's own words know of the table."""
    ask = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if "_content" not in path.parts and TABLE in _imported(path)
    }
    assert ask == MAY_ASK


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
