"""Can what answers to a click be come to, and does it answer to keys? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from a11y.rules.rule import Rule
from a11y.rules.tabbing import COMPOSITES, CONTROLS
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.hands import WalkEnd
from a11y.words.listening import WINDOW, Listeners
from a11y.words.marking import N_
from a11y.words.openings import Opening, Thing
from a11y.words.state import AxNode, Node, PageState

_KEYS = {"keydown", "keyup", "keypress"}
_WORDS = 120
"""Characters: what says more is a part of the page, and hears clicks for something else perhaps."""
_ICON = 64.0
"""CSS pixels: what has no words and is larger is a surface, such as the shade behind a dialog."""
_SMALLEST = 8.0
_NOT_ITSELF = frozenset(
    {
        *(
            "html",
            "body",
            "main",
            "form",
            "table",
            "tbody",
            "label",
            "option",
            "select",
            "summary",
            "details",
        ),
        *("dialog", "canvas", "video", "audio", "iframe", "object", "embed", "area", "input", "button"),
        *("textarea", "slot", "fieldset"),
    }
)
"""Elements that a browser operates, that belong to one, or that hear the clicks on what is in them."""
_SIGNS = frozenset({"span", "i", "b", "img", "svg", "div", "a"})
_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody", "tr", "li"})
"""What hears the clicks on the controls of its items."""
_NEAR = 4
"""Elements around a sign."""
_ROLES = frozenset(["button", "link", "checkbox", "switch"])
"""Roles that are operated by Enter or Space, and by nothing else."""
_ITEMS = frozenset(["menuitem", "menuitemcheckbox", "menuitemradio"])
"""Roles that arrow keys lead to, and Enter or Space chooses."""
_NATIVE = frozenset(["button", "input", "select", "textarea", "summary", "area"])
_FIELDS = frozenset(["textbox", "searchbox", "combobox", "spinbutton", "date", "datetime", "listbox"])
_TYPED = frozenset(["input", "select", "textarea"])
_NOT_TYPED = frozenset(["hidden", "checkbox", "radio", "button", "submit", "reset", "image"])
_WHOLES = frozenset(["main", "form", "body", "dialog"])
"""Elements that have fields for much that is in them."""


class _Page(msgspec.Struct):
    """A page state, looked through once."""

    state: PageState
    listeners: Listeners
    by_id: dict[int, Node]
    roles: dict[int, AxNode]
    reached: set[int]
    """`Node.id` of what Tab comes to."""
    leading: set[int]
    """Those, and what they stand in."""
    words: dict[int, str]
    """The text in an element, cut."""
    names: set[str]
    """The names of what Tab comes to."""
    clicked: dict[int, bool]
    """By position of what hears clicks: whether its source surely leads somewhere."""

    def around(self, node: Node) -> Iterator[Node]:
        """The element and those that it stands in, from the inside out."""
        at: Node | None = node
        while at is not None:
            yield at
            at = self.by_id.get(at.parent)


def _page(state: PageState) -> _Page | None:
    hands, listeners = state.hands, state.listeners
    if hands is None or listeners is None or hands.end in {WalkEnd.LIMIT, WalkEnd.MOVED}:
        return None
    clicked: dict[int, bool] = {}
    for one in listeners.all:
        if one.event == "click" and one.node >= 0:
            clicked[one.node] = clicked.get(one.node, False) or bool(one.leads)
    if not clicked:
        return None
    nodes = state.nodes
    stops = [stop.node for stop in hands.stops] + list(hands.back)
    reached = {nodes[one].id for one in stops if 0 <= one < len(nodes)}
    roles = {one.id: one for one in state.tree}
    page = _Page(
        state, listeners, {node.id: node for node in nodes}, roles, reached, set(), {}, set(), clicked
    )
    for node in nodes:
        if node.id in reached:
            page.leading |= {one.id for one in page.around(node)}
    own_words = words_by_element(state)
    for node in reversed(nodes):
        # what is inside comes later in the document
        own = page.words[node.id] = f"{own_words.get(node.id, '')} {page.words.get(node.id, '')}".strip()[
            : 2 * _WORDS
        ]
        page.words[node.parent] = f"{own} {page.words.get(node.parent, '')}".strip()[: 2 * _WORDS]
    page.names = {roles[one].name.strip().lower() for one in reached if one in roles} - {""}
    return page


def words_by_element(state: PageState) -> dict[int, str]:
    """By `Node.id`: the words that stand in the element itself, and those that name it."""
    found: dict[int, str] = {}
    for run in state.runs:
        carriers = run.carriers or (run.node,)
        pieces = (
            zip(run.carriers, run.pieces, strict=False)
            if run.pieces and run.carriers
            else ((carriers[0], run.text),)
        )
        for node, text in pieces:
            found[node] = f"{found.get(node, '')} {text}".strip()
    return found


def judge_pointer_only(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that hears clicks itself and shows that it does. Expects that Tab comes to it.

    That may be by something in it or around it, or by a control of the same name. What has a control's role is judged
    by `keyboard/skipped`. It shows that it can be clicked by the pointer's hand, or its source says where it leads. In
    what opens on the page the small parts are asked that have the hand; where arrow keys are heard there, or a field
    stands beside, it is a question.
    """
    page = _page(state)
    if page is None:
        return
    told: set[int] = set()
    for number, leads in page.clicked.items():
        node = state.nodes[number]
        if not _is_apart(page, node) or not (leads or _has_hand(page, node)):
            continue
        if node.id in page.leading or any(one.id in page.reached for one in page.around(node)):
            yield Outcome(OutcomeValue.PASSED, COMES, {}, None)
            continue
        words = page.words[node.id]
        if words.lower() in page.names:
            continue
        told.add(number)
        sure = (leads or len(words) <= _WORDS) and not _is_beside_field(page, node)
        yield _for_pointers(node_target(state, node), sure=sure)
    yield from _heard_around(page, told)
    yield from _in_what_opened(page, told)


