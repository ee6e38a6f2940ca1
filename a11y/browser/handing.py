"""Whose hands act: a pointer, a keyboard, or a keyboard that a screen reader listens to."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page

from a11y.browser.hands import Hands, Keyboard, Pointer
from a11y.browser.orca.hands import ListenedKeyboard
from a11y.browser.orca.session import Session
from a11y.browser.world import World
from a11y.words.rendition import Modality


class Around(Protocol):
    """What the walk brings."""

    timeout: float
    session: Session | None


def hands_for(modality: Modality, page: Page, world: World, around: Around) -> Hands:
    """The hands of a modality; its `timeout` in milliseconds is for a control to become operable."""
    if modality is Modality.POINTER:
        return Pointer(around.timeout)
    if around.session is not None:
        return ListenedKeyboard(page, world, around.session)
    return Keyboard(page, world)
