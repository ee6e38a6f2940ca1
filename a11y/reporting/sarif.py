"""SARIF 2.1.0, for code scanning: each fault once, at the template line that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y import __version__
from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.language import Language
from a11y.reporting.told import engines_beside, told
from a11y.reporting.views.completeness import gaps
from a11y.reporting.views.explanations import asked_by
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.located import Located
from a11y.reporting.views.located import lines as lines_of
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import visible
from a11y.words.finding import Impact, OutcomeValue

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "a11yFingerprint/v1"
"""The name of our fingerprints; the number changes when they are made in another way."""
LEVELS = {
    Impact.CRITICAL: "error",
    Impact.SERIOUS: "error",
    Impact.MODERATE: "warning",
    Impact.MINOR: "note",
}


def documents(
    record: Record,
    language: Language,
    media: str,  # noqa: ARG001 - as all formats
    judged: Judged = UNJUDGED,
) -> Iterator[Document]:
    """`report.sarif`."""
    yield Document("report.sarif", lambda: _text(record, language, judged))


def _text(record: Record, language: Language, judged: Judged) -> bytes:
    overview = Overview(record)
    found = faults(overview)
    rules = {fault.rule: fault for fault in sorted(found, key=lambda fault: fault.rule)}
    missing = gaps(overview)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "a11y",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule, fault, language) for rule, fault in rules.items()],
                    },
                    "extensions": [
                        {"name": visible(name), "version": visible(version)}
                        for name, version in record.run.versions.items()
                        if name != "a11y"
                    ],
                },
                "language": language.tag,
                "columnKind": "unicodeCodePoints",
                "automationDetails": {"id": f"a11y/{visible(record.run.profile)}/"},
                "originalUriBaseIds": {
                    "SRCROOT": {"description": {"text": "The repository of the target."}},
                    "SCENARIOS": {"description": {"text": "The folder that holds scenarios/."}},
                },
                "invocations": [
                    {
                        "executionSuccessful": not missing,
                        "startTimeUtc": record.run.time,
                        "toolExecutionNotifications": [
                            {
                                "level": "error",
                                "descriptor": {"id": gap.slug or "incomplete"},
                                "message": _message(
                                    (
                                        f"{gap.walk.scenario} ({gap.walk.rendition.label}, {gap.walk.modality}): "
                                        if gap.walk
                                        else ""
                                    )
                                    + language.sentence(gap.reason)
                                ),
                            }
                            for gap in missing
                        ],
                    }
                ],
                "results": [
                    _result(fault, list(rules), lines_of(fault), language, judged) for fault in found
                ],
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def _rule(rule: str, fault: Fault, language: Language) -> dict[str, object]:
    title = asked_by(rule)
    short = language.gettext(title) if title else told(fault, language)
    # what people met may be of any criterion: the results name theirs
    asked = () if fault.people else fault.criteria
    criteria = [
        f"[WCAG {one.number} {language.gettext(one.name)} ({one.level})]({one.understanding})"
        for one in asked
    ]
    link = [f"[{visible(rule)}]({fault.help_url})"] if fault.help_url else []
    plain = [f"WCAG {one.number} {language.gettext(one.name)} ({one.level})" for one in asked]
    level = LEVELS[fault.impact]
    return {
        "id": rule,
        "name": visible(rule),
        "shortDescription": {"text": _literal(short)},
        "fullDescription": {"text": _literal(short)},
        "help": {
            "text": _literal("\n".join([short, *plain, *([fault.help_url] if fault.help_url else [])])),
            "markdown": "\n\n".join([_literal(short), *criteria, *link]),
        },
        **({"helpUri": fault.help_url} if fault.help_url else {}),
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["accessibility", *(f"wcag-{one.number}" for one in asked)],
            "problem.severity": {"error": "error", "warning": "warning"}.get(level, "recommendation"),
            "precision": "high",
        },
    }


def _result(
    fault: Fault, rules: Sequence[str], lines: Sequence[Located], language: Language, judged: Judged
) -> dict[str, object]:
    review = fault.outcome is OutcomeValue.CANT_TELL
    standing = judged.standing(fault)
    accepted = judged.accepted.get(fault.fingerprint)
    element = " ".join(
        part for part in (fault.role, f"“{fault.name.text}”" if fault.name.text else "") if part
    )
    logical = {"fullyQualifiedName": fault.selector or "html", "kind": "element"}
    if element:
        logical["name"] = visible(element)
    properties: dict[str, object] = {
        "impact": fault.impact,
        "criteria": [one.number for one in fault.criteria],
        "locales": fault.locales,
        "modalities": fault.modalities,
        "onlyLocales": fault.only_locales,
        "html": fault.html.text,
        "url": fault.url.text,
        "steps": [f"{place.scenario}: {visible(place.step)}" for place in fault.places],
        "reproduce": fault.command,
    }
    if fault.also:
        properties["alsoSaidBy"] = engines_beside(fault)
    if fault.people:
        properties["people"] = fault.people
        properties["screenReaders"] = fault.readers
    result: dict[str, object] = {
        "ruleId": fault.rule,
        "ruleIndex": rules.index(fault.rule),
        "kind": "review" if review else "fail",
        "level": "none" if review else LEVELS[fault.impact],
        "message": _message(told(fault, language)),
        "locations": [{**_physical(lines[0]), "logicalLocations": [logical]}],
        "relatedLocations": [
            {"id": number, **_physical(line)} for number, line in enumerate(lines[1:], start=1)
        ],
        "partialFingerprints": {FINGERPRINT: f"{fault.fingerprint}:{fault.outcome.value}"},
        "occurrenceCount": fault.findings,
        "properties": properties,
    }
    if standing is not None:
        result["baselineState"] = standing
    if accepted is not None:
        why = ", ".join(part for part in (accepted.reason, accepted.who, accepted.expires) if part)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(why)}]
    return result


def _physical(line: Located) -> dict[str, object]:
    base = "SCENARIOS" if line.scenario else "SRCROOT"
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": line.uri, "uriBaseId": base},
            "region": {"startLine": line.line},
        }
    }


def _message(text: str) -> dict[str, str]:
    return {"text": _literal(text)}


def _literal(text: str) -> str:
    """Text in which no placeholder and no link of SARIF's comes alive (2.1.0 §3.11.5, §3.11.6)."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
