"""What several rules work out of one page state is worked out once: they are asked one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from a11y.words.state import PageState

Found = TypeVar("Found")


def remembered(look: Callable[[PageState], Found]) -> Callable[[PageState], Found]:
    """`look`, whose answer for the page state that it was asked of last is kept; nobody may change the answer."""
    last: list[tuple[PageState, Found]] = []

    @wraps(look)
    def looked(state: PageState) -> Found:
        if not last or last[0][0] is not state:
            last[:] = [(state, look(state))]
        return last[0][1]

    return looked
