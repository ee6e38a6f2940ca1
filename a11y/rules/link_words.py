"""Do links say where they lead? (WCAG 2.2, 2.4.4 Link Purpose (In Context), 2.4.9 Link Purpose (Link Only))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.outline import Outline, outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.rules.vague_words import DOWNLOADS, FORMATS, VAGUE
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import AxNode, Node, PageState

_SAYS_NOTHING = frozenset(fold(words) for language in VAGUE.values() for words in language)
_FETCHES = frozenset(fold(words) for words in DOWNLOADS)
_OF_A_FORMAT = frozenset(FORMATS)
_ALONE = frozenset({"page", "site", "website", "web page"})
"""Words that say of what kind the place is, and not which."""
_POINTS = re.compile(r"(?:this|that|these|those) \w+")
"""What only the words before it can explain."""
_POINTLESS = frozenset({".", ",", "\u3002", "\u3001"})
"""Signs that end or part sentences: no word and no picture of anything."""
_NAMED = {"table", "nav", "figure", "article", "dialog"}
"""What is about one thing, which its other words tell."""
_CONTEXT = {"li", "td", "th", "dd", "dt", "p", "figcaption", "caption", "blockquote"}
"""Elements whose words belong to the link in them (WCAG, "programmatically determined link context")."""


def judge_in_context(state: PageState) -> Iterator[Outcome]:
    """Applies to links whose words say nothing of where they lead. Expects words around them that do.

    Words around are those of the sentence, list item, cell, header cells and description, and any heading before.
    Source: ACT rule 5effbb.
    """
    outline = outline_of(state)
    for link, node in _links(state, outline):
        if link.name.strip() in _POINTLESS:
            yield Outcome(
                OutcomeValue.CANT_TELL, POINT, {"name": link.name}, node_target(state, node), node=node.id
            )
            continue
        if _bare(link.name) not in _SAYS_NOTHING or _is_code(node, outline):
            continue
        value, message = _in_context(link, node, outline)
        yield Outcome(
            value,
            message,
            {"name": link.name},
            node_target(state, node),
            node=node.id,
        )


def judge_alone(state: PageState) -> Iterator[Outcome]:
    """Applies to every link. Expects words that say by themselves where it leads. Source: ACT rule aizyf1."""
    outline = outline_of(state)
    for link, node in _links(state, outline):
        words = _bare(link.name)
        vague = not link.name.strip().endswith("()") and (  # a function's name, as zip() or go()
            words in _SAYS_NOTHING
            or words in _FETCHES
            or words in _ALONE
            or words in _OF_A_FORMAT
            or bool(_POINTS.fullmatch(words))
        )
        vague = vague and not _is_code(node, outline)
        yield Outcome(
            OutcomeValue.FAILED if vague else OutcomeValue.PASSED,
            VAGUE_ALONE if vague else TOLD,
            {"name": link.name},
            node_target(state, node) if vague else None,
            node=node.id if vague else 0,
        )


def says_where(name: str) -> bool:
    """Whether a link's words are more than the vague ones, signs and names of formats."""
    words = _bare(name)
    vague = words in _SAYS_NOTHING or words in _ALONE or words in _OF_A_FORMAT
    return any(letter.isalpha() for letter in words) and not vague and not _POINTS.fullmatch(words)


def fetches(name: str) -> bool:
    """Whether a link's words say that it fetches a file, and not which."""
    return _bare(name) in _FETCHES


def _links(state: PageState, outline: Outline) -> Iterator[tuple[AxNode, Node]]:
    for one in state.tree:
        node = outline.by_id.get(one.id)
        if one.role.lower() == "link" and one.name.strip() and node is not None:
            yield one, node


def _is_code(node: Node, outline: Outline) -> bool:
    """Whether its words are a name in a program, as `continue`: it leads to what is said of that."""
    place = outline.place.get(node.id)
    inner = outline.nodes[place + 1] if place is not None and place + 1 < len(outline.nodes) else None
    return inner is not None and inner.parent == node.id and inner.tag in _CODE


_CODE = {"code", "kbd", "samp", "var"}


def _bare(name: str) -> str:
    """Without signs at its ends, as arrows and dots."""
    return " ".join(re.sub(r"^[\W_]+|[\W_]+$", "", fold(name)).split())


def _in_context(link: AxNode, node: Node, outline: Outline) -> tuple[OutcomeValue, str]:
    """What the words around the link tell. A heading somewhere before it is context, and few can ask for it (H80)."""
    if _has_context(link, node, outline):
        return OutcomeValue.PASSED, TOLD
    place = outline.place.get(node.id, len(outline.nodes))
    if any(outline.role(one) == "heading" for one in outline.nodes[:place]):
        return OutcomeValue.CANT_TELL, BY_HEADING
    return OutcomeValue.FAILED, NO_CONTEXT


def _has_context(link: AxNode, node: Node, outline: Outline) -> bool:
    if link.description.strip() or node.attributes.get("title", "").strip():
        return True
    around = [one for one in outline.around(node) if one.id != node.id]
    if any(one.tag in _NAMED or "aria-label" in one.attributes for one in around):
        return True
    blocks = {one.id for one in around if one.tag in _CONTEXT}
    blocks.update(one.id for one in around[:1])
    own = fold(link.name)
    for run in outline.state.runs:
        if run.channel is not Channel.VISIBLE or fold(run.text).strip() in ("", own):
            continue
        at = outline.by_id.get(run.node)
        if at is not None and (
            run.node in blocks or any(one.id in blocks and one.tag in _CONTEXT for one in outline.around(at))
        ):
            return True
    return False


IN_CONTEXT = Rule(
    id="link/purpose",
    title=N_("Where a link leads is told by its words, or by those around it."),
    criteria=("2.4.4",),
    impact=Impact.SERIOUS,
    judge=judge_in_context,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
    act_rules=("5effbb",),
)
ALONE = Rule(
    id="link/words-alone",
    title=N_("Where a link leads is told by its words alone."),
    criteria=("2.4.9",),
    impact=Impact.MINOR,
    judge=judge_alone,
    needs=("dom", "tree"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only.html",
    act_rules=("aizyf1",),
)

TOLD = N_("The words say where the link leads.")
NO_CONTEXT = N_(
    "“%(name)s” does not say where the link leads, and nothing around it does: no sentence, heading or label. Write "
    "into the link what is found there."
)
POINT = N_(
    "The whole link is “%(name)s”: it can hardly be seen or hit, and a screen reader says no more than that. Was it "
    "meant to hold words? Link the words before it."
)
BY_HEADING = N_(
    "“%(name)s” does not say where the link leads, and of what stands around it only a heading may. Does it? Write "
    "into the link what is found there, so that nobody has to look for it."
)
VAGUE_ALONE = N_(
    "In a list of links “%(name)s” does not say where it leads (level AAA). Write into the link what is found there, "
    "or add it in aria-label, after the same words."
)
