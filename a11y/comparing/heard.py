"""What changed for somebody who listens: names, roles, headings and reading order of each page state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from a11y.comparing.steps import Steps
from a11y.words.state import AxNode, PageState

_UNHEARD = {
    "none",
    "generic",
    "paragraph",
    "LabelText",
    "ListMarker",
    "rowgroup",
    "InlineTextBox",
    "MenuListPopup",
}
"""Roles that a screen reader does not say; what is in them is told by itself."""
_STATES = (
    "level",
    "required",
    "invalid",
    "expanded",
    "checked",
    "pressed",
    "selected",
    "disabled",
    "readonly",
    "hasPopup",
)
"""Properties that are said."""
_VOLATILE = re.compile(r"\S*\d\S*|\b[ap]\.m\.")
"""Dates, counts and generated names: they differ from run to run."""


class ChangeKind(StrEnum):
    """What happened to a line of what is heard."""

    CAME = "came"
    GONE = "gone"
    CHANGED = "changed"
    MOVED = "moved"


class HeardChange(msgspec.Struct, frozen=True):
    """One difference, with every page state that has it."""

    kind: ChangeKind
    """What happened."""
    before: str
    """How it was heard; empty when it came."""
    after: str
    """How it is heard; empty when it is gone."""
    follows: str
    """What is heard right before it, in the head (in the base when it is gone)."""
    states: tuple[PageState, ...]
    """Where, of the head."""


class _Heard(msgspec.Struct, frozen=True):
    text: str
    key: str
    role: str


_Difference = tuple[ChangeKind, _Heard, _Heard, str]
_NOTHING = _Heard("", "", "")


def compare_heard(steps: Steps, source_locale: str) -> tuple[HeardChange, ...]:
    """Each difference once. In other locales only what differs otherwise than in the source locale at that step."""
    found: dict[tuple[str, ...], tuple[_Difference, list[PageState]]] = {}
    source: dict[tuple[str, ...], Counter[tuple[str, str, str]]] = {}
    for before, after in sorted(steps.pairs, key=lambda pair: pair[1].rendition.locale != source_locale):
        # of another page there is one thing to say: that it is another
        same = before.page == after.page
        differences = _differences(_lines(before), _lines(after)) if same else _other_page(before, after)
        at = (after.scenario, after.step, after.rendition.label.partition(" ")[2], after.modality.value)
        shape = Counter((kind.value, old.role, new.role) for kind, old, new, _ in differences)
        if after.rendition.locale == source_locale:
            source[at] = shape
        elif source.get(at) == shape:
            continue
        for difference in differences:
            kind, old, new, _ = difference
            found.setdefault((kind.value, old.key, new.key), (difference, []))[1].append(after)
    return tuple(
        HeardChange(kind, old.text, new.text, follows, tuple(states))
        for (kind, old, new, follows), states in found.values()
    )


def _lines(state: PageState) -> tuple[_Heard, ...]:
    """What is heard, in reading order; the words of an element that is named by them are told once."""
    lines = [_heard("document", state.title, f"language {state.language}")]
    names: list[tuple[int, str]] = []
    for node in state.tree[1:]:
        while names and names[-1][0] >= node.depth:
            names.pop()
        if node.role in _UNHEARD:
            continue
        if node.role == "StaticText":
            if not any(node.name in name for _, name in names):
                lines.append(_heard("text", node.name, ""))
            continue
        names.append((node.depth, node.name))
        lines.append(_heard(node.role, node.name, _states(node)))
    return tuple(lines)


def _states(node: AxNode) -> str:
    told = []
    for name in _STATES:
        value = node.properties.get(name, "")
        if name == "level":
            told += [f"level {value}"] if value and node.role == "heading" else []
        elif value not in {"", "false"}:
            told.append(name if value == "true" else f"{name} {value}")
    return ", ".join(told)


def _heard(role: str, name: str, states: str) -> _Heard:
    text = " ".join(name.split())
    key = " ".join(_VOLATILE.sub("…", text).split())
    quoted = f" “{text if len(text) <= 100 else text[:99] + '…'}”" if text else ""
    return _Heard(f"{role}{quoted}" + (f", {states}" if states else ""), f"{role}|{key}|{states}", role)


def _differences(before: Sequence[_Heard], after: Sequence[_Heard]) -> list[_Difference]:
    if [line.key for line in before] == [line.key for line in after]:
        return []
    matcher = SequenceMatcher(
        None, [line.key for line in before], [line.key for line in after], autojunk=False
    )
    had, has = Counter(line.key for line in before), Counter(line.key for line in after)
    found: list[_Difference] = []
    for tag, b1, b2, a1, a2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        # what is there as before, and only more or less often, is data: the rows of a table
        gone = [line for line in before[b1:b2] if line.key not in has]
        came = [line for line in after[a1:a2] if line.key not in had]
        follows = after[a1 - 1].text if a1 else ""
        found += _told(gone, came, follows, before[b1 - 1].text if b1 else "")
        for line in after[a1:a2]:
            if line.key in had and had[line.key] == has[line.key] == 1:
                found.append((ChangeKind.MOVED, line, line, follows))
                break  # what was moved with it is not told by itself
    return found


def _other_page(before: PageState, after: PageState) -> list[_Difference]:
    old, new = (_heard(f"page {state.page}", state.title, "") for state in (before, after))
    return [(ChangeKind.CHANGED, old, new, "")]


def _told(gone: list[_Heard], came: list[_Heard], follows: str, followed: str) -> Iterator[_Difference]:
    """Lines that went and came at one spot; those of one role are one line that changed."""
    rest = list(came)
    for old in gone:
        new = next((line for line in rest if line.role == old.role), None)
        if new is None:
            yield (ChangeKind.GONE, old, _NOTHING, followed)
        else:
            rest.remove(new)
            yield (ChangeKind.CHANGED, old, new, follows)
    yield from ((ChangeKind.CAME, _NOTHING, new, follows) for new in rest)
