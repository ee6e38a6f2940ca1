"""The pytest plugin: gives scenarios their fixtures, and keeps the record of what they meet.

`a11y run` loads it in a child process. Every walking process (each worker of xdist, or the only one) writes a record
of its own; the process that the user sees shows the progress.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Error, sync_playwright
from rich.console import Console

from a11y import __version__
from a11y.browser.accounts import Account, Accounts
from a11y.browser.authenticators import SecurityKey
from a11y.browser.controls import Speakers
from a11y.browser.driver import Index
from a11y.browser.installed import Chromium, Origin
from a11y.browser.launching import launch
from a11y.browser.probes.axe import axe_version
from a11y.browser.publishing import Upload, upload
from a11y.browser.walking import Stage, stage
from a11y.coverage.met import met
from a11y.facts.catalogs import Catalogs, load_catalogs
from a11y.facts.plan import Plan, read_plan
from a11y.facts.profile import Profile, load_profile
from a11y.facts.record import Recorder, now
from a11y.facts.redaction import Redactor
from a11y.reporting.terminal import Progress
from a11y.rules.judge import judge
from a11y.words.errors import A11yError, UsageError
from a11y.words.finding import Engine
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import FORMAT, End, ErrorLine, Run, Walk, WalkStatus
from a11y.words.state import PageState

PLAN = pytest.StashKey[Plan]()
WALKER = pytest.StashKey["Walker"]()
OUTCOME = pytest.StashKey["Ending"]()


class Ending(msgspec.Struct, frozen=True):
    """How a walk ended, as its own process knows it."""

    status: WalkStatus
    reason: str


class Walker:
    """What a walking process has: profile, catalogs by locale, record."""

    def __init__(self, plan: Plan, process: str) -> None:
        self.plan = plan
        self.profile: Profile = load_profile(plan.profile)
        self.redactor = Redactor()
        self.redactor.learn(plan.provision_key)
        self.recorder = Recorder(Path(plan.out), self.redactor, process)
        self._catalogs: dict[str, Catalogs] = {}

    def catalogs(self, locale: str) -> Catalogs:
        """The target's catalogs in a locale, read once."""
        if locale not in self._catalogs:
            self._catalogs[locale] = load_catalogs(self.profile.catalogs, locale, self.profile.source)
        return self._catalogs[locale]

    def run_line(self, planned: tuple[Walk, ...]) -> Run:
        """The first line of this process's record."""
        locales = dict.fromkeys(walk.rendition.locale for walk in planned)
        catalogs = [self.catalogs(locale) for locale in locales]
        return Run(
            format=FORMAT,
            target=self.plan.target,
            profile=self.profile.name,
            profile_title=self.profile.title,
            source_locale=self.profile.source,
            versions={
                "a11y": __version__,
                "python": platform.python_version(),
                "browser": self.plan.browser_version,
                "axe-core": axe_version(),
                "platform": sys.platform,
            },
            time=now(),
            process=self.recorder.process,
            planned=planned,
            catalogs=tuple(share for one in catalogs for share in one.shares),
            notes=tuple(dict.fromkeys(note for one in catalogs for note in one.notes)),
        )


class Surroundings:
    """What a driver is given for one walk."""

    def __init__(self, walker: Walker, walk: Walk) -> None:
        self._walker = walker
        self._catalogs = walker.catalogs(walk.rendition.locale)
        self.target = walker.plan.target
        self.profile = walker.profile
        self.words = Speakers(self._catalogs, walker.catalogs(walker.profile.source))
        self.recorder = walker.recorder
        self.timeout = walker.plan.timeout * 1000
        self.browser = Engine("Chromium", walker.plan.browser_version)
        self.findings = 0
        self.user_data: set[str] = set()

    def judge(self, state: PageState) -> None:
        """Judge the page state, find the messages on it, and write all of it down at once."""
        started = time.perf_counter()
        judged, findings = judge(state)
        ruled = time.perf_counter()
        sightings = met(judged, self._catalogs, frozenset(self.user_data))
        timing = {
            **judged.timing,
            "rules": round((ruled - started) * 1000, 1),
            "messages": round((time.perf_counter() - ruled) * 1000, 1),
        }
        self.recorder.write(msgspec.structs.replace(judged, nodes=(), timing=timing))
        for line in (*findings, *sightings):
            self.recorder.write(line)
        self.findings += len(findings)


# choosing walks


