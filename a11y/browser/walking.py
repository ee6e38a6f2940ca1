"""One browser for a process, one context for a walk: starts a walk with its rendition and locale, and ends it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from playwright.sync_api import Browser, BrowserContext, Error, Page

from a11y.browser.clock import Clock
from a11y.browser.observe import probe_scripts
from a11y.browser.renditions import begin, media, viewport
from a11y.browser.world import ANSWERS_WITHIN, World
from a11y.facts.locale_names import to_bcp47
from a11y.facts.profile import LocaleChoice
from a11y.words.errors import TargetError
from a11y.words.rendition import LocaleWay, Rendition

__all__ = ["BYPASSES_CSP", "Browser", "Stage", "stage"]

_BY_SETTING = (LocaleWay.HEADER, LocaleWay.ANY)
BYPASSES_CSP = False
"""Whether pages lose their content security policy: not needed, since probes run in a world of their own."""


class Stage(msgspec.Struct):
    """Where a walk takes place."""

    context: BrowserContext
    """Its own cookies, nothing shared with other walks."""
    page: Page
    """The page."""
    world: World
    """The page's isolated world, probes installed."""
    clock: Clock
    """Adds up where the time goes."""


@contextmanager
def stage(
    browser: Browser,
    rendition: Rendition,
    choice: LocaleChoice,
    target: str,
    *,
    way: LocaleWay | None = None,
    otherwise: str = "en",
    storage_state: str = "",
    answers_within: float = ANSWERS_WITHIN,
    axe: str = "",
    in_window: bool = False,
    axe_alone: bool = False,
) -> Iterator[Stage]:
    """A fresh context and page, shown as `rendition` says, which asks for its locale in one way alone.

    `way` is that way, the profile's first when left out; `otherwise` is what the browser's own setting says when that
    is not the way, so that it does not help. The driver asks by the address. Scripts write dates and numbers as the
    locale does in any case. Raises `TargetError` when the browser has died.
    `storage_state` is a file of cookies and local storage to begin with; a page has `answers_within` seconds for one
    answer to a probe. `axe` is the file of axe's source when it is not the bundled one. `in_window`
    leaves the page at the size of the window that it stands in. Where `axe_alone` looks, what acts on a page or
    listens to it is not installed.
    """
    clock = Clock()
    way = way or next(iter(choice.ways), None)
    # a catalog's name has an underscore, which no browser sends
    spoken = to_bcp47(rendition.locale)
    accepted = spoken if way in _BY_SETTING else otherwise
    width, height = viewport(rendition)
    try:
        with clock.measure("context"):
            context = browser.new_context(
                # Playwright's locale speaks louder than any header
                locale=spoken if way in _BY_SETTING else None,
                viewport=None if in_window else {"width": width, "height": height},
                no_viewport=in_window or None,
                device_scale_factor=None if in_window else rendition.zoom,
                **media(rendition),
                extra_http_headers={"Accept-Language": accepted},
                service_workers="block",
                bypass_csp=BYPASSES_CSP,
                storage_state=storage_state or None,
            )
    except Error as error:
        raise TargetError(f"the browser is gone ({error.message.splitlines()[0]}); run again") from error
    try:
        if way is LocaleWay.COOKIE:
            context.add_cookies(
                [{"name": choice.cookie, "value": choice.value(rendition.locale), "url": target}]
            )
        with clock.measure("context"):
            page = context.new_page()
            world = World(page, probe_scripts(axe, axe_alone=axe_alone), answers_within)
            if way not in _BY_SETTING:
                world.send("Emulation.setLocaleOverride", locale=spoken)
            if not in_window:
                begin(world, rendition)
        yield Stage(context, page, world, clock)
    finally:
        try:
            context.close()
        except Error:
            browser.close()  # a context that does not close belongs to a browser that is gone
