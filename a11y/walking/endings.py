"""How a walk ends: finished, broken with one sentence, or not applicable with the profile's reason."""

from __future__ import annotations

import time
from contextlib import suppress

import msgspec
import pytest

from a11y.browser.authenticators import Authenticators
from a11y.browser.driver import Index
from a11y.browser.failing import sentence
from a11y.facts.record import now
from a11y.walking.preparing import NO_ACCOUNT, TOO_LATE, Prepared, TaskBegins, keep, session_accounts
from a11y.walking.stash import ENDING, PARTICIPANT, PROPERTY, WALKER, Ending
from a11y.walking.users import AccountMaker
from a11y.walking.walker import Surroundings
from a11y.words.errors import A11yError, InapplicableError, UntestedError
from a11y.words.run import End, ErrorLine, Walk, WalkStatus

_STARTED = pytest.StashKey[float]()
_DETAIL = 4000
"""Characters of a traceback that are kept."""


def begin(item: pytest.Item) -> None:
    """Remember when the walk began."""
    item.stash[_STARTED] = time.monotonic()


def note_breakage(item: pytest.Item, walk: Walk, info: pytest.ExceptionInfo[BaseException]) -> None:
    """Keep why the walk ended early: an error line, and a look at the page that it ended on."""
    error = info.value
    if isinstance(error, TaskBegins):
        item.stash[ENDING] = Ending(WalkStatus.FINISHED, "")
        return
    recorder = item.config.stash[WALKER].recorder
    if isinstance(error, pytest.skip.Exception | InapplicableError):
        reason = error.msg if isinstance(error, pytest.skip.Exception) else str(error)
        item.stash[ENDING] = Ending(WalkStatus.INAPPLICABLE, recorder.redactor.text(str(reason)))
        return
    if isinstance(error, UntestedError):
        item.stash[ENDING] = Ending(WalkStatus.UNTESTED, recorder.redactor.text(str(error)))
        return
    index = getattr(item, "funcargs", {}).get("index")
    step, url = "", ""
    if isinstance(index, Index):
        step, url = index.last_step, index.address
        with suppress(Exception):  # the page may be what broke; the error line is kept in any case
            index.look_where_it_broke()
    expected = isinstance(error, A11yError)
    reason = recorder.redactor.text(_sentence(error))
    recorder.write(
        ErrorLine(
            slug=error.slug if isinstance(error, A11yError) else "scenario",
            message=reason,
            scenario=walk.scenario,
            step=step,
            rendition=walk.rendition,
            modality=walk.modality,
            url=url,
            detail="" if expected else str(info.getrepr(style="short"))[-_DETAIL:],
        )
    )
    item.stash[ENDING] = Ending(WalkStatus.BROKEN, reason)


def _sentence(error: BaseException) -> str:
    if isinstance(error, pytest.FixtureLookupError):
        return (
            f"the scenario asks for {error.argname!r}, and nothing gives it; a scenario may ask for "
            "index, account, accounts, elsewhere, mailbox, authenticators, security_key, uploader, "
            "and what its conftest.py gives"
        )
    return sentence(error)


def write_end(item: pytest.Item, walk: Walk, report: pytest.TestReport) -> None:
    """Write the walk's end line, and send word of it to the process that the user sees."""
    ending = item.stash.get(ENDING, Ending(WalkStatus.FINISHED, ""))
    index = getattr(item, "funcargs", {}).get("index")
    around = getattr(item, "funcargs", {}).get("surroundings")
    item.config.stash[WALKER].recorder.write(
        End(
            time=now(),
            walk=walk,
            status=ending.status,
            reason=ending.reason,
            states=index.states if isinstance(index, Index) else 0,
            seconds=round(time.monotonic() - item.stash.get(_STARTED, time.monotonic()), 2),
        )
    )
    walker = item.config.stash[WALKER]
    if walker.plan.preparation is not None:
        keep(_prepared(item, walk, ending, walker.plan.target))
    found = around.findings if isinstance(around, Surroundings) else 0
    report.user_properties.append((PROPERTY, msgspec.json.encode((walk, ending, found)).decode()))


def _prepared(item: pytest.Item, walk: Walk, ending: Ending, target: str) -> Prepared:
    given = getattr(item, "funcargs", {})
    participant, accounts = given.get(PARTICIPANT, 0), given.get("accounts")
    if ending.status is not WalkStatus.FINISHED:
        return Prepared(participant, walk.scenario, ending.status, ending.reason)
    if not isinstance(accounts, AccountMaker):
        return Prepared(participant, walk.scenario, ending.status, NO_ACCOUNT)
    if not accounts.got:
        return Prepared(participant, walk.scenario, ending.status, TOO_LATE)
    devices = given.get("authenticators")
    keys = devices.kept if isinstance(devices, Authenticators) else ()
    made = session_accounts(accounts, keys, participant, walk.scenario, target)
    return Prepared(participant, walk.scenario, ending.status, accounts=tuple(made))
