"""Shows the progress in the process that the user sees."""

from __future__ import annotations

import sys

import msgspec
import pytest
from rich.console import Console

from a11y.facts.plan import Plan
from a11y.reporting.terminal import Progress
from a11y.walking.endings import PROPERTY, Ending
from a11y.walking.stash import WALKER
from a11y.words.run import Walk


class Telling:
    """Listens to pytest, and to its workers."""

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
            if name == PROPERTY and report.when == "teardown":
                walk, ending, found = msgspec.json.decode(str(value), type=tuple[Walk, Ending, int])
                self._progress.end(walk, ending.status, found)

    def pytest_sessionfinish(self) -> None:
        """The bar goes away."""
        self._progress.stop()

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A scenario file that cannot be read is told in one line."""
        if report.failed:
            lines = [line for line in str(report.longrepr).splitlines() if line.startswith("E ")]
            reason = lines[-1][1:].strip() if lines else "it cannot be imported"
            sys.stderr.write(
                f"a11y: {report.nodeid} cannot be read: {reason}; mend the file, then run again\n"
            )
