"""The pytest plugin of `fingerprints.py`: mutates each page while a walk stands on it, looks again, and counts.

`a11y run` walks as always. When it has judged a page state, the live page is changed in one way, looked at with the
same probes, judged by the same rules, and put back; then the scenario goes on.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from a11y.browser import driver
from a11y.browser.clock import Clock
from a11y.browser.drawing import Drawing
from a11y.browser.observe import observe
from a11y.browser.probes.axe import read_axe, start_axe
from a11y.browser.probes.dom import Dom, ask_for_dom
from a11y.browser.probes.text import read_words
from a11y.browser.probes.tree import ask_for_tree, read_tree
from a11y.browser.renditions import in_place
from a11y.browser.world import World
from a11y.coverage.met import met
from a11y.facts.catalogs import Catalogs
from a11y.facts.record import Recorder
from a11y.facts.renditions import parse_rendition
from a11y.rules import judge as judging
from a11y.rules.fingerprint import fingerprints
from a11y.walking import walker
from a11y.words.finding import Outcome
from a11y.words.guests import Engines
from a11y.words.message import Sighting
from a11y.words.state import PageState

ASKED = "FINGERPRINT_MUTATIONS"
"""The environment variable with what is asked for, as JSON."""
LEAVING = ("ids", "classes", "counts", "order", "sibling", "twin", "locale", "rendition")
"""Mutations that leave the fault."""
RENDITIONS = ("320x900", "dark", "text-spacing", "zoom-2")
OTHER = "he"
"""The locale that pages are put into."""
TRIES = 4
"""Mutations that are tried for one that leaves, or mends, the fault."""

Fault = tuple[str, int]
"""A rule and the number of an element."""


class Asked(msgspec.Struct):
    """What the script asks for."""

    number: int
    """Mutations that leave the fault."""
    mending: int
    """Mutations that mend it."""
    per_state: int
    """Mutations that leave the fault, of one page state."""
    seed: int
    out: str
    """The file that counts are written to."""


class Look(msgspec.Struct):
    """What was told of the page."""

    told: dict[Fault, str]
    """Fingerprints."""
    rows: dict[int, tuple[int, int]]
    """By element: the list or table around it and its row, as the benchmark sees them."""


class Mutator:
    """Counts over the whole run."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.random = random.Random(asked.seed)  # noqa: S311  # no secret
        self.counts: Counter[str] = Counter()
        self.examples: list[dict[str, Any]] = []
        self.caught: list[tuple[str, int, str]] = []

    def fingerprints(
        self, state: PageState, told: Sequence[tuple[str, Outcome]], sightings: Sequence[Sighting] = ()
    ) -> list[str]:
        """As the rules do, keeping which element each was given to."""
        names = fingerprints(state, told, sightings)
        self.caught = [
            (rule, outcome.node, name)
            for (rule, outcome), name in zip(told, names, strict=True)
            if outcome.node
        ]
        return names

    def work(self, place: Place, catalogs: Catalogs, other: Catalogs) -> None:
        """Mutate the page of one state."""
        if self.counts["leaving"] >= self.asked.number and self.counts["mending"] >= self.asked.mending:
            return
        place.run(Path(__file__).with_name("mutations.js").read_text(encoding="utf-8"))
        before = self.look(place, catalogs)
        faults = sorted(fault for fault in before.told if fault[1])
        if not faults:
            return
        self.counts["states"] += 1
        self.count_merged(before, "as it was")
        place.words = _translations(place.last, catalogs, other)
        share = self.asked.per_state
        for _ in range(min(share, self.asked.number - self.counts["leaving"])):
            self.leave(place, before, faults, (catalogs, other))
        for _ in range(
            min(
                -(-share * self.asked.mending // self.asked.number),
                self.asked.mending - self.counts["mending"],
            )
        ):
            self.mend(place, before, faults, catalogs)
        Path(self.asked.out).write_text(json.dumps({"counts": self.counts, "examples": self.examples}))

    def leave(
        self, place: Place, before: Look, faults: list[Fault], locales: tuple[Catalogs, Catalogs]
    ) -> None:
        """One mutation that leaves a fault: kept when every fault that is still there keeps its fingerprint."""
        catalogs, other = locales
        for _ in range(TRIES):
            fault = self.random.choice(faults)
            kind = self.random.choice(LEAVING)
            shown = parse_rendition(self.random.choice(RENDITIONS)) if kind == "rendition" else None
            seed = self.random.randrange(2**31)
            try:
                if shown is not None:
                    with in_place(place.world, place.known.rendition) as show:
                        show(msgspec.structs.replace(shown, locale=place.known.rendition.locale))
                        after = self.look(place, catalogs)
                else:
                    if not place.on(fault[1], "benchMutations.leave", kind, seed, place.words):
                        continue
                    after = self.look(place, other if kind == "locale" else catalogs)
            finally:
                place.run("benchMutations.undo()")
            if fault not in after.told:
                self.counts[f"gone by {kind}"] += 1
                continue
            self.counts["leaving"] += 1
            self.counts[f"kind {kind}"] += 1
            lost = [
                one for one, name in after.told.items() if one in before.told and before.told[one] != name
            ]
            self.counts["lost" if lost else "kept"] += 1
            if lost:
                self.counts[f"lost by {kind}"] += 1
                self.examples.append({"kind": kind, "state": place.known.id, "lost": lost[:3]})
            self.count_merged(after, kind)
            return

    def mend(self, place: Place, before: Look, faults: list[Fault], catalogs: Catalogs) -> None:
        """One mutation that mends a fault, in each row that has it: stale when its fingerprint is told all the same."""
        for _ in range(TRIES):
            fault = self.random.choice(faults)
            name = before.told[fault]
            alike = [one for one in faults if before.told[one] == name]
            seed = self.random.randrange(2**31)
            try:
                done = [place.on(node, "benchMutations.mend", rule, seed) for rule, node in alike]
                if not all(done):
                    continue
                after = self.look(place, catalogs)
            finally:
                place.run("benchMutations.undo()")
            if any(one in after.told for one in alike):
                self.counts["not mended"] += 1
                continue
            self.counts["mending"] += 1
            self.counts["stale"] += name in after.told.values()
            lost = [
                one for one, kept in after.told.items() if one in before.told and before.told[one] != kept
            ]
            self.counts["lost_beside_mended"] += bool(lost)
            if lost or name in after.told.values():
                self.examples.append(
                    {"kind": "mended", "state": place.known.id, "fault": fault, "lost": lost[:3]}
                )
            return

    def look(self, place: Place, catalogs: Catalogs) -> Look:
        """The page as it is now, judged."""
        state = place.look(catalogs.locale)
        self.caught = []
        judging.judge(state, met(state, catalogs, place.user_data))
        rows = {node: _row(state, node) for _, node, _ in self.caught}
        return Look({(rule, node): name for rule, node, name in self.caught}, rows)

    def count_merged(self, look: Look, kind: str) -> None:
        """Count elements that share a fingerprint and are not in two rows of one list or table."""
        first: dict[str, Fault] = {}
        for fault, name in look.told.items():
            twin = first.setdefault(name, fault)
            here, there = look.rows[fault[1]], look.rows[twin[1]]
            if twin != fault and not (here[0] and here[0] == there[0] and here[1] != there[1]):
                self.counts["merged"] += 1
                self.examples.append({"kind": f"merged, {kind}", "faults": [twin, fault]})


class Place:
    """The live page of one state."""

    def __init__(self, world: World, known: PageState, secrets: tuple[str, ...], recorder: Recorder) -> None:
        self.world = world
        self.known = known
        self.secrets = secrets
        self.recorder = recorder
        self.user_data: frozenset[str] = frozenset()
        self.last = known
        self.words: dict[str, Any] = {}

    def look(self, locale: str) -> PageState:
        """What the probes see, without picture and without a record."""
        facts = self.world.call("a11yProbe.facts", self.secrets, sorted(self.recorder.redactor.known))
        dom = Dom(ask_for_dom(self.world).answer())
        self.last = msgspec.structs.replace(
            self.known,
            rendition=msgspec.structs.replace(self.known.rendition, locale=locale),
            acts=(),
            url=facts["url"],
            title=facts["title"],
            language=facts["language"],
            direction=facts["direction"],
            axe=read_axe(start_axe(self.world), dom)[0],
            tree=read_tree(self.world, dom, ask_for_tree(self.world).answer()),
            nodes=tuple(dom.nodes),
            runs=read_words(dom, facts["title"]),
        )
        return self.last

    def run(self, script: str) -> None:
        """Run a script in the page."""
        answer = self.world.send("Runtime.evaluate", expression=script)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])

    def on(self, node: int, function: str, *arguments: Any) -> Any:
        """The value of `function(element, *arguments)` in the page."""
        target = self.world.send("DOM.resolveNode", backendNodeId=node)
        answer = self.world.send(
            "Runtime.callFunctionOn",
            functionDeclaration=f"function (...given) {{ return {function}(this, ...given); }}",
            objectId=target["object"]["objectId"],
            arguments=[{"value": argument} for argument in arguments],
            returnByValue=True,
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")


def _row(state: PageState, node: int) -> tuple[int, int]:
    by_id = {one.id: one for one in state.nodes}
    rows = [one for one in _up(by_id, node) if one.tag in ("tr", "li")]
    if not rows:
        return 0, 0
    around = next(
        (one for one in _up(by_id, rows[-1].parent) if one.tag not in ("tbody", "thead", "tfoot")), None
    )
    return (around.id if around else 0), rows[-1].id


def _up(by_id: dict[int, Any], node: int) -> Iterator[Any]:
    while node in by_id:
        yield by_id[node]
        node = by_id[node].parent


def _translations(state: PageState, catalogs: Catalogs, other: Catalogs) -> dict[str, Any]:
    """The messages on the page in the other locale, where nothing is to be filled in."""
    known = {message.key: message.translations for message in other.messages if not message.fuzzy}
    messages = {}
    for sighting in met(state, catalogs):
        translated = known.get((sighting.context, sighting.msgid), ())
        if translated and translated[0] and sighting.text == sighting.msgid:
            messages[sighting.text] = translated[0]
    return {"messages": messages, "language": OTHER, "direction": "rtl"}


_MUTATOR = Mutator(msgspec.json.decode(os.environ[ASKED], type=Asked))
_places: list[Place] = []


def _observe(
    world: World,
    known: PageState,
    secrets: tuple[str, ...],
    recorder: Recorder,
    clock: Clock,
    *,
    engines: Engines = Engines(),  # noqa: B008  # frozen
) -> tuple[PageState, Drawing]:
    _places[:] = [Place(world, known, secrets, recorder)]
    return observe(world, known, secrets, recorder, clock, engines=engines)


_judge = walker.Surroundings.judge


def _judge_and_mutate(self: walker.Surroundings, state: PageState, drawing: Drawing) -> None:
    _judge(self, state, drawing)
    place = _places.pop()
    place.user_data = frozenset(self.user_data)
    locale = state.rendition.locale
    _MUTATOR.work(place, self._walker.catalogs(locale), self._walker.catalogs(OTHER))


driver.observe = _observe  # type: ignore[attr-defined]
walker.Surroundings.judge = _judge_and_mutate  # type: ignore[method-assign]
judging.fingerprints = _MUTATOR.fingerprints  # type: ignore[attr-defined]
