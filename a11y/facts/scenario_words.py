"""A Babel extractor for scenarios: their titles and the names of their steps.

A title is the first line of the docstring of a `test_*` function, its task card the paragraph that begins with
`Task:`; a step's name is the second positional argument of
`.expect(...)`, or its `step=` argument. Referenced by `locales/babel.cfg`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO

Extracted = tuple[int, str | None, str, list[str]]
"""Line, function name (none: a plain message), message, comments for translators."""

_CARD = "Task:"
_CARD_COMMENT = (
    "A task card for a participant of a user session: plain words, the names of no buttons, links or fields."
)


def extract(
    fileobj: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - Babel's interface
    comment_tags: Collection[str],  # noqa: ARG001 - Babel's interface
    options: Mapping[str, object],  # noqa: ARG001 - Babel's interface
) -> Iterator[Extracted]:
    """The messages of one scenario file, in the order of its lines."""
    found: list[Extracted] = []
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            told = ast.get_docstring(node) or ""
            title = without_stop(told.partition("\n")[0])
            if title:
                found.append((node.body[0].lineno, None, title, ["The title of a scenario: a user's task."]))
            if card := task_card(told):
                found.append((node.body[0].lineno, None, card, [_CARD_COMMENT]))
        elif isinstance(node, ast.Call):
            name = _step_name(node)
            if name is not None:
                found.append((name.lineno, None, str(name.value), ["The name of a step."]))
    yield from sorted(found, key=lambda message: message[0])


def task_card(docstring: str) -> str:
    """The task as a person is given it: the paragraph of a docstring that begins with `Task:`; empty without one."""
    for paragraph in re.split(r"\n\s*\n", docstring):
        first, _, rest = paragraph.strip().partition(" ")
        if first == _CARD:
            return " ".join(rest.split())
    return ""


def without_stop(title: str) -> str:
    """A scenario's title as it is shown and translated: a docstring ends with a full stop, a title does not."""
    return title.strip().removesuffix(".")


def _step_name(call: ast.Call) -> ast.Constant | None:
    """The literal that names the step in a call of `.expect(...)`; none for any other call."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "expect":
        return None
    candidates = [keyword.value for keyword in call.keywords if keyword.arg == "step"]
    if len(call.args) > 1:
        candidates.append(call.args[1])
    for value in candidates:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value
    return None
