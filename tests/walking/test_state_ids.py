"""Every page state of a run has an identifier of its own: of two that share one, combining would keep one."""

from __future__ import annotations

from pathlib import Path

from running import a11y

from a11y.facts.record import read_record


def test_walks_that_switch_to_one_language_stay_apart(tmp_path: Path) -> None:
    """The walks that begin in French and in Hebrew both go on in English; all their page states are in the record."""
    ended = a11y("run", "-l", "fr", "-l", "he", "-k", "test_language", "--out", "out", folder=tmp_path)
    assert ended.status == 0, ended
    record = read_record(tmp_path / "out")
    assert len(record.states) == sum(end.states for end in record.ends) > 4
