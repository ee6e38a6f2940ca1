"""Do keys open what the pointer opens, come to what is in it, and is its state told? (WCAG 2.2, 2.1.1 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Kind, Opening
from a11y.words.state import Node, PageState

_SEVERAL = 2


def _opened(state: PageState) -> Iterator[tuple[Opening, Node]]:
    """What somebody opened, with its opener."""
    for opening in state.openings.openings if state.openings is not None else ():
        if 0 <= opening.opener < len(state.nodes):
            yield opening, state.nodes[opening.opener]


def judge_by_keyboard(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that opens something. Expects that Enter, Space or an arrow opens it.

    Where another element opens the same thing by keys, this one need not. Source: WCAG 2.2, criterion 2.1.1.
    """
    by_keys = {opening.what.selector for opening, _ in _opened(state) if opening.by_keys}
    for opening, opener in _opened(state):
        if opening.by_keys or opening.what.selector in by_keys:
            yield Outcome(OutcomeValue.PASSED, BY_KEYS)
        else:
            message = POINTER_ONLY if opening.takes_focus else NO_FOCUS
            yield Outcome(OutcomeValue.FAILED, message, {}, node_target(state, opener), node=opener.id)


def judge_items(state: PageState) -> Iterator[Outcome]:
    """Applies to each menu or panel with controls in it that keys open. Expects that Tab or arrows come to them.

    In a dialog that keeps Tab to itself by a script nothing may be left out. Source: ARIA Authoring Practices, menu
    button, disclosure and dialog; WCAG 2.2, criterion 2.1.1 Keyboard.
    """
    for opening, _ in _opened(state):
        if opening.kind is Kind.DIALOG:
            for item in opening.out_of_reach:
                place = state.nodes[item.node].id if 0 <= item.node < len(state.nodes) else 0
                yield Outcome(
                    OutcomeValue.FAILED, DIALOG_OUT_OF_REACH, {}, thing_target(state, item), node=place
                )
            continue
        if not opening.items or not opening.by_keys:
            continue
        for item in opening.out_of_reach:
            yield Outcome(
                OutcomeValue.FAILED,
                OUT_OF_REACH if opening.kind is Kind.MENU else PANEL_OUT_OF_REACH,
                {},
                thing_target(state, item),
                node=state.nodes[item.node].id if 0 <= item.node < len(state.nodes) else 0,
            )
        if not opening.out_of_reach:
            yield Outcome(OutcomeValue.PASSED, IN_REACH)


def judge_arrows(state: PageState) -> Iterator[Outcome]:
    """Applies to each open menu (role menu) of several items in which arrow keys were pressed.

    Expects that an arrow moves from one item to another: a screen reader that tells of a menu gives its user arrows,
    and takes Tab for a way out of it. Source: ARIA Authoring Practices, menu and menubar.
    """
    for opening, opener in _opened(state):
        several = opening.items >= _SEVERAL and opening.by_keys and opening.by_arrows >= 0
        # by now it may be closed, and hidden from the tree
        if 'role="menu"' not in opening.what.html or not several or opening.out_of_reach:
            continue
        if opening.by_arrows >= _SEVERAL:
            yield Outcome(OutcomeValue.PASSED, ARROWS)
        else:
            name = {"name": opening.what.name}
            message = NO_ARROWS if opening.what.name else NO_ARROWS_UNNAMED
            yield Outcome(
                OutcomeValue.FAILED,
                message,
                name if opening.what.name else {},
                thing_target(state, opening.what),
                node=opener.id,
            )


