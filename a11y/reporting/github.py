"""GitHub's workflow commands: annotations at the lines of a pull request, the hardest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.language import Language
from a11y.reporting.told import told
from a11y.reporting.verdict import verdict_sentence
from a11y.reporting.views.completeness import gaps
from a11y.reporting.views.faults import faults
from a11y.reporting.views.located import lines as lines_of
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.start import start
from a11y.reporting.views.words import visible
from a11y.words.finding import Impact, OutcomeValue

MOST = 10
"""GitHub shows so many of each kind for one step of a job."""
_COMMANDS = {
    Impact.CRITICAL: "error",
    Impact.SERIOUS: "error",
    Impact.MODERATE: "warning",
    Impact.MINOR: "notice",
}


def documents(
    record: Record,
    language: Language,
    media: str,  # noqa: ARG001 - as all formats
    judged: Judged = UNJUDGED,
) -> Iterator[Document]:
    """`annotations.txt`, to be printed by a step of a workflow."""
    yield Document("annotations.txt", lambda: _text(record, language, judged))


def command(name: str, message: str, **properties: object) -> str:
    """One workflow command; nothing in its words can end it or begin another."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value != "")
    return f"::{name}{' ' if told else ''}{told}::{_data(message)}"


def _text(record: Record, language: Language, judged: Judged) -> str:
    overview = Overview(record)
    lines: list[str] = []
    counted: Counter[str] = Counter()
    for gap in gaps(overview):
        if counted["error"] < MOST // 2:
            counted["error"] += 1
            title = gap.walk.scenario if gap.walk else "a11y"
            lines.append(command("error", language.sentence(gap.reason), title=title))
    found = faults(overview)
    for fault in sorted(found, key=lambda fault: fault.order):
        if fault.outcome is not OutcomeValue.FAILED or not judged.fresh(fault):
            continue
        name = _COMMANDS[fault.impact] if judged.closes(fault) else "notice"
        if counted[name] < MOST:
            counted[name] += 1
            place = lines_of(fault)[0]
            where = {} if place.scenario else {"file": place.path, "line": place.line}
            lines.append(command(name, told(fault, language), **where, title=fault.rule))
    lines.append(command("notice", verdict_sentence(start(overview, found), language), title="a11y"))
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
