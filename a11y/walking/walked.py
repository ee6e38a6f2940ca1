"""The part of the pytest plugin that walks: every scenario in every rendition and modality, each with its record.

Loaded where walks take place, in each worker of xdist or in the only process; the process that merely shows how far
its workers have come does without, and they begin the sooner.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest

from a11y.facts.plan import halt, refuse
from a11y.walking.endings import begin, note_breakage, write_end
from a11y.walking.stash import ENDING, PARTICIPANT, PLAN, WALKER, participant_id, walk_id, walk_of
from a11y.walking.walker import Walker
from a11y.words.errors import UnwritableError

pytest_plugins = ("a11y.walking.fixtures",)


def pytest_configure(config: pytest.Config) -> None:
    """A walking process opens its record before any browser starts."""
    config.stash[WALKER] = Walker(config.stash[PLAN])


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
    if walk is not None:
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
    if walk is not None:
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
