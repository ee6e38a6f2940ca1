"""Do arrows beside words point the way that the words run? (Unicode Bidirectional Algorithm: none is mirrored)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from a11y.facts.scripts import leftward_letters
from a11y.rules.outline import drawn_texts
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LEFT = frozenset("\u2190\u21d0\u27f5\u27f8\u2b05\u21e6\u2b60\u25c0\u25c4")
_RIGHT = frozenset("\u2192\u21d2\u27f6\u27f9\u27a1\u21e8\u2b62\u2794\u279c\u279d\u279e\u2b95\u25b6\u25ba")
_SEVERAL = 2
_CONTROLS = frozenset({"a", "button", "summary"})
_NEXT = frozenset({"הבא", "הבאה", "לעמוד הבא", "التالي", "التالية", "بعدی", "صفحه بعد", "اگلا"})
_PREVIOUS = frozenset(
    {"הקודם", "הקודמת", "קודם", "לעמוד הקודם", "السابق", "السابقة", "قبلی", "صفحه قبل", "پچھلا"}
)
"""What leads on and back is called, in languages that run from right to left."""


def judge_arrows(state: PageState) -> Iterator[Outcome]:
    """Applies to links and buttons that run from right to left, and whose words an arrow begins or ends.

    Expects an arrow away from the words: what comes before lies to the right, and what follows to the left. Angle
    brackets are turned by browsers themselves, arrows are not. One that a style turns round cannot be told from here.
    An icon in what leads on or back, and is called so, fails, and so do icons that all point at the words beside them.
    """
    yield from _drawn_arrows(state)
    yield from _separators(state)
    page = reading_of(state)
    for node, inside in _unturned(state):
        words = _in_order(state, {one.id for one in inside}) or page.name(node).strip()
        leftward, letters = leftward_letters(words)
        if not letters or leftward < letters:
            continue
        if (way := _drawn_wrong(inside, words)) is not None:
            value = OutcomeValue.FAILED if way else OutcomeValue.PASSED
            target = node_target(state, node) if way else None
            yield Outcome(value, DRAWN if way else OUTWARDS, {"words": words} if way else {}, target)
            continue
        first, last = words[0], words.rstrip("\ufe0e\ufe0f")[-1]
        pointing = first in _LEFT | _RIGHT or last in _LEFT | _RIGHT
        if not pointing:
            continue
        wrong = first if first in _LEFT else last if last in _RIGHT else ""
        value = OutcomeValue.CANT_TELL if wrong else OutcomeValue.PASSED
        params = {"arrow": wrong, "words": words} if wrong else {}
        target = node_target(state, node) if wrong else None
        yield Outcome(value, INWARDS if wrong else OUTWARDS, params, target)


def _unturned(state: PageState) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Links and buttons that run from right to left, each with what is in it, where no style turns anything of it."""
    page = reading_of(state)
    for node in state.nodes:
        if node.tag not in _CONTROLS or node.box is None or node.style.get("direction") != "rtl":
            continue
        inside = (node, *page.inside(node))
        if not any("transform" in one.style or "scale" in one.style for one in inside):
            yield node, inside


def _drawn_arrows(state: PageState) -> Iterator[Outcome]:
    """Icons at the side of words in links and buttons: two and more, all of which point at them, were not turned."""
    page = reading_of(state)
    towards: list[Node] = []
    away = False
    for node, inside in _unturned(state):
        icons = [one for one in inside if one.points and one.box is not None]
        lines = [line for one in inside for line in one.lines]
        if len(icons) != 1 or not lines or not leftward_letters(page.words_in(node))[0]:
            continue
        icon = icons[0].box
        if icon is None:
            continue
        before = icon.x >= max(line.x + line.width for line in lines) - 1
        after = icon.x + icon.width <= min(line.x for line in lines) + 1
        if not before and not after:
            continue
        if icons[0].points == ("left" if before else "right"):
            towards.append(node)
        else:
            away = True
    if len(towards) >= _SEVERAL and not away:
        params = {"count": str(len(towards))}
        yield Outcome(
            OutcomeValue.FAILED, TOWARDS, params, node_target(state, towards[0]), node=towards[0].id
        )


def _separators(state: PageState) -> Iterator[Outcome]:
    """Icons of arrows between the items of one list, in no control: they lead from each to the next one."""
    if state.direction != "rtl":
        return
    page = reading_of(state)
    lists: dict[int, list[Node]] = {}
    for node in state.nodes:
        if not node.points or node.box is None or "transform" in node.style or "scale" in node.style:
            continue
        around = list(page.around(node))
        item = next((one for one in around if one.tag == "li"), None)
        if item is None or any(one.tag in _CONTROLS for one in around):
            continue
        if leftward_letters(page.words_in(item))[0]:
            lists.setdefault(item.parent, []).append(node)
    for icons in lists.values():
        ways = {one.points for one in icons}
        if len(icons) < _SEVERAL or len(ways) > 1:
            continue
        wrong = ways == {"right"}
        target = node_target(state, icons[0]) if wrong else None
        params = {"count": str(len(icons))} if wrong else {}
        value, message = (OutcomeValue.FAILED, BETWEEN) if wrong else (OutcomeValue.PASSED, OUTWARDS)
        yield Outcome(value, message, params, target, node=icons[0].id if wrong else 0)


def _drawn_wrong(inside: Iterable[Node], words: str) -> bool | None:
    """Whether the icon of what leads on or back points the other way; None without such an icon or such words."""
    ways = {one.points for one in inside} - {""}
    bare = "".join(letter for letter in words if letter.isalpha() or letter.isspace()).strip()
    if len(ways) != 1 or bare not in _NEXT | _PREVIOUS:
        return None
    return ways != {"left" if bare in _NEXT else "right"}


def _in_order(state: PageState, inside: set[int]) -> str:
    """The visible words of elements, in the order of the page."""
    return " ".join(" ".join(text for carrier, text in drawn_texts(state) if carrier in inside).split())


ARROWS = Rule(
    id="locale/arrow",
    title=N_("Arrows point the way that the words beside them run."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_arrows,
    needs=("dom", "text"),
    help_url="https://www.w3.org/International/questions/qa-html-dir",
)

OUTWARDS = N_("The arrow points away from the words.")
BETWEEN = N_(
    "The arrows between the items of this list, %(count)s in all, point back to where somebody came from, as where "
    "words run from left to right. Turn the pictures round where a page runs from right to left."
)
TOWARDS = N_(
    "The arrows in %(count)s links or buttons point at the words beside them, here first, as they would where words "
    "run from left to right. Turn the pictures round where a page runs from right to left."
)
DRAWN = N_(
    "The arrow in “%(words)s” points as it would where words run from left to right: here, what comes before lies to "
    "the right, and what follows to the left. Turn the picture round where a page runs from right to left."
)
INWARDS = N_(
    "“%(arrow)s” in “%(words)s” points as it would where words run from left to right: here, what comes before lies to "
    "the right, and what follows to the left. Is it meant? Else take the other arrow where a page runs from right to "
    "left."
)
