"""Is anything told by colour alone? (WCAG 2.2, criterion 1.4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.colours import contrast, parse_colour
from a11y.rules.focus import ENOUGH
from a11y.rules.rule import Rule
from a11y.rules.said_beside import said_beside
from a11y.rules.targets import node_target
from a11y.words.colours import TextLink
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxeNode, PageState

AXE = "axe/link-in-text-block"
"""axe's rule, which knows neither lines around a link nor a link that is longer than the words beside it."""


def judge_link(state: PageState) -> Iterator[Outcome]:
    """Applies to each link in a line of words whose colour is not that of these words.

    Expects an underline, a border, another weight, a picture or the like beside the colour. A contrast of 3:1 between
    the two colours is enough where the link gets another mark under the pointer. Navigations, headings and lines of
    fewer than three words are left out. Source: WCAG 2.2, techniques G182 and G183, failure F73.
    """
    if state.colours is None:
        return
    asked = {one.node for one in _asked(state)}
    for position in state.colours.marked_links:
        node = state.nodes[position]
        target = node_target(state, node) if node.id in asked else None
        yield Outcome(OutcomeValue.PASSED, MARKED, {}, target, node=node.id)
    for link in state.colours.links:
        own, other = parse_colour(link.own), parse_colour(link.other)
        if own is None or other is None:
            continue
        if own == other:
            continue
        node = state.nodes[link.node]
        ratio = contrast(own, other)
        value, message = _of_link(link, ratio)
        told = value is not OutcomeValue.PASSED
        yield Outcome(
            value,
            message,
            {"ratio": f"{ratio:.2f}"},
            node_target(state, node) if told else None,
            node=node.id if told else 0,
        )


def _asked(state: PageState) -> Iterator[AxeNode]:
    """What axe says of links in lines of words; it is told by name only what it asked about."""
    for result in (*state.axe.violations, *state.axe.incomplete):
        if f"axe/{result.id}" == AXE:
            yield from result.nodes


def _of_link(link: TextLink, ratio: float) -> tuple[OutcomeValue, str]:
    if ratio < ENOUGH:
        return OutcomeValue.FAILED, BY_COLOUR
    return (OutcomeValue.PASSED, CONTRASTING) if link.marked else (OutcomeValue.CANT_TELL, UNMARKED)


def judge_like_words(state: PageState) -> Iterator[Outcome]:
    """Applies to each link in a line of words. Expects that it looks otherwise than they do.

    One that does not is hidden from everybody who looks, and no criterion asks for more: a question.
    """
    for link in state.colours.links if state.colours is not None else ():
        like = parse_colour(link.own) == parse_colour(link.other)
        node = state.nodes[link.node]
        yield Outcome(
            OutcomeValue.CANT_TELL if like else OutcomeValue.PASSED,
            LIKE_WORDS if like else UNLIKE,
            {},
            node_target(state, node) if like else None,
            node=node.id if like else 0,
        )


def judge_state(state: PageState) -> Iterator[Outcome]:
    """Applies to small shapes without words or a name that differ by colour alone, or are named for a state.

    Applies also to what is selected, pressed, checked or marked as wrong: it should differ from its like by a line, a
    mark, a weight, or by colours of 3 to 1. Whether words elsewhere tell the same is a person's question.
    """
    if state.colours is None:
        return
    if state.colours.alike or state.colours.choices:
        yield Outcome(OutcomeValue.PASSED, ALIKE)
    dots = [state.nodes[position] for position in state.colours.dots]
    if dots and said_beside(state, dots):
        yield Outcome(OutcomeValue.PASSED, ALIKE)
        dots = []
    for node in dots:
        yield Outcome(OutcomeValue.CANT_TELL, DOT, {}, node_target(state, node), node=node.id)
    for one in state.colours.by_colour:
        if one.state == "mark":
            continue
        node = state.nodes[one.node]
        message = {"wrong": WRONG, "red": RED}.get(one.state, CHOSEN)
        params = {"ratio": f"{one.ratio:.2f}"}
        yield Outcome(OutcomeValue.CANT_TELL, message, params, node_target(state, node), node=node.id)


LINK = Rule(
    id="colour/link",
    title=N_("Links in a line of words are marked by more than their colour."),
    criteria=("1.4.1",),
    impact=Impact.SERIOUS,
    judge=judge_link,
    needs=("dom", "colours"),
    instead_of=(AXE,),
)

LIKE_WORDS_RULE = Rule(
    id="link/like-words",
    title=N_("A link looks otherwise than the words around it."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_like_words,
    needs=("dom", "colours"),
)

STATE = Rule(
    id="colour/state",
    title=N_("A state is told by more than a colour."),
    criteria=("1.4.1",),
    impact=Impact.SERIOUS,
    judge=judge_state,
    needs=("dom", "colours"),
)

MARKED = N_("Links in lines of words are marked by more than their colour.")
CONTRASTING = N_(
    "The colour of the link has a contrast of %(ratio)s to 1 with the words around it, and the pointer on it marks it."
)
BY_COLOUR = N_(
    "Only its colour says that this is a link, and it has a contrast of only %(ratio)s to 1 with the words around it. "
    "People who see colours otherwise do not find it. Underline links in lines of words."
)
UNMARKED = N_(
    "Only its colour says that this is a link, and nothing else marks it under the pointer. Can people who see colours "
    "otherwise find it? An underline would settle it."
)
UNLIKE = N_("The link looks otherwise than the words around it.")
LIKE_WORDS = N_(
    "This link looks exactly as the words around it do. Does anybody who looks at the page find out that it is one? "
    "Underline it."
)
ALIKE = N_("States are told by more than a colour.")
DOT = N_(
    "This shape has no words and no name, and what it tells seems to be its colour. Is the same told in words or by "
    "another shape?"
)
CHOSEN = N_(
    "Only colours tell this one, which is chosen, from the others, and they have a contrast of only %(ratio)s to 1 "
    "with each other. Is it shown in another way which one is chosen? A mark, a line or bolder words would settle it."
)
WRONG = N_(
    "Only a colour shows that this field is wrong: it has a contrast of only %(ratio)s to 1 with that of the other "
    "fields. Is it said in words which field is wrong, and why?"
)
RED = N_(
    "This field has a red border and others have none, and no words say why. Is something wrong with it? Then say "
    "what, in words beside it that aria-describedby names, and set aria-invalid."
)
