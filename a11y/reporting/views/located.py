"""Where a fault is to be mended: the target's template line, else the line of the scenario that met it."""

from __future__ import annotations

import ast
import re
from functools import cache
from urllib.parse import quote

import msgspec

from a11y.content import content_path
from a11y.reporting.views.faults import Fault

MOST = 10
"""Places told of one fault."""
_PART = re.compile(r"[^/\\]+")


class Located(msgspec.Struct, frozen=True):
    """A line of a file."""

    path: str
    """Relative to the root of the repository that it lies in, with `/`; it leads nowhere above that root."""
    line: int
    """From 1."""
    scenario: bool = False
    """A scenario's line, not one of the target's."""

    @property
    def uri(self) -> str:
        """The path as a relative URI reference."""
        return quote(self.path)


def lines(fault: Fault) -> tuple[Located, ...]:
    """Where a fault is to be mended, the best guess first; never empty, at most `MOST`."""
    found = [Located(path, max(source.line, 1)) for source in fault.sources if (path := _safe(source.path))]
    return tuple(dict.fromkeys(found))[:MOST] or (scenario_line(fault.places[0].scenario),)


@cache
def scenario_line(scenario: str) -> Located:
    """The line of a scenario's function; line 1 where the harness does not ship its file."""
    module, _, function = scenario.partition("::")
    name = _safe(module) or "scenario"
    file = content_path("scenarios") / f"{name}.py"
    line = 1
    if "/" not in name and file.is_file():
        for node in ast.parse(file.read_bytes()).body:
            if isinstance(node, ast.FunctionDef) and node.name == function.partition("[")[0]:
                line = node.lineno
    return Located(f"scenarios/{name}.py", line, scenario=True)


def _safe(path: str) -> str:
    """A path of a catalog as a path below the root: no scheme, drive, `..` or empty part; empty when none is left."""
    parts = [
        part for part in _PART.findall(path.encode("utf-8", "replace").decode()) if part not in {".", ".."}
    ]
    return "/".join(parts)
