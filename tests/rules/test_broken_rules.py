"""A rule that breaks on a page takes nothing else with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from made_records import end, state, walk, write_record

from a11y.facts.record import read_record
from a11y.rules import judge as judging
from a11y.rules import judge_across as judging_across
from a11y.rules.broken import BROKE
from a11y.rules.registry import MESSAGE_RULES, RULES
from a11y.rules.rule import AcrossRule, Compared, Rule
from a11y.words.finding import Impact, Outcome
from a11y.words.state import PageState


def breaks(seen: PageState) -> Iterator[Outcome]:
    """An outcome is promised, and then something is missing."""
    if seen.id:
        raise IndexError("tuple index out of range")
    yield from ()


def lost(seen: PageState) -> str:
    """Nothing can be kept of this page."""
    raise KeyError(seen.title)


def nothing(_seen: PageState, _sightings: Sequence[Any], _others: Sequence[Any]) -> Iterator[Outcome]:
    """Does not apply."""
    yield from ()


BREAKS = Rule(id="made/breaks", title="Breaks.", criteria=(), impact=Impact.MINOR, judge=breaks)


def test_a_rule_that_raises_is_untested_and_the_others_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reason names what was raised and whose fault it is; all other rules say what they say without it."""
    seen = state(walk())
    alone, found = judging.judge(seen)
    monkeypatch.setattr(judging, "page_rules", lambda: (BREAKS, *RULES, *MESSAGE_RULES))
    judged, told = judging.judge(seen)
    why = judged.untested.pop("made/breaks")
    assert why.startswith(BROKE)
    assert "IndexError: tuple index out of range" in why
    assert "made/breaks" in why
    assert (judged, told) == (alone, found)


@pytest.mark.parametrize("compared", list(Compared))
def test_a_rule_across_pages_that_cannot_keep_a_page_is_untested_there(
    compared: Compared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it compares: the record is judged to its end, and the page that it broke on does not pass."""
    made = walk()
    record = read_record(write_record(tmp_path / "run", [made], state(made), state(made, 2), end(made)))
    rule = AcrossRule(
        id="made/loses",
        title="Loses.",
        criteria=(),
        impact=Impact.MINOR,
        compared=compared,
        keep=lost,
        judge=nothing,
    )
    monkeypatch.setattr(judging_across, "across_rules", lambda: (rule,))
    monkeypatch.setattr(judging_across, "load_nodes", lambda _folder, seen: seen)
    states = judging_across.judge_across(record).states
    expected = {"made/loses"} if compared is not Compared.LOCALES else set[str]()
    for seen in states:
        assert {name for name, why in seen.untested.items() if why.startswith(BROKE)} == expected
        assert "made/loses" not in seen.passed


def test_a_rule_across_pages_that_raises_is_untested_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that breaks while it compares is untested on the page that it judged."""

    def breaks_beside(
        _seen: PageState, _sightings: Sequence[Any], others: Sequence[str]
    ) -> Iterator[Outcome]:
        raise ValueError(others[-1])

    made = walk()
    record = read_record(write_record(tmp_path / "run", [made], state(made), state(made, 2), end(made)))
    rule = AcrossRule(
        id="made/breaks", title="Breaks.", criteria=(), impact=Impact.MINOR, compared=Compared.STEPS,
        keep=lambda seen: seen.id, judge=breaks_beside,
    )  # fmt: skip
    monkeypatch.setattr(judging_across, "across_rules", lambda: (rule,))
    monkeypatch.setattr(judging_across, "load_nodes", lambda _folder, seen: seen)
    first, second = judging_across.judge_across(record).states
    assert "made/breaks" in first.inapplicable
    assert "ValueError" in second.untested["made/breaks"]
