"""From an element to the lines of the target's source that it comes from, through the messages on the page.

A catalog says in which file and line each message stands (`#:`). An element whose words are a message comes from
there; one without words comes from near the messages around it, of those that stand in templates: a message in code
says nothing of what stands beside it on a page. Of a message that stands in several files, that one is believed which
the messages next to it stand in too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from a11y.words.finding import Outcome, Source, Target
from a11y.words.message import Channel, Sighting
from a11y.words.state import Node, PageState, TextRun

MOST = 5
"""Lines told of one element."""
_LEAST = 4
"""Characters of a message that is looked for inside other words."""
_LAYOUT = {"html", "head", "body"}
"""Elements that the page's frame opens, far above its first words."""
_CODE = (".py", ".js", ".mjs", ".ts", ".rb", ".go", ".rs", ".java", ".c")
"""Endings of files that hold messages and no elements."""
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_REFERENCES = ("aria-labelledby", "aria-describedby")

Spoken = tuple[int, Sighting]
"""An element's number and a message on it."""


class Places:
    """The source lines of the elements of one page state; `sightings` are the messages met on it."""

    def __init__(self, state: PageState, sightings: Sequence[Sighting]) -> None:
        self._state = state
        self._sightings = [one for one in sightings if one.msgid and one.sources]

    def of(self, outcome: Outcome) -> tuple[Source, ...]:
        """The best guess first, at most `MOST`; none when no message on the page has a known place."""
        return self.at(outcome.node or self._found(outcome.target))

    def of_target(self, target: Target) -> tuple[Source, ...]:
        """The lines of an element that is known by what a finding keeps of it."""
        return self.at(self._found(target))

    def at(self, node: int) -> tuple[Source, ...]:
        """The lines of an element by its `Node.id`, or of the page's frame when there is no such element."""
        if not self._sightings:
            return ()
        element = self._nodes.get(node)
        if element is None or (self._is_frame(element) and not self._on.get(node)):
            return self._frame(element)
        inside = [] if self._is_main(element) else self._inside(element)
        spoken = self._own(element) or inside[:1]
        if not spoken and (near := self._near(element)) is not None:
            return (near,)
        return tuple(dict.fromkeys(self._line(one) for one in spoken))[:MOST]

    def _found(self, target: Target | None) -> int:
        """The element that a target without a number is: by its source, else by role and name, else by its place."""
        if target is None:
            return 0
        tag = re.match(r"<([\w-]+)", target.html)
        last = re.split(r"[ >]+", target.selector)[-1]
        if last in _LAYOUT or last == "title":
            return next((one.id for one in self._state.nodes if one.tag == last), 0)
        given = dict(_ATTRIBUTE.findall(target.html.partition(">")[0]))
        alike = [
            one
            for one in self._state.nodes
            if tag and one.tag == tag[1] and all(_is_cut_to(one, *pair) for pair in given.items())
        ]
        placed = [one for one in alike if target.box and one.box == target.box]
        named = {one.id for one in self._state.tree if (one.role, one.name) == (target.role, target.name)}
        best = placed or [one for one in alike if one.id in named] or alike
        carried = [one.node for one in self._state.runs if one.selector and one.selector == target.selector]
        return next(iter((*(one.id for one in best), *carried)), 0)

    # what stands where

    @cached_property
    def _nodes(self) -> dict[int, Node]:
        return {one.id: one for one in self._state.nodes}

    @cached_property
    def _order(self) -> dict[int, int]:
        return {one.id: number for number, one in enumerate(self._state.nodes)}

    @cached_property
    def _ways(self) -> dict[int, tuple[int, ...]]:
        """The elements from the root to each, itself included."""
        ways: dict[int, tuple[int, ...]] = {}
        for one in self._state.nodes:
            ways[one.id] = (*ways.get(one.parent, ()), one.id)
        return ways

    @cached_property
    def _spoken(self) -> list[Spoken]:
        """Every message on an element, in the order of the page."""
        known = _Known(self._sightings)
        found = [
            (run.node, one)
            for run in self._state.runs
            if run.node in self._order or run.channel is Channel.PAGE_TITLE
            for one in known.on(run)
        ]
        return sorted(found, key=lambda one: self._order.get(one[0], -1))

    @cached_property
    def _on(self) -> dict[int, list[Spoken]]:
        """The messages that each element itself carries."""
        carried: defaultdict[int, list[Spoken]] = defaultdict(list)
        title = next((one.id for one in self._state.nodes if one.tag == "title"), 0)
        for node, one in self._spoken:
            at = title if one.channel is Channel.PAGE_TITLE and title else node
            carried[at].append((node, one))
        return carried

    @cached_property
    def _body(self) -> list[Spoken]:
        """The messages of the page itself, without its title."""
        return [one for one in self._spoken if one[1].channel is not Channel.PAGE_TITLE]

    # which messages an element comes from

    def _own(self, element: Node) -> list[Spoken]:
        """What the element itself says, else what names it."""
        return self._on.get(element.id, []) or [
            one for label in self._labels(element) for one in self._inside(label)
        ]

    def _labels(self, element: Node) -> Iterator[Node]:
        asked = {name for part in _REFERENCES for name in element.attributes.get(part, "").split()}
        own = element.attributes.get("id", "")
        for one in self._state.nodes:
            if one.frame != element.frame:
                continue
            if one.attributes.get("id") in asked or (own and one.attributes.get("for") == own):
                yield one
        way = self._ways[element.id][:-1]
        yield from (self._nodes[one] for one in way if self._nodes[one].tag == "label")

    def _inside(self, element: Node) -> list[Spoken]:
        """The messages in an element, itself included."""
        return [one for one in self._body if element.id in self._ways[one[0]]]

    def _near(self, element: Node) -> Source | None:
        """The line of the message just before, in the nearest part that has one; else of that just after."""
        here = self._order[element.id]
        code: Source | None = None
        for part in reversed(self._ways[element.id][:-1]):
            around = self._inside(self._nodes[part])
            before = [one for one in around if self._order[one[0]] < here]
            for one in (*reversed(before), *around[len(before) :]):
                line = self._line(one)
                if not line.path.endswith(_CODE):
                    return line
                code = code or line
        return code

    def _is_frame(self, element: Node) -> bool:
        return element.tag in _LAYOUT or any(self._nodes[one].tag == "head" for one in self._ways[element.id])

    def _frame(self, element: Node | None) -> tuple[Source, ...]:
        """The file of the words around the main part: its first line, or for what is in the head, the title's."""
        outside = [
            self._line(one)
            for one in self._body
            if not any(self._is_main(self._nodes[part]) for part in self._ways[one[0]])
        ]
        templates = [one for one in outside or map(self._line, self._body) if not one.path.endswith(_CODE)]
        if not templates:
            return tuple(dict.fromkeys(self._line(one) for one in self._spoken[:1]))
        path = templates[0].path
        titles = [one for _, one in self._spoken if one.channel is Channel.PAGE_TITLE]
        lines = [place.line for one in titles for place in one.sources if place.path == path]
        in_head = element is not None and element.tag not in _LAYOUT
        return (Source(path, min(lines) if lines and in_head else 1),)

    @staticmethod
    def _is_main(element: Node) -> bool:
        return element.tag == "main" or element.attributes.get("role") == "main"

    # which of a message's places is meant

    def _line(self, spoken: Spoken) -> Source:
        sources = spoken[1].sources
        path = self._path(spoken)
        lines = sorted({one.line for one in sources if one.path == path})
        if len(lines) == 1:
            return Source(path, lines[0])
        before, after = self._around(spoken, path)
        return Source(path, min(lines, key=lambda line: max(before - line, 0, line - after)))

    def _path(self, spoken: Spoken) -> str:
        """Of the files that the message stands in, that of the messages nearest to it."""
        paths = list(dict.fromkeys(one.path for one in spoken[1].sources))
        if len(paths) == 1:
            return paths[0]
        way = self._ways.get(spoken[0], ())
        voters = self._spoken
        if spoken[1].channel is Channel.PAGE_TITLE:  # it stands in the template that fills the main part
            voters = [
                one for one in self._body if any(self._is_main(self._nodes[at]) for at in self._ways[one[0]])
            ]
        votes = dict.fromkeys(paths, 0.0)
        for node, other in voters:
            if other.msgid == spoken[1].msgid:
                continue
            theirs = {one.path for one in other.sources}
            shared = sum(1 for mine, its in zip(way, self._ways.get(node, ()), strict=False) if mine == its)
            for path in theirs & votes.keys():
                votes[path] += 2.0**shared / len(theirs)
        return max(paths, key=lambda path: votes[path])

    def _around(self, spoken: Spoken, path: str) -> tuple[float, float]:
        """The lines of the nearest messages before and after that stand in this file alone, and once."""
        here = next(number for number, one in enumerate(self._spoken) if one is spoken or one == spoken)
        before, after = float("-inf"), float("inf")
        for number, (_, other) in enumerate(self._spoken):
            lines = {one.line for one in other.sources}
            if len(lines) != 1 or other.sources[0].path != path or other.msgid == spoken[1].msgid:
                continue
            if number < here:
                before = lines.pop()
            elif after == float("inf"):
                after = lines.pop()
        return before, after


def _is_cut_to(node: Node, name: str, value: str) -> bool:
    """Whether an attribute has this value, whose end may have been cut."""
    held = node.attributes.get(name)
    return held is not None and (held == value or (value.endswith("...") and held.startswith(value[:-3])))


class _Known:
    """The messages on a page by their words."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._whole: defaultdict[tuple[Channel, str], list[Sighting]] = defaultdict(list)
        self._at: defaultdict[tuple[Channel, str], list[Sighting]] = defaultdict(list)
        self._longest: list[Sighting] = sorted(
            (one for one in sightings if len(one.text) >= _LEAST), key=lambda one: -len(one.text)
        )
        for one in sightings:
            self._whole[one.channel, one.text].append(one)
            self._at[one.channel, one.selector].append(one)

    def on(self, run: TextRun) -> list[Sighting]:
        """The messages that a text is, else those found in it; a page repeats words, and the record tells them once."""
        if found := self._whole.get((run.channel, run.text)):
            return found
        if found := [one for one in self._at.get((run.channel, run.selector), ()) if one.text in run.text]:
            return found
        inside = (one for one in self._longest if one.channel is run.channel and one.text in run.text)
        return [one] if (one := next(inside, None)) else []
