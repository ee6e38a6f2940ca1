"""The gate on real runs over the embedded index, with and without a planted fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Ended, a11y, a11y_here

LOCALES = ("en", "he")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean run and one with a fault, in English and Hebrew, each joined from the runs of its locales."""
    folder = tmp_path_factory.mktemp("runs")
    (folder / ".git").mkdir()
    for name, plants, status in (("clean", (), 0), ("faulty", ("--plant", "missing-label"), 1)):
        for locale in LOCALES:
            walked = (
                "run",
                "-l",
                locale,
                "-k",
                "test_sign_in_with_totp",
                *plants,
                "--out",
                f"{name}-{locale}",
            )
            assert a11y(*walked, folder=folder).status == status
        joined = a11y_here(
            "combine", *(f"{name}-{locale}" for locale in LOCALES), "--out", name, folder=folder
        )
        assert joined.status == 0
    return folder


def gate(folder: Path, *arguments: str) -> Ended:
    """The gate's answer."""
    return a11y_here("gate", *arguments, folder=folder)


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


@pytest.mark.parametrize(("base", "head"), [("en", "en"), ("he", "he"), ("en", "he"), ("he", "en")])
def test_the_locale_of_the_base_makes_no_fault_new(runs: Path, base: str, head: str) -> None:
    """Whatever locale each side was walked in: what is planted is new, what was there is not, by the same names.

    What is mended is told only by a run that looked where the fault was: it may be there still in the base's locale.
    """
    planted = gate(runs, f"faulty-{head}", "--base", f"clean-{base}")
    assert planted.status == 1
    assert "2 new, 0 mended, 0 unchanged, 0 moved" in planted.out
    known = gate(runs, f"faulty-{head}", "--base", f"faulty-{base}")
    assert known.status == 0
    assert "0 new, 0 mended, 2 unchanged, 0 moved" in known.out
    mended = gate(runs, f"clean-{head}", "--base", f"faulty-{base}")
    assert mended.status == 0
    gone = 2 if base == head else 0
    assert f"0 new, {gone} mended, 0 unchanged, 0 moved" in mended.out
    assert ("this run did not look" in mended.out) == (base != head)


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