def _for_pointers(target: Target, *, sure: bool) -> Outcome:
    if sure:
        return Outcome(OutcomeValue.FAILED, POINTER_ONLY, {}, target)
    return Outcome(OutcomeValue.CANT_TELL, PERHAPS_POINTER_ONLY, {}, target)


def _heard_around(page: _Page, told: set[int]) -> Iterator[Outcome]:
    """Small signs that alone have the pointer's hand, in something that hears clicks on what is in it: one a kind."""
    position = {node.id: number for number, node in enumerate(page.state.nodes)}
    keys = {one.node for one in page.listeners.all if one.event in _KEYS}
    kinds: set[tuple[int, str, str]] = set()
    for number, node in enumerate(page.state.nodes):
        if node.tag not in _SIGNS or number in page.clicked or node.box is None or not _has_hand(page, node):
            continue
        parent = page.by_id.get(node.parent)
        if parent is None or _has_hand(page, parent) or max(node.box.width, node.box.height) > _ICON:
            continue
        around = [position[one.id] for one in page.around(node)][1 : _NEAR + 1]
        hears = next((at for at in around if at in page.clicked and page.state.nodes[at].tag in _LISTS), None)
        if hears is None or not _is_apart(page, node) or page.words[node.id].lower() in page.names:
            continue
        if node.id in page.leading or any(one.id in page.reached for one in page.around(node)):
            continue
        kind = (hears, node.tag, node.attributes.get("class", ""))
        if kind in kinds:
            continue
        kinds.add(kind)
        told.add(number)
        sure = not keys & {WINDOW, *around} and not _is_beside_field(page, node)
        yield _for_pointers(node_target(page.state, node), sure=sure)


def _in_what_opened(page: _Page, told: set[int]) -> Iterator[Outcome]:
    """What only the pointer can use in what opened; `told` are those of which something was said, and will be."""
    opened = page.state.openings
    for opening in opened.openings if opened is not None else ():
        for part in () if opening.unheard else opening.for_pointer:
            if part.node in told or part.node not in page.clicked or part.name.lower() in page.names:
                continue
            told.add(part.node)
            sure = _is_alone(page, opening, part)
            yield _for_pointers(thing_target(page.state, part), sure=sure)


def _is_alone(page: _Page, opening: Opening, part: Thing) -> bool:
    """Whether nothing near it may do the same by keys, and its words say that it is more than a sign."""
    nodes = page.state.nodes
    node = nodes[part.node]
    places = {one.id for one in page.around(node)}
    arrows = any(
        one.arrows and (one.node in {WINDOW, opening.opener} or nodes[one.node].id in places)
        for one in page.listeners.all
    )
    worded = len(part.name) <= _WORDS and any(letter.isalpha() for letter in part.name)
    what = nodes[opening.what.node].id if opening.what.node >= 0 else 0
    near = {node.parent} - {what}
    parent = page.by_id.get(node.parent)
    outer = {parent.parent} - {what} if parent is not None and parent.tag not in _WHOLES else set()
    return worded and not arrows and not any(_stands_in(page, one, near, outer) for one in nodes)


def _stands_in(page: _Page, node: Node, near: set[int], outer: set[int]) -> bool:
    """Whether it is a field in one of these elements, or in a box of its own in one of the nearer ones."""
    if node.tag not in _TYPED or node.attributes.get("type", "").lower() in _NOT_TYPED:
        return False
    up = page.by_id.get(node.parent)
    return node.parent in near | outer or (up is not None and up.parent in near)


