"""Does Tab come to everything, and away again? (WCAG 2.2, criteria 2.1.1 and 2.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import WalkEnd
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import AxNode, Node, PageState

CONTROLS = frozenset(
    {
        *(
            "button",
            "checkbox",
            "combobox",
            "link",
            "listbox",
            "menuitem",
            "menuitemcheckbox",
            "menuitemradio",
        ),
        *("option", "radio", "scrollbar", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox"),
        *("treeitem", "gridcell", "disclosuretriangle", "colorwell", "date", "datetime", "popupbutton"),
    }
)
"""Roles that a user operates (WAI-ARIA 1.2, widget roles), as the browser names them, in lower case."""
COMPOSITES = frozenset(
    ["radiogroup", "tablist", "menu", "menubar", "listbox", "grid", "treegrid", "tree", "toolbar", "combobox"]
)
"""Roles of what is one stop of the Tab key: arrows lead to its parts."""
_REGIONS = frozenset(
    [
        "region",
        "dialog",
        "alertdialog",
        "document",
        "application",
        "group",
        "tabpanel",
        "iframe",
        "scrollable",
    ]
)
_KEYS = re.compile(
    r"\b(?:ctrl|control|strg|alt|option|meta|cmd|command|shift|umschalt|maj)\s*(?:\+|-|\band\b)\s*(?!tab)\w"
    r"|\b(?:esc|escape|échap|f\d{1,2})\b(?=\W|$)",
    re.IGNORECASE,
)
"""How texts name keys; Tab itself is held, whatever is said of it."""
_ADVICE = re.compile(r"\bhow\b|\bhelp\b|\bhilfe\b|\baide\b|\bayuda\b|עזרה|ヘルプ|帮助|справк", re.IGNORECASE)
"""What is called so may tell how to go on."""


def judge_trap(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with something that takes the focus. Expects that Tab and Shift+Tab leave it again.

    A dialog that holds the focus while it is open is meant to: it is left by other keys.
    """
    hands = state.hands
    if hands is None or not hands.stops:
        return
    missed = [node for node in hands.focusable if node not in {stop.node for stop in hands.stops}]
    behind = [node for node in hands.focusable if node not in hands.back]
    for end, stuck, left in (
        (hands.end, hands.stops[-1].node, missed),
        (hands.back_end, hands.back[-1] if hands.back else -1, behind),
    ):
        if end not in {WalkEnd.HELD, WalkEnd.LOOP} or not 0 <= stuck < len(state.nodes):
            continue
        node = state.nodes[stuck]
        if end is WalkEnd.LOOP and (not left or _in_dialog(state, node)):
            continue
        if end is WalkEnd.HELD and not left and len(hands.focusable) == 1:
            continue
        if _tells_how_to_leave(state):
            yield Outcome(OutcomeValue.CANT_TELL, PERHAPS_ADVICE, {}, node_target(state, node))
            return
        yield Outcome(
            OutcomeValue.FAILED,
            HELD if end is WalkEnd.HELD else LOOP,
            {},
            node_target(state, node),
        )
        return
    if hands.returning:
        yield from _of_returning(state, hands.returning)
    else:
        yield Outcome(OutcomeValue.PASSED, LEAVES, {}, None)


def _of_returning(state: PageState, returning: Sequence[int]) -> Iterator[Outcome]:
    """What takes the focus back by a timer: a field may do so until it is filled in."""
    for position in returning:
        node = state.nodes[position]
        field = node.tag in {"input", "textarea", "select"}
        asked = field or _tells_how_to_leave(state)
        value = OutcomeValue.CANT_TELL if asked else OutcomeValue.FAILED
        yield Outcome(
            value, PERHAPS_RETURNS if asked else RETURNS, {}, node_target(state, node), node=node.id
        )


def _tells_how_to_leave(state: PageState) -> bool:
    """Whether the page names keys, or offers help: 2.1.2 lets users be told how to go on."""
    if any(_KEYS.search(run.text) for run in state.runs if run.channel is not Channel.PAGE_TITLE):
        return True
    by_id = {node.id: node for node in state.nodes}
    # help in what every page begins and ends with is about the site
    return any(
        _ADVICE.search(one.name)
        and one.id in by_id
        and not any(_is_frame(at) for at in _around(by_id, by_id[one.id]))
        for one in state.tree
        if one.role.lower() in ("link", "button")
    )


def _is_frame(node: Node) -> bool:
    role = node.attributes.get("role", "")
    return node.tag in {"header", "nav", "footer"} or role in {"banner", "navigation", "contentinfo"}


