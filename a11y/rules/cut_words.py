"""Can words be read that are cut off in their line? (WCAG 2.2, 1.4.4 and 1.4.10 ask that nothing is lost)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_OPENS = frozenset(
    [
        "aria-haspopup",
        "aria-expanded",
        "aria-pressed",
        "aria-controls",
        "popovertarget",
        "commandfor",
        "data-toggle",
    ]
)
_SEVERAL, _PART = 2, 0.4
"""Lines, and the share of one's height: fonts make lines higher than their letters are."""
_MOVES = frozenset({"auto", "scroll"})


def judge_cut(state: PageState) -> Iterator[Outcome]:
    """Applies to words that a style sheet cuts off in their line, with dots in place of the rest, or without.

    Expects that all of them can be read: from a title or a description, or because they are a link to what they name or
    a control that opens them. A button that only acts opens nothing. Where nothing of that is there, a person is asked,
    once for the page. Words of a control that are cut off at its edge without dots fail: nobody reads the rest, or sees
    that there is one. Of headings and labels a person is asked.
    """
    reading = reading_of(state)
    yield from _lopped(state, reading)
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


def _lopped(state: PageState, reading: Reading) -> Iterator[Outcome]:
    """What is cut off without dots: told once for controls, and asked once of headings and labels."""
    eyes = state.eyes
    if eyes is None:
        return
    fails, asks = OutcomeValue.FAILED, OutcomeValue.CANT_TELL
    kinds: tuple[tuple[Sequence[int], OutcomeValue, str, Impact], ...] = (
        (eyes.lopped_controls, fails, LOPPED, Impact.SERIOUS),
        (eyes.lopped_heads, asks, LOPPED_PERHAPS, Impact.MODERATE),
    )
    for positions, value, message, impact in kinds:
        for position in positions[:1]:
            node = state.nodes[position]
            words = _words(reading, node) or node.attributes.get("value", "")
            params = {"count": str(len(positions)), "words": words[:80]}
            yield Outcome(value, message, params, node_target(state, node), impact, node=node.id)


def judge_cut_below(state: PageState) -> Iterator[Outcome]:
    """Applies to words of several lines in a box that hides what runs out of it. Expects all lines in the box.

    A question where the first can be seen and the last cannot, and nothing beside the box opens it; asked once. In
    other windows that is asked by the rules about windows. Source: WCAG 2.2, 1.4.4 and 1.4.10.
    """
    reading = reading_of(state)
    passed = told = False
    for node in reading.nodes:
        hides = node.style.get("overflow-y", "visible") in {"hidden", "clip"}
        if not hides or node.box is None or len(node.lines) < _SEVERAL or not _beyond_box(node):
            passed = passed or (hides and len(node.lines) >= _SEVERAL)
            continue
        beside = reading.children.get(node.parent, ())
        opened = any(one.tag in {"button", "summary"} or "aria-expanded" in one.attributes for one in beside)
        if opened or _beyond(node) or node.box.height < _LEAST or _is_placed(reading, node):
            passed = True
        elif not told:
            told = True
            params = {"words": _words(reading, node)[:80]}
            yield Outcome(OutcomeValue.CANT_TELL, CUT_BELOW, params, node_target(state, node), node=node.id)
    if passed and not told:
        yield Outcome(OutcomeValue.PASSED, READ)


def _beyond_box(node: Node) -> bool:
    """Whether the first line of an element can be seen, and the last one is out of its box below."""
    box = node.box
    first, last = node.lines[0], node.lines[-1]
    if (
        box is None
        or first.y < box.y - 1
        or first.y + first.height > box.y + box.height + _PART * first.height
    ):
        return False
    return last.y + last.height > box.y + box.height + _PART * last.height


def _is_placed(reading: Reading, node: Node) -> bool:
    """Whether it is hidden from eyes as a whole, as words for screen readers are."""
    return any(one.style.get("position") == "absolute" for one in reading.around(node))


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
    acting = next((one for one in (node, *around[:2]) if _acts(one)), None)
    if acting is not None:
        return any({"title", "aria-describedby"} & one.attributes.keys() for one in (node, acting))
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


def _acts(node: Node) -> bool:
    """Whether it is a button that says of nothing that it opens or chooses it."""
    button = node.tag == "button" or node.attributes.get("role") == "button"
    return button and not _OPENS & node.attributes.keys()


CUT_WORDS = Rule(
    id="text/cut",
    title=N_("Words that are cut off in their line can be read elsewhere."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_cut,
    needs=("dom", "text"),
    reads=("eyes",),
)

CUT_BELOW_RULE = Rule(
    id="text/cut-below",
    title=N_("No lines of a text are cut off at the lower end of its box."),
    criteria=("1.4.4", "1.4.10"),
    impact=Impact.SERIOUS,
    judge=judge_cut_below,
    needs=("dom", "text"),
)

READ = N_("The words are whole, or can be read elsewhere.")
CUT = N_(
    "“%(words)s” does not fit and ends in dots (%(count)s such places on the page), and nothing shows the rest: no "
    "link, no button. Is it needed? Let the words go on in a second line, or offer a button that shows them."
)
LOPPED = N_(
    "“%(words)s” does not fit into its button or link and is cut off at the edge (%(count)s such places on the page): "
    "nobody can read the rest. Words are longer in other languages: let the control grow with them, by min-width "
    "instead of width, or let them go on in a second line."
)
LOPPED_PERHAPS = N_(
    "“%(words)s” goes on beyond the box that it stands in, and is cut off at its edge (%(count)s such places on the "
    "page). Is the rest needed? Let the words go on in a second line, or let the box grow with them."
)
CUT_BELOW = N_(
    "“%(words)s” has more lines than its box has room for, and the last ones are hidden. Can they be read somewhere? "
    "Let the box grow with its words: min-height instead of height, and no overflow: hidden."
)
