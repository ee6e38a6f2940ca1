"""Do lines that look like a list say that they are one? (WCAG 2.2, 1.3.1; technique H48)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11y.rules.forms import name_words
from a11y.rules.reading import Block, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_BULLETS = (
    "*\u2022\u25e6\u25aa\u25ab\u2023\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u25ba\u25b6\u27a4\u2713\u2714\u30fb"
)
_DASHES = "-\u2013\u2014"
"""Signs that open an item of a list, and, in many languages, what somebody says."""
_ITEM = re.compile(rf"(?P<sign>[{_DASHES}{_BULLETS}])(?:\s+|$)|\(?(?P<number>\d{{1,2}})[.)](?:\s+|$)")
_MARKED = {"li", "dl", "pre", "code", "textarea", "table", "select", "nav", "button", "kbd", "samp"}
_MARKED |= {"h1", "h2", "h3", "h4", "h5", "h6"}
_ROLES = {"list", "listitem", "heading", "log", "code"}
_PLAIN = frozenset({"div", "span", "p", "section"})
_LISTS = frozenset({"list", "lists", "items", "results"})
_SEVERAL = 3
_LONG = 60
"""Words of an item from which on it may be a numbered paragraph of a law or a contract."""


def judge_fake_list(state: PageState) -> Iterator[Outcome]:
    """Applies to three lines or paragraphs that follow each other, each opened by the same bullet or by 1, 2, 3.

    Expects a list. Failed with a bullet, and with numbers in the lines of one paragraph; dashes, which open speech as
    well, numbered paragraphs, and lines that are a link each are a question. So are parts alike with a link in each in
    what its author calls a list.
    """
    reading = reading_of(state)
    if any(one.role.lower() == "list" for one in state.tree):
        yield Outcome(OutcomeValue.PASSED, MARKED)
    called = next(_called(reading), None)
    if called is not None:
        params = {"count": str(len(reading.children.get(called.id, ())))}
        yield Outcome(OutcomeValue.CANT_TELL, CALLED, params, node_target(state, called), node=called.id)
    together: list[tuple[Block, str]] = []
    for block in reading.blocks_of_words:
        if _is_marked(block, reading):
            yield from _told(state, together)
            together = []
            continue
        if _are_links(block, reading):
            yield _outcome(state, block, OutcomeValue.CANT_TELL, block.run.text)
            continue
        inside = _lines(block, reading)
        if (kind := _kind(inside)) and len(inside) >= _SEVERAL:
            value = OutcomeValue.CANT_TELL if kind == "dash" else OutcomeValue.FAILED
            yield _outcome(state, block, value, inside[0])
        opened = _opening(block.run.text)
        follows = together and (
            block.node.parent == together[-1][0].node.parent
            and block.node.tag == together[-1][0].node.tag
            and opened
        )
        if not follows:
            yield from _told(state, together)
            together = []
        if opened and not (kind and len(inside) >= _SEVERAL):
            together.append((block, block.run.text))
    yield from _told(state, together)


def _called(reading: Reading) -> Iterator[Node]:
    """What its author calls a list, and holds parts alike with a link in each, and is none."""
    for node in reading.nodes:
        parts = reading.children.get(node.id, [])
        if node.tag not in _PLAIN or node.box is None or len(parts) < _SEVERAL or node.frame:
            continue
        if not name_words(node, "class", "id") & _LISTS or any(
            one.attributes.get("role") for one in (node, *parts)
        ):
            continue
        kinds = {(one.tag, one.attributes.get("class", "")) for one in parts}
        linked = all(any(at.tag == "a" for at in (one, *reading.inside(one))) for one in parts)
        if len(kinds) == 1 and parts[0].tag in _PLAIN | {"a"} and linked and parts[0].box is not None:
            yield node


def _told(state: PageState, together: Sequence[tuple[Block, str]]) -> Iterator[Outcome]:
    texts = [text for _, text in together]
    kind = _kind(texts)
    if len(texts) < _SEVERAL or not kind or max(len(text.split()) for text in texts) > _LONG:
        return
    value = OutcomeValue.FAILED if kind == "bullet" else OutcomeValue.CANT_TELL
    yield _outcome(state, together[0][0], value, texts[0])


def _outcome(state: PageState, block: Block, value: OutcomeValue, text: str) -> Outcome:
    message = FAKE if value is OutcomeValue.FAILED else PERHAPS
    return Outcome(value, message, {"text": text[:60]}, node_target(state, block.node), node=block.node.id)


def _opening(text: str) -> str:
    """The bullet or number that opens the text; empty when none does, or nothing follows it."""
    found = _ITEM.match(text)
    if found is None or not any(one.isalpha() for one in text):
        return ""
    return found["sign"] or found["number"]


def _kind(texts: Sequence[str]) -> str:
    """`bullet`, `dash` or `number`, where the texts are opened alike; empty where they are not."""
    signs = [_opening(text) for text in texts]
    if not signs or not all(signs):
        return ""
    if signs == [str(number) for number in range(1, len(signs) + 1)]:
        return "number"
    if len(set(signs)) > 1 or signs[0].isdigit():
        return ""
    return "dash" if signs[0] in _DASHES else "bullet"


def _lines(block: Block, reading: Reading) -> list[str]:
    """The lines of a paragraph that are parted by `br`, each with the words of the elements in it."""
    breaks = sum(one.tag == "br" for one in reading.inside(block.node))
    if breaks < _SEVERAL - 1 or not block.run.pieces:
        return []
    lines: list[str] = []
    for piece in block.run.pieces:
        if _ITEM.match(piece) or not lines:
            lines.append(piece)
        else:
            lines[-1] = f"{lines[-1]} {piece}"
    if lines and not _opening(lines[0]):
        lines = lines[1:]  # what leads to the list
    return lines if len(lines) <= breaks + 1 else []


def _are_links(block: Block, reading: Reading) -> bool:
    """Whether the lines of a paragraph, parted by `br`, are a link each and nothing else."""
    children = reading.children.get(block.node.id, ())
    links = [one for one in children if one.tag == "a" and "href" in one.attributes and one.lines]
    breaks = sum(one.tag == "br" for one in children)
    if len(links) < _SEVERAL or breaks < len(links) - 1 or len(children) != len(links) + breaks:
        return False
    return not any(map(str.isalnum, reading.own_words.get(block.node.id, "")))


def _is_marked(block: Block, reading: Reading) -> bool:
    return block.node.id in reading.unheard or any(
        one.tag in _MARKED or reading.role(one) in _ROLES or one.attributes.get("role") in _ROLES
        for one in reading.around(block.node)
    )


FAKE_LIST = Rule(
    id="structure/fake-list",
    title=N_("What looks like a list is one."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_fake_list,
    needs=("dom", "tree", "text"),
)

MARKED = N_("The lists of the page are marked as lists.")
FAKE = N_(
    "The lines from “%(text)s” on look like a list and are none: a screen reader says neither that there is one nor "
    "how many items it has. Make it ul or ol, each item li, and leave the signs to the browser."
)
PERHAPS = N_(
    "The lines from “%(text)s” on look like a list, and are not marked as one. If they are, use ul or ol."
)
CALLED = N_(
    "%(count)s parts alike follow each other in what the source calls a list, and nothing tells a screen reader so: "
    "who listens does not learn how many there are, or where they end. Are they items? Then use ul and li."
)