def judge_skipped(state: PageState) -> Iterator[Outcome]:
    """Applies to each visible control. Expects that Tab comes to it, or to the composite that it is a part of."""
    hands = state.hands
    if hands is None or hands.end in {WalkEnd.LIMIT, WalkEnd.MOVED}:
        return
    stops = {stop.node for stop in hands.stops} | set(hands.back)
    reached = {state.nodes[node].id for node in stops if 0 <= node < len(state.nodes)}
    held = hands.end is not WalkEnd.ROUND
    roles = {one.id: one for one in state.tree}
    by_id = {node.id: node for node in state.nodes}
    for node in state.nodes:
        exposed = roles.get(node.id)
        if exposed is None or not _is_operated(node, exposed):
            continue
        around = list(_around(by_id, node))
        if reached & {one.id for one in around} or _has_reached_part(state.nodes, reached, node):
            yield Outcome(OutcomeValue.PASSED, COMES, {}, None)
        elif held or _is_part(around, roles) or _has_twin(state.nodes, reached, node):
            continue  # a trap has been told, arrows lead there, or another link leads to the same place
        elif _is_helper(state.nodes, roles, reached, around):
            continue
        else:
            yield Outcome(
                OutcomeValue.FAILED,
                SKIPPED,
                {"role": exposed.role},
                node_target(state, node),
            )


def _is_operated(node: Node, exposed: AxNode) -> bool:
    """Whether users operate it: by role, and in view; a label or a word that listens to clicks is another's helper."""
    if exposed.role.lower() not in CONTROLS or node.box is None:
        return False
    if exposed.properties.get("disabled") == "true" or node.tag == "option":
        return False
    if "hidden" in node.attributes and node.style.get("opacity") == "0":
        return False  # it is made clear as glass until it is of use
    return node.box.width > 1 and node.box.height > 1 and node.style.get("visibility") is None


def _is_part(around: Sequence[Node], roles: dict[int, AxNode]) -> bool:
    return any(one.id in roles and roles[one.id].role.lower() in COMPOSITES for one in around) or (
        around[0].tag == "input" and around[0].attributes.get("type") == "radio"
    )


def _is_helper(
    nodes: Sequence[Node], roles: Mapping[int, AxNode], reached: set[int], around: Sequence[Node]
) -> bool:
    """Whether it was taken out of the Tab order because the keys do the same in a field that Tab comes to.

    Arrows open a list and count up and down (ARIA APG, combobox and spinbutton), Enter searches, a field is emptied by
    keys, and a label does what its field does. What beside a field does something else has to be come to.
    """
    node = around[0]
    if not node.attributes.get("tabindex", "").strip().startswith("-"):
        return False
    of_label = {one.attributes.get("for", "") for one in around if one.tag == "label"} - {""}
    for one in nodes if of_label else ():
        radio = one.attributes.get("type", "").lower() == "radio"
        if one.attributes.get("id") in of_label and (radio or one.id in reached):
            return True
    beside = {one.id for one in around[1 : 1 + _NEAR]}
    inside: list[Node] = []
    for one in nodes:
        if one.parent in beside:
            beside.add(one.id)
            inside.append(one)
    fields = [one for one in inside if one.id in reached and one.id in roles]
    empties = node.attributes.get("type", "").lower() == "reset"
    wanted = _SERVED | {"textbox"} if empties else _SERVED
    return any(
        roles[one.id].role.lower() in wanted and one.attributes.get("type", "").lower() != "password"
        for one in fields
    )


_SERVED = frozenset({"combobox", "spinbutton", "searchbox"})
_NEAR = 2
"""Elements around a control in which the field stands that it helps."""


def _has_reached_part(nodes: Sequence[Node], reached: set[int], node: Node) -> bool:
    """Whether Tab comes to something inside it: a link around a button, a cell with a link."""
    inside = {node.id}
    for one in nodes:
        if one.parent in inside:
            inside.add(one.id)
            if one.id in reached:
                return True
    return False


def _has_twin(nodes: Sequence[Node], reached: set[int], node: Node) -> bool:
    """Whether Tab comes to another link to the same place: a picture beside its title needs no stop of its own."""
    place = node.attributes.get("href")
    return place is not None and any(
        one.id in reached and one.attributes.get("href") == place for one in nodes
    )


def _around(by_id: dict[int, Node], node: Node) -> Iterator[Node]:
    at: Node | None = node
    while at is not None:
        yield at
        at = by_id.get(at.parent)


def _in_dialog(state: PageState, node: Node) -> bool:
    by_id = {one.id: one for one in state.nodes}
    roles = {one.id: one.role.lower() for one in state.tree}
    return any(
        one.tag == "dialog" or roles.get(one.id) in {"dialog", "alertdialog"} for one in _around(by_id, node)
    )


