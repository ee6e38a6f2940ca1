"""What `a11y kit` is asked about the accounts of its participants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from a11y.cli.kit_accounts import prepare_accounts, reset_accounts, session_lines
from a11y.facts.config import load_config
from a11y.facts.profile import profile_names
from a11y.facts.session_accounts import SessionAccounts
from a11y.words.errors import IncompleteError, UsageError
from a11y.words.run import Run

_ALL = "all"
_CONFIGURED = ("target", "profile", "checkout", "provision_key", "mail", "browser", "timeout", "workers")
"""Options that are keys of the configuration."""
_OPTIONS = (
    click.option(
        "--accounts",
        "participants",
        type=click.IntRange(min=1),
        metavar="N",
        help="Make accounts on the target for N participants, as each task needs them.",
    ),
    click.option(
        "--reset",
        multiple=True,
        is_flag=False,
        flag_value=_ALL,
        metavar="[PARTICIPANT]",
        help="Put the accounts back: fresh ones for all, or for participant 2 (--reset 2). Repeatable.",
    ),
    click.option(
        "--browser-for",
        "window_for",
        type=click.IntRange(min=1),
        metavar="PARTICIPANT",
        help="Open a window with a virtual security key for this participant, and make no kit.",
    ),
    click.option(
        "--own-keys",
        is_flag=True,
        help="With --accounts: participants bring security keys; none is registered.",
    ),
    click.option(
        "--scenarios",
        "files",
        type=click.Path(path_type=Path, exists=True),
        help="With --accounts: the folder or file of scenarios of yours.",
    ),
    click.option("--target", metavar="URL", help="Where the session takes place; else where the run did."),
    click.option("--profile", metavar="NAME", help="As in `a11y run`; else that of the run."),
    click.option("--checkout", metavar="DIR", help="As in `a11y run`."),
    click.option("--provision-key", metavar="KEY", help="As in `a11y run`; else A11Y_PROVISION_KEY."),
    click.option("--mail", metavar="PLACE", help="As in `a11y run`."),
    click.option("--browser", metavar="PATH", help="The Chromium to use."),
    click.option("--timeout", type=float, metavar="SECONDS", help="How long to wait for a page or control."),
    click.option("-n", "--workers", type=int, metavar="N", help="Browsers at once."),
)


class AccountsAsked(msgspec.Struct, frozen=True):
    """The options, as given."""

    participants: int | None = None
    """How many participants get accounts; None when nobody asked for any."""
    reset: tuple[str, ...] = ()
    """Numbers of participants, or `all`."""
    own_keys: bool = False
    """No security key is registered for anybody."""
    files: Path | None = None
    """Where the scenarios lie."""
    window_for: int | None = None
    """The participant for whom a window is to be opened."""
    configured: dict[str, Any] = {}
    """Options that are keys of the configuration."""

    @classmethod
    def read(cls, options: dict[str, Any]) -> AccountsAsked:
        """Those of the command's options that are about accounts."""
        configured = {name: options[name] for name in _CONFIGURED}
        names = ("participants", "reset", "own_keys", "files", "window_for")
        return cls(**{name: options[name] for name in names}, configured=configured)


def account_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def accounts_as_asked(
    asked: AccountsAsked, run: Run, scenarios: Sequence[str], folder: Path
) -> tuple[list[str], IncompleteError | None]:
    """Make them or put them back; the lines to be told of it, and why some of them could not be made.

    The pages are to be made in either case: accounts that are there stand on one of them. Raises `UsageError`.
    """
    if asked.participants is None and not asked.reset:
        return [], None
    try:
        return list(session_lines(_do(asked, run, scenarios, folder), folder)), None
    except IncompleteError as error:
        return [], error


def _do(asked: AccountsAsked, run: Run, scenarios: Sequence[str], folder: Path) -> SessionAccounts:
    config = load_config(asked.configured)
    target, profile = asked.configured.get("target"), asked.configured.get("profile")
    numbers = _numbers(asked.reset)
    if asked.participants is None:
        return reset_accounts(folder, config, numbers, target=target or "", profile=profile or "")
    if numbers:
        raise UsageError("--accounts with --reset puts all back; leave out the participant, or --accounts")
    if not config.target:
        config = msgspec.structs.replace(config, target=run.target)
    if not profile and run.profile in profile_names():
        config = msgspec.structs.replace(config, profile=run.profile)
    return prepare_accounts(
        folder,
        scenarios,
        asked.participants,
        config,
        files=asked.files,
        own_keys=asked.own_keys,
        replace=bool(asked.reset),
    )


def _numbers(reset: Sequence[str]) -> tuple[int, ...]:
    """Participants by number; empty for all."""
    for one in reset:
        if one != _ALL and not one.isdecimal():
            raise UsageError(
                f"--reset {one} is no participant; write --reset 2, or --reset as the last word for all"
            )
    return () if _ALL in reset else tuple(int(one) for one in reset)