def pytest_configure(config: pytest.Config) -> None:
    """Read the plan; a walking process opens its record before any browser starts."""
    plan = read_plan()
    config.stash[PLAN] = plan
    worker = getattr(config, "workerinput", None)
    alone = not getattr(config.option, "numprocesses", None)
    if worker is not None or alone:
        config.stash[WALKER] = Walker(plan, "")
    if worker is None:
        config.pluginmanager.register(Telling(plan), "a11y-telling")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every scenario in every rendition and modality of the plan."""
    if "walk_in" in metafunc.fixturenames:
        walks = metafunc.config.stash[PLAN].walks()
        ids = [f"{rendition.label.replace(' ', '-')}-{modality}" for rendition, modality in walks]
        metafunc.parametrize("walk_in", walks, ids=ids, scope="function")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep this shard's part, and write down what is planned."""
    plan = config.stash[PLAN]
    part, parts = plan.shard
    items[:] = [item for number, item in enumerate(items) if number % parts == part - 1]
    if not items:
        raise UsageError("no scenario is left to walk; look at -k, --shard and --locale")
    if WALKER in config.stash:
        walker = config.stash[WALKER]
        planned = tuple(walk for item in items if (walk := walk_of(item)) is not None)
        walker.recorder.write(walker.run_line(planned))


def walk_of(item: pytest.Item) -> Walk | None:
    """The walk that a test item is; None for one that asks for no driver."""
    call = getattr(item, "callspec", None)
    if not isinstance(item, pytest.Function) or call is None or "walk_in" not in call.params:
        return None
    rendition, modality = call.params["walk_in"]
    lines = (item.function.__doc__ or item.originalname).strip().splitlines()
    return Walk(f"{item.path.stem}::{item.originalname}", lines[0], rendition, modality)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the record with its end line."""
    if WALKER in config.stash:
        config.stash[WALKER].recorder.__exit__(None, None, None)


# how a walk ends


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """A scenario that breaks leaves an error line and a sentence, and the others go on."""
    report: pytest.TestReport = yield
    walk = walk_of(item)
    if walk is None or WALKER not in item.config.stash:
        return report
    if call.excinfo is not None and OUTCOME not in item.stash:
        item.stash[OUTCOME] = _write_breakage(item, walk, call)
    if call.when == "teardown":
        _write_end(item, walk, report)
    return report


def _write_breakage(item: pytest.Item, walk: Walk, call: pytest.CallInfo[None]) -> Ending:
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, pytest.skip.Exception):
        return Ending(WalkStatus.INAPPLICABLE, str(error.msg))
    index = getattr(item, "funcargs", {}).get("index")
    redactor = item.config.stash[WALKER].redactor
    reason = redactor.text(_sentence(error))
    item.config.stash[WALKER].recorder.write(
        ErrorLine(
            slug=error.slug if isinstance(error, A11yError) else "scenario",
            message=reason,
            scenario=walk.scenario,
            step=index.last_step if isinstance(index, Index) else "",
            rendition=walk.rendition,
            modality=walk.modality,
            url=_address(index),
            detail=redactor.text("" if isinstance(error, A11yError) or call.excinfo is None else str(call.excinfo.getrepr(style="short"))[-4000:]),
        )
    )
    return Ending(WalkStatus.BROKEN, reason)


def _address(index: object) -> str:
    try:
        return index.page.url if isinstance(index, Index) else ""
    except Error:
        return ""


def _sentence(error: BaseException | None) -> str:
    """One line for what ended the scenario."""
    text = " ".join(str(error).split())
    if isinstance(error, A11yError):
        return text
    if isinstance(error, Error):
        return f"the browser could not go on: {error.message.splitlines()[0]}"
    if isinstance(error, AssertionError):
        return f"the scenario expected something else: {text[:300] or 'see the detail'}"
    return f"{type(error).__name__}: {text[:300]}"


def _write_end(item: pytest.Item, walk: Walk, report: pytest.TestReport) -> None:
    ending = item.stash.get(OUTCOME, Ending(WalkStatus.FINISHED, ""))
    index = getattr(item, "funcargs", {}).get("index")
    around = getattr(item, "funcargs", {}).get("surroundings")
    started = item.stash.get(_STARTED, time.monotonic())
    item.config.stash[WALKER].recorder.write(
        End(
            time=now(),
            walk=walk,
            status=ending.status,
            reason=ending.reason,
            states=index.states if isinstance(index, Index) else 0,
            seconds=round(time.monotonic() - started, 2),
        )
    )
    found = around.findings if isinstance(around, Surroundings) else 0
    report.user_properties.append(("a11y", msgspec.json.encode((walk, ending, found)).decode()))


_STARTED = pytest.StashKey[float]()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Remember when the walk began; a scenario that the target cannot have says why."""
    item.stash[_STARTED] = time.monotonic()
    walk = walk_of(item)
    if walk is not None and WALKER in item.config.stash:
        reason = item.config.stash[WALKER].profile.inapplicable.get(walk.scenario)
        if reason:
            pytest.skip(reason)


