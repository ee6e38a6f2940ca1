"""The gate on real runs over the embedded index, with and without a planted fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Ended, a11y


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean run and one with a fault, in English and Hebrew."""
    folder = tmp_path_factory.mktemp("runs")
    (folder / ".git").mkdir()
    walked = ("run", "-l", "en", "-l", "he", "-k", "test_sign_in_with_totp")
    assert a11y(*walked, "--out", "clean", folder=folder).status == 0
    assert a11y(*walked, "--out", "faulty", "--plant", "missing-label", folder=folder).status == 1
    return folder


def gate(folder: Path, *arguments: str) -> Ended:
    """The gate's answer."""
    return a11y("gate", *arguments, folder=folder)


def test_a_planted_fault_is_new_and_a_mended_one_mended(runs: Path) -> None:
    """In both locales it is one fault; taken away again, it is told as mended and nothing blocks."""
    planted = gate(runs, "faulty", "--base", "clean")
    assert planted.status == 1
    assert [
        line for line in planted.out.splitlines() if " axe/label " in line and "seen in 2 locales" in line
    ]
    mended = gate(runs, "clean", "--base", "faulty")
    assert mended.status == 0
    assert "0 new, 2 mended, 0 unchanged, 0 moved" in mended.out


def test_who_listens_is_told_of_the_lost_name(runs: Path) -> None:
    """The field without a label is heard without a name, in the source locale once for all."""
    told = gate(runs, "faulty", "--base", "clean").out
    assert "textbox “Password”, required is now textbox, required" in told


def test_what_is_accepted_in_one_locale_is_accepted_in_all(runs: Path) -> None:
    """A baseline made in English accepts the same fault in Hebrew, and the clean run tells that it is gone."""
    made = ("--baseline", "b.toml")
    assert gate(runs, "faulty", *made, "--update-baseline", "--policy", "only.locale=en").status == 0
    assert gate(runs, "faulty", *made).status == 0
    assert "no longer seen" in gate(runs, "clean", *made).out
    assert gate(runs, "clean", *made, "--update-baseline").status == 0
    assert "[[finding]]" not in (runs / "b.toml").read_text(encoding="utf-8")
    assert gate(runs, "faulty", *made).status == 1
