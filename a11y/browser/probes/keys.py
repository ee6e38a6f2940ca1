"""Keys and pointer as the browser itself hands them to a page."""

from __future__ import annotations

from a11y.browser.world import Command, World

SHIFT = 8
"""The modifier's bit in the protocol."""
_CODES = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "Space": 32,
    "ArrowRight": 39,
    "ArrowLeft": 37,
    "ArrowDown": 40,
    "ArrowUp": 38,
}
_TEXTS = {"Enter": "\r", "Space": " "}


def press(world: World, key: str, *, shift: bool = False) -> None:
    """Press a key and let it go. Raises `ProbeError`."""
    text = _TEXTS.get(key, "")
    named = {
        "key": " " if key == "Space" else key,
        "code": key,
        "windowsVirtualKeyCode": _CODES[key],
        "modifiers": SHIFT if shift else 0,
    }
    world.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **named)
    world.send("Input.dispatchKeyEvent", type="keyUp", **named)


def point(world: World, x: float, y: float) -> None:
    """Move the pointer there, in CSS pixels of the window. Raises `ProbeError`."""
    world.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


def click(world: World, x: float, y: float) -> None:
    """Move the pointer there and press its first button. Raises `ProbeError`."""
    point(world, x, y)
    for step in ("mousePressed", "mouseReleased"):
        world.send("Input.dispatchMouseEvent", type=step, x=x, y=y, button="left", clickCount=1)


def typed(text: str) -> list[Command]:
    """What types a text, letter by letter."""
    commands: list[Command] = []
    for letter in text:
        code = ord(letter.upper()) if letter.isalnum() else 0
        told = {"key": letter, "windowsVirtualKeyCode": code}
        commands.append(("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, **told}))
        commands.append(("Input.dispatchKeyEvent", {"type": "keyUp", **told}))
    return commands
