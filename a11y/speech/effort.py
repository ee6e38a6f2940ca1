"""What a task costs somebody who listens: keystrokes by each way of getting about, and how much is heard.

The ways are counted on the accessibility trees of the page states, from the control that was used last, or from the
top of a page that has just come: Tab; the next heading, then Tab; the next landmark, then Tab; the next form field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from a11y.speech.lexicon import canonical
from a11y.speech.reading import ITEMS, LANDMARKS
from a11y.words.rendition import Modality
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing
from a11y.words.state import Act, AxNode, PageState

_FIELDS = frozenset(
    [
        *(
            "textbox",
            "searchbox",
            "combobox",
            "listbox",
            "spinbutton",
            "slider",
            "checkbox",
            "radio",
            "switch",
        ),
        *("button", "togglebutton", "password", "date", "datetime", "inputtime"),
    ]
)
"""What screen readers take for a form field."""
_OPERATE = 1
"""The key that operates a control, once somebody is there."""


class Ways(msgspec.Struct, frozen=True):
    """Keystrokes by each way."""

    keyboard: int = 0
    """By Tab alone."""
    headings: int = 0
    """From heading to heading, then by Tab."""
    landmarks: int = 0
    """From landmark to landmark, then by Tab."""
    fields: int = 0
    """From form field to form field; by Tab to what is none."""

    @property
    def fewest(self) -> int:
        """By the best of them."""
        return min(self.keyboard, self.headings, self.landmarks, self.fields)

    def __add__(self, other: Ways) -> Ways:
        """Both, one after the other."""
        return Ways(*(getattr(self, f) + getattr(other, f) for f in Ways.__struct_fields__))


class Effort(msgspec.Struct, frozen=True):
    """What one walk of a scenario comes to."""

    scenario: str
    """The scenario's identifier."""
    rendition: str
    """The rendition's label; the locale is its first word."""
    modality: Modality
    """How it was walked."""
    pressed: int
    """Keys that were pressed to get about and to operate; 0 by pointer."""
    ways: Ways
    """Keystrokes by each way, where all of them are one way from start to end."""
    fewest: int
    """With the best way at each control."""
    heard: int
    """Announcements on the way to the goal: by Tab, or, of a walk by pointer, nothing."""
    controls: int
    """Controls that were used."""
    unseen: int
    """Those of them on pages that nobody had looked at: in each way they count as they were walked by Tab."""


def efforts(states: Iterable[PageState], speeches: Iterable[Speech] = ()) -> tuple[Effort, ...]:
    """What each walk of a record takes, in its order."""
    heard: dict[str, int] = defaultdict(int)
    for speech in speeches:
        if speech.voice == TREE and speech.hearing is Hearing.ACTING:
            heard[speech.state] += len(speech.utterances)
    walks: dict[tuple[str, str, Modality], list[PageState]] = defaultdict(list)
    for state in states:
        walks[state.scenario, state.rendition.label, state.modality].append(state)
    return tuple(_effort(key, walk, heard) for key, walk in walks.items())


def _effort(key: tuple[str, str, Modality], walk: Sequence[PageState], heard: dict[str, int]) -> Effort:
    by_id = {state.id: state for state in walk}
    acts = [act for state in walk for act in state.acts if act.verb in _USED]
    legs = list(_legs(acts, by_id))
    ways = sum((leg for leg, _ in legs), Ways())
    return Effort(
        scenario=key[0],
        rendition=key[1],
        modality=key[2],
        pressed=sum(act.keys - act.typed for act in acts),
        ways=ways,
        fewest=sum(leg.fewest for leg, _ in legs),
        heard=sum(heard.get(state.id, 0) for state in walk),
        controls=len(acts),
        unseen=sum(not seen for _, seen in legs),
    )


_USED = frozenset({"activate", "fill", "choose"})


_THERE = Ways(_OPERATE, _OPERATE, _OPERATE, _OPERATE)
"""Somebody is at the control already."""


def _legs(acts: Sequence[Act], by_id: dict[str, PageState]) -> Iterator[tuple[Ways, bool]]:
    """The way to each control, and whether the page that it is on was looked at."""
    page, at = "", -1
    for act in acts:
        state = by_id.get(act.state)
        if act.state != page:
            page, at = act.state, _focused(state.tree) if state is not None else -1
        place = _place(state.tree, act, at) if state is not None else -1
        if state is None or place < 0:
            walked = max(act.keys - act.typed, _OPERATE)
            yield Ways(walked, walked, walked, walked), False
            continue
        yield _ways(state.tree, at, place) if place != at else _THERE, True
        at = place


def _focused(tree: Sequence[AxNode]) -> int:
    """Where the focus is when the page has come; -1 for its top."""
    return max((place for place, one in enumerate(tree) if place and "focused" in one.properties), default=-1)


def _place(tree: Sequence[AxNode], act: Act, at: int) -> int:
    """Where the control stands in a tree; the next of its name after the last one, else any. -1 for nowhere."""
    name = act.name or act.expected_name
    found = [
        place
        for place, one in enumerate(tree)
        if one.name == name and canonical(one.role) == canonical(act.role)
    ]
    return next((place for place in found if place > at), found[0] if found else -1)


def _ways(tree: Sequence[AxNode], at: int, place: int) -> Ways:
    if place <= at:  # back by the keys that lead forward with Shift
        at, place = place - 1, at - 1
    between = range(at + 1, place + 1)
    by_tab = _count(tree, between, _is_stop)
    return Ways(
        by_tab + _OPERATE,
        _by(tree, between, lambda one: canonical(one.role) == "heading", by_tab) + _OPERATE,
        _by(tree, between, _is_landmark, by_tab) + _OPERATE,
        (_count(tree, between, _is_field) if _is_field(tree[place]) else by_tab) + _OPERATE,
    )


def _by(tree: Sequence[AxNode], between: range, leads: Callable[[AxNode], bool], by_tab: int) -> int:
    """Jumps to the last mark before the control, then Tab from there."""
    marks = [place for place in between[:-1] if leads(tree[place])]
    if not marks:
        return by_tab
    return len(marks) + _count(tree, range(marks[-1] + 1, between.stop), _is_stop)


def _count(tree: Sequence[AxNode], between: range, counts: Callable[[AxNode], bool]) -> int:
    return sum(counts(tree[place]) for place in between)


def _is_stop(one: AxNode) -> bool:
    role = canonical(one.role)
    return "focusable" in one.properties and role in ITEMS and role not in {"option", "heading", "image"}


def _is_field(one: AxNode) -> bool:
    return canonical(one.role) in _FIELDS and "disabled" not in one.properties


def _is_landmark(one: AxNode) -> bool:
    role = canonical(one.role)
    return role in LANDMARKS and (bool(one.name) or role not in {"form", "region"})
