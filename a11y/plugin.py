"""The pytest plugin: every scenario in every rendition and modality, and a record of what it meets.

`a11y run` loads it in a child process. Every walking process (each worker of xdist, or the only one) writes a record
of its own; the process that the user sees shows the progress.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

from a11y.facts.plan import halt, read_plan, refuse
from a11y.walking.alone import end_with_parent
from a11y.walking.endings import ENDING, begin, note_breakage, write_end
from a11y.walking.stash import PARTICIPANT, PLAN, WALKER, participant_id, walk_id, walk_of
from a11y.walking.telling import Telling
from a11y.walking.walker import Walker
from a11y.words.errors import UnwritableError

pytest_plugins = ("a11y.walking.fixtures",)


_OBJECTS = 100_000
"""Objects that are made before Python looks for some that nobody can reach: an answer of the browser has as many, which
are let go of by themselves. With Python's own 700 that search took a sixth of a walking process's time."""


def pytest_configure(config: pytest.Config) -> None:
    """Read the plan; a walking process opens its record before any browser starts."""
    plan = read_plan()
    config.stash[PLAN] = plan
    is_worker = hasattr(config, "workerinput")
    gc.set_threshold(_OBJECTS, 20, 50)
    end_with_parent()
    if is_worker or not getattr(config.option, "numprocesses", None):
        config.stash[WALKER] = Walker(plan)
    if not is_worker:
        config.pluginmanager.register(Telling(plan), "a11y-telling")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every scenario in every rendition and modality of the plan."""
    if "walk_in" in metafunc.fixturenames:
        walks = metafunc.config.stash[PLAN].walks()
        ids = [walk_id(rendition, modality) for rendition, modality in walks]
        metafunc.parametrize("walk_in", walks, ids=ids, scope="function")
        preparation = metafunc.config.stash[PLAN].preparation
        if preparation is not None:
            numbers = preparation.participants
            metafunc.parametrize(PARTICIPANT, numbers, ids=[participant_id(number) for number in numbers])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep this shard's part of what `-k` has left, and write down what is planned."""
    preparation = config.stash[PLAN].preparation
    if preparation is not None:
        items[:] = _meant(items, preparation.scenarios)
    part, parts = config.stash[PLAN].shard
    items[:] = [item for number, item in enumerate(items) if number % parts == part - 1]
    if WALKER in config.stash:
        walker = config.stash[WALKER]
        walker.recorder.write(walker.run_line(tuple(w for item in items if (w := walk_of(item)) is not None)))


def _meant(items: list[pytest.Item], scenarios: tuple[str, ...]) -> list[pytest.Item]:
    """Those of the scenarios; none, and word of it, when one of them is not there."""
    walks = [(item, walk.scenario) for item in items if (walk := walk_of(item)) is not None]
    missing = set(scenarios) - {scenario for _, scenario in walks}
    if missing:
        refuse(
            f"there is no scenario {min(missing)} to take the accounts from; give the folder of yours with --scenarios"
        )
        return []
    return [item for item, scenario in walks if scenario in scenarios]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A scenario that the target cannot have says why."""
    begin(item)
    walk = walk_of(item)
    if walk is not None and WALKER in item.config.stash:
        reasons = item.config.stash[WALKER].profile.inapplicable
        reason = reasons.get(walk.scenario) or reasons.get(walk.scenario.partition("[")[0])
        if reason:
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A scenario that breaks leaves an error line and a sentence, and the others go on."""
    report = yield
    walk = walk_of(item)
    if walk is not None and WALKER in item.config.stash:
        try:
            if call.excinfo is not None and ENDING not in item.stash:
                note_breakage(item, walk, call.excinfo)
            if call.when == "teardown":
                write_end(item, walk, report)
        except UnwritableError as error:
            halt(str(error))
            item.session.shouldstop = str(error)
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the record with its end line."""
    if WALKER in config.stash:
        try:
            config.stash[WALKER].recorder.__exit__(None, None, None)
        except UnwritableError as error:
            halt(str(error))
