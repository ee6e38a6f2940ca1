"""Do words begin, and their pictures stand, at the side where their language begins? (CSS Logical Properties)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.scripts import leftward_letters
from a11y.rules.outline import own_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "th"})
_AT_START = frozenset({"", "start", "right", "-webkit-auto", "justify"})
"""Alignments by which words that run from right to left begin at the right."""
_APART = 48.0
"""CSS pixels between the words and the side where they would begin: so far apart everybody sees it."""
_NEAR = 24.0
_PICTURES = frozenset({"img", "svg"})
_SMALLEST, _LARGEST = 12.0, 64.0
"""CSS pixels of a picture that belongs to the words beside it."""
_SEVERAL, _MANY = 2, 3
_LONG = 8
"""Words of a text."""


def judge_alignment(state: PageState) -> Iterator[Outcome]:
    """Applies to headings, captions and table headers in words that run from right to left, on pages that do.

    Expects that none begins at the left while the words that it stands over begin at the right: `text-align: left`
    was written for another language. Texts at the left are a question, several fail. Source: CSS Text 3,
    `text-align: start`.
    """
    if state.direction != "rtl":
        return
    reading = reading_of(state)
    words = own_words(state)
    passed = False
    for node in reading.nodes:
        if node.tag not in _HEADINGS or not node.lines or not _is_leftward(reading.words_in(node)):
            continue
        if node.style.get("text-align", "") != "left" or node.style.get("direction") == "ltr":
            passed = True
        elif _begins_left(node) and any(
            one.style.get("text-align", "") in _AT_START and _is_leftward(words.get(one.id, ""))
            for one in _under(reading, node)
        ):
            target = node_target(state, node)
            yield Outcome(
                OutcomeValue.FAILED, LEFT, {"words": reading.words_in(node)[:80]}, target, node=node.id
            )
            return
    for titles in _column_titles(reading):
        at_left = [one for one in titles if one.style.get("text-align") == "left" and _begins_left(one)]
        # the last column may end with the table, and not all of them
        if len(at_left) >= _SEVERAL and all(one.style.get("text-align") == "left" for one in titles):
            params = {"words": reading.words_in(at_left[0])[:80]}
            target = node_target(state, at_left[0])
            yield Outcome(OutcomeValue.FAILED, TABLE_LEFT, params, target, node=at_left[0].id)
            return
    texts = [one for one in reading.nodes if _is_text_at_left(one, words.get(one.id, ""))]
    if texts:
        value = OutcomeValue.FAILED if len(texts) >= _MANY else OutcomeValue.CANT_TELL
        params = {"words": words[texts[0].id][:80], "count": str(len(texts))}
        yield Outcome(value, TEXTS_LEFT, params, node_target(state, texts[0]), node=texts[0].id)
    elif passed:
        yield Outcome(OutcomeValue.PASSED, AT_START)


def _column_titles(reading: Reading) -> Iterator[list[Node]]:
    """The titles of the columns of each table that runs from right to left, where they are words that do."""
    for table in reading.nodes:
        if table.tag != "table" or table.style.get("direction") != "rtl":
            continue
        titles = [
            one
            for one in reading.inside(table)
            if one.tag == "th" and one.lines and one.attributes.get("scope", "col") == "col"
        ]
        if titles and all(_is_leftward(reading.words_in(one)) for one in titles):
            yield titles


def _is_text_at_left(node: Node, words: str) -> bool:
    """Whether it is a text to be read, from right to left, whose lines stand at the left."""
    left = node.style.get("text-align", "") == "left" and node.style.get("direction") == "rtl"
    return (
        left
        and len(words.split()) >= _LONG
        and _is_leftward(words)
        and bool(node.lines)
        and _begins_left(node)
    )


def _begins_left(node: Node) -> bool:
    """Whether its words stand at the left of their box, with room on the right."""
    box = node.box
    if box is None:
        return False
    ends = max(line.x + line.width for line in node.lines)
    begins = min(line.x for line in node.lines)
    return box.x + box.width - ends > _APART and begins - box.x < _APART


def _under(reading: Reading, heading: Node) -> Iterator[Node]:
    """What carries words under a heading: after it in the part that it begins, or in the cells of its table."""
    around = list(reading.around(heading))
    part = next((one for one in around if one.tag == "table"), None) if heading.tag == "th" else None
    part = part or (around[1] if len(around) > 1 else None)
    if part is None:
        return
    begun = False
    place = _column(reading, heading) if part.tag == "table" else None
    for one in reading.inside(part):
        begun = begun or one is heading
        if (
            begun
            and one.lines
            and one.tag not in _HEADINGS
            and (place is None or _column(reading, one) == place)
        ):
            yield one


def _column(reading: Reading, node: Node) -> int | None:
    """The number of the cell in its row that something stands in; None outside of a row."""
    cell = next((one for one in reading.around(node) if one.tag in {"td", "th"}), None)
    row = reading.children.get(cell.parent, ()) if cell is not None else ()
    return next((number for number, one in enumerate(row) if cell is not None and one.id == cell.id), None)


def judge_icons(state: PageState) -> Iterator[Outcome]:
    """Applies to small pictures that a style sheet pins to a side of words, on pages that run from right to left.

    Asks where, in several places alike, they stand at the left while the words begin at the right, with room left for
    them on that side alone: the side was written for another language. Source: CSS Logical Properties,
    `inset-inline-start`.
    """
    if state.direction != "rtl":
        return
    reading = reading_of(state)
    pinned: dict[bool, list[Node]] = {False: [], True: []}
    for node in reading.nodes:
        box = node.box
        if (
            node.tag not in _PICTURES
            or box is None
            or not _SMALLEST <= min(box.width, box.height) <= _LARGEST
        ):
            continue
        holder = _holder(reading, node)
        if holder is not None and _is_leftward(reading.words_in(holder)):
            pinned[_stands_left(holder, node)].append(node)
    left = pinned[True]
    if len(left) >= _SEVERAL:
        yield Outcome(OutcomeValue.CANT_TELL, PINNED, {"count": str(len(left))}, node_target(state, left[0]))
    elif pinned[False]:
        yield Outcome(OutcomeValue.PASSED, BESIDE)


def _holder(reading: Reading, node: Node) -> Node | None:
    """What a picture is pinned in: the first element around it that is placed itself, when it keeps its place there."""
    around = list(reading.around(node))[:4]
    placed = next((n for n, one in enumerate(around[:2]) if one.style.get("position") == "absolute"), None)
    if placed is None:
        return None
    return next((one for one in around[placed + 1 :] if one.style.get("position") == "relative"), None)


def _stands_left(holder: Node, picture: Node) -> bool:
    """Whether the picture is at the left, where the words keep room for it that they do not keep on the right."""
    outer, inner = holder.box, picture.box
    if outer is None or inner is None:
        return False
    room = [_pixels(holder.style.get(side, "")) for side in ("padding-left", "padding-right")]
    return inner.x - outer.x < _NEAR and room[0] >= inner.width > room[1]


def _pixels(value: str) -> float:
    return float(value.removesuffix("px")) if value.endswith("px") else 0.0


def _is_leftward(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    leftward, letters = leftward_letters(text)
    return leftward * 2 > letters


ALIGNMENT = Rule(
    id="locale/text-alignment",
    title=N_("Headings begin at the side where the words under them begin."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_alignment,
    needs=("dom", "text"),
    help_url="https://www.w3.org/International/questions/qa-html-dir",
)
ICONS = Rule(
    id="locale/icon-side",
    title=N_("A picture stands at the side where its words begin."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_icons,
    needs=("dom", "text"),
    help_url="https://www.w3.org/International/questions/qa-html-dir",
)

AT_START = N_("The headings begin where their words do.")
LEFT = N_(
    "“%(words)s” stands at the left, and the words under it begin at the right, as their language does: whoever reads "
    "from there does not find it. Write text-align: start in place of left."
)
TEXTS_LEFT = N_(
    "“%(words)s” runs from right to left, and its lines stand at the left (%(count)s such texts on the page), as in a "
    "language that begins there: the eye has to look for each line. Write text-align: start in place of left."
)
TABLE_LEFT = N_(
    "“%(words)s” and the other titles of this table stand at the left of their columns, and the page runs from right "
    "to left: the eye begins at the other side of each column. Write text-align: start in place of left."
)
BESIDE = N_("The pictures stand where their words begin.")
PINNED = N_(
    "%(count)s pictures stand at the left of words that begin at the right, and the room that is kept for them is "
    "there as well. Are they meant to come after the words? Else write inset-inline-start and padding-inline in place "
    "of left."
)
