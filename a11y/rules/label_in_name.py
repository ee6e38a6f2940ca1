"""Whether a control's name still contains its visible words in this locale (Label in Name, 2.5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from a11y.facts.plain_text import fold
from a11y.rules.layout import Layout
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import AxNode, PageState

_CONTROLS = {
    "button",
    "link",
    "menuitem",
    "tab",
    "checkbox",
    "radio",
    "switch",
    "option",
    "DisclosureTriangle",
}


def keep_labels(state: PageState) -> Mapping[str, bool]:
    """For each control in the source locale that shows words and is named otherwise, whether its name has them."""
    layout = Layout(state)
    return {
        layout.paths[control.id]: _contains(control.name, label)
        for control, label in _labelled(state)
        if control.id in layout.paths
    }


def judge_label(
    state: PageState, _sightings: Sequence[Sighting], source: Sequence[Mapping[str, bool]]
) -> Iterator[Outcome]:
    """Applies to controls whose name is not made of their words and contains them in the source locale.

    Expects the same of this one.
    """
    layout = Layout(state)
    by_id = {node.id: node for node in state.nodes}
    for control, label in _labelled(state):
        node = by_id.get(control.id)
        if node is None or not source[0].get(layout.paths.get(control.id, "")):
            continue
        params = {"label": label, "name": control.name, "locale": state.rendition.locale}
        if _contains(control.name, label):
            yield Outcome(OutcomeValue.PASSED, CONTAINED, params)
        else:
            yield Outcome(OutcomeValue.FAILED, LOST, params, node_target(state, node), node=node.id)


def _labelled(state: PageState) -> Iterator[tuple[AxNode, str]]:
    """Controls that take their name from elsewhere than their words, with the words that they show."""
    for place, control in enumerate(state.tree):
        if control.role not in _CONTROLS or not control.name or control.name_from in ("", "contents"):
            continue
        label = " ".join(_words(state.tree, place))
        if any(letter.isalpha() for letter in label):
            yield control, label


def _words(tree: Sequence[AxNode], place: int) -> Iterator[str]:
    for node in tree[place + 1 :]:
        if node.depth <= tree[place].depth:
            return
        if node.role == "StaticText":
            yield node.name


def _contains(name: str, label: str) -> bool:
    return _bare(label) in _bare(name)


def _bare(text: str) -> str:
    """Words alone: punctuation is not spoken."""
    return " ".join("".join(one if one.isalnum() or one.isspace() else " " for one in fold(text)).split())


LABEL_IN_NAME: AcrossRule[Mapping[str, bool]] = AcrossRule(
    id="locale/label-in-name",
    title=N_("A control's name contains its visible words in every language in which it should."),
    criteria=("2.5.3",),
    impact=Impact.SERIOUS,
    compared=Compared.LOCALES,
    keep=keep_labels,
    judge=judge_label,
    needs=("dom", "tree"),
)

LOST = N_(
    "The control shows “%(label)s” and is named “%(name)s” in “%(locale)s”: who speaks the visible words cannot call "
    "it; translate both alike, as the source language has them."
)
CONTAINED = N_("The name contains the visible words.")
