"""A short summary in Markdown, for a comment on a pull request or a job's summary page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.labels import label
from a11y.reporting.language import Language
from a11y.reporting.told import who_says
from a11y.reporting.verdict import verdict_sentence
from a11y.reporting.views.completeness import Gap
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.start import Start, start

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>()#+|!~&@-]")
_REFERENCE = re.compile(r"@(?=\w)|#(?=\d)|:(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)


def documents(record: Record, language: Language, media: str) -> Iterator[Document]:  # noqa: ARG001 - as all formats
    """`report.md`."""
    yield Document("report.md", lambda: _text(record, language))


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: on one line, no markup, mention or reference in it comes alive."""
    return _ACTIVE.sub(
        lambda match: f"\\{match.group()}" if match.group() not in "<>&@" else _entity(match), defused(text)
    )


def defused(text: str) -> str:
    """Text on one line in which GitHub makes no mention, reference or link: a word joiner parts what it looks for."""
    return _REFERENCE.sub(lambda match: f"{match.group()}\u2060", " ".join(text.split()))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _text(record: Record, language: Language) -> str:
    overview = Overview(record)
    front = start(overview, faults(overview))
    lines = [
        f"## {escaped(record.run.profile_title)}",
        "",
        f"**{escaped(verdict_sentence(front, language))}**",
        "",
    ]
    lines += [f"- {gap_line(gap, overview, language)}" for gap in front.gaps]
    lines += [""] if front.gaps else []
    lines += numbers(front, language)
    lines += [f"{number}. {_fault(one.fault, language)}" for number, one in enumerate(front.hardest, start=1)]
    return "\n".join(lines).rstrip() + "\n"


def gap_line(gap: Gap, overview: Overview, language: Language) -> str:
    """Why the run is incomplete, in a line of Markdown."""
    reason = language.sentence(gap.reason)
    if gap.walk is None:
        return escaped(reason)
    title = language.gettext(overview.titles[gap.walk.scenario])
    return escaped(f"{title} ({gap.walk.rendition.label}, {gap.walk.modality}): {reason}")


def numbers(front: Start, language: Language) -> list[str]:
    """A table of faults by impact; nothing when there is none."""
    impacts = {impact: number for impact, number in front.totals.impacts.items() if number}
    if not impacts:
        return []
    heads = " | ".join(escaped(language.gettext(label(impact))) for impact in impacts)
    counts = " | ".join(language.number(number) for number in impacts.values())
    return [f"| {heads} |", "|" + " ---: |" * len(impacts), f"| {counts} |", ""]


def _fault(fault: Fault, language: Language) -> str:
    impact = escaped(language.gettext(label(fault.impact)))
    criteria = ", ".join(criterion.number for criterion in fault.criteria)
    where = escaped(language.gettext(fault.places[0].step))
    tail = f" (WCAG {criteria})" if criteria else ""
    beside = who_says(fault, language)
    said = f" · {escaped(beside)}" if beside else ""
    headline = escaped(language.sentence(fault.headline))
    return f"**{impact}**: {headline}{tail} · {where} · {', '.join(fault.locales)}{said}"
