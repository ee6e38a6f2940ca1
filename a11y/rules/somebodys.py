"""What of a page somebody else wrote: descriptions and comments, in whatever language."""

from __future__ import annotations

from a11y.rules.forms import name_words
from a11y.rules.outline import Outline
from a11y.words.state import Node

_CALLED = frozenset(
    {
        *(
            "description",
            "readme",
            "markdown",
            "prose",
            "comment",
            "comments",
            "changelog",
            "docstring",
            "rst",
        ),
        *("rendered", "bio", "review"),
    }
)
_QUOTED = frozenset({"blockquote", "q", "cite"})


def is_of_somebody(outline: Outline, node: Node) -> bool:
    """Whether an element stands in what its author calls a description, a comment or the like, or quotes."""
    return any(one.tag in _QUOTED or name_words(one, "class", "id") & _CALLED for one in outline.around(node))
