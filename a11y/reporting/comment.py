"""The comment on a pull request: short, with the new faults folded. A marker lets a workflow find and renew it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.labels import label
from a11y.reporting.language import Language
from a11y.reporting.markdown import defused, escaped, gap_line, numbers
from a11y.reporting.told import who_says
from a11y.reporting.verdict import verdict_sentence
from a11y.reporting.views.completeness import Gap
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.located import lines as lines_of
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.site import Site
from a11y.reporting.views.start import start
from a11y.reporting.views.words import NAME_LIMIT, visible
from a11y.words.finding import OutcomeValue
from a11y.words.marking import N_

MARKER = "<!-- a11y -->"
"""The first line of every such comment."""
MOST = 20
"""Faults told in full; GitHub takes 65,536 characters."""
CHANGES = 40
"""Lines of the difference that are told."""
OPEN = 3
"""Reasons for an incomplete run that are not folded."""
_NEW = N_("%(new)s new, %(known)s known before, %(accepted)s accepted, %(mended)s mended.")
_CHANGED = N_("What changed since the base")
_MORE = N_("%(count)s more are in the report.")
_ONLY_IN = N_("only in %(locales)s")
_NOT_IN = N_("not in %(locales)s")
_ONLY_BY = N_("only by %(modality)s")
_ONLY_AT = N_("only at %(rendition)s")


def documents(
    record: Record, language: Language, media: str, judged: Judged = UNJUDGED
) -> Iterator[Document]:
    """`comment.md`."""
    yield Document("comment.md", lambda: _text(record, language, media, judged))


def _text(record: Record, language: Language, media: str, judged: Judged) -> str:
    overview = Overview(record)
    found = faults(overview)
    front = start(overview, found)
    site = Site(overview, found)
    failed = sorted((f for f in found if f.outcome is OutcomeValue.FAILED), key=lambda fault: fault.order)
    fresh = [fault for fault in failed if judged.fresh(fault)]
    title = escaped(record.run.profile_title)
    lines = [MARKER, f"### {title}", "", f"**{escaped(verdict_sentence(front, language))}**", ""]
    lines += _gaps(front.gaps, overview, language)
    lines += numbers(front, language)
    if judged.standings or judged.accepted:
        lines += [_counts(failed, fresh, judged, language), ""]
    for fault in fresh[:MOST]:
        lines += ["<details>", *_told(fault, overview, language)]
        lines += [f"- {escaped(line.path)}:{line.line}" for line in lines_of(fault)[:3] if not line.scenario]
        if judged.address:
            lines += _links(fault, judged.address, site, media)
        lines += ["", "</details>", ""]
    if len(fresh) > MOST:
        more = language.gettext(_MORE) % {"count": language.number(len(fresh) - MOST)}
        lines += [escaped(more), ""]
    if judged.difference:
        summary = html.escape(language.gettext(_CHANGED))
        lines += [
            "<details>",
            f"<summary>{summary}</summary>",
            "",
            *_fenced(judged.difference),
            "",
            "</details>",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _gaps(missing: Sequence[Gap], overview: Overview, language: Language) -> list[str]:
    """Why the run is incomplete: a few reasons, the others folded."""
    told = [f"- {gap_line(gap, overview, language)}" for gap in missing[:MOST]]
    folded = told[OPEN:]
    if folded:
        number = language.number(len(missing) - OPEN)
        folded = [
            "",
            "<details>",
            f"<summary>+{html.escape(number)}</summary>",
            "",
            *folded,
            "",
            "</details>",
        ]
    return [*told[:OPEN], *folded, ""] if told else []


def _counts(failed: Sequence[Fault], fresh: Sequence[Fault], judged: Judged, language: Language) -> str:
    accepted = sum(fault.fingerprint in judged.accepted for fault in failed)
    counts = {
        "new": len(fresh),
        "known": len(failed) - len(fresh) - accepted,
        "accepted": accepted,
        "mended": judged.mended,
    }
    return escaped(
        language.gettext(_NEW) % {name: language.number(number) for name, number in counts.items()}
    )


def _told(fault: Fault, overview: Overview, language: Language) -> list[str]:
    # the summary is HTML, in which Markdown's escapes would be seen
    impact = html.escape(language.gettext(label(fault.impact)))
    headline = html.escape(defused(language.sentence(fault.headline)))
    name = f"“{fault.name.text}”" if fault.name.text else ""
    element = " ".join(part for part in (fault.role, name) if part) or fault.selector
    # our explanation of a guest's rule does not name the element
    which = f" ({html.escape(defused(element))})" if fault.detail and element and not fault.people else ""
    told = [f"<summary>{impact}: {headline}{which}</summary>", ""]
    if fault.detail:
        told += [escaped(language.sentence(fault.detail)), ""]
    rule = escaped(fault.rule)
    told.append(f"- {f'[{rule}]({_address(fault.help_url)})' if fault.help_url else rule}")
    for one in fault.criteria:
        told.append(f"- [WCAG {one.number} {escaped(language.gettext(one.name))}]({one.understanding})")
    for place in fault.places[:3]:
        where = f"{language.gettext(overview.titles[place.scenario])}: {language.gettext(place.step)}"
        told.append(f"- {escaped(where)} ({escaped(', '.join(place.locales))})")
    if apart := "; ".join(_apart(fault, language)):
        told.append(f"- **{escaped(apart)}**")
    if beside := who_says(fault, language):
        told.append(f"- {escaped(beside)}")
    return [*told, f"- {_code(fault.command)}"]


def _apart(fault: Fault, language: Language) -> Iterator[str]:
    """Where a fault is and where not, when that sets it apart."""
    for sentence, tags in ((_ONLY_IN, fault.only_locales), (_NOT_IN, fault.except_locales)):
        if tags:
            names = language.listed(language.language_name(tag) for tag in tags)
            yield language.gettext(sentence) % {"locales": names}
    if fault.only_modality:
        modality = language.gettext(label(fault.only_modality))
        yield language.gettext(_ONLY_BY) % {"modality": modality}
    if fault.only_variant:
        yield language.gettext(_ONLY_AT) % {"rendition": fault.only_variant}


def _links(fault: Fault, address: str, site: Site, media: str) -> list[str]:
    links = [f"- <{_address(address + site.fault(fault))}>"]
    if fault.picture:
        links += ["", f"![]({_address(f'{address}{media}/{fault.picture.media}')})"]
    return links


def _address(text: str) -> str:
    """An address that cannot end the link that it stands in."""
    return quote(text, safe=":/#%?=&.~-_+,;@!$")


def _fenced(text: str) -> list[str]:
    """The beginning of a text as a block of code, which backticks in it do not end."""
    lines = visible(text).splitlines()
    shown = [line[:NAME_LIMIT] for line in lines[:CHANGES]]
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return [fence, *shown, *(["…"] if len(lines) > CHANGES else []), fence]


def _code(text: str) -> str:
    """A code span, on one line, that backticks in it do not end."""
    line = " ".join(text.split())
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}"
