"""What people met in user sessions, as findings beside those of machines (decision 0037)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from a11y.facts.observation_sheet import Observation, Severity, StepOutcome
from a11y.facts.redaction import Redactor
from a11y.facts.sheet_places import Observed
from a11y.rules.rule import Question
from a11y.words.finding import PERSON, Engine, Finding, Impact, OutcomeValue, Target
from a11y.words.marking import N_

_PARTICIPANT = "[participant]"
"""What stands in a note where somebody is called by name."""
_LENGTH = 16
_LONGEST_NAME = 80
"""Characters of a screen reader's name."""
_PAGE = Target(role="", name="", selector="html", html="")
"""A note is about the page: which element it was, nobody writes down in a form that can be looked up."""


def findings_of_people(rows: Iterable[Observed]) -> Iterator[Finding]:
    """A finding for each row that tells of a barrier, or that leaves open whether there was one. Pure.

    The same barrier noted of two participants is two findings of one fingerprint; of participants only a number is
    kept. WCAG 2.2's criteria are those that the note-taker gave, none where nobody did.
    """
    for row in rows:
        if (verdict := _verdict(row.said)) is not None:
            yield _finding(row, verdict)


class _Verdict(msgspec.Struct, frozen=True):
    outcome: OutcomeValue
    impact: Impact
    message: str
    """With a note."""
    unnoted: str
    """Without."""


def _verdict(said: Observation) -> _Verdict | None:
    """What a row comes to: the severity decides where there is one, else how the step went (decision 0037)."""
    lost = said.outcome is StepOutcome.NOT_DONE
    impact = said.severity.impact if said.severity is not None else None
    if impact is not None or (lost and said.severity is None):
        sentences = (_NOT_DONE, _NOT_DONE_UNNOTED) if lost else (_MET, _MET_UNNOTED)
        return _Verdict(OutcomeValue.FAILED, impact or Impact.CRITICAL, *sentences)
    if lost:
        return _Verdict(OutcomeValue.CANT_TELL, Impact.MODERATE, _GIVEN_UP, _GIVEN_UP_UNNOTED)
    if said.outcome is StepOutcome.WITH_HELP and said.severity is not Severity.NONE:
        return _Verdict(OutcomeValue.CANT_TELL, Impact.MODERATE, _HELPED, _HELPED_UNNOTED)
    return None


def _finding(row: Observed, verdict: _Verdict) -> Finding:
    state, said = row.state, row.said
    note = Redactor().text(_nameless(said.note, said.participant))
    params = {"participant": str(row.person), **({"note": note} if note else {})}
    message = verdict.message if note else verdict.unnoted
    return Finding(
        rule=BARRIER.id,
        outcome=verdict.outcome,
        impact=verdict.impact,
        criteria=said.criteria,
        scenario=state.scenario,
        step=state.step,
        rendition=state.rendition,
        modality=state.modality,
        url=state.url,
        target=_PAGE,
        message=message % params,
        help_url=BARRIER.help_url,
        engine=Engine(PERSON, said.screen_reader[:_LONGEST_NAME]),
        fingerprint=_fingerprint(state.scenario, state.step, said.criteria, note),
        state=state.id,
        message_id=message,
        params=params,
    )


def _fingerprint(scenario: str, step: str, criteria: tuple[str, ...], note: str) -> str:
    """The same for the same words at the same step, whoever said them and in whichever locale and way (0012)."""
    words = " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", note).casefold()))
    identity = "|".join((BARRIER.id, scenario, step, " ".join(criteria), words))
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _nameless(note: str, participant: str) -> str:
    """The note without the participant's name; a number, or a name with one, is a pseudonym and stays."""
    if not participant or any(letter.isdigit() for letter in participant):
        return note
    # parts of a name are looked for as written: a word that is no name begins with a small letter
    parts = [part for part in re.findall(r"\w{2,}", participant) if not part.islower()]
    note = re.sub(rf"\b{re.escape(participant)}\b", _PARTICIPANT, note, flags=re.IGNORECASE)
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, parts))})\b", _PARTICIPANT, note) if parts else note


BARRIER = Question(
    id="people/barrier",
    title=N_("People who take part in a user session meet no barrier."),
    criteria=(),
    impact=Impact.CRITICAL,
)
"""No machine judges it: its findings come from observation sheets."""

_MET = N_("A person met a barrier here: “%(note)s”")
_MET_UNNOTED = N_("A person met a barrier here; nobody noted which. Ask whoever took the notes.")
_NOT_DONE = N_("A person could not do this step: “%(note)s”")
_NOT_DONE_UNNOTED = N_("A person could not do this step; nobody noted why. Ask whoever took the notes.")
_GIVEN_UP = N_(
    "A person did not do this step, and it was noted that no barrier was in the way: “%(note)s” What was in the way?"
)
_GIVEN_UP_UNNOTED = N_(
    "A person did not do this step, and it was noted that no barrier was in the way. What was in the way?"
)
_HELPED = N_("A person did this step only with help: “%(note)s” Was the page what they needed help with?")
_HELPED_UNNOTED = N_("A person did this step only with help. Was the page what they needed help with?")
