"""One element of the accessibility tree as an utterance: what is said of it, and what is not."""

from __future__ import annotations

from typing import Any

from a11y.speech import lexicon
from a11y.speech.lexicon import canonical
from a11y.speech.tongue import Tongue
from a11y.words.speech import NameSource, Part, Utterance
from a11y.words.state import AxNode, Node

_BULLETS = frozenset("\u2022\u25cf*")
"""What the browser shows in the place of the letters of a password."""
_CHECKABLE = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
_CHOSEN = frozenset({"tab", "option", "treeitem", "row", "gridcell"})
_FIELDS = frozenset(
    ["textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "date", "datetime", "inputtime"]
)
"""Roles that hold a value of the user's."""
_VALUED = _FIELDS | {"progressbar", "meter", "scrollbar"}
_POPUPS = {
    "menu": lexicon.OPENS_MENU,
    "true": lexicon.OPENS_MENU,
    "dialog": lexicon.OPENS_DIALOG,
    "listbox": lexicon.OPENS_LIST,
    "grid": lexicon.OPENS_LIST,
    "tree": lexicon.OPENS_LIST,
}
_CURRENT = {
    "page": lexicon.CURRENT_PAGE,
    "step": lexicon.CURRENT_STEP,
    **dict.fromkeys(("true", "location", "date", "time"), lexicon.CURRENT),
}
_SOURCES = (
    ("aria-labelledby", NameSource.LABELLED_BY),
    ("aria-label", NameSource.ARIA_LABEL),
    ("relatedElement", NameSource.LABEL),
    ("alt", NameSource.ALT),
    ("placeholder", NameSource.PLACEHOLDER),
    ("title", NameSource.TITLE),
    ("attribute:value", NameSource.VALUE),
    ("contents", NameSource.CONTENT),
    ("implicit", NameSource.IMPLICIT),
)


def name_source(told: str) -> NameSource:
    """Where a name comes from, of `AxNode.name_from`."""
    return next((source for part, source in _SOURCES if part in told), NameSource.NONE)


def is_password(exposed: AxNode, element: Node | None) -> bool:
    """Whether the element is a field whose content is nobody's business."""
    if (
        element is not None
        and element.tag == "input"
        and element.attributes.get("type", "").lower() == "password"
    ):
        return True
    value = exposed.value.strip()
    return bool(value) and set(value) <= _BULLETS


def states_of(exposed: AxNode, element: Node | None = None) -> tuple[str, ...]:
    """What is said of an element's state, in English, in the order in which it is said."""
    role, has = canonical(exposed.role), exposed.properties
    said = []
    if role in _CHECKABLE:
        said.append(_tristate(has.get("checked", ""), lexicon.CHECKED, lexicon.NOT_CHECKED))
    if "pressed" in has:
        said.append(_tristate(has["pressed"], lexicon.PRESSED, lexicon.NOT_PRESSED))
    if "expanded" in has and not (role == "combobox" and has.get("hasPopup") == "menu"):
        said.append(lexicon.EXPANDED if has["expanded"] == "true" else lexicon.COLLAPSED)
    if role in _CHOSEN and has.get("selected") == "true":
        said.append(lexicon.SELECTED)
    if role != "combobox" and (popup := _POPUPS.get(has.get("hasPopup", ""))):
        said.append(popup)
    flags = (
        ("required", lexicon.REQUIRED),
        ("invalid", lexicon.INVALID),
        ("readonly", lexicon.READ_ONLY),
        ("disabled", lexicon.DISABLED),
        ("busy", lexicon.BUSY),
    )
    said += [word for name, word in flags if has.get(name, "false") != "false"]
    current = element.attributes.get("aria-current", "").strip().lower() if element is not None else ""
    if current in _CURRENT:
        said.append(_CURRENT[current])
    return tuple(said)


def value_of(exposed: AxNode, element: Node | None = None) -> str:
    """What a field or a gauge holds; nothing of a password, and nothing that is its name."""
    if canonical(exposed.role) not in _VALUED or is_password(exposed, element):
        return ""
    value = (exposed.properties.get("valuetext") or exposed.value).strip()
    return "" if value == exposed.name else value


def item(
    exposed: AxNode,
    tongue: Tongue,
    place: tuple[int, int] = (0, 0),
    element: Node | None = None,
    *,
    inside: tuple[str, ...] = (),
    password: bool = False,
    **facts: Any,
) -> Utterance:
    """The element with a role that somebody comes to. `inside` are states that come from what it holds.

    `facts` are more fields of the utterance.
    """
    password = password or is_password(exposed, element)
    role = "password" if password else canonical(exposed.role)
    level = exposed.properties.get("level", "") if role == "heading" else ""
    name = exposed.name
    description = "" if exposed.description == name else exposed.description
    made = Utterance(
        part=Part.ITEM,
        text="",
        role=role,
        name=name,
        source=name_source(exposed.name_from) if name else NameSource.NONE,
        states=(*states_of(exposed, element), *inside),
        value="" if password else value_of(exposed, element),
        description=description,
        level=int(level) if level.isascii() and level.isdigit() else 0,
        position=place[0],
        size=place[1],
        node=exposed.id,
    )
    return spoken(made, tongue, role_word=exposed.properties.get("roledescription", ""), **facts)


def spoken(made: Utterance, tongue: Tongue, role_word: str = "", **facts: Any) -> Utterance:
    """The utterance with its text, and with these of its facts changed."""
    fields = {name: getattr(made, name) for name in Utterance.__struct_fields__}
    whole = Utterance(**{**fields, **facts})
    return Utterance(**{**fields, **facts, "text": tongue.say(whole, role_word)})


def _tristate(value: str, yes: str, no: str) -> str:
    return lexicon.PARTLY_CHECKED if value == "mixed" else yes if value == "true" else no
