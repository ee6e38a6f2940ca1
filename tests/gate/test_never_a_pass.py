"""A run that did not see all that it set out to see passes neither when it ends nor when its record is gated later."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Site, a11y, a11y_here, lines, write_scenarios

GOOD = 'index.open("start").expect("start", "The first page")'
LENIENT = ["--fail-on", "critical", "--policy", "ignore.locale=en"]
"""A policy that counts nothing at all."""
INCOMPLETE = {
    "a page that is not there": (
        'index.open("missing").expect("missing", "Never seen")',
        "/missing/ answered with status 404",
    ),
    "a page that fails": (
        'index.open("fails").expect("fails", "Never seen")',
        "/fails/ answered with status 500",
    ),
    "a page that nobody serves": (
        'index.open("broken").expect("broken", "Never seen")',
        "/broken/ did not load",
    ),
    "a scenario that breaks": (f'{GOOD}\nraise ValueError("no such thing")', "no such thing"),
    "a scenario that sees nothing": ("pass", "saw no page"),
}
"""What one of two scenarios meets, and a part of what is told about it."""


@pytest.mark.parametrize("what", INCOMPLETE)
def test_what_was_not_seen_never_passes(what: str, tmp_path: Path) -> None:
    """Status 3 of `run` and of `gate`, whatever the policy, the baseline and the base say; the other walk is whole."""
    body, told = INCOMPLETE[what]
    scenarios = write_scenarios(tmp_path, body, GOOD)
    policy = ["--policy", "ignore.locale=en"]
    with Site(tmp_path).serving() as site:
        ended = a11y(
            "run", *site.options(), *policy, "--scenarios", scenarios, "--format", "json", "--out", "out",
            folder=tmp_path,
        )  # fmt: skip
    assert ended.status == 3, ended
    assert told in ended.out, ended.out
    statuses = {
        end["walk"]["scenario"]: end["status"] for end in lines(tmp_path / "out", "end") if end["walk"]
    }
    assert statuses["test_tasks::test_task_2"] == "finished"
    for options in ([], LENIENT, ["--base", "out"], ["--update-baseline"]):
        gate = a11y_here("gate", "out", *options, folder=tmp_path)
        assert gate.status == 3, (options, gate)
        assert told in gate.out


def test_the_same_run_without_it_passes(tmp_path: Path) -> None:
    """What is held above is not the status of every run: with good scenarios alone, both pass."""
    scenarios = write_scenarios(tmp_path, GOOD, GOOD)
    with Site(tmp_path).serving() as site:
        ended = a11y(
            "run", *site.options(), "--policy", "ignore.locale=en", "--scenarios", scenarios,
            "--format", "json", "--out", "out", folder=tmp_path,
        )  # fmt: skip
    assert ended.status == 0, ended
    assert a11y_here("gate", "out", *LENIENT, folder=tmp_path).status == 0