class Telling:
    """Shows the progress in the process that the user sees."""

    def __init__(self, plan: Plan) -> None:
        console = Console(stderr=True, quiet=plan.quiet, no_color=plan.no_color, highlight=False)
        self._progress = Progress(console)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Without workers the walks are known here."""
        if WALKER in session.config.stash:
            self._progress.start(len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: object, ids: list[str]) -> None:
        """With workers they are known when the first has collected them."""
        del node
        self._progress.start(len(ids))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A walk has ended, in whichever process."""
        for name, value in report.user_properties:
            if name == "a11y" and report.when == "teardown":
                walk, ending, found = msgspec.json.decode(str(value), type=tuple[Walk, Ending, int])
                self._progress.end(walk, ending.status, found)

    def pytest_sessionfinish(self) -> None:
        """The bar goes away."""
        self._progress.stop()


# fixtures, from the ground up; a scenario folder's conftest.py may override each


@pytest.fixture(scope="session")
def a11y_walker(pytestconfig: pytest.Config) -> Walker:
    """The walking process."""
    return pytestconfig.stash[WALKER]


@pytest.fixture(scope="session")
def a11y_browser(a11y_walker: Walker) -> Iterator[Browser]:
    """One browser for the process; no host but the target's can be reached."""
    plan = a11y_walker.plan
    host = plan.target.split("//", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
    with sync_playwright() as playwright:
        browser = launch(playwright, Chromium(plan.browser, plan.browser_version, Origin.CONFIGURED), only_host=host)
        yield browser
        browser.close()


@pytest.fixture
def walk(request: pytest.FixtureRequest, walk_in: tuple[Rendition, Modality]) -> Walk:
    """The scenario in its rendition and modality."""
    found = walk_of(request.node)
    if found is None:
        raise UsageError(f"{request.node.name} is no scenario")
    return found


@pytest.fixture
def surroundings(a11y_walker: Walker, walk: Walk) -> Surroundings:
    """The target's words and the record, for this walk."""
    return Surroundings(a11y_walker, walk)


@pytest.fixture
def a11y_stage(a11y_browser: Browser, a11y_walker: Walker, walk: Walk) -> Iterator[Stage]:
    """A fresh browser context and page."""
    with stage(a11y_browser, walk.rendition, a11y_walker.profile.locale, a11y_walker.plan.target) as ready:
        yield ready


@pytest.fixture
def index(a11y_stage: Stage, walk: Walk, surroundings: Surroundings) -> Index:
    """The target as the user of this scenario meets it."""
    return Index(a11y_stage.page, a11y_stage.world, walk, surroundings, a11y_stage.clock)


@pytest.fixture
def accounts(a11y_walker: Walker, surroundings: Surroundings, index: Index) -> Iterator["AccountMaker"]:
    """Makes accounts for this scenario."""
    yield AccountMaker(a11y_walker, surroundings, index)


class AccountMaker:
    """Makes fresh accounts; the last one made passes the gates."""

    def __init__(self, walker: Walker, around: Surroundings, index: Index) -> None:
        provision = walker.profile.provision
        if provision is None:
            raise UsageError(f"the profile {walker.profile.name} does not say how accounts are made ([provision])")
        self._accounts = Accounts(walker.plan.target, provision, walker.plan.provision_key, walker.redactor)
        self._around = around
        self._index = index
        self.last = Account(username="", password="")
        """The account made last."""

    def make(self, **wishes: Any) -> Account:
        """An account that has what `wishes` say: `totp`, `recovery_codes`, `projects`, `releases`, `tokens`."""
        account = self._accounts.make(**wishes)
        self._index.account = self.last = account
        self._around.user_data |= {account.username, account.email, *account.projects}
        self._around.user_data |= {token.name for token in account.tokens}
        return account


@pytest.fixture
def account(accounts: AccountMaker) -> Account:
    """An account with a verified e-mail address and nothing else."""
    return accounts.make()


class Uploader:
    """Uploads packages to the target with real twine."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker

    def upload(self, token: str, project: str, version: str) -> Upload:
        """Build a small release and upload it; what came of it, secrets masked."""
        self._walker.redactor.learn(token)
        return upload(self._walker.plan.target, token, project, version, self._walker.redactor)


@pytest.fixture
def uploader(a11y_walker: Walker) -> Uploader:
    """What a project's release job does."""
    return Uploader(a11y_walker)


@pytest.fixture
def security_key(a11y_stage: Stage) -> SecurityKey:
    """A security key in the user's hand."""
    return SecurityKey(a11y_stage.world)
