"""`a11y kit DIR`: what a designer takes into a session with users of screen readers, made from a record."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from a11y.cli.kit_options import AccountsAsked, account_options, accounts_as_asked
from a11y.cli.kit_window import open_window
from a11y.cli.sheets import import_sheets
from a11y.cli.terminal import terminal
from a11y.facts.config import load_config
from a11y.facts.kit_choices import KitChoices, load_choices, save_choices
from a11y.facts.observation_sheet import NAME as SHEET
from a11y.facts.own_words import choose_language
from a11y.facts.record import read_record
from a11y.facts.screen_readers import screen_reader, screen_readers
from a11y.facts.session_accounts import load_session
from a11y.reporting.kit.choosing import chosen_locales, chosen_scenarios
from a11y.reporting.kit.documents import KitPlan
from a11y.reporting.kit.write import write_kit
from a11y.reporting.language import Language
from a11y.reporting.views.overview import Overview
from a11y.words.run import Run

_EMBEDDED = "embedded"
_SERVED = "http://localhost:8000"
"""Where `a11y serve` has the embedded index."""

FOLDER = "kit"
"""Where a kit goes in the run directory."""


@click.command("kit")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--scenario", "scenarios", multiple=True, metavar="NAME",
    help="A task of the record, by its function or title. Repeatable; all when left out.",
)  # fmt: skip
@click.option(
    "-l",
    "--locale",
    "locales",
    multiple=True,
    metavar="L",
    help="Repeatable; all of the record when left out.",
)
@click.option(
    "--screen-reader",
    "readers",
    multiple=True,
    metavar="NAME",
    help="Whose commands to tell: nvda, jaws, voiceover, talkback, orca. Repeatable; all when left out.",
)
@click.option(
    "--import",
    "sheets",
    multiple=True,
    metavar="SHEET",
    type=click.Path(path_type=Path),
    help="Read a filled observation sheet back into the record, and make no kit. Repeatable.",
)
@click.option("--language", metavar="L", help="Of the first page, and where a locale's own is not spoken.")
@click.option("--out", type=click.Path(path_type=Path), help=f"Where to write it (else DIR/{FOLDER}).")
@account_options
def command(
    *,
    directory: Path,
    scenarios: tuple[str, ...],
    locales: tuple[str, ...],
    readers: tuple[str, ...],
    sheets: tuple[Path, ...],
    language: str | None,
    out: Path | None,
    **options: object,
) -> None:
    """Make the kit of a session with screen reader users from the record in DIR.

    Task cards, facilitator's guide, observation sheets, transcripts and page maps, in the locales of the record.
    """
    if sheets:
        for line in import_sheets(directory, sheets):
            terminal().say(line)
        return
    folder = out or directory / FOLDER
    record = read_record(directory)
    overview = Overview(record)
    asked = AccountsAsked.read(options)
    if asked.window_for is not None:
        open_window(
            asked.window_for, folder, load_config(asked.configured), locales or load_choices(folder).locales
        )
        return
    if asked.reset:
        before = load_choices(folder)
        scenarios = scenarios or before.scenarios
        locales = locales or tuple(one for one in before.locales if one in overview.locales)
        readers, language = readers or before.readers, language or before.language or None
    chosen = tuple(screen_reader(name) for name in dict.fromkeys(readers)) or tuple(screen_readers().values())
    config = load_config({"language": language})
    scenarios, locales = chosen_scenarios(overview, scenarios), chosen_locales(overview, locales)
    told, failed = accounts_as_asked(asked, record.run, scenarios, folder)
    made = load_session(folder)
    plan = KitPlan(
        scenarios,
        locales,
        chosen,
        made.accounts if made else (),
        made.without if made else {},
        made.target if made else "",
        _command_lines(directory, out, record.run),
    )
    first = write_kit(record, folder, plan, Language(choose_language(config.language or None)))
    save_choices(KitChoices(scenarios, locales, readers, language or ""), folder)
    for line in (*told, str(first)):
        terminal().say(line)
    if failed is not None:
        raise failed


def _command_lines(directory: Path, out: Path | None, run: Run) -> dict[str, str]:
    """What a facilitator types, by what it does."""
    # the embedded index is gone with its run
    target = _SERVED if run.profile == _EMBEDDED else run.target
    kit = shlex.join(["a11y", "kit", str(directory), *(["--out", str(out)] if out else [])])
    return {
        "accounts": f"{kit} --accounts 3 --target {shlex.quote(target)}",
        "reset": f"{kit} --reset",
        "browser": f"{kit} --browser-for 1",
        "import_sheet": f"{shlex.join(['a11y', 'kit', str(directory)])} --import {SHEET}",
    }
