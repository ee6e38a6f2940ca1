"""Where the plugin keeps its things in pytest's own objects."""

from __future__ import annotations

import pytest

from a11y.facts.plan import Plan
from a11y.walking.walker import Walker
from a11y.words.run import Walk

PLAN = pytest.StashKey[Plan]()
"""On the configuration: what to walk."""
WALKER = pytest.StashKey[Walker]()
"""On the configuration of a walking process."""


def walk_of(item: pytest.Item) -> Walk | None:
    """The walk that a test item is; None for one that asks for no driver."""
    call = getattr(item, "callspec", None)
    if not isinstance(item, pytest.Function) or call is None or "walk_in" not in call.params:
        return None
    rendition, modality = call.params["walk_in"]
    lines = (item.function.__doc__ or item.originalname).strip().splitlines()
    also = item.config.stash[PLAN].also(rendition, modality)
    return Walk(f"{item.path.stem}::{item.originalname}", lines[0], rendition, modality, also)
