"""Starts the browser, always with the same switches, so that two runs see the same page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

import msgspec
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from a11y.browser.installed import Chromium, install_command, is_root
from a11y.browser.watchdog import GRACE, Watchdog
from a11y.browser.world import ANSWERS_WITHIN
from a11y.words.errors import BrowserError

SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""What keeps the browser from talking to others than the target, and from drawing in a machine's own way."""


class Window(msgspec.Struct, frozen=True):
    """A browser with a window that somebody else's programs look at."""

    environment: dict[str, str | float | bool]
    """All of its environment: which display, which bus."""
    switches: tuple[str, ...]
    """More switches."""


class Starter(Protocol):
    """Gives a browser, with or without a window."""

    def __call__(self, window: Window | None = None) -> Browser:
        """Raises BrowserError when it does not start."""
        ...


@contextmanager
def running(chromium: Chromium, headless: bool = True, only_host: str = "") -> Iterator[Browser]:
    """A browser for as long as the block; else as `launch`."""
    with sync_playwright() as playwright:
        browser = launch(playwright, chromium, headless, only_host)
        try:
            yield browser
        finally:
            with suppress(PlaywrightError):  # it crashed, or Ctrl-C reached it first
                browser.close()


@contextmanager
def lasting(
    chromium: Chromium, only_host: str = "", answers_within: float = ANSWERS_WITHIN
) -> Iterator[Starter]:
    """Gives a browser whenever it is called: the same one, and another once that has crashed or was closed.

    With a window it is a fresh one each time; the caller closes it. Where a call is without an answer for clearly
    longer than `answers_within` seconds, all are ended.
    """
    with sync_playwright() as playwright:
        browsers: list[Browser] = []
        watchdogs: list[Watchdog] = []

        def browser(window: Window | None = None) -> Browser:
            if window is not None:
                return watched(launch(playwright, chromium, only_host=only_host, window=window))
            if not browsers or not browsers[-1].is_connected():
                browsers.append(watched(launch(playwright, chromium, only_host=only_host)))
            return browsers[-1]

        def watched(one: Browser) -> Browser:
            watchdogs.append(Watchdog(one, answers_within + GRACE))
            return one

        try:
            yield browser
        finally:
            for one in browsers:
                with suppress(PlaywrightError):
                    one.close()
            for watchdog in watchdogs:
                watchdog.rest()


def launch(
    playwright: Playwright,
    chromium: Chromium,
    headless: bool = True,
    only_host: str = "",
    window: Window | None = None,
) -> Browser:
    """A running browser. The caller closes it. Raises BrowserError when it does not start.

    With `only_host` no other host can be reached: a page's analytics and advertisers are cut off by name
    resolution, which costs nothing for each request.
    """
    # Chromium refuses its sandbox to root on Linux; everybody else keeps it, since pages are not trusted
    sandbox = not (sys.platform == "linux" and is_root())
    try:
        return playwright.chromium.launch(
            executable_path=chromium.path,
            headless=headless and window is None,
            chromium_sandbox=sandbox,
            args=[*SWITCHES, *_only(only_host), *(window.switches if window else ())],
            ignore_default_args=["--enable-automation"] if window else None,
            env=dict(window.environment) if window else None,
        )
    except PlaywrightError as error:
        raise BrowserError(_sentence(chromium, str(error))) from error


def _only(host: str) -> list[str]:
    return [f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {host}"] if host else []


def _sentence(chromium: Chromium, answer: str) -> str:
    """One line for what Playwright tells in a page of log."""
    if "No usable sandbox" in answer or "zygote_host_impl_linux" in answer:
        return (
            f"{chromium.path} finds no usable sandbox here; allow unprivileged user namespaces, "
            "or start the container with a seccomp profile that does"
        )
    if "error while loading shared libraries" in answer:
        library = answer.split("error while loading shared libraries: ", 1)[1].split(":", 1)[0]
        return f"{chromium.path} lacks the library {library}; install the browser anew: {install_command()}"
    if "Missing X server" in answer or "cannot open display" in answer:
        return "there is no display for a browser window; start it from a desktop, or under xvfb-run"
    first = (
        answer.strip().splitlines()[0].removeprefix("BrowserType.launch: ")
        if answer.strip()
        else "no reason given"
    )
    return f"{chromium.path} does not start ({first[:200]}); install another with: {install_command()}"
