"""Shows the progress in the process that the user sees."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from rich.console import Console

from a11y.facts.plan import Plan, lose, refuse, shared_folder
from a11y.reporting.progress import Progress
from a11y.walking.notices import listen
from a11y.walking.stash import PROPERTY, WALKER, Ending
from a11y.words.run import Walk

_PLACE = re.compile(r"""([\w.-]+\.py)(?:", line |:)(\d+)""")
"""A file's name and line, as Python and as pytest write it; the last one in a traceback is where it happened."""


class Telling:
    """Listens to pytest, and to its workers."""

    def __init__(self, plan: Plan) -> None:
        console = Console(stderr=True, quiet=plan.quiet, no_color=plan.no_color, highlight=False)
        self._progress = Progress(console)
        listen(shared_folder(), self._progress.notice)
        self._unread: dict[str, None] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> None:
        """An expression that pytest cannot read is refused here, once, and not by each worker."""
        mark: Any = session.config.pluginmanager.getplugin("mark")
        try:
            mark.pytest_collection_modifyitems(items=[], config=session.config)
        except pytest.UsageError as error:
            refuse(f"{error}; correct -k")
            pytest.exit("-k cannot be read", returncode=pytest.ExitCode.USAGE_ERROR)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Without workers the walks are known here."""
        if WALKER in session.config.stash:
            self._progress.start(len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: object, ids: list[str]) -> None:
        """With workers they are known when the first has collected them."""
        del node
        self._progress.start(len(ids))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object, error: object | None) -> None:
        """A worker that died makes the run incomplete, even when another has taken its place and seen everything."""
        del node
        if error:
            lose(str(error))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A walk has ended, in whichever process."""
        for name, value in report.user_properties:
            if name == PROPERTY and report.when == "teardown":
                walk, ending, found = msgspec.json.decode(str(value), type=tuple[Walk, Ending, int])
                self._progress.end(walk, ending.status, found)

    def pytest_sessionfinish(self) -> None:
        """The bar goes away; files that could not be read are told."""
        self._progress.stop()
        if self._unread:
            first, *others = self._unread
            more = f" (and {len(others)} more)" if others else ""
            refuse(f"a scenario file cannot be read: {first}{more}; mend it, then run again")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A scenario file that cannot be read is remembered with its reason, whichever workers met it."""
        if report.failed:
            told = str(report.longrepr)
            reasons = [line[1:].strip() for line in told.splitlines() if line.startswith("E ")]
            places = _PLACE.findall(told)
            place = "{}, line {}: ".format(*places[-1]) if places else ""
            self._unread[place + (reasons[-1] if reasons else "it cannot be imported")] = None
