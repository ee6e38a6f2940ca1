"""What `a11y check` walks: each of the given pages, looked at as it comes. pytest collects it as a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest

from a11y.browser.driver import Index
from a11y.browser.installed import Chromium, Origin
from a11y.browser.keeping import Kept
from a11y.browser.launching import Starter, lasting
from a11y.browser.walking import Browser, Stage, stage
from a11y.facts.locale_names import to_bcp47
from a11y.facts.visits import Visits, read_visits
from a11y.walking.walker import Walker
from a11y.words.run import Walk


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every address is a task of its own."""
    if "address" in metafunc.fixturenames:
        addresses = read_visits().addresses
        metafunc.parametrize("address", addresses, ids=short_names(addresses))


def short_names(addresses: tuple[str, ...]) -> list[str]:
    """What each page is called: its path, with the host where there are several."""
    alone = len({urlsplit(address).netloc for address in addresses}) == 1
    names = []
    for address in addresses:
        parts = urlsplit(address)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        names.append(path if alone else f"{parts.netloc}{path}")
    return names


@pytest.fixture(scope="session")
def visits() -> Visits:
    """Which pages, and as whom."""
    return read_visits()


@pytest.fixture(scope="session")
def a11y_browsers(a11y_walker: Walker) -> Iterator[Starter]:
    """A page may have its styles and pictures from anywhere: no host is cut off."""
    plan = a11y_walker.plan
    chromium = Chromium(plan.browser, plan.browser_version, Origin.CONFIGURED)
    with lasting(chromium, answers_within=plan.timeout) as browser:
        yield browser


@pytest.fixture(scope="session")
def a11y_kept(a11y_browsers: Starter) -> Iterator[Kept]:  # noqa: ARG001  # closed before the browser
    """The page that is kept where nobody acts."""
    kept = Kept()
    yield kept
    kept.close()


@pytest.fixture
def a11y_stage(
    a11y_browser: Browser, a11y_walker: Walker, walk: Walk, visits: Visits, a11y_kept: Kept
) -> Iterator[Stage]:
    """A fresh context, or one that is as good, signed in as the options say."""
    choice, plan = a11y_walker.profile.locale, a11y_walker.plan
    alone = a11y_walker.engines.axe_alone and not visits.submit
    opening = partial(
        stage,
        a11y_browser,
        walk.rendition,
        choice,
        plan.target,
        storage_state=visits.storage_state,
        answers_within=plan.timeout,
        axe=plan.engines.axe,
        axe_alone=alone and not walk.also,
    )
    kept = alone and not visits.storage_state and not walk.also
    with a11y_kept.lend(a11y_browser, walk.rendition, opening) if kept else opening() as ready:
        ready.world.free = True
        origins = {f"{one.scheme}://{one.netloc}" for one in map(urlsplit, visits.addresses) if one.netloc}
        ready.context.add_cookies(
            [
                {"name": name, "value": value, "url": origin}
                for origin in sorted(origins)
                for name, value in visits.cookies.items()
            ]
        )
        if visits.headers:
            language = {"Accept-Language": to_bcp47(walk.rendition.locale)}
            ready.page.set_extra_http_headers({**language, **visits.headers})
        a11y_walker.redactor.learn(*visits.cookies.values(), *visits.headers.values())
        yield ready


@pytest.fixture
def index(index: Index) -> Iterator[Index]:
    """The target, which lets go of the page when it was looked at."""
    yield index
    index.leave()


def test_page(index: Index, address: str, visits: Visits) -> None:
    """Look at a page."""
    index.look_at(address, visits.ready, error_pages=visits.error_pages)
    if visits.submit:
        index.send_forms(address, visits.ready, error_pages=visits.error_pages)
