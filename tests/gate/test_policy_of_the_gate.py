from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_records import end, finding, seen, state, walk, write_record

from a11y.facts.baseline import Baseline, Entry, updated
from a11y.facts.policy import Budgets, Policy, Selection
from a11y.facts.record import Record, read_record
from a11y.gate import Status, judge
from a11y.gating.accepting import Signature, gone, missing
from a11y.gating.scope import require_known_ahead
from a11y.words.errors import PolicyError
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.rendition import Modality
from a11y.words.run import Line, WalkStatus
from a11y.words.state import Act

EN, FR = walk(), walk(locale="fr")
KEYS = walk(modality=Modality.KEYBOARD)
TODAY = date(2026, 6, 1)


def record(folder: Path, *lines: Line) -> Record:
    """A whole run in English and French, and these lines."""
    return read_record(write_record(folder, [EN, FR], *seen(EN), *seen(FR), *lines))


def entry(fingerprint: str = "f1", expires: date = TODAY, **fields: Any) -> Entry:
    """An entry of the baseline."""
    return Entry(fingerprint, "axe/label", "there", "because", expires, **fields)


@pytest.mark.parametrize(
    ("selection", "fits"),
    [
        (Selection(rule="axe/label"), True),
        (Selection(rule="axe/*"), True),
        (Selection(rule="keyboard/*"), False),
        (Selection(criterion="4.1.2"), True),
        (Selection(criterion="1.1.1"), False),
        (Selection(scenario="test_sign_in::test_sign_in"), True),
        (Selection(scenario="Sign in with a password"), True),
        (Selection(locale="en"), True),
        (Selection(locale="fr"), False),
        (Selection(rule="axe/label", locale="fr"), False),
    ],
)
def test_findings_are_chosen_by_what_and_where(tmp_path: Path, selection: Selection, fits: bool) -> None:
    """`ignore` takes out what fits every key of one of its entries; `only` leaves nothing else."""
    made = record(tmp_path, finding(EN))
    assert judge(made, Policy(ignore=(selection,))).status is (Status.PASSED if fits else Status.FINDINGS)
    assert judge(made, Policy(only=(selection,))).status is (Status.FINDINGS if fits else Status.PASSED)


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (
            Policy(ignore=(Selection(rule="axe/labell"),)),
            "unknown rule 'axe/labell' in [policy] ignore; did you mean",
        ),
        (Policy(only=(Selection(criterion="4.1.22"),)), "did you mean '4.1.2'?"),
        (
            Policy(only=(Selection(scenario="test_sign_in::test_sign"),)),
            "did you mean 'test_sign_in::test_sign_in'?",
        ),
        (Policy(only=(Selection(locale="zz"),)), "unknown locale 'zz'"),
        (Policy(budgets=Budgets(coverage={"zz": 95})), "unknown locale 'zz'"),
        (Policy(budgets=Budgets(coverage={"fr": 950})), "0 to 100"),
        (
            Policy(budgets=Budgets(keystrokes={"Sign in with a pasword": 3})),
            "did you mean 'Sign in with a password'?",
        ),
    ],
)
def test_a_policy_names_what_there_is(tmp_path: Path, policy: Policy, sentence: str) -> None:
    """A rule, criterion, scenario or locale that does not exist is told with the nearest that does."""
    with pytest.raises(PolicyError) as told:
        judge(record(tmp_path, finding(EN)), policy)
    assert sentence in str(told.value)


def test_scenarios_that_a_run_left_out_are_known(tmp_path: Path) -> None:
    """A policy for all scenarios holds for a run of some of them."""
    policy = Policy(ignore=(Selection(scenario="test_totp::test_set_up_totp", rule="keyboard/unreachable"),))
    assert judge(record(tmp_path), policy).status is Status.PASSED


