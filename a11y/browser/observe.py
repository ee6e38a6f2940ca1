"""Looks at a settled page with every probe and returns the page state: from here on there is no live page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from a11y.browser.clock import Clock
from a11y.browser.drawing import Drawing
from a11y.browser.probes.axe import axe_script, concerned, read_axe, start_axe
from a11y.browser.probes.dom import FEW_STYLES, STYLES, Dom, ask_for_dom
from a11y.browser.probes.glyphs import look_at_glyphs
from a11y.browser.probes.guests import ask_guests
from a11y.browser.probes.lettering import read_lettering
from a11y.browser.probes.live import ask_what_was_said, hear
from a11y.browser.probes.media import look_at_media
from a11y.browser.probes.text import read_words
from a11y.browser.probes.tree import ask_for_tree, look_at_some, read_tree
from a11y.browser.world import ProbeError, World
from a11y.facts.record import Recorder
from a11y.words.finding import Engine
from a11y.words.guests import Engines
from a11y.words.media import Playing
from a11y.words.state import Announcement, AxeAnswer, AxNode, Facts, PageState

Seen = TypeVar("Seen")

SETTLE_LIMIT = 5000
"""Milliseconds after which a page that goes on changing is looked at all the same, and said to be so."""


MOST_ELEMENTS = 100_000
"""Elements of a page that is read; one with more would take minutes and gigabytes, and the run has other pages."""
_NO_SNAPSHOT: Facts = {"documents": [], "strings": []}
_NO_TREE: tuple[AxNode, ...] = ()
_NOTHING_PLAYS: tuple[Playing, ...] = ()
_NOTHING_SAID: tuple[Announcement, ...] = ()
_OF_ELEMENTS = frozenset({"dom", "axe", "tree", "live", "glyphs"})
"""Parts whose work grows with the elements of the page."""

LONGEST_SECRET = 1000
"""Characters. What is longer is a picture written as an address, which the redactor knows by its shape."""

_NO_WORD = re.compile(r"\d|^[A-Z2-7]{16,}=*$|^[!-~]{32,}$")
"""A digit, base32, or longer than the words of any language: the description of a QR code has long words too."""


_MEMORY = "remember.js"
"""Before axe, which asks for it. Not in one script with it: axe is written for a script that is not strict."""
_LOOKING = (
    "pace.js",
    "scripted.js",
    "page.js",
    "paint.js",
    "sure.js",
    "renditions.js",
)
_HEARING = ("live.js", "media.js")
_ACTING = (
    "late.js",
    "guard.js",
    "looks.js",
    "hands.js",
    "backward.js",
    "returns.js",
    "skipping.js",
    "eyes.js",
    "pointable.js",
    "narrow.js",
    "offscreen.js",
    "crowded.js",
    "lopped.js",
    "displaced.js",
    "windows.js",
    "motion.js",
    "watch.js",
    "forced.js",
    "colours.js",
    "colours_states.js",
    "colours_shown.js",
    "colours_signs.js",
    "colours_choices.js",
    "colours_items.js",
    "colours_marks.js",
    "filling.js",
    "openings.js",
    "opened.js",
    "lowering.js",
    "openers.js",
    "hovers.js",
    "space.js",
    "undo.js",
    "folding.js",
    "arrowing.js",
    "choosing.js",
    "dress.js",
    "beside.js",
    "pressing.js",
    "writing.js",
    "sending.js",
    "refusing.js",
    "forms.js",
)
"""In the order in which they are installed, after those that look."""


@cache
def probe_scripts(axe: str = "", *, axe_alone: bool = False) -> tuple[str, ...]:
    """What is installed in the isolated world of each page; `axe` is the file of another source of axe.

    Where axe alone looks, nobody acts or listens: each document would read what they need for nothing.
    """
    folder = Path(__file__).parent / "probes"
    names = (*_LOOKING, *(() if axe_alone else (*_HEARING, *_ACTING)))
    memory, *others = ((folder / name).read_text(encoding="utf-8") for name in (_MEMORY, *names))
    return (memory, axe_script(axe), *others)


def observe(
    world: World,
    known: PageState,
    secrets: tuple[str, ...],
    recorder: Recorder,
    clock: Clock,
    *,
    engines: Engines = Engines(),  # noqa: B008  # frozen
) -> tuple[PageState, Drawing]:
    """`known` (who, where, which step) with everything that the probes saw on the live page, and its picture.

    The picture is still being drawn, and is to be waited for before anybody touches the page. `secrets` are CSS
    selectors of places that show secrets. Of the `engines`, axe looks where it is asked, and guests look after all
    others. A probe that cannot look leaves its reason in `untested`.
    """
    untested: dict[str, str] = {}

    def attempt(part: str, look: Callable[[], Seen], otherwise: Seen) -> Seen:
        try:
            if part in _OF_ELEMENTS:
                _require_readable(facts)
            with clock.measure(part):
                return look()
        except ProbeError as error:
            untested[part] = f"the {part} probe could not look: {error}"
            return otherwise

    styles = FEW_STYLES if engines.axe_alone else STYLES
    facts: Facts = {}
    settled = attempt("settle", lambda: world.call("a11yProbe.settled", SETTLE_LIMIT), {"settled": True})
    if not settled["settled"]:
        untested["settle"] = (
            f"the page did not settle in {SETTLE_LIMIT / 1000:g} seconds: {settled['reason']}"
        )
    learnt = sorted(recorder.redactor.known)
    facts = attempt("facts", lambda: world.call("a11yProbe.facts", secrets, learnt), {})
    recorder.redactor.learn(*secrets_in(facts.get("secrets", ())))
    # the browser is asked for all of it at once; what it has told is read while axe is at work. A picture of more than
    # the window shows lays the page out anew for a moment, so that nobody may look meanwhile
    drawing = Drawing(world, facts, recorder, clock, window_alone=engines.axe_alone)
    if drawing.fits:
        drawing.begin()
    snapshot = attempt("dom", lambda: ask_for_dom(world, styles), None)
    tree = attempt("tree", lambda: ask_for_tree(world), None) if not engines.axe_alone else None
    axe = attempt("axe", lambda: start_axe(world), None) if engines.axe_looks else None
    told = attempt("dom", snapshot.answer, _NO_SNAPSHOT) if snapshot else _NO_SNAPSHOT
    with clock.measure("reading"):
        # the larger answer is on its way meanwhile
        dom = Dom(told, styles)
        runs = read_words(dom, facts.get("title", ""))
    exposed = attempt("tree", tree.answer, None) if tree else None
    with clock.measure("reading"):
        nodes = read_tree(world, dom, exposed) if exposed and dom.frames else _NO_TREE
    with clock.measure("axe"):
        said, took = read_axe(axe, dom) if axe else (AxeAnswer(), 0.0)
    clock.hide("reading", "axe", took, "dom")
    if said.error:
        untested["axe"] = said.error
    nodes = (
        attempt("tree", lambda: look_at_some(world, concerned(said, dom)), _NO_TREE)
        if engines.axe_alone
        else nodes
    )
    playing = (
        attempt("media", lambda: look_at_media(world, dom), _NOTHING_PLAYS)
        if not engines.axe_alone
        else _NOTHING_PLAYS
    )
    dom.note(attempt("lettering", lambda: read_lettering(world, dom.nodes, dom.sources), {}))
    heard = attempt("live", lambda: ask_what_was_said(world), None) if not engines.axe_alone else None
    # from here on the page may be laid out anew: what is left is to read, while the browser draws
    if not drawing.fits:
        drawing.begin()
    announced = attempt("live", lambda: hear(world, heard, dom), _NOTHING_SAID) if heard else _NOTHING_SAID
    state = msgspec.structs.replace(
        known,
        url=facts.get("url", known.url),
        title=facts.get("title", ""),
        language=facts.get("language", ""),
        direction=facts.get("direction", ""),
        axe=said,
        tree=nodes,
        nodes=tuple(dom.nodes),
        runs=runs,
        playing=playing,
        announcements=announced,
        undrawn=attempt(
            "glyphs", lambda: look_at_glyphs(world, runs, facts.get("fonts", "")), tuple[str, ...]()
        ),
        untested=untested,
    )
    if said.version:
        state = msgspec.structs.replace(state, engines=(*state.engines, Engine("axe-core", said.version)))
    with clock.measure("record"):
        blob = recorder.keep_nodes(state.nodes)
    if engines.guests:
        state = ask_guests(world, drawing.finish(state), engines.guests, clock)
    seen = msgspec.structs.replace(state, key=_key(state), blobs={"nodes": blob}, timing=dict(clock.parts))
    return seen, drawing


def _require_readable(facts: Facts) -> None:
    if (elements := facts.get("elements", 0)) > MOST_ELEMENTS:
        raise ProbeError(f"the page holds {elements:,} elements, and no more than {MOST_ELEMENTS:,} are read")


def secrets_in(texts: Sequence[str]) -> Iterator[str]:
    """What to mask of the texts that a page shows as secret: each whole, and its parts that are no words."""
    for text in texts:
        if len(text) <= LONGEST_SECRET:
            yield text
        yield from (part for part in text.split() if _NO_WORD.search(part) and len(part) <= LONGEST_SECRET)


def _key(state: PageState) -> str:
    """A hash of all that the rules see: elements without their per-page numbers, rendition, engines (DESIGN §5)."""
    order = {node.id: number for number, node in enumerate(state.nodes, start=1)}
    elements = [
        msgspec.structs.replace(node, id=number, parent=order.get(node.parent, 0))
        for number, node in enumerate(state.nodes, start=1)
    ]
    seen = (
        elements,
        state.rendition,
        state.modality,
        state.asked_by,
        state.engines,
        state.acts,
        [run.text for run in state.runs],
        [(said.text, said.politeness) for said in state.announcements],
    )
    return hashlib.sha256(msgspec.msgpack.encode(seen)).hexdigest()[:32]
