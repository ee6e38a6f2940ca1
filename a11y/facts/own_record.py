"""The record of the command itself: whether the run came to its own end.

Walking processes end one by one, long before all is judged and told. So the command keeps a file of its own beside
theirs: the first line before anybody walks, the last one when nothing is left to do. A command that is killed leaves
it without an end, like any process, and such a record never passes.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from a11y import __version__
from a11y.facts.plan import Plan
from a11y.facts.profile import Profile
from a11y.facts.record import COMBINED, Record, Recorder, combine, end_line, now
from a11y.facts.redaction import Redactor
from a11y.facts.space import unwritable
from a11y.words.run import FORMAT, Run


class OwnRecord:
    """Written by the command that has a plan walked. Until `end` the run counts as cut short."""

    def __init__(self, plan: Plan, profile: Profile) -> None:
        """Write the first line. Raises `OutputError`, `UnwritableError`."""
        self.folder = Path(plan.out)
        """The run directory."""
        self._redactor = Redactor()
        self._redactor.learn(plan.provision_key)
        self._process = f"run-{socket.gethostname()}-{os.getpid()}"
        recorder = self._recorder()
        self._name = recorder.name
        try:
            recorder.write(self._first_line(plan, profile))
        finally:
            recorder.close()

    def joined(self, judge_across: Callable[[Record], Record]) -> Record:
        """The record of all processes, combined; on disk it has no end yet.

        Raises what `combine` raises.
        """
        record = combine([self.folder], self.folder, judge_across)
        return msgspec.structs.replace(record, cut=tuple(name for name in record.cut if name != self._name))

    def end(self, record: Record) -> None:
        """Write the last lines: nothing is left to do. Raises `UnwritableError`."""
        self._recorder().__exit__(None, None, None)
        if record.cut:
            return
        try:
            with (self.folder / COMBINED).open("ab") as file:
                file.write(end_line(record))
        except OSError as error:
            raise unwritable("the record", error) from error

    def _recorder(self) -> Recorder:
        return Recorder(self.folder, self._redactor, self._process)

    def _first_line(self, plan: Plan, profile: Profile) -> Run:
        return Run(
            format=FORMAT,
            target=plan.target,
            profile=profile.name,
            profile_title=profile.title,
            source_locale=profile.source,
            versions={"a11y": __version__, "browser": plan.browser_version},
            time=now(),
            process=self._process,
        )
