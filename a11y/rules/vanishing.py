"""Does something go away before everybody could read it? (WCAG 2.2, criterion 2.2.1 Timing Adjustable)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.forms import name_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.rules.time_limit_words import LONGER
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset(["button", "link", "checkbox", "switch"])
_KEPT = frozenset(["code", "pre", "kbd", "samp"])
"""Elements whose words are there to be copied."""
_WAITING = frozenset(
    [
        "loading",
        "loader",
        "load",
        "spinner",
        "skeleton",
        "splash",
        "preloader",
        "placeholder",
        "progress",
        "overlay",
    ]
)
_COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*)?(?P<rest>(?:[#.][\w-]+|\[[^\]]+\])*)$", re.IGNORECASE)
_PART = re.compile(r"([#.])([\w-]+)|\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?\]")
_QUOTED = 120


def judge_vanishing(state: PageState) -> Iterator[Outcome]:
    """Applies to words that a script in the page takes away by itself some seconds after it was loaded.

    Expects that nothing goes that somebody still needs: failed where a link, a control or words that are there to be
    copied go, and nothing stops that; other words are a question. Marks of waiting are left out. Source: WCAG 2.2,
    2.2.1 Timing Adjustable.
    """
    if not any(node.vanishing for node in state.nodes):
        return
    reading = reading_of(state)
    longer = any(LONGER.search(one.name) for one in state.tree if one.role.lower() in _CONTROLS)
    told: set[int] = set()
    for script in state.nodes:
        for one in script.vanishing if not script.frame else ():
            for node in _found(state, one.selector):
                words = reading.words_in(node).strip()
                if node.id in told or node.box is None or not any(map(str.isalnum, words)):
                    continue
                if (name_words(node, "class", "id") & _WAITING) or node.attributes.get(
                    "role"
                ) == "progressbar":
                    continue
                told.add(node.id)
                if longer:
                    yield Outcome(OutcomeValue.PASSED, LONGER_THERE)
                    continue
                needed = _needed(reading, node)
                params = {"words": words[:_QUOTED], "number": f"{one.after / 1000:g}"}
                yield Outcome(
                    OutcomeValue.FAILED if one.sure and needed else OutcomeValue.CANT_TELL,
                    GOES if one.sure and needed else PERHAPS,
                    params,
                    node_target(state, node),
                    node=node.id,
                )


def _needed(reading: Reading, node: Node) -> bool:
    """Whether there is something in it to be used or copied, beside what only closes it."""
    inside = (node, *reading.inside(node))
    if any(one.tag in _KEPT and one.box is not None for one in inside):
        return True
    return any(
        one.tag == "a" and one.attributes.get("href", "").strip("#") and one.box is not None for one in inside
    )


def _found(state: PageState, selector: str) -> list[Node]:
    """The elements of the top document that the last part of a plain selector fits; none where it is not plain."""
    found = []
    for alternative in selector.split(","):
        parts = alternative.strip().split()
        compound = _COMPOUND.match(parts[-1]) if parts else None
        if compound is None or not compound[0]:
            return []
        found += [one for one in state.nodes if not one.frame and _fits(one, compound)]
    return found


def _fits(node: Node, compound: re.Match[str]) -> bool:
    if compound["tag"] and node.tag != compound["tag"].lower():
        return False
    classes = node.attributes.get("class", "").split()
    for sign, name, attribute, value in _PART.findall(compound["rest"]):
        if sign == "#" and node.attributes.get("id") != name:
            return False
        if sign == "." and name not in classes:
            return False
        if attribute and (
            attribute not in node.attributes or (value and value not in node.attributes[attribute])
        ):
            return False
    return True


VANISHES = Rule(
    id="time/vanishes",
    title=N_("Nothing goes away by itself before everybody could read and use it."),
    criteria=("2.2.1",),
    impact=Impact.SERIOUS,
    judge=judge_vanishing,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html",
)

LONGER_THERE = N_("There is a control that gives more time.")
GOES = N_(
    "“%(words)s” goes away by itself %(number)s seconds after the page was loaded, and nothing stops that: who reads "
    "slowly, enlarges the page or comes to it by keys finds nothing there any more. Let it stay until it is closed."
)
PERHAPS = N_(
    "“%(words)s” goes away by itself after %(number)s seconds. Can somebody who reads slowly still learn what it says, "
    "and keep it there? It is safer to let it stay until it is closed."
)
