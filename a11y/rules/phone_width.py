"""Is a page laid out in the width of the window on a phone? (WCAG 2.2, 1.4.10 Reflow; CSS Viewport Module)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SAYS = re.compile(r"\b(?:width\s*=|initial-scale\s*=)", re.IGNORECASE)


def judge_phone_width(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with words. Expects a viewport meta element that says a width, or a scale.

    Without it browsers on phones lay the page out as wide as a desk's window, 980 pixels for most, and draw it small. A
    window on a desk, which is what was looked at, does not show it: a question.
    """
    if not state.runs:
        return
    metas = (one for one in state.nodes if one.tag == "meta" and not one.frame)
    said = (
        one.attributes.get("content", "")
        for one in metas
        if one.attributes.get("name", "").lower() == "viewport"
    )
    if any(map(_SAYS.search, said)):
        yield Outcome(OutcomeValue.PASSED, SAID)
        return
    page = next((one for one in state.nodes if one.tag == "html"), None)
    yield Outcome(OutcomeValue.CANT_TELL, UNSAID, {}, node_target(state, page) if page else None)


PHONE_WIDTH = Rule(
    id="window/phone-width",
    title=N_("A page is laid out in the width of the window on a phone."),
    criteria=("1.4.10",),
    impact=Impact.MODERATE,
    judge=judge_phone_width,
    needs=("dom", "text"),
    help_url="https://www.w3.org/TR/css-viewport-1/#viewport-meta",
)

SAID = N_("A viewport meta element says how wide the page is laid out.")
UNSAID = N_(
    "No viewport meta element says how wide the page is laid out: phones take some 980 pixels and draw it so small "
    "that it has to be enlarged, and then scrolled sideways for each line. Is it read on phones? Then add "
    "<meta name=“viewport” content=“width=device-width, initial-scale=1”>."
)
