"""Where does a page put the focus when it comes? (WCAG 2.2, criterion 2.4.3 Focus Order)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FRAME = frozenset({"banner", "navigation", "contentinfo", "complementary", "search"})
_FIELDS = frozenset({"input", "textarea", "select"})
_WORDS = 20
"""Of a main part that somebody comes to read."""


def judge_first_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with a field that takes the focus as they come (`autofocus`). Expects it in the main part.

    A question where a field of the frame takes it, as a search that every page has, and the main part has a heading and
    words of its own: who hears the page is put behind what they came for. Source: WCAG 2.2, criterion 2.4.3; HTML, the
    note on autofocus.
    """
    reading = reading_of(state)
    field = next(
        (
            one
            for one in reading.nodes
            if "autofocus" in one.attributes and one.tag in _FIELDS and one.box is not None
        ),
        None,
    )
    if field is None or any(one.tag == "dialog" for one in reading.around(field)):
        return
    roles = {reading.role(one) for one in reading.around(field)}
    apart = roles & _FRAME and "main" not in roles and _is_read(reading)
    if not apart:
        yield Outcome(OutcomeValue.PASSED, IN_MAIN)
        return
    yield Outcome(OutcomeValue.CANT_TELL, IN_FRAME, {}, node_target(state, field), node=field.id)


def _is_read(reading: Reading) -> bool:
    """Whether the main part has a heading, words, and no fields: somebody comes to read it."""
    main = next((one for one in reading.nodes if reading.role(one) == "main"), None)
    if main is None:
        return False
    inside: list[Node] = list(reading.inside(main))
    asks = any(one.tag in _FIELDS and one.attributes.get("type") != "hidden" for one in inside)
    headed = any(one.tag == "h1" for one in inside)
    return headed and not asks and len(reading.words_in(main).split()) >= _WORDS


FIRST_FOCUS = Rule(
    id="focus/on-load",
    title=N_("The focus is not put behind what people come to read."),
    criteria=("2.4.3",),
    impact=Impact.MODERATE,
    judge=judge_first_focus,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html",
)

IN_MAIN = N_("What takes the focus as the page comes is what the page is there for.")
IN_FRAME = N_(
    "This field takes the focus as the page comes, and is not in its main part, which has no fields: a screen reader "
    "begins there and not with the page, and small screens scroll to it or open their keyboard. Is the page there for "
    "it? If not, take autofocus away."
)
