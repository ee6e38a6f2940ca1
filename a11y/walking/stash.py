"""Where the plugin keeps its things in pytest's own objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from a11y.facts.plan import Plan
from a11y.facts.scenario_words import task_card
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import Walk, WalkStatus

if TYPE_CHECKING:
    # who only shows the progress of others needs nothing of what walks
    from a11y.walking.walker import Walker

PLAN = pytest.StashKey[Plan]()
"""On the configuration: what to walk."""
WALKER: pytest.StashKey[Walker] = pytest.StashKey()
"""On the configuration of a walking process."""

PROPERTY = "a11y"
"""The name of the report property that carries an ending from a worker to the process that the user sees."""


class Ending(msgspec.Struct, frozen=True):
    """How a walk ended, as its own process knows it."""

    status: WalkStatus
    reason: str


ENDING = pytest.StashKey[Ending]()
"""On the test item of a walk that did not simply finish."""

PARTICIPANT = "a11y_participant"
"""The fixture that says for whom all is made."""
OURS = frozenset({"walk_in", PARTICIPANT})
"""Parameters that come from the plan."""


def walk_of(item: pytest.Item) -> Walk | None:
    """The walk that a test item is; None for one that asks for no driver."""
    call = getattr(item, "callspec", None)
    if not isinstance(item, pytest.Function) or call is None or "walk_in" not in call.params:
        return None
    rendition, modality = call.params["walk_in"]
    told = (item.function.__doc__ or item.originalname).strip()
    lines = told.splitlines()
    also = item.config.stash[PLAN].also(rendition, modality)
    scenario, title = f"{item.path.stem}::{item.originalname}", lines[0]
    if call.params.keys() - OURS:  # parameters of the scenario's own: each is a task of its own
        own = call.id.replace(walk_id(rendition, modality), "")
        if PARTICIPANT in call.params:
            own = own.replace(participant_id(call.params[PARTICIPANT]), "")
        own = own.replace("--", "-").strip("-")
        scenario, title = f"{scenario}[{own}]", f"{title.removesuffix('.')} [{own}]"
    return Walk(scenario, title, rendition, modality, also, task_card(told))


def walk_id(rendition: Rendition, modality: Modality) -> str:
    """How the id of a test item names a rendition and a modality."""
    return f"{rendition.label.replace(' ', '-')}-{modality}"


def participant_id(number: int) -> str:
    """How the id of a test item names the participant for whom all is made."""
    return f"participant-{number}"
