"""EARL 1.0 in JSON-LD: who asserted what of which step. Renditions of one step are told together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

from a11y.facts.engines import AXE, GUESTS, title_of
from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.language import Language
from a11y.reporting.told import told
from a11y.reporting.views.criteria import criteria_of
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import from_target, visible
from a11y.words.finding import PERSON, OutcomeValue
from a11y.words.marking import N_
from a11y.words.wcag import BY_NUMBER, Criterion

CONTEXT: dict[str, object] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Assertion": "earl:Assertion",
    "Software": "earl:Software",
    "Person": "foaf:Person",
    "TestCase": "earl:TestCase",
    "TestRequirement": "earl:TestRequirement",
    "TestResult": "earl:TestResult",
    "TestSubject": "earl:TestSubject",
    "CSSSelectorPointer": "ptr:CSSSelectorPointer",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "pointer": "earl:pointer",
    "info": "earl:info",
    "expression": "ptr:expression",
    "title": "dct:title",
    "description": "dct:description",
    "identifier": "dct:identifier",
    "source": {"@id": "dct:source", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:dateTime"},
    "revision": "doap:revision",
    "name": "doap:name",
}
"""W3C's terms for EARL 1.0, Dublin Core, DOAP and Pointers in RDF; the file needs no network to be read."""
_WORST = (
    OutcomeValue.FAILED,
    OutcomeValue.CANT_TELL,
    OutcomeValue.UNTESTED,
    OutcomeValue.PASSED,
    OutcomeValue.INAPPLICABLE,
)
"""Which outcome stands for a step where renditions differ: the first of these."""

_ASSERTORS = {name: title_of(name) for name in (AXE, *GUESTS)}
"""Who asserts, by what the rules are opened with."""

_PEOPLE = N_("Participants of user sessions")

Node = dict[str, object]


def documents(record: Record, language: Language, media: str) -> Iterator[Document]:  # noqa: ARG001 - as all formats
    """`earl.jsonld`."""
    yield Document("earl.jsonld", lambda: _text(record, language))


def _text(record: Record, language: Language) -> bytes:
    overview = Overview(record)
    outcomes = _outcomes(record)
    found = faults(overview)
    rules = sorted({rule for rule, _ in outcomes} | {fault.rule for fault in found})
    criteria = {
        number: BY_NUMBER[number] for rule in rules for number in criteria_of(rule) if number in BY_NUMBER
    }
    criteria |= {one.number: one for fault in found for one in fault.criteria}
    graph: list[Node] = [
        {
            "@id": "urn:a11y:target",
            "@type": "TestSubject",
            "title": visible(record.run.profile_title),
            "description": visible(record.run.target),
        }
    ]
    graph += [
        {
            "@id": _engine(name),
            "@type": ["earl:Assertor", "Software"],
            "name": visible(name),
            "revision": visible(version),
        }
        for name, version in sorted(record.run.versions.items())
    ]
    if any(fault.people for fault in found):
        # people of user sessions assert together, and are not named
        graph.append(
            {"@id": _engine(PERSON), "@type": ["earl:Assertor", "Person"], "title": language.gettext(_PEOPLE)}
        )
    graph += [_requirement(criteria[number], language) for number in sorted(criteria)]
    graph += [_test(rule, found) for rule in rules]
    graph += [_subject(scenario, step, overview, language) for scenario, step in overview.looked_at]
    told_of = {(fault.rule, place.scenario, place.step) for fault in found for place in fault.places}
    graph += [node for fault in found for node in _fault(fault, record, language)]
    for (rule, place), value in outcomes.items():
        if (rule, *place) not in told_of:
            graph.append(_assertion(rule, place, {"outcome": f"earl:{value.value}"}, record))
    return msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "@graph": graph}), indent=1) + b"\n"


def _outcomes(record: Record) -> dict[tuple[str, tuple[str, str]], OutcomeValue]:
    """The outcome of each rule at each step that is no finding, over all renditions and modalities."""
    met: defaultdict[tuple[str, tuple[str, str]], set[OutcomeValue]] = defaultdict(set)
    for state in record.states:
        place = (state.scenario, state.step)
        for rules, value in (
            (state.passed, OutcomeValue.PASSED),
            (state.inapplicable, OutcomeValue.INAPPLICABLE),
            (tuple(name for name in state.untested if "/" in name), OutcomeValue.UNTESTED),
        ):
            for rule in rules:
                met[rule, place].add(value)
    return {key: min(values, key=_WORST.index) for key, values in met.items()}


def _requirement(criterion: Criterion, language: Language) -> Node:
    return {
        "@id": _criterion(criterion.number),
        "@type": "TestRequirement",
        "title": f"{criterion.number} {language.gettext(criterion.name)} ({criterion.level})",
    }


def _test(rule: str, found: tuple[Fault, ...]) -> Node:
    told = [fault for fault in found if fault.rule == rule]
    seen = told[0] if told else None
    # people are asked one question, and what they met may be of any criterion
    asked = {
        one.number: None for fault in (told if seen and seen.people else told[:1]) for one in fault.criteria
    }
    numbers = list(asked) if seen else list(criteria_of(rule))
    node: Node = {"@id": _rule(rule), "@type": "TestCase", "title": visible(rule)}
    if numbers:
        node["isPartOf"] = [_criterion(number) for number in numbers]
    if seen and seen.help_url:
        node["source"] = seen.help_url
    return node


def _subject(scenario: str, step: str, overview: Overview, language: Language) -> Node:
    state = overview.looked_at[scenario, step][0]
    title = f"{language.gettext(overview.titles.get(scenario, scenario))}: {language.gettext(step)}"
    return {
        "@id": _place(scenario, step),
        "@type": "TestSubject",
        "title": visible(title),
        "description": from_target(state.url).text,
        "isPartOf": "urn:a11y:target",
    }


def _fault(fault: Fault, record: Record, language: Language) -> Iterator[Node]:
    for place in fault.places:
        result: Node = {
            "outcome": f"earl:{fault.outcome.value}",
            "info": told(fault, language),
            "pointer": {"@type": "CSSSelectorPointer", "expression": fault.selector},
        }
        yield _assertion(
            fault.rule,
            (place.scenario, place.step),
            result,
            record,
            fault.fingerprint,
            people=bool(fault.people),
        )


def _assertion(
    rule: str,
    place: tuple[str, str],
    result: Node,
    record: Record,
    fingerprint: str = "",
    *,
    people: bool = False,
) -> Node:
    node: Node = {
        "@type": "Assertion",
        "assertedBy": _engine(PERSON if people else _ASSERTORS.get(rule.partition("/")[0], "a11y")),
        "subject": _place(*place),
        "test": _rule(rule),
        "mode": "earl:manual" if people else "earl:automatic",
        "result": {"@type": "TestResult", "date": visible(record.run.time), **result},
    }
    if fingerprint:
        node["identifier"] = visible(fingerprint)
    return node


def _engine(name: str) -> str:
    return f"urn:a11y:engine:{_quoted(name)}"


def _rule(rule: str) -> str:
    return f"urn:a11y:rule:{_quoted(rule)}"


def _criterion(number: str) -> str:
    return (
        f"urn:a11y:wcag22:{_quoted(number)}"
        if number not in BY_NUMBER
        else (f"https://www.w3.org/TR/WCAG22/#{BY_NUMBER[number].slug}")
    )


def _place(scenario: str, step: str) -> str:
    return f"urn:a11y:step:{_quoted(scenario)}:{_quoted(step)}"


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")
