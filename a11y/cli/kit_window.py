"""A browser window for one participant of a session, with their virtual security key, until somebody closes it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from a11y.browser.installed import find_chromium
from a11y.browser.session_window import participant_window, wait_until_closed
from a11y.cli.terminal import terminal
from a11y.facts.config import Config
from a11y.facts.profile import load_profile
from a11y.facts.safety import require_allowed
from a11y.facts.session_accounts import load_session
from a11y.words.errors import UsageError


def open_window(participant: int, folder: Path, config: Config, locales: Sequence[str] = ()) -> None:
    """Show them the session's target in the first of the locales, the source's when there is none, and wait.

    Their key holds what was registered for their accounts in `folder`, and takes more as long as the window is open.
    Raises `UsageError` when there is no such participant; what `participant_window` raises.
    """
    session = load_session(folder)
    if session is None:
        raise UsageError(
            "there are no accounts in this kit, so there is no participant to open a window for; "
            "make them with --accounts 3"
        )
    if not 1 <= participant <= session.participants:
        raise UsageError(f"there is no participant {participant}; the kit has 1 to {session.participants}")
    require_allowed(session.target, config, writes=True)
    profile = load_profile(session.profile, config.checkout)
    keys = [key for account in session.accounts if account.participant == participant for key in account.keys]
    locale = next(iter(locales), profile.source)
    chromium = find_chromium(config.browser or None, windowed=True)
    with participant_window(chromium, session.target, profile.locale, locale, keys) as context:
        terminal().say(
            f"A window with a virtual security key for participant {participant} is open at {session.target}; "
            "close it when the session is over"
        )
        with suppress(KeyboardInterrupt):  # Ctrl-C is a way to close it
            wait_until_closed(context)
