"""The fixtures of scenarios, from the ground up; a scenario folder's conftest.py may override each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest

from a11y.browser.accounts import Account
from a11y.browser.authenticators import Authenticators, SecurityKey
from a11y.browser.driver import Index
from a11y.browser.gates import Visit
from a11y.browser.installed import Chromium, Origin
from a11y.browser.launching import Starter, Window, lasting
from a11y.browser.mail import Mailbox
from a11y.browser.orca.session import SWITCHES, Session, listening
from a11y.browser.pacing import Pace
from a11y.browser.walking import Browser, Stage, stage
from a11y.browser.world import ANSWERS_WITHIN
from a11y.walking.asking import Asking
from a11y.walking.endings import begin
from a11y.walking.preparing import Beginning
from a11y.walking.registering import Unseen as UnseenIndex
from a11y.walking.registering import unseen
from a11y.walking.stash import WALKER, walk_of
from a11y.walking.users import AccountMaker, Unseen, Uploader
from a11y.walking.walker import Surroundings, Walker
from a11y.words.errors import UsageError
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import Walk


@pytest.fixture(scope="session")
def a11y_walker(pytestconfig: pytest.Config) -> Walker:
    """The walking process."""
    return pytestconfig.stash[WALKER]


@pytest.fixture(scope="session")
def a11y_browsers(a11y_walker: Walker) -> Iterator[Starter]:
    """One browser for the process, another when it has crashed; no host but the target's can be reached."""
    plan = a11y_walker.plan
    chromium = Chromium(plan.browser, plan.browser_version, Origin.CONFIGURED)
    host = urlsplit(plan.target).hostname or ""
    with lasting(chromium, host, max(plan.timeout, ANSWERS_WITHIN)) as browser:
        yield browser


@pytest.fixture
def a11y_session(a11y_walker: Walker) -> Iterator[Session | None]:
    """The screen reader that listens to this walk, where one was asked for."""
    if not a11y_walker.plan.at:
        yield None
        return
    with listening() as session:
        yield session


@pytest.fixture
def a11y_browser(
    request: pytest.FixtureRequest, a11y_browsers: Starter, a11y_session: Session | None
) -> Iterator[Browser]:
    """A browser that runs. The walk's time begins here: starting the browser is the process's, once."""
    if a11y_session is None:
        browser = a11y_browsers()
        begin(request.node)
        yield browser
        return
    browser = a11y_browsers(Window(dict(a11y_session.environment), SWITCHES))
    begin(request.node)
    yield browser
    browser.close()


@pytest.fixture
def walk(request: pytest.FixtureRequest, walk_in: tuple[Rendition, Modality]) -> Walk:  # noqa: ARG001  # parametrised by the plan
    """The scenario in its rendition and modality."""
    found = walk_of(request.node)
    if found is None:
        raise UsageError(f"{request.node.name} is no scenario")
    return found


@pytest.fixture
def a11y_participant() -> int:
    """The number of the person for whom all is made; 0 when the harness itself walks."""
    return 0


@pytest.fixture
def surroundings(
    a11y_walker: Walker, walk: Walk, a11y_session: Session | None, a11y_participant: int
) -> Surroundings:
    """The target's words and the record, for this walk."""
    around = Surroundings(a11y_walker, walk)
    around.session = a11y_session
    around.participant = a11y_participant
    return around


@pytest.fixture
def a11y_pace(a11y_walker: Walker, walk: Walk, a11y_participant: int) -> Pace:
    """The target's limits as this walk meets them, and the client address that it comes from."""
    return a11y_walker.pace(*walk.key, *([f"for {a11y_participant}"] if a11y_participant else []))


@pytest.fixture
def a11y_stage(a11y_browser: Browser, a11y_walker: Walker, walk: Walk, a11y_pace: Pace) -> Iterator[Stage]:
    """A fresh browser context and page."""
    plan = a11y_walker.plan
    with stage(
        a11y_browser,
        walk.rendition,
        a11y_walker.profile.locale,
        plan.target,
        axe=plan.engines.axe,
        in_window=bool(plan.at),
    ) as ready:
        ready.page.set_extra_http_headers(a11y_pace.headers)
        yield ready


