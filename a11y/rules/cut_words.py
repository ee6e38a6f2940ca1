"""Can words be read that are cut off with dots? (WCAG 2.2, 1.4.4 and 1.4.10 ask that nothing is lost)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_OVER = 8.0
"""CSS pixels: less is cut of a last letter alone."""
_LEAST = 2
"""Pixels: what is smaller is hidden from eyes on purpose."""
_CONTROLS = frozenset({"a", "button", "summary", "label", "input", "select", "textarea", "option"})
_MOVES = frozenset({"auto", "scroll"})


def judge_cut(state: PageState) -> Iterator[Outcome]:
    """Applies to words that a style sheet cuts off in their line, with dots in place of the rest.

    Expects that all of them can be read: from a title or a description, or because they are a link to what they name or
    a control that opens them. Where nothing of that is there, a person is asked, once for the page.
    """
    reading = reading_of(state)
    found: list[Node] = []
    for node in reading.nodes:
        if (
            node.box is None
            or node.box.width < _LEAST
            or not (over := _beyond(node))
            or not _words(reading, node)
        ):
            continue
        if over >= _OVER and not _is_read_elsewhere(reading, node):
            found.append(node)
        else:
            yield Outcome(OutcomeValue.PASSED, READ)
    if found:
        params = {"count": str(len(found)), "words": _words(reading, found[0])[:80]}
        yield Outcome(OutcomeValue.CANT_TELL, CUT, params, node_target(state, found[0]), node=found[0].id)


def _beyond(node: Node) -> float:
    """CSS pixels by which words go on beyond their dots; 0 for what has none."""
    style = node.style
    if style.get("text-overflow", "clip") != "clip" and style.get("overflow-x", "visible") not in {
        "visible",
        *_MOVES,
    }:
        return max(node.overflow[0], 0.1)
    clamped = style.get("display", "") in {"-webkit-box", "-webkit-inline-box", "flow-root"}
    if clamped and style.get("overflow-y", "visible") not in {"visible", *_MOVES} and len(node.lines) > 1:
        return max(node.overflow[1], 0.1)
    return 0.0


def _words(reading: Reading, node: Node) -> str:
    return reading.words_in(node).strip()


def _is_read_elsewhere(reading: Reading, node: Node) -> bool:
    words = _words(reading, node)
    inside = reading.inside(node)
    around = list(reading.around(node))
    if any(one.tag in _CONTROLS or one.attributes.get("tabindex", "-1") != "-1" for one in around):
        return True
    controls = [one for one in inside if one.tag in _CONTROLS or "tabindex" in one.attributes]
    if len(controls) == 1 and 2 * len(reading.words_in(controls[0])) > len(words):
        return True
    if any(
        "title" in one.attributes or "aria-describedby" in one.attributes for one in (*around[:3], *inside)
    ):
        return True
    return any(
        len(words) > 2 and words in other for one, other in reading.own_words.items() if one != node.id
    )


CUT_WORDS = Rule(
    id="text/cut",
    title=N_("Words that are cut off with dots can be read elsewhere."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_cut,
    needs=("dom", "text"),
)

READ = N_("The words are whole, or can be read elsewhere.")
CUT = N_(
    "“%(words)s” does not fit and ends in dots (%(count)s such places on the page), and nothing shows the rest: no "
    "link, no button. Is it needed? Let the words go on in a second line, or offer a button that shows them."
)