def _is_apart(page: _Page, node: Node) -> bool:
    """Whether it could be a control of its own: in view, with words or a sign, and no part of another control."""
    box = node.box
    if node.tag in _NOT_ITSELF or box is None or "visibility" in node.style or "tabindex" in node.attributes:
        return False
    if node.tag == "a" and "href" in node.attributes:
        return False
    if box.width < _SMALLEST or box.height < _SMALLEST or node.style.get("opacity") == "0":
        return False
    if not page.words[node.id] and max(box.width, box.height) > _ICON and node.tag != "img":
        return False
    exposed = page.roles.get(node.id)
    if exposed is not None and exposed.role.lower() in CONTROLS:
        return False
    return not any(_takes_care(one) for one in page.around(node))


def _takes_care(around: Node) -> bool:
    told = around.attributes
    role = told.get("role", "").lower()
    return (
        around.tag in {"label", "button", "select", "summary"}
        or role in COMPOSITES
        or told.get("aria-hidden") == "true"
        or told.get("aria-disabled") == "true"
        or "inert" in told
        or (around.tag == "a" and "href" in told)
    )


def _has_hand(page: _Page, node: Node) -> bool:
    """The pointer turns into a hand over it, and not over the whole page."""
    if node.style.get("cursor") != "pointer":
        return False
    return not any(one.tag == "body" and one.style.get("cursor") == "pointer" for one in page.around(node))


def _is_beside_field(page: _Page, node: Node) -> bool:
    """An icon beside a field often does what the field does by keys: opens the calendar, sends the search."""
    near = {node.parent}
    parent = page.by_id.get(node.parent)
    if parent is not None and parent.tag not in {"main", "form", "body"}:
        near.add(parent.parent)
    for one in page.state.nodes:
        exposed = page.roles.get(one.id) if one.id in page.reached else None
        if exposed is None or exposed.role.lower() not in _FIELDS:
            continue
        up = page.by_id.get(one.parent)
        if one.parent in near or (
            up is not None and up.tag not in {"main", "form", "body"} and up.parent in near
        ):
            return True
    return False


def judge_no_key(state: PageState) -> Iterator[Outcome]:
    """Applies to what has the role of a button, link, checkbox or switch, takes the focus and hears clicks by script.

    So it does to entries of menus that scripts put the focus on. Expects that it, or something around it, hears keys as
    well: only native controls turn Enter and Space into clicks.
    """
    page = _page(state)
    if page is None or not page.listeners.complete:
        return
    heard = {(one.node, one.operates) for one in page.listeners.all if one.event in _KEYS}
    position = {node.id: number for number, node in enumerate(state.nodes)}
    for number in page.clicked:
        node = state.nodes[number]
        role = _role_for_keys(page, node)
        if not role:
            continue
        places = [WINDOW, *(position[one.id] for one in page.around(node))]
        deaf = not any((place, True) in heard for place in places)
        yield Outcome(
            OutcomeValue.FAILED if deaf else OutcomeValue.PASSED,
            NO_KEY if deaf else HEARS_KEYS,
            {"role": role},
            node_target(state, node) if deaf else None,
        )


def _role_for_keys(page: _Page, node: Node) -> str:
    """The role of what needs a script to answer to keys, and can have the focus; empty for all else."""
    if node.tag in _NATIVE or (node.tag == "a" and "href" in node.attributes):
        return ""
    item = node.attributes.get("role", "").lower()
    if item in _ITEMS:
        # what stands in a closed menu is in no tree yet; what takes no focus is pointed at from elsewhere
        return item if "tabindex" in node.attributes else ""
    exposed = page.roles.get(node.id)
    if exposed is None or exposed.role.lower() not in _ROLES or node.id not in page.reached:
        return ""
    return exposed.role


POINTER_ONLY_RULE = Rule(
    id="keyboard/pointer-only",
    title=N_("What answers to a click can be come to with the Tab key."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_pointer_only,
    needs=("dom", "tree", "hands", "listeners"),
    reads=("openings",),
)
NO_KEY_RULE = Rule(
    id="keyboard/no-key-handler",
    title=N_("What has the role of a control answers to keys as well as to clicks."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_no_key,
    needs=("dom", "tree", "hands", "listeners"),
)

COMES = N_("Tab comes to what answers to a click.")
POINTER_ONLY = N_(
    "A click here does something, and Tab never comes to it: who uses no pointer cannot do it, and a screen reader "
    "does not say that it can be done. Make it a button or a link."
)
PERHAPS_POINTER_ONLY = N_(
    "A click here does something, and Tab never comes to it. Can the same be done with the keys elsewhere on the page?"
)
HEARS_KEYS = N_("It hears clicks, and keys as well.")
NO_KEY = N_(
    "It says that it is a %(role)s and takes the focus, but nothing on the page hears Enter or Space there: only a "
    "click operates it. Use a native control, or handle both keys."
)