def test_a_run_knows_ahead_what_does_not_exist(tmp_path: Path) -> None:
    """Before a run the same names are asked for, save axe's rules and titles, which only a run knows."""
    (tmp_path / "test_mine.py").write_text("def test_one(index): ...")
    mine, locales = Selection(scenario="test_mine::test_one", rule="axe/whatever"), ("en", "fr")
    require_known_ahead(Policy(ignore=(mine, Selection(scenario="A title"))), locales, tmp_path)
    for wrong in (Selection(scenario="test_mine::test_on"), Selection(rule="keyboard/unreachabel")):
        with pytest.raises(PolicyError, match="did you mean"):
            require_known_ahead(Policy(only=(wrong,)), locales, tmp_path)
    with pytest.raises(PolicyError, match="unknown locale"):
        require_known_ahead(Policy(budgets=Budgets(coverage={"he": 5})), locales, tmp_path)


def test_a_budget_lets_so_many_pass(tmp_path: Path) -> None:
    """A budget takes its impact out of `fail_on`: up to the number pass, one more and all of them block."""
    two = [finding(EN, Impact.MODERATE, fingerprint=name) for name in ("a1", "a2")]
    made = record(tmp_path, *two, finding(FR, Impact.MODERATE, fingerprint="a2"))
    assert judge(made, Policy(budgets=Budgets(moderate=2))).status is Status.PASSED
    over = judge(made, Policy(budgets=Budgets(moderate=1)))
    assert over.blocking == ("a1", "a2")
    assert over.exceeded == ("2 moderate faults, above 1",)
    baseline = Baseline(entries=(entry("a1"),))
    assert judge(made, Policy(budgets=Budgets(moderate=1)), baseline, TODAY).status is Status.PASSED


def test_questions_block_when_asked_for(tmp_path: Path) -> None:
    """What only a person can decide blocks when the policy says `cant_tell`."""
    made = record(tmp_path, finding(EN, outcome=OutcomeValue.CANT_TELL))
    assert judge(made).status is Status.PASSED
    assert judge(made, Policy(cant_tell=True)).status is Status.FINDINGS


def sighting(msgid: str, translation: Translation) -> Sighting:
    """A message met in French."""
    return Sighting(state(FR).id, "fr", Channel.VISIBLE, msgid, translation, msgid)


def test_coverage_as_met(tmp_path: Path) -> None:
    """Different messages count once; words in no catalog do not; what nobody met is not measured, so not met."""
    met = [sighting(str(n), Translation.TRANSLATED) for n in range(3)]
    lines = [*met, sighting("x", Translation.MISSING), sighting("y", Translation.UNCATALOGUED)]
    made = record(tmp_path, *lines)
    assert judge(made, Policy(budgets=Budgets(coverage={"fr": 75}))).status is Status.PASSED
    below = judge(made, Policy(budgets=Budgets(coverage={"fr": 75.1})))
    assert below.exceeded == ("catalog coverage in fr is 75 %, below 75.1 %",)
    assert below.status is Status.FINDINGS
    unmeasured = judge(made, Policy(budgets=Budgets(coverage={"en": 50})))
    assert unmeasured.status is Status.INCOMPLETE


def test_keystrokes(tmp_path: Path) -> None:
    """The keystrokes of a keyboard walk are added up; a walk that did not end has none to tell."""
    acts = (Act("fill", keys=15, typed=12), Act("activate", keys=5))
    steps = [msgspec.structs.replace(state(KEYS, n), step=f"Step {n}", acts=acts) for n in (1, 2)]
    typed = "besides 24 typed characters"
    policy = Policy(budgets=Budgets(keystrokes={KEYS.scenario: 15}))
    made = read_record(write_record(tmp_path / "1", [KEYS], *steps, end(KEYS)))
    assert judge(made, policy).exceeded == (f"{KEYS.scenario} takes 16 keystrokes {typed} (en), above 15",)
    enough = Policy(budgets=Budgets(keystrokes={KEYS.title: 16}))
    assert judge(made, enough).status is Status.PASSED
    first = Policy(budgets=Budgets(keystrokes={f"{KEYS.scenario} > Step 1": 7}))
    typed = "besides 12 typed characters"
    assert judge(made, first).exceeded == (
        f"{KEYS.scenario} > Step 1 takes 8 keystrokes {typed} (en), above 7",
    )
    with pytest.raises(PolicyError, match="did you mean 'Step 1'"):
        judge(made, Policy(budgets=Budgets(keystrokes={f"{KEYS.scenario} > Step1": 7})))
    broken = write_record(tmp_path / "2", [KEYS], steps[0], end(KEYS, WalkStatus.BROKEN, "No."))
    assert judge(read_record(broken), policy).status is Status.INCOMPLETE


