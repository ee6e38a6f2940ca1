"""The pytest plugin: every scenario in every rendition and modality, and a record of what it meets.

`a11y run` loads it in a child process. Every walking process (each worker of xdist, or the only one) writes a record
of its own; the process that the user sees shows the progress.
"""

from __future__ import annotations

import gc

import pytest

from a11y.facts.plan import read_plan
from a11y.walking.alone import end_with_parent
from a11y.walking.stash import PLAN
from a11y.walking.telling import Telling

_OBJECTS = 100_000
"""Objects that are made before Python looks for some that nobody can reach: an answer of the browser has as many, which
are let go of by themselves. With Python's own 700 that search took a sixth of a walking process's time."""

_WALKS = "a11y.walking.walked"


def pytest_configure(config: pytest.Config) -> None:
    """Read the plan; show the progress, walk, or both."""
    plan = read_plan()
    config.stash[PLAN] = plan
    is_worker = hasattr(config, "workerinput")
    gc.set_threshold(_OBJECTS, 20, 50)
    end_with_parent()
    if is_worker or not getattr(config.option, "numprocesses", None):
        config.pluginmanager.import_plugin(_WALKS)
    if not is_worker:
        config.pluginmanager.register(Telling(plan), "a11y-telling")


def pytest_unconfigure() -> None:
    """The process ends: what it holds goes with it, and need not be looked through for what nobody can reach."""
    gc.freeze()
