"""Markup: what is opened must be closed, and the tags be those of the source, in any order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translate.filters.checks import FilterFailure, StandardChecker

from a11y.coverage.lint_pair import Fault, Pair
from a11y.words.catalog_finding import Severity
from a11y.words.marking import N_

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^<>]*?(?P<alone>/?)>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LIBRARY = StandardChecker()

UNBALANCED = N_("Tags are opened and not closed, or closed and not opened, unlike in the source: %(tags)s.")
OTHER_TAGS = N_("The tags, or their attributes, are not those of the source.")


def judge_markup(pair: Pair) -> Iterator[Fault]:
    """Expects the tags of one of the sources."""
    if "<" not in pair.translation and not any("<" in source for source in pair.sources):
        return
    own = _open(pair.translation)
    differences = [_difference(_open(source), own) for source in pair.sources]
    if all(differences):
        yield Fault("markup", Severity.ERROR, UNBALANCED, {"tags": ", ".join(differences[0])})
    elif all(_unlike(source, pair.translation) for source in pair.sources):
        yield Fault("markup-differs", Severity.WARNING, OTHER_TAGS)


def _open(text: str) -> Counter[str]:
    """By name, how many are opened and not closed; fewer than none when closed too often."""
    count: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in _VOID and not tag["alone"]:
            count[name] += -1 if tag["close"] else 1
    return count


def _difference(source: Counter[str], own: Counter[str]) -> list[str]:
    return sorted(f"<{name}>" for name in source.keys() | own.keys() if source[name] != own[name])


def _unlike(source: str, translation: str) -> bool:
    """Pofilter's answer on the tags alone, sorted: it compares them in order, and languages turn sentences round."""
    ordered = [
        " ".join(["-", *sorted(tag[0] for tag in _TAG.finditer(text))]) for text in (source, translation)
    ]
    try:
        return not _LIBRARY.xmltags(*ordered)
    except FilterFailure:
        return True
