"""`a11y doctor`: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import click
from rich.table import Table
from rich.text import Text

from a11y.browser.provisioning import Check, Need, can_mend, checks, mend
from a11y.cli.terminal import Terminal, complain, terminal
from a11y.facts.config import load_config
from a11y.words.errors import UsageError


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Install what is missing: Debian and Ubuntu, as root.")
@click.option("--browser", metavar="PATH", help="The browser to look at (else the configured one).")
def command(fix: bool, browser: str | None) -> int:
    """Tell what is here, what is missing, and the command that mends it."""
    speaker = terminal()
    configured = load_config({"browser": browser}).browser or None
    found = list(checks(configured))
    if fix:
        found = _fix(found, configured, speaker)
    missing = [check for check in found if not check.found and check.need is Need.NEEDED]
    if speaker.quiet:
        for check in missing:
            complain(f"{check.name} is missing; {_advice(check)}")
    else:
        speaker.console.print(_table(found))
        speaker.say(_closing(found, missing))
    return UsageError.exit_status if missing else 0


def _fix(found: list[Check], configured: str | None, speaker: Terminal) -> list[Check]:
    """The checks after mending; unchanged when nothing can be mended here."""
    mendable = [check for check in found if not check.found and check.packages]
    if not mendable or not can_mend():
        return found
    mend(mendable, lambda line: speaker.say(f"$ {line}"))
    return list(checks(configured))


def _advice(check: Check) -> str:
    return f"run: {check.mend}" if check.need is not Need.NEEDED or check.packages else check.mend


def _table(found: list[Check]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("What", no_wrap=True)
    table.add_column("Is it here?", no_wrap=True)
    table.add_column("Version and place, or what to run", overflow="fold")
    for check in found:
        if check.found:
            word = Text("yes", "green")
        elif check.need is Need.NEEDED:
            word = Text("MISSING", "bold red")
        else:
            word = Text(f"no ({check.need})", "yellow")
        table.add_row(check.name, word, Text(check.found or check.mend))
    return table


def _closing(found: list[Check], missing: list[Check]) -> str:
    if missing:
        return f"Nothing can be run yet: {', '.join(check.name for check in missing)} missing."
    wanted = [check.name for check in found if not check.found and check.need is Need.WANTED]
    return f"Ready; better with: {', '.join(wanted)}." if wanted else "Ready."
