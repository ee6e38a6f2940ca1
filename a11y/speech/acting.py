"""What is heard while somebody acts: where the focus came, what changed there, and what live regions said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from a11y.speech.elements import item, spoken, states_of, value_of
from a11y.speech.lexicon import canonical
from a11y.speech.reading import Tree
from a11y.speech.tongue import Tongue
from a11y.words.rendition import Modality
from a11y.words.speech import Part, Utterance
from a11y.words.state import Announcement, AxNode, FocusStop, Node, PageState

_TAB = "Tab"


def heard_while_acting(state: PageState, tree: Tree, tongue: Tongue) -> tuple[Utterance, ...]:
    """What was heard between the page state before and this one; nothing of the pages before and after.

    By pointer only live regions are told: what a listener's own cursor comes to is not known then.
    """
    return tuple(_Acting(state, tree, tongue).told())


class _Acting:
    def __init__(self, state: PageState, tree: Tree, tongue: Tongue) -> None:
        self._state = state
        self._tree = tree
        self._tongue = tongue
        self._around: tuple[Utterance, ...] = ()
        self._document = 0
        self._last: AxNode | None = None
        self._press = 0

    def told(self) -> Iterator[Utterance]:
        state = self._state
        said = list(state.announcements)
        for act in range(1, len(state.acts) + 1):
            for press, stop in enumerate(state.focus, start=1):
                if stop.act == act and stop.heard:
                    self._press = press
                    yield from self._stop(stop)
            yield from (self._live(one, act) for one in said if one.act == act)
        yield from (
            self._live(one, len(state.acts)) for one in said if one.act not in range(1, len(state.acts) + 1)
        )
        if state.modality is Modality.KEYBOARD:
            yield from self._afterwards()

    def _stop(self, stop: FocusStop) -> Iterator[Utterance]:
        """The focus came to an element: what it left, what it came into, and what it is on."""
        if stop.left is not None and (changed := self._changed(stop.left, stop.act - 1)):
            yield changed
        document, *way = stop.heard
        if document.id != self._document and len(stop.heard) > 1:
            if self._document or not self._state.acts[stop.act - 1].state:
                yield self._with(
                    Utterance(part=Part.PAGE, text="", role="document", name=document.name), stop
                )
            self._document, self._around = document.id, ()
        around = _containers(stop.heard, self._tongue)
        known = {one.node for one in around}
        before = {one.node for one in self._around}
        for one in reversed(self._around):
            if one.node not in known:
                yield self._with(one, stop, part=Part.LEAVE, size=0, columns=0, description="")
        yield from (self._with(one, stop) for one in around if one.node not in before)
        self._around = around
        element = way[-1] if way else document
        self._last = element
        yield item(
            element,
            self._tongue,
            (stop.position, stop.size),
            self._tree.elements.get(element.id),
            password=stop.password,
            act=stop.act,
            key=_TAB,
            press=self._press,
        )

    def _with(self, one: Utterance, stop: FocusStop, **facts: Any) -> Utterance:
        return spoken(one, self._tongue, act=stop.act, key=_TAB, press=self._press, **facts)

    def _live(self, said: Announcement, act: int) -> Utterance:
        made = Utterance(
            part=Part.LIVE,
            text="",
            name=said.text,
            node=said.node,
            act=act,
            live=said.politeness,
            lost=said.lost,
        )
        return spoken(made, self._tongue)

    def _afterwards(self) -> Iterator[Utterance]:
        """What the last act changed at the element it was done to, or where it brought the focus."""
        state, last = self._state, len(self._state.acts)
        if not state.same_document:
            if any(act.verb != "arrive" for act in state.acts):
                title = Utterance(part=Part.PAGE, text="", role="document", name=state.title, act=last)
                yield spoken(title, self._tongue)
            return
        focused = next(
            (
                place
                for place, one in reversed(list(enumerate(self._tree.nodes)))
                if "focused" in one.properties
            ),
            -1,
        )
        if self._last is None or focused <= 0:
            return
        now = self._tree.nodes[focused]
        if now.id == self._last.id:
            if changed := self._changed(now, last):
                yield changed
        else:
            yield from self._brought(focused, last)

    def _brought(self, place: int, act: int) -> Iterator[Utterance]:
        """The focus was moved by the page itself."""
        way = []
        at = place
        while at >= 0:
            way.append(at)
            at = self._tree.above[at]
        known = {one.node for one in self._around}
        for at in reversed(way[1:]):
            entered = self._tree.entering(at, self._tongue)
            if entered is not None and entered.node not in known:
                yield spoken(entered, self._tongue, act=act)
        node = self._tree.nodes[place]
        element = self._tree.elements.get(node.id)
        yield item(node, self._tongue, self._tree.place_in_set(place), element, act=act)

    def _changed(self, now: AxNode, act: int) -> Utterance | None:
        """What is said of an element that has the focus and is another than it was."""
        before = self._last
        element: Node | None = self._tree.elements.get(now.id)
        if before is None or before.id != now.id:
            return None
        states = tuple(one for one in states_of(now, element) if one not in states_of(before, element))
        # what somebody types they know
        chosen = canonical(now.role) in {"combobox", "listbox", "slider", "spinbutton"}
        value = value_of(now, element) if chosen and now.value != before.value else ""
        name = now.name if now.name != before.name else ""
        if not (states or value or name):
            return None
        made = Utterance(
            part=Part.CHANGE, text="", role=canonical(now.role), name=name, states=states, value=value,
            node=now.id, act=act,
        )  # fmt: skip
        return spoken(made, self._tongue)


def _containers(way: Sequence[AxNode], tongue: Tongue) -> tuple[Utterance, ...]:
    """What an element stands in that is told, from the outside in. How much is in a list or table is not known here."""
    small = Tree(way, _NO_ELEMENTS)
    found = (small.entering(place, tongue) for place in range(len(way) - 1))
    return tuple(one for one in found if one is not None)


_NO_ELEMENTS: Mapping[int, Node] = {}