def judge_idle_stop(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that Tab comes to. Expects a control, or a part that scrolls or is edited.

    Where something around it hears clicks or keys, or it has a note of its own, it may be of use: a question.
    """
    if state.hands is None:
        return
    roles = {one.id: one for one in state.tree}
    all_heard = state.listeners.all if state.listeners else ()
    heard = {one.node for one in all_heard if one.leads != "returns"}
    acting = {one.node for one in all_heard if one.event in _ACTING}
    by_id = {node.id: (position, node) for position, node in enumerate(state.nodes)}
    for stop in state.hands.stops:
        if not 0 <= stop.node < len(state.nodes):
            continue
        node = state.nodes[stop.node]
        exposed = roles.get(node.id)
        role = exposed.role.lower() if exposed else ""
        if exposed is None or stop.node in heard or role in CONTROLS or _may_stop(node, role):
            yield Outcome(OutcomeValue.PASSED, OF_USE)
            continue
        around = {WINDOW}
        at: Node | None = node
        while at is not None:
            around.add(by_id[at.id][0])
            at = by_id[at.parent][1] if at.parent in by_id else None
        noted = any(name in _NOTES or "tooltip" in name for name in node.attributes)
        if (parts := _MANAGED.get(role)) and parts & _roles_around(by_id, roles, node):
            yield Outcome(OutcomeValue.PASSED, OF_USE)
            continue
        perhaps = noted or (bool(around & acting) and role not in _WORDS)
        yield Outcome(
            OutcomeValue.CANT_TELL if perhaps else OutcomeValue.FAILED,
            PERHAPS_IDLE if perhaps else IDLE,
            {"role": exposed.role},
            node_target(state, node),
            node=node.id if perhaps else 0,
        )


def _roles_around(by_id: Mapping[int, tuple[int, Node]], roles: Mapping[int, AxNode], node: Node) -> set[str]:
    found = set()
    while node.parent in by_id:
        node = by_id[node.parent][1]
        if node.id in roles:
            found.add(roles[node.id].role.lower())
    return found


_MANAGED = {"article": frozenset(["feed"]), "row": frozenset(["treegrid", "grid"])}
"""Parts that take the focus themselves, and in what (ARIA APG, feed and treegrid)."""
_ACTING = frozenset(["click", "mousedown", "pointerdown", "keydown", "keyup", "keypress"])
_WORDS = frozenset(["heading", "paragraph", "text", "statictext"])
_NOTES = frozenset(["title", "aria-describedby", "aria-details", "popovertarget"])


_MOVED = frozenset(["separator", "splitter"])
"""A line that is moved by keys between two parts of a window (ARIA 1.2, separator)."""


def _may_stop(node: Node, role: str) -> bool:
    scrolls = {node.style.get("overflow-x"), node.style.get("overflow-y")} & {"auto", "scroll"}
    return bool(
        scrolls
        or node.clickable
        or role in _REGIONS
        or role in COMPOSITES
        or role in _MOVED
        or "contenteditable" in node.attributes
        or node.tag
        in {"iframe", "video", "audio", "object", "embed", "summary", "a", "area", "input", "canvas"}
        # what a component does with keys is its own affair
        or "-" in node.tag
    )


TRAP = Rule(
    id="keyboard/trap",
    title=N_("The Tab key leaves whatever it comes to."),
    criteria=("2.1.2",),
    impact=Impact.CRITICAL,
    judge=judge_trap,
    needs=("dom", "hands"),
    act_rules=("a1b64e", "80af7b", "ebe86a"),
)
SKIPPED_RULE = Rule(
    id="keyboard/skipped",
    title=N_("Tab comes to every control on the page."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_skipped,
    needs=("dom", "tree", "hands"),
)
IDLE_STOP = Rule(
    id="keyboard/idle-stop",
    title=N_("Tab stops only where there is something to do."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_idle_stop,
    needs=("dom", "tree", "hands"),
    reads=("listeners",),
)

LEAVES = N_("Tab leaves everything that it comes to.")
HELD = N_(
    "Tab does not leave it: who uses a keyboard is caught here, and the rest of the page is out of reach. "
    "Let the Tab key do what it does everywhere."
)
PERHAPS_ADVICE = N_(
    "Tab does not leave this part of the page, which speaks of other keys or of help: is everybody told how to go on, "
    "before they are held?"
)
RETURNS = N_(
    "Tab leaves it, and a moment later a script puts the focus back on it: who uses a keyboard is caught here, and the "
    "rest of the page is out of reach. Let the focus stay where the user put it."
)
PERHAPS_RETURNS = N_(
    "Tab leaves it, and a moment later a script puts the focus back on it. Can everybody learn how to get on from "
    "here, before they are held?"
)
LOOP = N_(
    "Tab goes round in this part of the page and never comes to the rest. "
    "Hold the focus only in a dialog that is open, and say that it is one (role dialog, aria-modal)."
)
COMES = N_("Tab comes to it.")
SKIPPED = N_(
    "Tab went through the whole page and never came to this %(role)s. "
    "Make it a native control, or give it tabindex=0 and key handlers."
)
OF_USE = N_("There is something to do where Tab stops.")
PERHAPS_IDLE = N_(
    "Tab stops here, and a listener hears “%(role)s” and waits for a control. Is there something to do? If there is, "
    "give it the role of what it does; otherwise take tabindex away."
)
IDLE = N_(
    "Tab stops here, and there is nothing to do: a listener waits for a control and hears “%(role)s”. "
    "Take tabindex away; headings and messages that scripts move the focus to need tabindex=-1."
)
