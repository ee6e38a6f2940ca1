"""Is somebody asked before something is deleted for good? (WCAG 2.2, criterion 3.3.4 Error Prevention)."""

# ruff: noqa: RUF001  # Cyrillic and Greek letters are meant

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, sends
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Press
from a11y.words.state import Node, PageState

_DELETES = re.compile(
    r"\b(?:delete|destroy|erase)\b|lösch|\bsupprim|\beffacer\b|\belimin[aei]|\bborrar?\b|\bapagar\b|\bexcluir\b|"
    r"\bcancell?a\b|\bverwijder|\bradera\b|\bslett?\b|\bpoista\b|\busuń\b|\bsmazat\b|\bodstranit\b|\bудал|\bвидал|"
    r"διαγραφ|מחק|מחיקה|削除|删除|刪除|삭제|\bsil\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[?？؟]|…\s*$|\.\.\.\s*$")
_OPENS = re.compile(
    r"aria-haspopup|aria-expanded|aria-controls|popovertarget|commandfor|data-.*(?:toggle|target|modal|"
    r"dialog|confirm|popup|open).*|hx-confirm|formaction"
)
_CONFIRMS = re.compile(r"confirm|dialog|modal|open|ask", re.IGNORECASE)
_DIALOGS = frozenset(["dialog", "alertdialog", "menu", "menuitem"])
_CHOSEN = frozenset(["checkbox", "radio", "file"])
_MOST_WORDS = 10


def judge_deleting(state: PageState) -> Iterator[Outcome]:
    """Applies to each button that says it deletes something, and opens nothing. Expects that somebody is asked first.

    Applies to buttons that send a form without a field, and to others of which a press was seen to do something; what
    stands in a dialog or beside a question is asked about already. Whether it can be undone is not seen: a person is
    asked, once for a page. Source: WCAG 2.2, techniques G98, G155 and G168.
    """
    page = forms_of(state)
    pressed = {one.node: one for one in state.pressed.presses} if state.pressed is not None else {}
    openers = {one.opener for one in state.openings.openings} if state.openings is not None else set()
    for number, node in enumerate(state.nodes):
        if node.box is None or not _is_button(node) or number in openers:
            continue
        name = page.name(node) or page.text(node) or node.attributes.get("value", "")
        if not _DELETES.search(name) or len(name.split()) > _MOST_WORDS or _ASKED.search(name):
            continue
        form = page.form_of(node) if sends(node) else None
        if _opens(page, node) or not (_sends(node, form) if form else _deleted(pressed.get(number))):
            continue
        if form is not None and _asks(page, form):
            yield Outcome(OutcomeValue.PASSED, ASKED_FIRST)
            continue
        yield Outcome(OutcomeValue.CANT_TELL, AT_ONCE, {"name": name}, node_target(state, node), node=node.id)
        return


def _is_button(node: Node) -> bool:
    kind = input_type(node)
    return node.tag == "button" or kind in {"submit", "button"} or node.attributes.get("role") == "button"


def _opens(page: Forms, node: Node) -> bool:
    """Whether it says that it opens something, asks by a script of its own, or stands in what was opened."""
    told = " ".join(node.attributes.get(name, "") for name in ("onclick", "id", "class"))
    return (
        any(map(_OPENS.fullmatch, node.attributes))
        or bool(_CONFIRMS.search(told))
        or any(one.tag == "dialog" or one.attributes.get("role") in _DIALOGS for one in page.around(node))
    )


def _sends(button: Node, form: Node) -> bool:
    """Whether sending a form may change something at once: no other page asks, and no script of its own."""
    if form.attributes.get("method", "").lower() not in {"post", "dialog"} and form.attributes.get("action"):
        return False
    if _CONFIRMS.search(form.attributes.get("onsubmit", "")) or any(map(_OPENS.fullmatch, form.attributes)):
        return False
    return "disabled" not in button.attributes


def _asks(page: Forms, form: Node) -> bool:
    """Whether there is something to fill in, or a question beside it."""
    if any(page.seen(one) or input_type(one) in _CHOSEN for one in page.fields_of(form)):
        return True
    beside = page.by_id.get(form.parent)
    near = page.text(beside) if beside is not None and beside.tag not in {"body", "main"} else page.text(form)
    heads = [page.text(one) for one in page.nodes if one.tag == "h1"]
    # a page that is headed by the act, with a way back beside the button, is there to ask
    if any(map(_DELETES.search, heads)) and any(one.tag == "a" for one in page.under(form)):
        return True
    return any(map(_ASKED.search, (near, *map(page.text, page.before(form)[-2:]), *heads)))


def _deleted(press: Press | None) -> bool:
    """Whether a press did something, and nothing came that could be pressed in its turn."""
    if press is None or any(one.controls or one.focused for one in press.came):
        return False
    return press.row or bool(press.requests) or (press.gone and press.went)


DELETING = Rule(
    id="form/delete-at-once",
    title=N_("Who deletes something is asked first, or can take it back."),
    criteria=("3.3.4",),
    impact=Impact.SERIOUS,
    judge=judge_deleting,
    needs=("dom", "tree", "text"),
    reads=("openings", "pressed"),
)

ASKED_FIRST = N_("Who deletes something fills something in first, or is asked.")
AT_ONCE = N_(
    "“%(name)s” seems to delete something at one press. Is anybody asked first, or can it be taken back? Who slips, or "
    "misreads, loses it: ask in a dialog, let a word be typed, or offer to undo it."
)
