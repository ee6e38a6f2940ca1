"""Whether nothing is said twice of one element."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WAYS = ("aria-describedby", "aria-description")


def judge_twice(state: PageState) -> Iterator[Outcome]:
    """Applies to elements with a name and a description. Expects the description to say something else.

    The `title` in a drawing is left out: browsers may tell it as both, and authors can do nothing about that. A `title`
    elsewhere is shown to who points as well, and some screen readers leave out what is the same: a question. Elements
    of one tag that are described in one way are told of once, with their number.
    """
    reading = reading_of(state)
    alike: dict[tuple[str, str], list[tuple[Node, str]]] = {}
    for one in state.tree:
        node = reading.by_id.get(one.id)
        if node is None or node.tag == "svg" or not one.name.strip() or not one.description.strip():
            continue
        if _bare(one.name) != _bare(one.description):
            yield Outcome(OutcomeValue.PASSED, MORE, node=node.id)
            continue
        alike.setdefault((node.tag, _way(node, one.name)), []).append((node, one.name))
    for (_, way), found in alike.items():
        node, name = found[0]
        shown = way == "title"
        one_or_all = (TIP, TIPS) if shown else (TWICE, ALL_TWICE)
        yield Outcome(
            OutcomeValue.CANT_TELL if shown else OutcomeValue.FAILED,
            one_or_all[len(found) > 1],
            {"name": name[:80], **({"count": str(len(found))} if found[1:] else {})},
            node_target(state, node),
            node=node.id,
        )


def _way(node: Node, name: str) -> str:
    """The attribute that describes the element by its name."""
    if _bare(node.attributes.get("title", "")) == _bare(name):
        return "title"
    return next((way for way in _WAYS if way in node.attributes), "")


def _bare(text: str) -> str:
    """The words without signs around them."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split()) or text


SAID_TWICE = Rule(
    id="name/said-twice",
    title=N_("A description says something that the name does not."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_twice,
    needs=("dom", "tree"),
)

MORE = N_("The description says more than the name.")
TWICE = N_(
    "“%(name)s” is the name of this element and its description as well: somebody who listens hears it twice. Take the "
    "description away, or say in it what helps."
)
TIP = N_(
    "“%(name)s” is the name of this element and its title as well: some screen readers say it twice. Do people who "
    "point at it need it? Else take the title away."
)
ALL_TWICE = N_(
    "%(count)s elements of this kind have the same words for a name and for a description, here first, “%(name)s”: "
    "somebody who listens hears them twice. Take the descriptions away, or say in them what helps."
)
TIPS = N_(
    "%(count)s elements of this kind have the same words for a name and for a title, here first, “%(name)s”: some "
    "screen readers say them twice. Do people who point at them need them? Else take the titles away."
)
