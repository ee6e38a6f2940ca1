"""Does a picture in a link or button say what its words say already? (technique H2; WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"link", "button"})
_SHORTEST = 3
"""Letters of words that are hardly the same by chance."""


def judge_in_link(state: PageState) -> Iterator[Outcome]:
    """Applies to pictures with a text alternative in links and buttons that have words as well.

    Expects the picture to say something else than an element of words beside it: who listens hears it twice. The first
    is told, with the number of those alike. Source: WCAG 2.2, technique H2.
    """
    reading = reading_of(state)
    told: list[tuple[Node, str]] = []
    passed = False
    for picture in reading.nodes:
        if picture.tag != "img" or picture.id in reading.unheard or picture.box is None:
            continue
        said = fold(picture.attributes.get("alt", ""))
        around = (one for one in reading.around(picture) if reading.role(one) in _CONTROLS)
        control = next(around, None) if sum(map(str.isalnum, said)) >= _SHORTEST else None
        if control is None or not reading.words_in(control).strip():
            continue
        if said in _texts(reading, control):
            told.append((picture, picture.attributes["alt"]))
        else:
            passed = True
    if told:
        first, name = told[0]
        params = {"name": name[:80], "count": str(len(told))}
        yield Outcome(OutcomeValue.FAILED, TWICE, params, node_target(state, first), node=first.id)
    elif passed:
        yield Outcome(OutcomeValue.PASSED, MORE)


def _texts(reading: Reading, control: Node) -> set[str]:
    """What the elements in a control say, each by itself, as far as it is read out."""
    inside = [one for one in reading.inside(control) if one.id not in reading.unheard]
    return {fold(reading.own_words.get(one.id, "")) for one in (control, *inside)} - {""}


SAID_IN_LINK = Rule(
    id="image/said-in-link",
    title=N_("A picture in a link says nothing that the words of the link say."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_in_link,
    needs=("dom", "tree", "text"),
    instead_of=("axe/image-redundant-alt",),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/html/H2",
)

MORE = N_("The pictures in links say something of their own.")
TWICE = N_(
    "The picture says “%(name)s”, and so do words beside it in the same link (%(count)s such on the page): somebody "
    "who listens hears it twice. Leave the alt of the picture empty."
)
