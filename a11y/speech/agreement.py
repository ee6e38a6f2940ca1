"""How far two voices agree: what the accessibility tree is put into, and what a screen reader said to the same key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from a11y.facts.plain_text import fold
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance

_ROLES = {
    "button": ("push button", "toggle button", "menu button"),
    "togglebutton": ("toggle button",),
    "textbox": ("entry", "text", "editable"),
    "searchbox": ("entry", "search"),
    "password": ("password text",),
    "checkbox": ("check box",),
    "switch": ("switch",),
    "radio": ("radio button",),
    "combobox": ("combo box",),
    "listbox": ("list box", "list with"),
    "spinbutton": ("spin button",),
    "slider": ("slider",),
    "image": ("image",),
    "heading": ("heading",),
    "link": ("link",),
    "tab": ("page tab",),
    "menuitem": ("menu item",),
}
"""What Orca calls a role, in English; any of them will do."""
_STATES = {
    "required": ("required",),
    "not valid": ("invalid",),
    "not checked": ("not checked", "not selected"),
    "checked": ("checked", "selected"),
    "partly checked": ("partially checked",),
    "pressed": ("pressed",),
    "not pressed": ("not pressed",),
    "expanded": ("expanded",),
    "collapsed": ("collapsed",),
    "selected": ("selected",),
    "unavailable": ("grayed", "unavailable"),
    "read only": ("read only",),
}
"""What Orca calls a state; what is not here it does not say, or says in other words each time."""


_HABITS = (
    (
        "password",
        frozenset({"required", "not valid"}),
        "Orca 43 says neither required nor invalid of a password field",
    ),
    (
        "combobox",
        frozenset({"not valid", "required"}),
        "Orca 43 says neither required nor invalid of a combo box",
    ),
)
"""What the screen reader leaves out whatever the page says: role, states, and the fact in a sentence."""


class Step(msgspec.Struct, frozen=True):
    """One key that moved the focus, as both voices tell it."""

    state: str
    """The `id` of the page state that it led to."""
    press: int
    """Which key on the way there."""
    tree: str
    """The words of the accessibility tree."""
    reader: str
    """The screen reader's."""
    habit: str
    """What is known of this screen reader that explains all that differs; empty when nothing does."""
    differs: tuple[str, ...]
    """Of `name`, `role`, `state`, `description`, those that it did not say; `silent` when it said nothing."""


def compared(speeches: Iterable[Speech]) -> Iterator[Step]:
    """Each key that moved the focus and that both voices were there for, in the order of the record."""
    acting = [one for one in speeches if one.hearing is Hearing.ACTING]
    readers = {one.state: one for one in acting if one.voice != TREE}
    for tree in acting:
        reader = readers.get(tree.state)
        if tree.voice != TREE or reader is None:
            continue
        for item in tree.utterances:
            if item.part is not Part.ITEM or not item.press:
                continue
            said = [one.text for one in reader.utterances if one.press == item.press and one.key == item.key]
            differs = tuple(_differs(item, said))
            habit = _habit(item, said) if differs == ("state",) else ""
            yield Step(tree.state, item.press, item.text, " | ".join(said), habit, differs)


def _habit(item: Utterance, said: list[str]) -> str:
    unsaid = _unsaid(item, fold(" ".join(said)))
    return next((why for role, states, why in _HABITS if item.role == role and unsaid <= states), "")


def _unsaid(item: Utterance, heard: str) -> set[str]:
    """States that should have been heard."""
    return {one for one in item.states if one in _STATES and not any(word in heard for word in _STATES[one])}


def _differs(item: Utterance, said: list[str]) -> Iterator[str]:
    if not said:
        yield "silent"
        return
    heard = fold(" ".join(said))
    if item.name and fold(" ".join(item.name.split())) not in heard:
        yield "name"
    roles = _ROLES.get(item.role)
    if roles and not any(role in heard for role in roles):
        yield "role"
    if _unsaid(item, heard):
        yield "state"
    if item.description and fold(" ".join(item.description.split())) not in heard:
        yield "description"
