"""Whether nothing is said twice of one element."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_twice(state: PageState) -> Iterator[Outcome]:
    """Applies to elements with a name and a description. Expects the description to say something else.

    The `title` in a drawing is left out: browsers may tell it as both, and authors can do nothing about that. A `title`
    elsewhere is shown to who points as well, and some screen readers leave out what is the same: a question.
    """
    reading = reading_of(state)
    for one in state.tree:
        node = reading.by_id.get(one.id)
        if node is None or node.tag == "svg" or not one.name.strip() or not one.description.strip():
            continue
        if _bare(one.name) != _bare(one.description):
            yield Outcome(OutcomeValue.PASSED, MORE, node=node.id)
            continue
        shown = _bare(node.attributes.get("title", "")) == _bare(one.name)
        value, sentence = (OutcomeValue.CANT_TELL, TIP) if shown else (OutcomeValue.FAILED, TWICE)
        yield Outcome(value, sentence, {"name": one.name[:80]}, node_target(state, node), node=node.id)


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