def judge_state_told(state: PageState) -> Iterator[Outcome]:
    """Applies to each opener that says whether it is open, or should. Expects that it says what is so.

    What lies behind an open modal dialog is not heard then. Source: WCAG 2.2, criterion 4.1.2 Name, Role, Value.
    """
    for opening, opener in _opened(state):
        target = node_target(state, opener)
        if opening.untold and opening.kind is Kind.PANEL:
            yield Outcome(OutcomeValue.FAILED, UNTOLD, {}, target, node=opener.id)
        elif opening.told and not opening.modal:
            _, while_open, *after = opening.told
            if while_open not in {"true", "hidden"}:
                yield Outcome(OutcomeValue.FAILED, SAYS_CLOSED, {}, target, node=opener.id)
            elif after == ["true"]:
                yield Outcome(OutcomeValue.FAILED, SAYS_OPEN, {}, target, node=opener.id)
            else:
                yield Outcome(OutcomeValue.PASSED, TOLD)
    for number, stays in state.openings.folded if state.openings is not None else ():
        opener = state.nodes[number]
        if stays:
            yield Outcome(OutcomeValue.FAILED, SAYS_OPEN, {}, node_target(state, opener), node=opener.id)
        else:
            yield Outcome(OutcomeValue.PASSED, TOLD)


BY_KEYBOARD = Rule(
    id="opening/by-keyboard",
    title=N_("Keys open what the pointer opens."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_by_keyboard,
    needs=("dom", "openings"),
)
ITEMS = Rule(
    id="menu/items-in-reach",
    title=N_("Keys come to everything in an open menu."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_items,
    needs=("dom", "openings"),
)
MENU_ARROWS = Rule(
    id="menu/arrows",
    title=N_("Arrow keys move through what says that it is a menu."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_arrows,
    needs=("dom", "openings"),
)
STATE_TOLD = Rule(
    id="opening/state-told",
    title=N_("What opens and closes something says whether it is open."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_state_told,
    needs=("dom", "openings"),
)

BY_KEYS = N_("Keys open it.")
POINTER_ONLY = N_(
    "The pointer opens something here, and neither Enter nor Space does: who uses a keyboard never sees it. "
    "Use a button and listen to its click, which keys make as well."
)
NO_FOCUS = N_(
    "The pointer opens something here, and the focus cannot be put on it: who uses a keyboard never sees it. "
    "Make it a button."
)
IN_REACH = N_("Tab or arrows come to everything in it.")
OUT_OF_REACH = N_(
    "The menu is open, and neither arrows nor Tab come to this item: who uses a keyboard cannot choose it. "
    "Move the focus with the arrow keys, to every item in turn."
)
PANEL_OUT_OF_REACH = N_(
    "What opened closes when the focus leaves its opener, or lies outside of the Tab order: who uses a keyboard "
    "never comes to this. Let it stay open while the focus moves into it, and put it next in the Tab order."
)
DIALOG_OUT_OF_REACH = N_(
    "The dialog is open and keeps Tab in it, and neither Tab nor Shift+Tab comes to this: who uses a keyboard cannot "
    "use it. Let the script that holds the focus count everything that takes it, or use showModal() in its place."
)
ARROWS = N_("Arrow keys move through the menu.")
NO_ARROWS = N_(
    "“%(name)s” says that it is a menu (role=“menu”), and no arrow key moves in it: who hears “menu” presses arrows, "
    "and leaves it by Tab. Move the focus by the arrow keys, or take the roles away and leave a list of links."
)
NO_ARROWS_UNNAMED = N_(
    "This says that it is a menu (role=“menu”), and no arrow key moves in it: who hears “menu” presses arrows, and "
    "leaves it by Tab. Move the focus by the arrow keys, or take the roles away and leave a list of links."
)
TOLD = N_("The opener says whether it is open.")
SAYS_CLOSED = N_(
    "It has opened something and still says that it is closed (aria-expanded): a screen reader tells its user that "
    "nothing happened. Set aria-expanded to true when it opens."
)
SAYS_OPEN = N_(
    "What it had opened is closed again, and it still says that it is open (aria-expanded). "
    "Set aria-expanded to false whenever it closes, also by Esc."
)
UNTOLD = N_(
    "It opens and closes a part of the page, and nothing tells a screen reader which of the two it is. "
    "Give it aria-expanded, and keep it up to date."
)