@pytest.fixture
def index(
    request: pytest.FixtureRequest,
    a11y_stage: Stage,
    a11y_pace: Pace,
    walk: Walk,
    surroundings: Surroundings,
) -> Index:
    """The target as the user of this scenario meets it."""
    visit = Visit(mailbox=lambda: request.getfixturevalue("mailbox"), pace=a11y_pace)
    kind = Beginning if surroundings.participant else Index
    driver = kind(a11y_stage.page, a11y_stage.world, walk, surroundings, a11y_stage.clock, visit=visit)
    if isinstance(driver, Beginning):
        driver.own_keys = surroundings.own_keys
    return driver


@pytest.fixture
def elsewhere(
    a11y_browser: Browser,
    a11y_walker: Walker,
    walk: Walk,
    surroundings: Surroundings,
    index: Index,
) -> Iterator[Index]:
    """The same user at another browser, with cookies of its own; its page states count in the same walk."""
    plan = a11y_walker.plan
    with stage(
        a11y_browser,
        walk.rendition,
        a11y_walker.profile.locale,
        plan.target,
        axe=plan.engines.axe,
        in_window=bool(plan.at),
    ) as ready:
        if index.visit.pace is not None:
            ready.page.set_extra_http_headers(index.visit.pace.headers)
        kind = UnseenIndex if surroundings.participant else Index
        yield kind(ready.page, ready.world, walk, surroundings, ready.clock, visit=index.visit)


@pytest.fixture
def asking(
    a11y_browser: Browser, a11y_walker: Walker, walk: Walk, surroundings: Surroundings, index: Index
) -> Iterator[Asking]:
    """Browsers that each ask for the language in one way alone."""
    with Asking(a11y_browser, a11y_walker, walk, surroundings, index) as ready:
        yield ready


@pytest.fixture
def mailbox(a11y_walker: Walker) -> Mailbox:
    """The mail that the target sends."""
    plan = a11y_walker.plan
    profile, redactor, timeout = a11y_walker.profile, a11y_walker.redactor, plan.timeout * 1000
    return Mailbox(plan.target, profile, plan.provision_key, redactor, timeout, place=plan.mail)


@pytest.fixture
def a11y_unseen(a11y_browser: Browser, a11y_walker: Walker, walk: Walk, index: Index) -> Unseen:
    """Gives somebody a browser whose pages are not recorded."""

    def give(account: Account, at_home: bool) -> AbstractContextManager[Index]:
        # whoever borrows an account comes from another address than its owner, in the first walk as in the last
        pace = index.visit.pace if at_home else a11y_walker.pace("owner of", account.username)
        visit = Visit(account=account, mailbox=index.visit.mailbox, pace=pace)
        return unseen(a11y_browser, a11y_walker, walk, visit)

    return give


@pytest.fixture
def accounts(
    a11y_walker: Walker,
    surroundings: Surroundings,
    index: Index,
    a11y_stage: Stage,
    a11y_unseen: Unseen,
) -> Iterator[AccountMaker]:
    """Makes accounts for this scenario, or borrows them."""
    maker = AccountMaker(a11y_walker, surroundings, index, a11y_stage.clock, a11y_unseen)
    yield maker
    maker.close()


@pytest.fixture
def account(accounts: AccountMaker) -> Account:
    """A fresh account with a verified e-mail address and nothing else; the scenario may change it."""
    return accounts.make()


@pytest.fixture
def uploader(a11y_walker: Walker, a11y_stage: Stage, a11y_pace: Pace) -> Uploader:
    """What a project's release job does."""
    return Uploader(a11y_walker, a11y_stage.clock, a11y_pace)


@pytest.fixture
def authenticators(a11y_stage: Stage, surroundings: Surroundings) -> Iterator[Authenticators]:
    """Makes security keys and passkey devices of every kind."""
    made = Authenticators(a11y_stage.world)
    yield made
    if surroundings.participant:
        made.keep()


@pytest.fixture
def security_key(authenticators: Authenticators) -> SecurityKey:
    """A security key in the user's hand."""
    return authenticators.make()
