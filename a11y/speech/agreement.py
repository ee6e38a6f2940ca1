"""How far two voices agree: what the accessibility tree is put into, and what a screen reader said to the same key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from a11y.facts.plain_text import fold
from a11y.facts.screen_reader_omissions import known_omissions
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
_TOLD_APART = ("required", "not valid", "unavailable", "read only")
"""States whose words Orca uses for nothing else: where they are heard and the tree has them not, it knows more."""


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
    differs: tuple[str, ...]
    """Of `name`, `role`, `state`, `description`, those that it told otherwise; `silent` when it said nothing."""
    unsaid: tuple[str, ...] = ()
    """States that only the tree tells."""
    besides: tuple[str, ...] = ()
    """States that only the screen reader told."""
    omissions: tuple[str, ...] = ()
    """What is known of this version that explains all that differs, a sentence each; empty when it does not."""


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
            around = [one.name for one in tree.utterances if one.press == item.press]
            yield _step(tree.state, item, said, around, reader.voice)


def _step(state: str, item: Utterance, said: Sequence[str], around: Iterable[str], voice: str) -> Step:
    heard = fold(" ".join(said))
    unsaid = tuple(one for one in item.states if one in _STATES and not _is_said(one, heard)) if said else ()
    own = _without_words(heard, (*around, item.description, item.value))
    besides = tuple(one for one in _TOLD_APART if one not in item.states and _is_said(one, own))
    differs = tuple(_differs(item, heard, states=bool(unsaid or besides)))
    known = {
        left_out: one.sentence
        for one in known_omissions(voice, item.role, unsaid)
        for left_out in one.states
        if left_out in unsaid
    }
    explained = differs == ("state",) and not besides and known.keys() == set(unsaid)
    return Step(
        state=state,
        press=item.press,
        tree=item.text,
        reader=" | ".join(said),
        differs=differs,
        unsaid=unsaid,
        besides=besides,
        omissions=tuple(dict.fromkeys(known.values())) if explained else (),
    )


def _is_said(state: str, heard: str) -> bool:
    return any(word in heard for word in _STATES[state])


def _without_words(heard: str, words: Iterable[str]) -> str:
    """What is left when the page's own words are taken away, the longest first."""
    for one in sorted({fold(" ".join(word.split())) for word in words if word}, key=len, reverse=True):
        heard = heard.replace(one, " ")
    return heard


def _differs(item: Utterance, heard: str, *, states: bool) -> Iterator[str]:
    if not heard:
        yield "silent"
        return
    roles = _ROLES.get(item.role, ())
    role = next((one for one in roles if one in heard), "")
    name = fold(" ".join(item.name.split()))
    # a field named "Password" is not named by the words "password text"
    if name and heard.count(name) <= role.count(name):
        yield "name"
    if roles and not role:
        yield "role"
    if states:
        yield "state"
    if item.description and fold(" ".join(item.description.split())) not in heard:
        yield "description"
