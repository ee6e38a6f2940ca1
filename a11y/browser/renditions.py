"""Shows a page in a rendition: from the start of a walk, or in place on a settled page that is put back afterwards.

Zoom is what a browser's zoom is to a page: a window that is narrower in CSS pixels, each of them more pixels wide.
Colour scheme, contrast and motion are media features; text spacing is a style sheet that the page cannot refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Error

from a11y.browser.world import WORLD, Asked, Command, ProbeError, World
from a11y.words.errors import ScenarioError
from a11y.words.rendition import Rendition

Show = Callable[[Rendition], None]
"""Shows the page as a rendition says. Raises `ScenarioError` when the browser will not."""

_FEATURES = {
    "color_scheme": "prefers-color-scheme",
    "contrast": "prefers-contrast",
    "forced_colors": "forced-colors",
    "reduced_motion": "prefers-reduced-motion",
}
"""What the media features are called in style sheets and in the protocol."""


def _nothing() -> None:
    """Nobody has anything to do meanwhile."""


def viewport(rendition: Rendition) -> tuple[int, int]:
    """Width and height of the window in CSS pixels, zoom counted."""
    return round(rendition.width / rendition.zoom), round(rendition.height / rendition.zoom)


def media(rendition: Rendition) -> dict[str, Any]:
    """The media features of a rendition in Playwright's words."""
    return {
        "color_scheme": "dark" if rendition.color_scheme == "dark" else "light",
        "contrast": "more" if rendition.contrast == "more" else "no-preference",
        "forced_colors": "active" if rendition.contrast == "forced" else "none",
        "reduced_motion": "reduce" if rendition.reduced_motion else "no-preference",
    }


def feature(world: World, rendition: Rendition) -> None:
    """Show the page with the media features of a rendition. Raises `ProbeError`, also when the page hangs over it.

    Playwright's own call for it waits for as long as a script of the page that listens to the change runs.
    """
    told = [{"name": _FEATURES[name], "value": value} for name, value in media(rendition).items()]
    world.send("Emulation.setEmulatedMedia", features=told)


def begin(world: World, rendition: Rendition) -> None:
    """Fit out a page for a whole walk in a rendition, where a browser context has no setting for it."""
    resize(world, rendition)
    if rendition.text_spacing:
        world.send(
            "Page.addScriptToEvaluateOnNewDocument", source="a11yRendition.space(true)", worldName=WORLD
        )


@contextmanager
def in_place(world: World, own: Rendition, meanwhile: Callable[[], None] = _nothing) -> Iterator[Show]:
    """Lets a settled page be shown otherwise, then puts it back: size, media, styles, focus, scroll, fields.

    `meanwhile` is what is to be done without the page while it puts itself back, also when it does not come back.
    Raises `ScenarioError` when it does not come back as it was: the scenario cannot go on from there.
    """
    now = own

    def show(rendition: Rendition) -> None:
        nonlocal now
        before, now = now, rendition
        with _told(rendition):
            _change(world, before, rendition)

    with _told(own):
        world.call("a11yRendition.keep")
    try:
        yield show
    finally:
        last = now
        if last != own:
            show(own)
        with _told(own):
            asked = world.ask_call("a11yRendition.putBack")
            meanwhile()
            lost = _answered(world, asked)
    if lost:
        raise ScenarioError(
            f"the page did not come back as it was after it was shown as “{last.label}”: {lost}; "
            "put walk: before this rendition, for a walk of its own"
        )


def _answered(world: World, asked: Asked) -> str:
    """What could not be put back; a document that has come meanwhile is asked instead of the one that is gone."""
    try:
        lost: str = asked.answer()
    except ProbeError:
        lost = world.call("a11yRendition.putBack")
    return lost


@contextmanager
def _told(rendition: Rendition) -> Iterator[None]:
    try:
        yield
    except (ProbeError, Error) as error:
        raise ScenarioError(
            f"the page could not be shown as “{rendition.label}”: {str(error).splitlines()[0]}"
        ) from error


def _change(world: World, before: Rendition, after: Rendition) -> None:
    """Only what differs: each command costs the page a new layout."""
    if (viewport(before), before.zoom) != (viewport(after), after.zoom):
        resize(world, after)
    if media(before) != media(after):
        feature(world, after)
    world.call("a11yRendition.shown", after.text_spacing)


def resize(world: World, rendition: Rendition) -> None:
    """Give the window the size of a rendition. Raises `ProbeError`."""
    world.send_together([resizing(rendition)])


def resizing(rendition: Rendition) -> Command:
    """What gives the window the size of a rendition."""
    width, height = viewport(rendition)
    landscape = width > height
    return "Emulation.setDeviceMetricsOverride", {
        "width": width,
        "height": height,
        "screenWidth": width,
        "screenHeight": height,
        "deviceScaleFactor": rendition.zoom,
        "mobile": False,
        "screenOrientation": {"angle": 90, "type": "landscapePrimary"}
        if landscape
        else {"angle": 0, "type": "portraitPrimary"},
    }
