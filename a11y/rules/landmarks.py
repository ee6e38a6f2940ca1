"""Do landmarks of one kind have names that tell them apart? (WAI-ARIA 1.2, landmark roles; technique ARIA11)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from urllib.parse import urljoin

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_KINDS = frozenset(["navigation", "complementary", "search", "region", "form"])
"""Those of which a page may have several; `main`, `banner` and `contentinfo` are there once."""
_PARTS = frozenset(["article", "aside", "nav", "section"])
_ROLE_WORDS = {
    "navigation": frozenset(
        [
            *("navigation", "nav", "navigación", "navegación", "navegação", "navigazione", "navigatie"),
            *(
                "навигация",
                "навігація",
                "πλοήγηση",
                "ניווט",
                "ナビゲーション",
                "导航",
                "導覽",
                "탐색",
                "내비게이션",
            ),
        ]
    ),
    "search": frozenset(["search landmark"]),
    "complementary": frozenset(["complementary", "aside"]),
    "region": frozenset(["region", "section"]),
    "form": frozenset(["form", "formular", "formulaire", "formulario"]),
}
"""What a role is called when it is read out: a name that is the same word says nothing more."""


def judge_landmarks(state: PageState) -> Iterator[Outcome]:
    """Applies to the landmarks of a kind that is on the page twice. Expects a name on each, and no two alike.

    Two that lead to the same places may have the same name: they are one, shown twice. One that has no name beside
    others that have one can be told apart, and is let pass, as is a lone one whatever it is called.
    """
    reading = reading_of(state)
    kinds: dict[str, list[tuple[Node, str]]] = {}
    for one in state.tree:
        node = reading.by_id.get(one.id)
        role = one.role.lower()
        if role not in _KINDS or node is None or node.frame or not _is_there(node, reading):
            continue
        if one.name or not _is_none_without_name(node, role, reading):
            kinds.setdefault(role, []).append((node, one.name))
    for role, found in kinds.items():
        if len(found) < 2:
            yield from _lone(state, role, *found[0])
            continue
        yield from _several(state, reading, role, found)


def _lone(state: PageState, role: str, node: Node, name: str) -> Iterator[Outcome]:
    if fold(name) in _ROLE_WORDS[role]:
        # a heading that says so may name it, and some screen readers leave the second word out
        yield Outcome(
            OutcomeValue.CANT_TELL,
            ROLE_AGAIN,
            {"name": name},
            node_target(state, node),
            node=node.id,
            impact=Impact.MINOR,
        )


def _several(
    state: PageState, reading: Reading, role: str, found: list[tuple[Node, str]]
) -> Iterator[Outcome]:
    by_name: dict[str, list[tuple[Node, str]]] = {}
    for node, name in found:
        by_name.setdefault(fold(name), []).append((node, name))
    for folded, alike in by_name.items():
        places = [_leads(reading, state.url, node) for node, _ in alike]
        first, name = alike[0]
        same = all(one == places[0] for one in places) and bool(places[0])
        # a box that scrolls is named as the part that it fills
        same = same or any(
            reading.is_inside(one, (other,)) for one, other in permutations([n for n, _ in alike], 2)
        )
        if len(alike) > 1 and not same:
            sentence = ALIKE if folded else NAMELESS
            yield Outcome(
                OutcomeValue.FAILED,
                sentence,
                {"name": name, "number": str(len(alike)), "role": role},
                node_target(state, first),
                node=first.id,
            )
        elif folded in _ROLE_WORDS[role]:
            yield from _lone(state, role, first, name)
        else:
            # what stands alone under its name, or twice for the same, is no fault whoever counts
            for node, _ in alike:
                yield Outcome(OutcomeValue.PASSED, APART, {}, node_target(state, node), node=node.id)


def _is_none_without_name(node: Node, role: str, reading: Reading) -> bool:
    """Whether it is a landmark only when it has a name, whatever a browser says of it (HTML AAM)."""
    part = any(one.tag in _PARTS for one in list(reading.around(node))[1:])
    return role in {"form", "region"} or (node.tag == "aside" and "role" not in node.attributes and part)


def _is_there(node: Node, reading: Reading) -> bool:
    return node.box is not None and node.id not in reading.unheard


def _leads(reading: Reading, address: str, node: Node) -> frozenset[str]:
    """Where the links of a landmark lead, and what its fields are called."""
    found = set()
    for one in reading.inside(node):
        href = one.attributes.get("href", "")
        if one.tag == "a" and href:
            found.add(urljoin(address, href))
        elif one.tag in {"input", "select", "textarea"}:
            found.add(f"{one.attributes.get('name', '')}={one.attributes.get('type', '')}")
    return frozenset(found)


LANDMARK_NAME = Rule(
    id="structure/landmark-name",
    title=N_("Landmarks of one kind are told apart by their names."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_landmarks,
    needs=("dom", "tree"),
    instead_of=("axe/landmark-unique",),
    help_url="https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/",
)

APART = N_("The landmark is told apart from others of its kind.")
NAMELESS = N_(
    "%(number)s landmarks of the kind “%(role)s” have no name: a list of landmarks shows them as one and the same. "
    "Name each with aria-label, or by its heading with aria-labelledby."
)
ALIKE = N_(
    "%(number)s landmarks of the kind “%(role)s” are named “%(name)s”, and what is in them differs: a list of "
    "landmarks shows them as one and the same. Give each a name that says what is in it."
)
ROLE_AGAIN = N_(
    "The landmark is named “%(name)s”, as its role is: many screen readers say the word twice and nothing more. Does "
    "the name help somebody? Say what is in it, or leave it out."
)
