"""The summary for scripts. Its names are stable; `format` changes when they do. 1: the first."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.language import Language
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.messages import messages
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.start import start
from a11y.speech.effort import Effort, efforts

FORMAT = 1
"""The number of the summary's format."""


def documents(record: Record, language: Language, media: str) -> Iterator[Document]:  # noqa: ARG001 - as all formats
    """`report.json`. Sentences are in the report's language, everything else is the same in all."""
    yield Document("report.json", lambda: _text(record, language))


def _text(record: Record, language: Language) -> bytes:
    overview = Overview(record)
    found = faults(overview)
    front = start(overview, found)
    summary = {
        "format": FORMAT,
        "target": record.run.target,
        "profile": record.run.profile,
        "time": record.run.time,
        "versions": record.run.versions,
        "csp": record.run.csp,
        "language": language.tag,
        "verdict": front.verdict,
        "incomplete": [
            {
                "reason": language.sentence(gap.reason),
                "scenario": gap.walk.scenario if gap.walk else "",
                "slug": gap.slug,
            }
            for gap in front.gaps
        ],
        "totals": front.totals,
        "walks": [
            {
                "scenario": walk.scenario,
                "rendition": walk.rendition.label,
                "modality": walk.modality,
                "status": overview.ends[walk].status if walk in overview.ends else "unfinished",
                "states": len(overview.by_walk.get((walk.scenario, walk.rendition.label, walk.modality), ())),
                "seconds": overview.ends[walk].seconds if walk in overview.ends else None,
            }
            for walk in overview.walks
        ],
        "effort": [_effort(one) for one in efforts(record.states, record.speeches)],
        "findings": [_finding(fault, language) for fault in found],
        "messages": [
            {"locale": desk.locale, "met": desk.met.counts, "share": desk.met.share}
            for desk in messages(overview)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n"


def _effort(of: Effort) -> dict[str, object]:
    return {
        "scenario": of.scenario,
        "rendition": of.rendition,
        "modality": of.modality,
        "pressed": of.pressed,
        "ways": of.ways,
        "fewest": of.fewest,
        "heard": of.heard,
        "controls": of.controls,
        "unseen": of.unseen,
    }


def _finding(fault: Fault, language: Language) -> dict[str, object]:
    return {
        "fingerprint": fault.fingerprint,
        "rule": fault.rule,
        "outcome": fault.outcome,
        "impact": fault.impact,
        "criteria": [criterion.number for criterion in fault.criteria],
        "message": language.sentence(fault.headline),
        "detail": language.sentence(fault.detail) if fault.detail else "",
        "target": {
            "role": fault.role,
            "name": fault.name.text,
            "selector": fault.selector,
            "html": fault.html.text,
        },
        "help_url": fault.help_url,
        "engine": fault.engine,
        "also": fault.also,
        **({"people": fault.people, "screen_readers": fault.readers} if fault.people else {}),
        "sources": fault.sources,
        "locales": fault.locales,
        "modalities": fault.modalities,
        "only_locales": fault.only_locales,
        "places": fault.places,
        "findings": fault.findings,
        "reproduce": fault.command,
    }
