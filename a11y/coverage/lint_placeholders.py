"""Placeholders of every kind: `%(x)s`, `%s`, `{x}`, `${x}`; a page breaks, or shows them raw, where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.filters.checks import FilterFailure, StandardChecker
from translate.filters.checks.exceptions import SeriousFilterFailure

from a11y.coverage.lint_pair import Fault, Pair
from a11y.facts.catalog_formats import unlike_source
from a11y.facts.plain_text import PLACEHOLDER
from a11y.words.catalog_finding import Severity
from a11y.words.marking import N_

_DOLLAR = re.compile(r"\$\{\w*\}")
_LIBRARY = StandardChecker()

EXTRA = N_("%(names)s stands in the translation and not in the source: nothing fills it in.")
MISSING = N_("%(names)s of the source is missing in the translation.")
NO_FORMAT = N_("The translation cannot be filled in, and the page breaks: %(reason)s.")
BRACES = N_("The braces differ from the source's: %(reason)s.")


def judge_placeholders(pair: Pair) -> Iterator[Fault]:
    """Expects the source's placeholders, and that the translation can be filled in as the source can."""
    if (
        "%" not in pair.translation
        and "{" not in pair.translation
        and not any("%" in source or "{" in source for source in pair.sources)
    ):
        return
    named = list(_named(pair))
    yield from named
    if "python-format" in pair.flags and not any(fault.severity is Severity.ERROR for fault in named):
        reasons = [unlike_source(source, pair.translation) for source in pair.sources]
        if all(reasons):
            yield Fault("format", Severity.ERROR, NO_FORMAT, {"reason": reasons[0]})
    yield from _braces(pair)


def _named(pair: Pair) -> Iterator[Fault]:
    own = _names(pair.translation)
    sources = [_names(source) for source in pair.sources]
    extra = own - set().union(*sources)
    if extra:
        yield Fault("placeholders", Severity.ERROR, EXTRA, {"names": _listed(extra)})
    lost = min((names - own for names in sources), key=len)
    if lost and not pair.one_number:
        yield Fault("placeholders-lost", Severity.WARNING, MISSING, {"names": _listed(lost)})


def _names(text: str) -> set[str]:
    """`%(name)…` and `${name}`; braces alone are the library's business."""
    if "%(" not in text and "${" not in text:
        return set()
    names = set()
    for found in PLACEHOLDER.finditer(text.replace("%%", "")):
        if found["percent"]:
            names.add(f"%({found['percent']})s")
        elif found["brace"] and found[0].startswith("$"):
            names.add(found[0])
    return names


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def _braces(pair: Pair) -> Iterator[Fault]:
    sources = [_DOLLAR.sub("", source) for source in pair.sources]
    translation = _DOLLAR.sub("", pair.translation)
    flagged = "python-brace-format" in pair.flags
    if not flagged and not any("{" in source for source in sources):
        return
    failures = [_failure(source, translation) for source in sources]
    told = [failure for failure in failures if failure is not None]
    if len(told) < len(failures) or (pair.one_number and not isinstance(told[0], SeriousFilterFailure)):
        return
    severity = Severity.ERROR if isinstance(told[0], SeriousFilterFailure) else Severity.WARNING
    yield Fault("braces", severity, BRACES, {"reason": str(told[0])})


def _failure(source: str, translation: str) -> FilterFailure | None:
    try:
        _LIBRARY.pythonbraceformat(source, translation)
    except FilterFailure as failure:
        return failure
    return None
