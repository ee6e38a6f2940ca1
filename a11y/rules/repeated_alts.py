"""Does a picture that stands in every row tell anything by its words? (WCAG 2.2, 1.1.1; technique H67)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ROWS = frozenset({"li", "tr", "article", "dt"})
_SEVERAL = 3


def judge_repeated(state: PageState) -> Iterator[Outcome]:
    """Applies to pictures with words that are no controls, in the rows of lists and tables that have other words.

    Asks where each of three rows and more has a picture with the very same words: what is said of all of them tells
    nothing of any. Asked once for a list.
    """
    reading = reading_of(state)
    rows: dict[int, dict[str, list[Node]]] = {}
    for node in reading.nodes:
        name = fold(reading.exposed[node.id].name) if reading.role(node) in {"image", "img"} else ""
        row = next((one for one in reading.around(node) if one.tag in _ROWS), None)
        if not name or row is None or node.box is None or _is_of_control(reading, node):
            continue
        if reading.words_in(row).strip():
            rows.setdefault(row.parent, {}).setdefault(name, []).append(node)
    for parent, names in rows.items():
        count = sum(
            one.tag in _ROWS and bool(reading.words_in(one)) for one in reading.children.get(parent, ())
        )
        for pictures in names.values():
            if count >= _SEVERAL and len(pictures) >= count:
                first = pictures[0]
                params = {"name": reading.exposed[first.id].name.strip()[:80], "count": str(len(pictures))}
                yield Outcome(OutcomeValue.CANT_TELL, SAME, params, node_target(state, first), node=first.id)
            else:
                yield Outcome(OutcomeValue.PASSED, APART)


def _is_of_control(reading: Reading, node: Node) -> bool:
    return any(one.tag in {"a", "button", "summary", "label"} for one in reading.around(node))


REPEATED_ALT = Rule(
    id="image/same-in-each-row",
    title=N_("The words of a picture tell the rows of a list apart."),
    criteria=("1.1.1",),
    impact=Impact.MINOR,
    judge=judge_repeated,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/tutorials/images/decorative/",
)

APART = N_("The words of the picture are not those of each row.")
SAME = N_(
    "A picture in each of %(count)s rows says “%(name)s”, and a screen reader says it with each. Does it tell anything "
    "there? Else give it an empty alt."
)
