"""Space at the ends of a message, where it joins the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.coverage.lint_pair import Fault, Pair
from a11y.words.catalog_finding import Severity
from a11y.words.marking import N_

NEWLINES = N_(
    "Source and translation do not both begin, or both end, with a new line; msgfmt --check refuses that."
)
GLUED_BEFORE = N_(
    "The space that the source begins with is lost: the words will stick to what stands before them."
)
GLUED_AFTER = N_(
    "The space that the source ends with is lost: the words will stick to what stands after them."
)
BLANK = N_("The translation is nothing but space: users meet no words.")


def judge_space(pair: Pair) -> Iterator[Fault]:
    """Expects a line break at an end when the source has one, and space where the source has it."""
    own = pair.translation
    if not own.strip():
        if any(source.strip() for source in pair.sources):
            yield Fault("blank", Severity.ERROR, BLANK)
        return
    source = pair.sources[0]
    if source.startswith("\n") != own.startswith("\n") or source.endswith("\n") != own.endswith("\n"):
        yield Fault("newline-ends", Severity.ERROR, NEWLINES)
    elif source[:1].isspace() and not own[:1].isspace():
        yield Fault("whitespace", Severity.WARNING, GLUED_BEFORE)
    elif source[-1:].isspace() and not own[-1:].isspace():
        yield Fault("whitespace", Severity.WARNING, GLUED_AFTER)
