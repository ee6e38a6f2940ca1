from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import begin, end, finding, seen, state, walk, write_record

from a11y.facts.policy import Policy
from a11y.facts.record import RECORDS, read_record
from a11y.gate import Status, Verdict, judge
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.run import ErrorLine, Line, Walk, WalkStatus

EN, FR = walk(), walk(locale="fr")


def verdict(folder: Path, planned: list[Walk], *lines: Line, policy: Policy | None = None) -> Verdict:
    """The verdict on a record of these lines."""
    return judge(read_record(write_record(folder, planned, *lines)), policy)


def test_a_run_without_findings_passes(tmp_path: Path) -> None:
    """A run that saw all it planned and found nothing passes."""
    assert verdict(tmp_path, [EN], *seen(EN)).status is Status.PASSED


def test_a_fault_fails_the_run(tmp_path: Path) -> None:
    """A failed finding fails the run; the same fault in two locales is one fault."""
    found = verdict(tmp_path, [EN, FR], *seen(EN), *seen(FR), finding(EN), finding(FR))
    assert found.status is Status.FINDINGS
    assert found.blocking == ("f1",)


@pytest.mark.parametrize(("impact", "blocks"), [(impact, impact.weight >= 2) for impact in Impact])
def test_the_policy_says_which_impact_blocks(tmp_path: Path, impact: Impact, blocks: bool) -> None:
    """A finding blocks from the policy's impact upwards, and below it is only counted."""
    policy = Policy(fail_on=Impact.SERIOUS)
    found = verdict(tmp_path, [EN], *seen(EN), finding(EN, impact), policy=policy)
    assert found.status is (Status.FINDINGS if blocks else Status.PASSED)
    assert found.below == (0 if blocks else 1)


def test_a_question_never_blocks(tmp_path: Path) -> None:
    """What only a person can decide does not close the gate."""
    question = finding(EN, Impact.CRITICAL, OutcomeValue.CANT_TELL)
    found = verdict(tmp_path, [EN], *seen(EN), question)
    assert (found.status, found.questions) == (Status.PASSED, 1)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (seen(EN), "(fr, pointer) did not come to its end"),
        ((*seen(EN), state(FR)), "(fr, pointer) did not come to its end"),
        ((*seen(EN), state(FR), end(FR, WalkStatus.BROKEN, "No button.")), "broke: No button"),
        ((*seen(EN), end(FR)), "saw no page"),
        ((*seen(EN), *seen(FR), ErrorLine("target", "The target is down.")), "The target is down"),
        ((*seen(EN), state(FR, untested={"axe": "It timed out."}), end(FR)), "axe could not look"),
        ((), "no page was seen at all"),
    ],
)
def test_what_was_not_seen_is_never_passed(tmp_path: Path, lines: tuple[Line, ...], reason: str) -> None:
    """A walk without an end, a broken one, an empty one, an error, a page not tested: each is incomplete."""
    found = verdict(tmp_path, [EN, FR], *lines)
    assert found.status is Status.INCOMPLETE
    assert any(reason in told for told in found.reasons), found.reasons


def test_incomplete_comes_before_findings(tmp_path: Path) -> None:
    """A run that is both incomplete and has faults is incomplete."""
    assert verdict(tmp_path, [EN, FR], *seen(EN), finding(EN)).status is Status.INCOMPLETE


def test_a_record_that_was_cut_is_incomplete(tmp_path: Path) -> None:
    """A record whose process was killed in the middle of a line is never passed."""
    write_record(tmp_path, [EN], *seen(EN))
    (tmp_path / "run.jsonl").unlink()
    path = next((tmp_path / RECORDS).iterdir())
    path.write_bytes(path.read_bytes()[:-20])
    assert judge(read_record(tmp_path)).status is Status.INCOMPLETE


def test_a_scenario_that_the_target_cannot_have_is_not_missing(tmp_path: Path) -> None:
    """An inapplicable walk saw no page and is no gap."""
    lines = (*seen(EN), end(FR, WalkStatus.INAPPLICABLE, "No tokens here."))
    assert verdict(tmp_path, [EN, FR], *lines).status is Status.PASSED


def test_a_broken_walk_is_told_once(tmp_path: Path) -> None:
    """The error line of a broken walk is not told a second time beside its end."""
    error = ErrorLine("scenario", "No button.", EN.scenario, "", EN.rendition, EN.modality)
    found = verdict(tmp_path, [EN], state(EN), end(EN, WalkStatus.BROKEN, "No button."), error)
    assert len(found.reasons) == 1


def test_the_first_line_alone_is_no_run(tmp_path: Path) -> None:
    """A record with nothing but its first line is incomplete, even when nothing was planned."""
    assert begin([]).planned == ()
    assert verdict(tmp_path, []).status is Status.INCOMPLETE


def test_a_rendition_that_was_not_seen_in_place_is_missing(tmp_path: Path) -> None:
    """A walk that set out to look at its pages in dark and looked at one of two only is incomplete."""
    dark = msgspec.structs.replace(EN.rendition, color_scheme="dark")
    planned = msgspec.structs.replace(EN, also=(dark,))
    shown = msgspec.structs.replace(EN, rendition=dark)
    lines = (state(planned), state(planned, 2), state(shown), end(planned))
    found = verdict(tmp_path / "one", [planned], *lines)
    assert found.status is Status.INCOMPLETE
    assert found.reasons == ("test_sign_in::test_sign_in (en dark, pointer) was not seen at 1 step",)
    assert verdict(tmp_path / "both", [planned], *lines, state(shown, 2)).status is Status.PASSED


def test_a_language_chosen_on_the_way_is_looked_at_in_that_language(tmp_path: Path) -> None:
    """When the user has switched to French, the renditions to look at are French too."""
    dark = msgspec.structs.replace(EN.rendition, color_scheme="dark")
    planned = msgspec.structs.replace(EN, also=(dark,))
    switched = msgspec.structs.replace(dark, locale="fr")
    lines = (state(planned), state(msgspec.structs.replace(EN, rendition=dark)), state(FR, 2), end(planned))
    found = verdict(tmp_path / "one", [planned], *lines)
    assert found.reasons == ("test_sign_in::test_sign_in (fr dark, pointer) was not seen at 1 step",)
    seen_too = state(msgspec.structs.replace(EN, rendition=switched), 2)
    assert verdict(tmp_path / "both", [planned], *lines, seen_too).status is Status.PASSED
