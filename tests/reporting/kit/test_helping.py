"""What a facilitator says at a barrier helps to go on, and leads nobody."""

from __future__ import annotations

import re

import msgspec
import pytest
from made_records import finding, walk

from a11y.reporting.kit.helping import ANY, EVERY_HELP, WHEN_STUCK, Help, help_at, help_for
from a11y.rules.registry import EVERY_RULE
from a11y.words.wcag import CRITERIA

LEADING = re.compile(
    r"\b(buttons?|links?|fields?|headings?|menus?|tables?|checkbox|list|forms?|tab|keys?|enter|escape|press|click|"
    r"scroll|top|bottom|left|right|above|below|next to|error|mistake|password|code)\b",
    re.IGNORECASE,
)
UNHEARD = {"1.2", "2.5"}
"""Guidelines about films and gestures: a criterion of theirs may have no help of its own."""


@pytest.mark.parametrize("said", EVERY_HELP, ids=lambda said: said.prompt)
def test_a_prompt_names_no_control_no_key_and_no_place(said: Help) -> None:
    """Who is asked does not learn what the facilitator knows."""
    assert said.prompt.endswith("?")
    assert LEADING.findall(said.prompt) == []


@pytest.mark.parametrize(
    "sentence", [*WHEN_STUCK, *(text for said in EVERY_HELP for text in msgspec.structs.astuple(said))]
)
def test_sentences_are_short(sentence: str) -> None:
    """A facilitator reads them while somebody else speaks: at most sixteen words a sentence."""
    assert max(len(part.split()) for part in re.split(r"(?<=[.?:])\s", sentence)) <= 16


def test_every_rule_of_ours_has_a_help_of_its_own() -> None:
    """A new family of rules must say what kind of barrier it is about."""
    assert [
        rule.id for rule in EVERY_RULE if rule.id != "people/barrier" and help_at(rule.id, ()) is ANY
    ] == []


def test_every_criterion_has_a_help_of_its_own() -> None:
    """Rules of axe and what people met are told by criteria."""
    without = [one.number for one in CRITERIA if help_at("axe/x", (one.number,)) is ANY]
    assert [number for number in without if number[:3] not in UNHEARD and number != "4.1.1"] == []


def test_the_rule_comes_before_its_family_and_both_before_the_criteria() -> None:
    """An error that is not announced is one of announcements, whatever it is filed under."""
    announced = help_at("status/announced", ())
    assert help_at("form/error-announced", ("3.3.1",)) is announced
    assert help_at("form/label-tied", ("4.1.3",)) is not announced
    assert help_at("axe/label", ("4.1.3",)) is announced


def test_a_finding_without_rule_and_criteria_that_are_known_is_helped_too() -> None:
    """A best practice of another engine."""
    unknown = msgspec.structs.replace(finding(walk()), rule="guest/thing", criteria=())
    assert help_for(unknown) is ANY
    assert help_for(finding(walk())) is help_at("axe/label", ("4.1.2",))