def test_what_is_accepted_does_not_block_until_its_day(tmp_path: Path) -> None:
    """A finding in the baseline passes and is counted; after the day of its entry it blocks and is told."""
    made = record(tmp_path, finding(EN))
    accepted = judge(made, None, Baseline(entries=(entry(),)), TODAY)
    assert (accepted.status, accepted.accepted) == (Status.PASSED, ("f1",))
    old = Baseline(entries=(entry(expires=date(2026, 5, 31)),))
    late = judge(made, None, old, TODAY)
    assert (late.status, late.blocking, late.expired) == (Status.FINDINGS, ("f1",), old.entries)


def test_a_new_finding_beside_an_accepted_one_blocks(tmp_path: Path) -> None:
    """The baseline accepts what it names and nothing else."""
    made = record(tmp_path, finding(EN), finding(EN, fingerprint="f2"))
    assert judge(made, None, Baseline(entries=(entry(),)), TODAY).blocking == ("f2",)


def test_an_incomplete_run_never_passes_by_a_baseline(tmp_path: Path) -> None:
    """Whatever is accepted, what was not seen is not passed."""
    made = read_record(write_record(tmp_path, [EN, FR], *seen(EN), finding(EN)))
    assert judge(made, None, Baseline(entries=(entry(),)), TODAY).status is Status.INCOMPLETE


@pytest.mark.parametrize(
    ("where", "is_gone"),
    [
        ({"scenario": EN.scenario, "rendition": "en", "modality": "pointer"}, True),
        ({"scenario": EN.scenario, "rendition": "he", "modality": "pointer"}, False),
        ({"scenario": EN.scenario, "rendition": "en", "modality": "keyboard"}, False),
        ({"scenario": "test_totp::test_set_up_totp", "rendition": "en", "modality": "pointer"}, False),
        ({}, True),
    ],
)
def test_only_what_the_run_could_have_seen_is_gone(
    tmp_path: Path, where: dict[str, Any], is_gone: bool
) -> None:
    """An entry of another locale, modality, scenario or rule than were looked at stays."""
    looked = msgspec.structs.replace(state(EN), passed=("axe/label",))
    made = read_record(write_record(tmp_path / "1", [EN], looked, end(EN)))
    there = Baseline(entries=(entry(**where),))
    assert bool(gone(there, made)) == is_gone
    other = msgspec.structs.replace(entry(**where), rule="axe/region")
    assert gone(Baseline(entries=(other,)), made) == ()
    broken = read_record(write_record(tmp_path / "2", [EN], looked, end(EN, WalkStatus.BROKEN, "No.")))
    assert gone(there, broken) == ()


def test_an_update_accepts_what_blocks_and_no_more(tmp_path: Path) -> None:
    """New entries are what the policy would not let pass, and the next gate passes."""
    made = record(tmp_path / "run", finding(EN), finding(FR), finding(EN, Impact.MINOR, fingerprint="f2"))
    policy = Policy(fail_on=Impact.SERIOUS)
    new = tuple(missing(Baseline(), made, policy, Signature("why", "Ada", TODAY)))
    assert [(e.fingerprint, e.rendition, e.who) for e in new] == [("f1", "en", "Ada")]
    given = [msgspec.structs.replace(e, fingerprint="aaaa") for e in new]
    assert len(updated(tmp_path / "b.toml", given, ()).entries) == 1
    assert judge(made, policy, Baseline(entries=new), TODAY).status is Status.PASSED
