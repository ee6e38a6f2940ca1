"""What a run says in the terminal while it walks: how far it has come."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.table import Column

from a11y.words.run import Walk, WalkStatus

_BAR = 20


class Progress:
    """Tells how far a run has come: a bar on a terminal, a line for each walk elsewhere, nothing when quiet.

    `begin` and `end` may be called in any order of walks, since workers walk side by side.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._total = 0
        self._done = 0
        self._under_way: dict[tuple[str, str, str], Walk] = {}
        self._bar: RichProgress | None = None

    def start(self, total: int) -> None:
        """`total` is the number of walks to come."""
        self._total = total
        if self._console.is_terminal and not self._console.quiet:
            self._bar = RichProgress(
                BarColumn(bar_width=_BAR, table_column=Column(min_width=_BAR)),
                MofNCompleteColumn(table_column=Column(min_width=2 * len(str(total)) + 1)),
                TimeElapsedColumn(table_column=Column(min_width=len("0:00:00"))),
                # only the scenario's name gives way when the terminal is narrow
                TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1)),
                console=self._console,
                expand=True,
                transient=True,
            )
            self._bar.add_task("starting", total=total)
            self._bar.start()

    def begin(self, walk: Walk) -> None:
        """A worker begins `walk`."""
        self._under_way[walk.key] = walk
        self._show()

    def end(self, walk: Walk, status: WalkStatus, findings: int) -> None:
        """`walk` ended with so many failed findings."""
        self._under_way.pop(walk.key, None)
        self._done += 1
        self._show()
        if self._bar is None or status in {WalkStatus.BROKEN, WalkStatus.UNTESTED}:
            word = f"{findings} found" if status is WalkStatus.FINISHED else status.value
            line = f"[{self._done}/{self._total}] {word}: {_walk_name(walk)}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def notice(self, line: str) -> None:
        """Something that a user who waits should know."""
        self._console.print(
            f"[{self._done}/{self._total}] {line}", markup=False, highlight=False, soft_wrap=True
        )

    def stop(self) -> None:
        """The run is over, or was interrupted. May be called twice."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self) -> None:
        if self._bar is not None:
            now = next(reversed(self._under_way.values()), None)
            self._bar.update(
                self._bar.task_ids[0],
                completed=self._done,
                description=f"{now.rendition.label}, {now.modality}: {short_name(now.scenario)}"
                if now
                else "",
            )


def short_name(scenario: str) -> str:
    """`test_two_factor::test_set_up_totp` as people say it: `set up totp`."""
    return scenario.rpartition("::")[2].removeprefix("test_").replace("_", " ")


def _walk_name(walk: Walk) -> str:
    return f"{short_name(walk.scenario)}, {walk.rendition.label}, {walk.modality}"
