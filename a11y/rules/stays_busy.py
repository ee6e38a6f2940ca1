"""Is a part that has been loaded said to be ready? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ENOUGH = 30
"""Letters of a part that is there."""
_WAITS = frozenset({"spinner", "loading", "loader", "skeleton", "placeholder", "shimmer", "progress"})


def judge_busy(state: PageState) -> Iterator[Outcome]:
    """Applies to parts that say whether they are busy. Expects that one with its content there is not.

    Screen readers may keep silent about what is busy. A question: more may be on its way. Source: WAI-ARIA 1.2,
    aria-busy.
    """
    page = forms_of(state)
    told: Node | None = None
    for node in state.nodes:
        said = node.attributes.get("aria-busy")
        if said not in {"true", "false"} or not page.seen(node) or (told and page.holds(told, node)):
            continue
        letters = sum(letter.isalpha() for letter in page.text(node)) if said == "true" else 0
        if letters < _ENOUGH or _waits(page, node):
            yield Outcome(OutcomeValue.PASSED, READY)
            continue
        told = node
        yield Outcome(OutcomeValue.CANT_TELL, BUSY, target=node_target(state, node), node=node.id)


def _waits(page: Forms, part: Node) -> bool:
    return any(
        one.tag == "progress"
        or one.attributes.get("role") == "progressbar"
        or (one.box is not None and name_words(one, "class") & _WAITS)
        for one in (part, *page.under(part))
    )


BUSY_RULE = Rule(
    id="status/stays-busy",
    title=N_("A part that has been loaded is not said to be busy."),
    criteria=("4.1.2",),
    impact=Impact.MODERATE,
    judge=judge_busy,
    needs=("dom", "text"),
)

READY = N_("The part says that it is ready, or nothing is in it yet.")
BUSY = N_(
    "This part says that it is busy (aria-busy=“true”) although its words are there: screen readers may keep silent "
    "about it. Is anything still loading? If not, set aria-busy to “false” as soon as all is there."
)
