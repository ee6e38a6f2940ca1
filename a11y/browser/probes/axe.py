"""The axe probe: the only module that knows axe-core and its answer's shape.

axe's source is sent once for a page and waits in the isolated world of each document, where it is only skimmed; a
page state sends one short call, which sets it up. Frames set it up at once, since axe asks them by message.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import axe_playwright_python
import msgspec

from a11y.browser.probes.dom import Dom
from a11y.browser.world import Asked, ProbeError, World
from a11y.words.state import AxeAnswer, AxeNode, AxeResult, Facts

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0 to 2.2, levels A and AA, and axe's best practices."""


_MEMORY = re.compile(
    r"(axe\._memoizedFns=\[\],function\((\w)\)\{return \2=)\((0,\w+\.default)\)"
    r"(\(\2\),axe\._memoizedFns\.push\(\2\),\2\})"
)
"""Where axe makes what it remembers with, in its bundled source (see `remember.js`)."""


@cache
def axe_source(path: str = "") -> str:
    """axe-core's source (about 600 kB), as bundled when there is no other path."""
    place = Path(path) if path else Path(axe_playwright_python.__file__).parent / "axe.min.js"
    return place.read_text(encoding="utf-8")


@cache
def axe_script(path: str = "") -> str:
    """The script that leaves axe ready to be set up by `a11yInstallAxe()`."""
    return (
        f"globalThis.a11yInstallAxe = function () {{\n{with_memory(axe_source(path))}\n}};\n"
        "if (window !== top) a11yInstallAxe.call(globalThis);"
    )


def with_memory(source: str) -> str:
    """Axe's source, which remembers by `a11yRemember`; one that keeps its memory elsewhere stays as it is."""
    return _MEMORY.sub(r"\1(globalThis.a11yRemember||(\3))\4", source, count=1)


@cache
def axe_version(path: str = "") -> str:
    """The version of that source, as it says itself."""
    found = re.search(r"axe v(\S+)", axe_source(path)[:200])
    return found[1] if found else "unknown"


def start_axe(world: World) -> Asked:
    """Let axe begin. Raises `ProbeError`."""
    return world.ask_call("a11yProbe.runAxe", TAGS)


def read_axe(asked: Asked, dom: Dom) -> tuple[AxeAnswer, float]:
    """Axe's answer on the page, each element joined to its `Node.id`, and the milliseconds that it ran for.

    Never raises: a failure is told in `error`.
    """
    try:
        answer: Facts = asked.answer()
    except ProbeError as error:
        return AxeAnswer(error=f"axe gave no answer ({error})"), 0.0
    found = AxeAnswer(
        version=answer["version"],
        violations=tuple(_result(one, dom) for one in answer["violations"]),
        incomplete=tuple(_result(one, dom) for one in answer["incomplete"]),
        passes=tuple(answer["passes"]),
        inapplicable=tuple(answer["inapplicable"]),
    )
    return found, answer["took"]


def concerned(said: AxeAnswer, dom: Dom) -> tuple[int, ...]:
    """The elements, by `Node.id`, of which something must be known to tell and to refine what axe said.

    Those that it names, the frame around a document that it names, and the main landmarks.
    """
    named = {node.node for result in (*said.violations, *said.incomplete) for node in result.nodes} - {0}
    frames = {dom.by_id[one].parent for one in named if one in dom.by_id and dom.by_id[one].tag == "html"}
    main = {
        one.id for one in dom.nodes if one.tag == "main" or "main" in one.attributes.get("role", "").lower()
    }
    return tuple(sorted((named | frames | main) - {0}))


def _result(facts: Facts, dom: Dom) -> AxeResult:
    nodes = tuple(
        AxeNode(
            selector=node["selector"],
            html=node["html"],
            summary=node["summary"],
            impact=node["impact"],
            node=dom.resolve(node["ancestry"]),
        )
        for node in facts["nodes"]
    )
    return msgspec.convert({**facts, "nodes": nodes}, AxeResult)
