"""Acting probes: they do something to a settled page, note what they see, and put it back as it was.

Acting costs more than looking, so a page that was examined once in a run is not examined again: what was seen is
kept under a key of all that can change it, and shared between the processes of the run.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import msgspec

from a11y import __version__
from a11y.browser.clock import Clock
from a11y.browser.renditions import in_place
from a11y.browser.world import ProbeError, World
from a11y.facts.record import Recorder
from a11y.words.errors import ScenarioError
from a11y.words.state import Node, PageState

_NUMBERS = re.compile(r"\d+")
_PASSING = {"value", "nonce", "style", "href", "src", "action", "integrity"}
"""Attributes that differ from load to load, or hold what somebody typed, and change nothing of what acting shows."""
_DRAWN = re.compile(
    r"(?:border|outline|box-shadow|fill|stroke|accent-color|text-decoration|filter)[\w-]*\s*:\s*[^;]+"
)
"""What a style attribute says of lines and shadows: no other word of an element tells it."""
_OF_WORDS = {"lang", "hreflang", "title", "alt", "aria-label", "aria-description", "placeholder", "content"}
"""Attributes that another language changes."""
_NO_WORDS = {"script", "style", "svg", "img"}
"""Elements whose text is that of what they do or draw."""
_CURRENT = "aria-current"
_NOT_THEIRS = _PASSING | _OF_WORDS
_OVER = {"fixed", "sticky"}
"""Positions of what may lie over whatever has the focus, depending on where that stands."""
_COARSE = 64
"""CSS pixels by which a box may be larger: a name with some letters more."""


_CHANGED = "the page was replaced under it"
_UNFIT = "it was told things that do not fit together"
NOT_SEEN = "the page was not examined: the task had come to its end"
"""Why a probe did not act."""


class ActingProbe(msgspec.Struct, frozen=True):
    """One way of acting on a page."""

    name: str
    """The field of `PageState` that it fills, and the name of its blob and of its part in `timing` and `untested`."""
    sees: type[msgspec.Struct]
    """What it answers with. It names elements by their position in `PageState.nodes`, so that equal pages share it."""
    look: Callable[[World, PageState], Any]
    """Acts, looks, and puts back what `in_place` does not know of. Raises `ProbeError` when it cannot look.

    The page state has what the probes before it saw."""
    wordless: bool = False
    """What it sees is the same in another language: it depends on elements and looks, not on the room of words."""
    looks_only: bool = False
    """It does nothing to the page, and nobody who looks at the page meanwhile disturbs it."""
    reads: tuple[str, ...] = ()
    """Other probes, which act before it, whose answers tell it where to look."""
    placed: Callable[[Any, PageState], Any] = lambda seen, _: seen
    """What was seen on an equal page, with the places that elements have on this one."""

    def key(self, keys: PageKeys) -> str:
        """Under what its answer is kept."""
        return keys.wordless if self.wordless else keys.whole


def _nothing(state: PageState) -> PageState:
    return state


class Examiner:
    """Examines the pages of one process; `shared` is the folder where the processes of a run meet."""

    def __init__(self, recorder: Recorder, shared: Path, probes: Sequence[ActingProbe]) -> None:
        self._recorder = recorder
        self._shared = shared / "examined"
        self._probes = tuple(probes)
        self._known: dict[str, Any] = {}
        self._written: dict[str, str] = {}
        self.lost = ""
        """Why the page that was examined last is not as it was before; empty when it is."""

    def examine(
        self,
        world: World,
        state: PageState,
        clock: Clock,
        first: Callable[[PageState], PageState] = _nothing,
        *,
        shows: bool = False,
    ) -> PageState:
        """The page state with what each acting probe saw, or why it could not look.

        `first` is what is to be done before anybody acts; `shows` says that the page can be looked at before that as it
        is. `lost` says afterwards when the page did not come back as it was: nobody can go on from there.
        """
        self.lost = ""
        with clock.measure("examine"):
            examined = self._examine(world, state, clock, first, shows=shows) if self._probes else state
        return msgspec.structs.replace(examined, timing=dict(clock.parts))

    def require_put_back(self) -> None:
        """Raise `ScenarioError` when the page that was examined last is not as it was."""
        if self.lost:
            raise ScenarioError(self.lost)

    def recall(self, state: PageState) -> PageState:
        """The page state with what is known of its page already, and nobody acting: where a page could not be put back.

        What the probes saw before that is kept; what they did not see is untested.
        """
        keys = PageKeys(state)
        known = {probe.name: (probe, self._recall(probe, probe.key(keys))) for probe in self._probes}
        seen = {name: probe.placed(what, state) for name, (probe, what) in known.items() if what is not None}
        reasons = {name: NOT_SEEN for name, (_, what) in known.items() if what is None}
        blobs = self._files(keys, seen)
        return msgspec.structs.replace(
            state, untested={**reasons, **state.untested}, blobs={**state.blobs, **blobs}, **seen
        )

    def _examine(
        self,
        world: World,
        state: PageState,
        clock: Clock,
        first: Callable[[PageState], PageState],
        *,
        shows: bool,
    ) -> PageState:
        blind = next((state.untested[part] for part in ("facts", "dom") if part in state.untested), None)
        if blind is not None:
            # whoever acts on a page that cannot be seen does not know what they do
            reasons = dict.fromkeys((probe.name for probe in self._probes), blind)
            return msgspec.structs.replace(state, untested={**state.untested, **reasons})
        keys = PageKeys(state)
        seen: dict[str, Any] = {}
        wanted: list[ActingProbe] = []
        for probe in self._probes:
            known = self._recall(probe, probe.key(keys))
            if known is None:
                wanted.append(probe)
            else:
                seen[probe.name] = probe.placed(known, state)
        if not wanted:
            blobs = self._files(keys, seen)
            return msgspec.structs.replace(state, blobs={**state.blobs, **blobs}, **seen)
        if not shows:
            state, first = first(state), _nothing
        blobs = {}
        write = partial(self._write, keys, wanted, seen, blobs)
        try:
            with in_place(world, state.rendition, meanwhile=write):
                state = _looked_in_turn(world, state, clock, wanted, first=first, seen=seen)
        except ScenarioError as error:
            self.lost = str(error)
            reasons = {probe.name: NOT_SEEN for probe in wanted if probe.name not in seen}
            state = msgspec.structs.replace(state, untested={**reasons, **state.untested})
            if not blobs:
                write()
        return msgspec.structs.replace(state, blobs={**state.blobs, **blobs}, **seen)

    def _write(
        self, keys: PageKeys, wanted: Sequence[ActingProbe], seen: Mapping[str, Any], blobs: dict[str, str]
    ) -> None:
        """Remember what these probes saw; the files of what all of them saw are noted in `blobs`."""
        for probe in wanted:
            if probe.name in seen:
                self._remember(probe, probe.key(keys), seen[probe.name])
        blobs.update(self._files(keys, seen))

    def _files(self, keys: PageKeys, seen: Mapping[str, Any]) -> dict[str, str]:
        """The file of what each probe saw; what is known already is written once."""
        files = {}
        for probe in self._probes:
            if probe.name not in seen:
                continue
            what, name = seen[probe.name], f"{probe.name}-{probe.key(keys)}"
            if self._known.get(name) is not what:
                files[probe.name] = self._recorder.keep_facts(what)
                continue
            if name not in self._written:
                self._written[name] = self._recorder.keep_facts(what)
            files[probe.name] = self._written[name]
        return files

    def _recall(self, probe: ActingProbe, key: str) -> Any:
        name = f"{probe.name}-{key}"
        if name not in self._known:
            try:
                content = (self._shared / name).read_bytes()
            except FileNotFoundError:
                return None
            self._known[name] = msgspec.msgpack.decode(gzip.decompress(content), type=probe.sees)
        return self._known[name]

    def _remember(self, probe: ActingProbe, key: str, seen: Any) -> None:
        name = f"{probe.name}-{key}"
        self._known[name] = seen
        self._shared.mkdir(parents=True, exist_ok=True)
        part = self._shared / f".{name}.{self._recorder.process}"
        part.write_bytes(gzip.compress(msgspec.msgpack.encode(seen), compresslevel=1, mtime=0))
        part.replace(self._shared / name)


def _looked_in_turn(
    world: World,
    state: PageState,
    clock: Clock,
    wanted: Sequence[ActingProbe],
    *,
    first: Callable[[PageState], PageState],
    seen: dict[str, Any],
) -> PageState:
    """The page state with why some of these probes could not look; what the others saw is noted in `seen`.

    `first` is done before the first one that does something to the page.
    """
    here = world.documents
    for probe in wanted:
        if not probe.looks_only:
            state, first = first(state), _nothing
        try:
            with clock.measure(probe.name), world.one_look():
                saw = _looked(probe, world, msgspec.structs.replace(state, **seen), here)
        except ProbeError as error:
            reason = f"the {probe.name} probe could not look: {error}"
            state = msgspec.structs.replace(state, untested={**state.untested, probe.name: reason})
        else:
            seen[probe.name] = saw
    return state


def _looked(probe: ActingProbe, world: World, state: PageState, document: int) -> Any:
    """What a probe saw of the document of that number. Raises `ProbeError`, also when there is another by now."""
    if world.documents == document:
        try:
            saw = probe.look(world, state)
        except LookupError as error:
            # two answers that do not fit together are of two documents, or a fault of ours
            if world.documents == document:
                raise ProbeError(f"{_UNFIT} ({error!r})") from error
        else:
            if world.documents == document:
                return saw
    raise ProbeError(_CHANGED)


class PageKeys:
    """What acting on a page depends on, as hashes: pages with the same one are examined once.

    Addresses, what is typed and numbers in attributes do not count: the same form for another user is the same page.
    """

    def __init__(self, state: PageState) -> None:
        order = {node.id: number for number, node in enumerate(state.nodes)}
        nodes = _with_nobody_current(state.nodes)
        self._elements = _hash([_element(node, order) for node in nodes])
        self._places = _hash(
            (state.rendition, [(_worded(node), _room(node), _unseen(node)) for node in state.nodes])
        )
        self._shown = _hash(msgspec.structs.replace(state.rendition, locale=""))
        self._laid_over = any(node.style.get("position") in _OVER for node in state.nodes)

    @property
    def whole(self) -> str:
        """Elements, looks, the room that words take, words that may yet come, and the rendition with its locale."""
        return self._joined(self._elements, self._places)

    @property
    def wordless(self) -> str:
        """Elements and looks alone: the same in another language, where nothing on the page lies over the rest."""
        return self.whole if self._laid_over else self._joined(self._elements, self._shown)

    @staticmethod
    def _joined(*parts: str) -> str:
        return _hash((__version__, *parts))[:32]


def _with_nobody_current(nodes: Sequence[Node]) -> list[Node]:
    """The elements, those that are marked as current looking like their like that are not.

    Which page or language is the current one changes nothing of what acting shows, and is another one on each page.
    """
    likes: dict[tuple[Any, ...], Node] = {}
    for node in nodes:
        if _CURRENT not in node.attributes:
            likes.setdefault(_likeness(node), node)
    return [
        msgspec.structs.replace(node, attributes=like.attributes, style=like.style)
        if _CURRENT in node.attributes and (like := likes.get(_likeness(node))) is not None
        else node
        for node in nodes
    ]


def _likeness(node: Node) -> tuple[Any, ...]:
    return (
        node.tag,
        tuple(sorted(k for k in node.attributes if k != _CURRENT)),
        node.attributes.get("class"),
    )


def _hash(told: Any) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()


def _element(node: Node, order: dict[int, int]) -> tuple[Any, ...]:
    attributes = node.attributes
    return (
        node.tag,
        "" if _unseen(node) else node.text,
        _loaded(node),
        order.get(node.parent, -1),
        [(k, _unnumbered(v)) for k, v in sorted(attributes.items()) if k not in _NOT_THEIRS],
        sorted(k for k in attributes if k in _PASSING and k != "value"),
        node.style,  # the browser tells the properties in one order
        _DRAWN.findall(attributes["style"]) if "style" in attributes else [],
        node.box is not None and (node.box.width >= 1, node.box.height >= 1),
        node.clickable,
    )


def _loaded(node: Node) -> str:
    """The address of a script or a style sheet: what the page does, and how it looks under the pointer, is there."""
    if node.tag == "script":
        return node.attributes.get("src", "")
    if node.tag == "link" and "stylesheet" in node.attributes.get("rel", "").lower().split():
        return node.attributes.get("href", "")
    return ""


def _unseen(node: Node) -> str:
    """What tells the words of an element that is not drawn, which may come when somebody acts."""
    return node.text if node.box is None and node.tag not in _NO_WORDS else ""


def _worded(node: Node) -> list[tuple[str, str]]:
    return [(k, _unnumbered(v)) for k, v in sorted(node.attributes.items()) if k in _OF_WORDS]


@lru_cache(maxsize=4096)
def _unnumbered(value: str) -> str:
    return _NUMBERS.sub("0", value)


def _room(node: Node) -> tuple[int, int] | None:
    box = node.box
    return (round(box.width / _COARSE), round(box.height / _COARSE)) if box else None
