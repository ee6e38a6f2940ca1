"""Records made by hand for tests, through the words and the recorder that a run uses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from a11y.facts.record import Recorder, combine
from a11y.facts.redaction import Redactor
from a11y.words.finding import Engine, Finding, Impact, OutcomeValue, Target
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import FORMAT, CatalogShare, End, Line, Run, Walk, WalkStatus
from a11y.words.state import PageState

TIME = "2026-01-02T03:04:05+00:00"


def walk(
    scenario: str = "test_sign_in::test_sign_in", locale: str = "en", modality: Modality = Modality.POINTER
) -> Walk:
    """A walk of a scenario."""
    return Walk(scenario, "Sign in with a password", Rendition(locale=locale), modality)


def state(of: Walk, number: int = 1, untested: dict[str, str] | None = None) -> PageState:
    """A page state of a walk, without elements."""
    return PageState(
        id=f"{'.'.join(of.key)}.{number}",
        key="k",
        scenario=of.scenario,
        scenario_title=of.title,
        step="Sign-in form",
        step_number=number,
        page="login",
        url="http://localhost:1/account/login/",
        status=200,
        title="Sign in",
        language=of.rendition.locale,
        direction="ltr",
        rendition=of.rendition,
        modality=of.modality,
        engines=(Engine("axe-core", "4.0.0"),),
        time=TIME,
        untested=untested or {},
    )


def finding(
    of: Walk,
    impact: Impact = Impact.SERIOUS,
    outcome: OutcomeValue = OutcomeValue.FAILED,
    fingerprint: str = "f1",
) -> Finding:
    """A finding in the first state of a walk."""
    return Finding(
        rule="axe/label",
        outcome=outcome,
        impact=impact,
        criteria=("4.1.2",),
        scenario=of.scenario,
        step="Sign-in form",
        rendition=of.rendition,
        modality=of.modality,
        url="http://localhost:1/account/login/",
        target=Target("textbox", "", "#id", "<input id=id>"),
        message="The field has no label",
        help_url="",
        engine=Engine("axe-core", "4.0.0"),
        fingerprint=fingerprint,
        state=state(of).id,
    )


def end(of: Walk, status: WalkStatus = WalkStatus.FINISHED, reason: str = "") -> End:
    """The end of a walk."""
    return End(time=TIME, walk=of, status=status, reason=reason, states=1)


def seen(of: Walk) -> tuple[Line, ...]:
    """A walk that saw one page and came to its end."""
    return (state(of), end(of))


def begin(planned: Iterable[Walk], catalogs: tuple[CatalogShare, ...] = ()) -> Run:
    """The first line of a record."""
    return Run(
        format=FORMAT,
        target="http://localhost:1/",
        profile="embedded",
        profile_title="Embedded index",
        source_locale="en",
        versions={"a11y": "0"},
        time=TIME,
        process="p1",
        planned=tuple(planned),
        catalogs=catalogs,
    )


def write_record(
    folder: Path,
    planned: Iterable[Walk],
    *lines: Line,
    process: str = "p1",
    catalogs: tuple[CatalogShare, ...] = (),
) -> Path:
    """A run directory with these lines, combined; `catalogs` are those that the profile names."""
    with Recorder(folder, Redactor(), process) as recorder:
        recorder.write(begin(planned, catalogs))
        for line in lines:
            recorder.write(line)
    combine([folder], folder)
    return folder
