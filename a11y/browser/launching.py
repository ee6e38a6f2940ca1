"""Starts the browser, always with the same switches, so that two runs see the same page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from a11y.browser.installed import Chromium, install_command, is_root
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
def lasting(chromium: Chromium, only_host: str = "") -> Iterator[Callable[[], Browser]]:
    """Gives a browser whenever it is called: the same one, and another once that has crashed or was closed."""
    with sync_playwright() as playwright:
        browsers: list[Browser] = []

        def browser() -> Browser:
            if not browsers or not browsers[-1].is_connected():
                browsers.append(launch(playwright, chromium, only_host=only_host))
            return browsers[-1]

        try:
            yield browser
        finally:
            with suppress(PlaywrightError):
                for one in browsers:
                    one.close()


def launch(playwright: Playwright, chromium: Chromium, headless: bool = True, only_host: str = "") -> Browser:
    """A running browser. The caller closes it. Raises BrowserError when it does not start.

    With `only_host` no other host can be reached: a page's analytics and advertisers are cut off by name
    resolution, which costs nothing for each request.
    """
    # Chromium refuses its sandbox to root on Linux; everybody else keeps it, since pages are not trusted
    sandbox = not (sys.platform == "linux" and is_root())
    try:
        return playwright.chromium.launch(
            executable_path=chromium.path,
            headless=headless,
            chromium_sandbox=sandbox,
            args=[*SWITCHES, *_only(only_host)],
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
        return "there is no display for a browser window; leave out --headed, or start under xvfb-run"
    first = (
        answer.strip().splitlines()[0].removeprefix("BrowserType.launch: ")
        if answer.strip()
        else "no reason given"
    )
    return f"{chromium.path} does not start ({first[:200]}); install another with: {install_command()}"
