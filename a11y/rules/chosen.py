"""Is it told which of several buttons is the chosen one? (WCAG 2.2, criterion 4.1.2 Name, Role, Value)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Press
from a11y.words.state import PageState

_SEVERAL = 3
"""Buttons that may be tabs; two may as well lead back and forth."""


def judge_chosen(state: PageState) -> Iterator[Outcome]:
    """Applies to buttons of several alike that take over the looks of the chosen one, or another part, when pressed.

    Expects that the one that was pressed says so: `aria-selected`, `aria-pressed`, `aria-current`, another name, or an
    announcement. Where only a part of the page is exchanged, and no looks, a person is asked. Source: ARIA Authoring
    Practices, tabs and toggle buttons.
    """
    for press in state.pressed.presses if state.pressed is not None else ():
        if press.among < _SEVERAL - 1 or press.gone or press.refused or press.waiting:
            continue
        exchanged = press.went and any(not one.own and not one.politeness for one in press.came)
        if not press.marked and not (exchanged and (press.among >= _SEVERAL or press.chosen)):
            continue
        node = state.nodes[press.node]
        found = _verdict(press, is_tab=node.attributes.get("role", "").lower() == "tab")
        if found is None:
            continue
        value, sentence = found
        told = value is not OutcomeValue.PASSED
        target = node_target(state, node) if told else None
        yield Outcome(
            value, sentence, {"name": press.name} if told else {}, target, node=node.id if told else 0
        )


def _verdict(press: Press, *, is_tab: bool) -> tuple[OutcomeValue, str] | None:
    if press.chosen == "own":
        return OutcomeValue.PASSED, TELLS
    if press.chosen == "other":
        # the page may say so of another thing, such as the page that somebody is on
        stale = press.marked and not press.told
        return (OutcomeValue.FAILED, STALE) if stale else (OutcomeValue.CANT_TELL, PERHAPS)
    if press.told:
        return OutcomeValue.PASSED, TELLS
    if is_tab and press.marked:
        # wherever the focus goes: a tab has no other way to say it
        return OutcomeValue.FAILED, LOOKS
    if press.said or press.signed or press.focus != "kept":
        return (OutcomeValue.CANT_TELL, PERHAPS) if press.marked else None
    return (OutcomeValue.FAILED, LOOKS) if press.marked else (OutcomeValue.CANT_TELL, PERHAPS)


CHOSEN = Rule(
    id="state/chosen",
    title=N_("Of several buttons the chosen one says that it is."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_chosen,
    needs=("dom", "pressed"),
)

TELLS = N_("The chosen one says that it is.")
LOOKS = N_(
    "“%(name)s” looks like the chosen one of several when it is pressed, and nothing says so: who uses a screen "
    "reader cannot tell which is shown. Set aria-selected (tabs), aria-pressed or aria-current, and take it from the "
    "one before."
)
STALE = N_(
    "“%(name)s” is the chosen one when it is pressed, and another one still says that it is (aria-selected, "
    "aria-pressed or aria-current): a screen reader tells what is not so. Move the state together with the looks."
)
PERHAPS = N_(
    "“%(name)s” shows another part of the page when it is pressed, and nothing says that it is the chosen one of "
    "several. Are these tabs, or a choice? Then say which is chosen: aria-selected, aria-pressed or aria-current."
)
