"""Do the words on a control stand in its name? (WCAG 2.2, 2.5.3 Label in Name)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from a11y.facts.plain_text import fold
from a11y.rules.forms import Forms, forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import Node, PageState, TextRun

_CONTROLS = {
    *(
        "button",
        "link",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "option",
        "radio",
        "checkbox",
        "switch",
    ),
    *("tab", "treeitem", "togglebutton", "disclosuretriangle", "popupbutton"),
}
"""Roles that take their name from their content (WAI-ARIA 1.2), as the browser calls them."""
_FIELDS = {
    "textbox", "textfield", "searchbox", "combobox", "comboboxselect", "listbox", "spinbutton",
    "checkbox", "radio", "switch",
}  # fmt: skip
"""Roles that take their name from a label (HTML Accessibility API Mappings)."""
_HELPS = {"a", "button", "input", "select", "textarea"}
_LONGEST = 8
"""Words of a label from which on it is a whole card or paragraph, of which a name may tell the gist."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\uff08[^\uff08\uff09]*\uff09")
_JOINED = re.compile(r"[\u00ad\u2010-\u2015\u2019'`-]")
_SPECK = 2.0
"""CSS pixels up to which a box is there for screen readers alone."""


def judge_label(state: PageState) -> Iterator[Outcome]:
    """Applies to controls that show words, or have one label, and are named by an attribute. Expects the words in
    the name, in their order.

    Case, punctuation, hyphens, and what stands in brackets do not count; a lone letter is taken for a sign, and letters
    of an icon font for pictures. Abbreviations and labels of many words are asked about. Source: ACT rule 2ee8b8.
    """
    by_id = {node.id: node for node in state.nodes}
    page = forms_of(state)
    runs = _by_carrier(state)
    children: dict[int, list[int]] = {}
    for one in state.nodes:
        children.setdefault(one.parent, []).append(one.id)
    for control in state.tree:
        node = by_id.get(control.id)
        if node is None or control.role.lower() not in _CONTROLS | _FIELDS or not control.name.strip():
            continue
        if not any(node.attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby")):
            continue
        label = _shown(node, by_id, children, runs) or _of_label(page, node)
        value = _compared(label, control.name)
        if value is None:
            continue
        message = {OutcomeValue.PASSED: CONTAINED, OutcomeValue.FAILED: OTHER}.get(value, PERHAPS)
        params = {"label": label[:80], "name": control.name[:80]}
        yield Outcome(value, message, params, node_target(state, node), node=node.id)


def _of_label(page: Forms, field: Node) -> str:
    """The words of the one label of a field that eyes find; empty where it holds another control as well."""
    labels = [one for one in page.labels(field) if page.seen(one) and not _is_unseen(one)]
    if len(labels) != 1:
        return ""
    inside = page.under(labels[0])
    return "" if any(one.tag in _HELPS and one.id != field.id for one in inside) else page.text(labels[0])


def _compared(label: str, name: str) -> OutcomeValue | None:
    """How a label stands to a name; None when there are no words in it."""
    words, named = _words(label), _words(name)
    if not words or (len(words) == 1 and len(words[0]) == 1 and words[0].isalpha() and words[0].isascii()):
        return None
    if _follow(words, named) or _follow(_words(_JOINED.sub("", label)), _words(_JOINED.sub("", name))):
        return OutcomeValue.PASSED
    if _takes_prefixes(label) and _follow(words, named, str.endswith):
        return OutcomeValue.PASSED
    if not any(one.isspace() for one in label.strip()) and _without_spaces(label):
        # scripts that are written without spaces have no words to compare
        return OutcomeValue.PASSED if fold(label.strip()) in fold(name) else OutcomeValue.CANT_TELL
    if len(words) > _LONGEST or "." in label.strip()[-1:] or re.search(r"\w\.(?=\s)", label):
        return OutcomeValue.CANT_TELL
    return OutcomeValue.FAILED


def _without_spaces(label: str) -> bool:
    return any(unicodedata.category(one) == "Lo" and ord(one) > 0xE00 for one in label)


def _takes_prefixes(label: str) -> bool:
    """Whether it is in Hebrew or Arabic letters: their “in”, “to” and “the” are written at the word, before it."""
    return any(0x590 <= ord(one) < 0x780 for one in label)


def _words(text: str) -> list[str]:
    """What is spoken: brackets out, signs and punctuation as spaces."""
    bare = _BRACKETS.sub(" ", text)
    if not any(one.isalnum() for one in bare):
        bare = text
    return "".join(one if one.isalnum() or unicodedata.combining(one) else " " for one in fold(bare)).split()


def _follow(words: list[str], named: list[str], alike: Callable[[str, str], bool] = str.__eq__) -> bool:
    """Whether words follow each other in a name; `alike` compares a word of the name with one that is shown."""
    return any(
        all(alike(said, shown) for said, shown in zip(named[at : at + len(words)], words, strict=True))
        for at in range(len(named) - len(words) + 1)
    )


def _by_carrier(state: PageState) -> dict[int, list[tuple[TextRun, int, int]]]:
    """Where the text of an element stands in the visible texts: from and to."""
    found: dict[int, list[tuple[TextRun, int, int]]] = {}
    for run in state.runs:
        if run.channel is not Channel.VISIBLE:
            continue
        pieces = run.pieces or (run.text,)
        at = 0
        for carrier, piece in zip(run.carriers or (run.node,) * len(pieces), pieces, strict=False):
            start = run.text.find(piece, at) if piece else at
            start = at if start < 0 else start
            at = start + len(piece)
            found.setdefault(carrier, []).append((run, start, at))
    return found


def _shown(
    control: Node,
    by_id: Mapping[int, Node],
    children: Mapping[int, list[int]],
    runs: Mapping[int, list[tuple[TextRun, int, int]]],
) -> str:
    """The words that are seen in the control, blocks apart."""
    parts: list[tuple[int, tuple[TextRun, int, int]]] = []

    def gather(node: Node) -> None:
        if _is_unseen(node):
            return
        parts.extend((node.id, part) for part in runs.get(node.id, ()))
        for child in children.get(node.id, ()):
            gather(by_id[child])

    gather(control)
    order: dict[int, tuple[TextRun, list[tuple[int, int, int]]]] = {}
    for carrier, (run, start, end) in parts:
        order.setdefault(id(run), (run, []))[1].append((start, end, carrier))
    texts = []
    for run, places in order.values():
        places.sort()
        text, last, before = "", places[0][0], places[0][2]
        for start, end, carrier in places:
            apart = start > last or _lie_apart(by_id[before], by_id[carrier])
            text += (" " if apart else "") + run.text[start:end]
            last, before = end, carrier
        texts.append(text)
    return " ".join(texts)


def _lie_apart(one: Node, other: Node) -> bool:
    """Whether there is space between the words of two elements that follow each other."""
    if one.id == other.id or not one.lines or not other.lines:
        return False
    last, first = one.lines[-1], other.lines[0]
    return first.x - (last.x + last.width) > 1


def _is_unseen(node: Node) -> bool:
    if node.box is None or node.style.get("opacity") == "0":
        return True
    if "font-family" in node.style:
        return True  # kept of icon fonts alone
    clips = node.style.get("overflow-x") in ("hidden", "clip")
    tiny = min(node.box.width, node.box.height) <= _SPECK
    out = node.box.x + node.box.width <= 0 or node.box.y + node.box.height <= 0
    return node.style.get("display") not in ("inline", "contents") and ((clips and tiny) or out)


LABEL_WORDS = Rule(
    id="name/label",
    title=N_("The words on a control stand in its name."),
    criteria=("2.5.3",),
    impact=Impact.SERIOUS,
    judge=judge_label,
    needs=("dom", "tree", "text"),
    instead_of=("axe/label-content-name-mismatch",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html",
    act_rules=("2ee8b8",),
)

CONTAINED = N_("The words on the control stand in its name.")
OTHER = N_(
    "The control shows “%(label)s” and is named “%(name)s”: who speaks to the computer says what they see, and nothing "
    "happens. Begin the name with the words that are shown."
)
PERHAPS = N_("The control shows “%(label)s” and is named “%(name)s”: is one said for the other?")
