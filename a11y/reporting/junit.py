"""JUnit XML for CI services: a suite for each scenario, with its walks and the faults that were first met in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.labels import label
from a11y.reporting.language import Language
from a11y.reporting.told import told, who_says
from a11y.reporting.views.completeness import Gap, gaps
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import from_target, visible
from a11y.words.finding import OutcomeValue
from a11y.words.run import Walk, WalkStatus


def documents(
    record: Record,
    language: Language,
    media: str,  # noqa: ARG001 - as all formats
    judged: Judged = UNJUDGED,
) -> Iterator[Document]:
    """`junit.xml`."""
    yield Document("junit.xml", lambda: _text(record, language, judged))


def _text(record: Record, language: Language, judged: Judged) -> bytes:
    overview = Overview(record)
    by_scenario: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in faults(overview):
        by_scenario[fault.places[0].scenario].append(fault)
    missing = gaps(overview)
    root = etree.Element("testsuites", name="a11y")
    for scenario, title in overview.titles.items():
        suite = _suite(root, language.gettext(title), record)
        for walk in overview.walks:
            if walk.scenario == scenario:
                _walk(suite, walk, overview, [gap for gap in missing if gap.walk == walk], language)
        for fault in by_scenario.pop(scenario, ()):
            _fault(suite, fault, language, judged)
    whole = [gap for gap in missing if gap.walk is None]
    if whole:
        suite = _suite(root, "a11y", record)
        for gap in whole:
            case = _case(suite, "a11y", language.sentence(gap.reason), 0.0)
            _tell(case, "error", gap.slug or "incomplete", language.sentence(gap.reason))
    for element in (*root, root):
        _count(element)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _suite(root: etree._Element, name: str, record: Record) -> etree._Element:
    when = record.run.time.partition("+")[0].removesuffix("Z")
    return etree.SubElement(root, "testsuite", name=_words(name), timestamp=_words(when))


def _case(suite: etree._Element, group: str, name: str, seconds: float) -> etree._Element:
    return etree.SubElement(
        suite, "testcase", classname=_words(group), name=_words(name), time=f"{seconds:.3f}"
    )


def _walk(
    suite: etree._Element, walk: Walk, overview: Overview, missing: list[Gap], language: Language
) -> None:
    """A walk passes when it came to its end and saw what it set out to see; its faults have cases of their own."""
    end = overview.ends.get(walk)
    name = f"{walk.scenario} ({walk.rendition.label}, {language.gettext(label(walk.modality))})"
    case = _case(suite, walk.scenario, name, end.seconds if end else 0.0)
    if end is not None and end.status is WalkStatus.INAPPLICABLE:
        etree.SubElement(case, "skipped", message=_words(from_target(end.reason).text))
    for gap in missing:
        detail = gap.detail.text if gap.detail else ""
        _tell(case, "error", gap.slug or "incomplete", language.sentence(gap.reason), detail)


def _fault(suite: etree._Element, fault: Fault, language: Language, judged: Judged) -> None:
    """A fault fails when it closes the gate; one that is accepted, a question, or below policy is skipped."""
    headline = language.sentence(fault.headline)
    place = " ".join(part for part in (fault.role, fault.name.text) if part) or fault.selector
    case = _case(suite, fault.rule, f"{headline} [{place}] {fault.fingerprint}", 0.0)
    accepted = judged.accepted.get(fault.fingerprint)
    if judged.closes(fault):
        lines = [
            told(fault, language),
            who_says(fault, language),
            fault.selector,
            fault.html.text,
            fault.help_url,
            fault.command,
        ]
        _tell(case, "failure", fault.rule, headline, "\n".join(line for line in lines if line))
    else:
        question = fault.outcome is OutcomeValue.CANT_TELL
        why = (
            accepted.reason
            if accepted
            else language.gettext(label(fault.outcome if question else fault.impact))
        )
        etree.SubElement(case, "skipped", message=_words(f"{why}: {headline}"))


def _tell(case: etree._Element, tag: str, kind: str, message: str, detail: str = "") -> None:
    element = etree.SubElement(case, tag, type=_words(kind), message=_words(message))
    element.text = _words(detail) or None


def _count(element: etree._Element) -> None:
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        if element.tag == "testsuite" or name != "skipped":
            element.set(name, str(sum(case.find(tag) is not None for case in cases)))
    element.set("time", f"{sum(float(str(case.get('time'))) for case in cases):.3f}")


def _words(text: str) -> str:
    """Text that XML can hold."""
    return visible(text)
