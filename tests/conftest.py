"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser
from rich_record import rich_record
from walked_pages import Tabs

from a11y.browser.installed import find_chromium
from a11y.browser.launching import running
from a11y.facts.own_words import own_languages
from a11y.facts.record import Record
from a11y.reporting.judged import Judged
from a11y.reporting.write import write_reports
from a11y.speech.effort import Ways, efforts


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-gold`: the reports as they are now become the expected ones (`make update-gold`)."""
    parser.addoption("--update-gold", action="store_true", help="accept the reports as they are now")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadfile`, files go to processes as `balance` says."""
    from balance import Balanced

    return Balanced(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a process that is given tests by another one, the long files come first."""
    from balance import rank

    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.path))


@pytest.fixture
def update_gold(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-gold"))


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record that has everything in it, its pictures on disk."""
    return rich_record(tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of a report made from that record, by language."""
    folders = {}
    for language in own_languages():
        folder = tmp_path_factory.mktemp(f"run-{language}")
        told = rich_record(folder)
        first = next(one for one in efforts(told.states, told.speeches) if one.pressed)
        more = Ways(first.ways.keyboard + 4, first.ways.headings, first.ways.landmarks - 1, first.ways.fields)
        before = msgspec.structs.replace(first, pressed=first.pressed + 4, ways=more, heard=first.heard + 3)
        judged = Judged(efforts_before=(before,))
        write_reports(told, folder / "report", language=language, judged=judged)
        folders[language] = folder / "report"
    return folders


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One real browser for the tests of a module: Playwright's loop must not run while Django's own code is tested."""
    with running(find_chromium(), only_host="localhost") as ready:
        yield ready


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """For the many walks of a module that only look at one page."""
    shared = Tabs(browser)
    yield shared
    shared.close()
