"""The listening probe: which elements hear clicks, presses, keys and changes, and what the source of that tells.

Source: Chrome DevTools Protocol, `DOMDebugger.getEventListeners`. Nothing is done to the page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.sizing import ask_for_scripts, observes_size
from a11y.browser.world import Command, ProbeError, World
from a11y.words.listening import WINDOW, Listener, Listeners
from a11y.words.state import Facts, PageState

CLICKS = frozenset({"click", "dblclick"})
PRESSES = frozenset({"mousedown", "pointerdown", "touchstart"})
RELEASES = frozenset({"mouseup", "pointerup", "touchend"})
KEYS = frozenset({"keydown", "keyup", "keypress"})
CHANGES = frozenset({"change", "input"})
SIZES = frozenset({"resize", "orientationchange"})
"""Events by which scripts hear of another size of the window."""
FOCUS = frozenset({"focus", "blur", "focusin", "focusout"})
"""Events by which scripts hear who has the focus."""
LEAVING = frozenset({"blur", "focusout"})
EVENTS = CLICKS | PRESSES | RELEASES | KEYS | CHANGES
MOST = 5000
"""Listeners that are read."""
_LONGEST = 2000
"""Characters of a function that still can be read: what is longer does more than one thing."""
_GROUP = "a11y-listeners"

_COMMENTS = re.compile(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", re.DOTALL)
_LEAVES = re.compile(
    r"\b(?:window\.|document\.|self\.|top\.|parent\.)?location(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(|"
    r"\bhistory\.(?:back|forward|go)\s*\("
)
_SUBMITS = re.compile(r"\.(?:submit|requestSubmit)\s*\(")
_WINDOW = re.compile(r"\bwindow\.open\s*\(|(?<![.\w])open\s*\(\s*['\"]")
_PREVENTS = re.compile(r"preventDefault|returnValue\s*=\s*false|\breturn\s+(?:false|!1)\b")
_RETURNS = re.compile(
    r"(?:setTimeout|requestAnimationFrame|setInterval|queueMicrotask)\s*\(.*\.focus\s*\(", re.DOTALL
)
_DISPATCHED = re.compile(
    r"\.(?:apply|call|dispatch|dispatchEvent|handleEvent|emit|trigger)\s*\(|=>\s*\{?\s*\w+\(\w+\)"
)
_CHOSEN = frozenset(["change", "input", "click"])
_NATIVE = re.compile(r"\[native code\]")
_KEY_IS = re.compile(
    r"""\.key(?:\.toLowerCase\(\)|\.toUpperCase\(\))?\s*[=!]==?\s*(["'`])([^\s"'`])\1|(["'`])([^\s"'`])\3\s*[=!]==?\s*\w+\.key\b"""
)
_CODE_IS = re.compile(r"\.(?:keyCode|which)\s*===?\s*(\d+)|(?<![\w.])(\d+)\s*===?\s*\w+\.(?:keyCode|which)\b")
_CASE_IS = re.compile(r"""case\s*(["'`])([^\s"'`])\1\s*:""")
_PHYSICAL = re.compile(r"""["'`]Key([A-Z])["'`]""")
_MODIFIED = re.compile(
    r"ctrlKey|metaKey|altKey|getModifierState|localStorage|dataset|setting|pref|config|enabled|disabled|option|shortcut|"
    r"\bchecked\b",
    re.IGNORECASE,
)
_EARLY = re.compile(r"if\s*\((?P<when>[^;{}]*(?:ctrl|meta|alt)Key[^;{}]*)\)\s*\{?\s*return\b")
_HELD = re.compile(r"\b(?:ctrl|meta|alt|shift)Key\b")
_NOT_PRESSED = re.compile(
    r"!\s*\(\s*[\w.]+\.(?:ctrl|meta|alt|shift)Key(?:\s*\|\|\s*[\w.]+\.(?:ctrl|meta|alt|shift)Key)*\s*\)|"
    r"!\s*[\w.]+\.(?:ctrl|meta|alt)Key|\.(?:ctrl|meta|alt)Key\s*(?:===?\s*false|!==?\s*true)"
)
"""A condition that a key such as Ctrl is not held."""
_ARROWS = re.compile(r"Arrow|Left|Right|Up\b|Down\b|(?<!\d)(?:37|38|39|40)(?!\d)")
_OPERATES = re.compile(r"""Enter|Space|["'`] ["'`]|(?<!\d)(?:13|32)(?!\d)|keyCode|which|\.click\s*\(""")
_OTHER_KEY = re.compile(r"Esc|Arrow|Tab|(?<!\d)(?:27|9|37|38|39|40)(?!\d)|ctrlKey|metaKey|altKey")


def look_at_listeners(world: World, state: PageState) -> Listeners:
    """What the page listens to. Raises `ProbeError` when the browser gives no answer."""
    position = {node.id: number for number, node in enumerate(state.nodes)}
    found: list[Listener] = []
    heard: set[str] = set()
    left: dict[int, None] = {}
    sends: dict[int, None] = {}
    on_window, on_document = _listeners(world)
    # what a page does about its size is asked for while the functions are read
    scripts = ask_for_scripts(world)
    for listeners, here in ((on_window, WINDOW), (on_document, None)):
        heard |= {
            one["type"] for one in listeners if not _is_ours(one.get("handler", {}).get("description", ""))
        }
        for one in listeners:
            node = position.get(one.get("backendNodeId", 0), WINDOW) if here is None else here
            source = one.get("handler", {}).get("description", "")
            if one["type"] in LEAVING | {"submit"} and not _is_ours(source):
                (left if one["type"] in LEAVING else sends)[node] = None
            if one["type"] in LEAVING and node != WINDOW and _RETURNS.search(source):
                found.append(Listener(node, one["type"], leads="returns"))
            if one["type"] not in EVENTS or (node == WINDOW and _is_ours(source)):
                continue
            if len(found) == MOST:
                return Listeners(tuple(found), tuple(left), tuple(sends), complete=False)
            found.append(read(node, one["type"], source))
    observes = observes_size(world, scripts)
    world.hears_size = bool(heard & SIZES) or observes
    world.hears_keys = bool(heard & (KEYS | FOCUS))
    return Listeners(tuple(dict.fromkeys(found)), tuple(left), tuple(sends))


@lru_cache(maxsize=1000)
def _is_ours(source: str) -> bool:
    return any(source in own for own in _own())


@cache
def _own() -> tuple[str, ...]:
    """What the probes themselves listen with, in their own world."""
    return tuple(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.js"))


def _listeners(world: World) -> tuple[list[Facts], list[Facts]]:
    """What listens on the window, and in the document."""
    # in the page's own world, where the window's listeners are told; neither name can be given to something else
    release: Command = ("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})
    places = ("window", "document")
    told = world.send_together(
        [("Runtime.evaluate", {"expression": place, "objectGroup": _GROUP}) for place in places]
    )
    handles = [answer.get("result", {}).get("objectId") for answer in told]
    for place, handle in zip(places, handles, strict=True):
        if handle is None:
            world.send_together([release])
            raise ProbeError(f"{place} could not be asked")
    window, document, _ = world.send_together(
        [
            ("DOMDebugger.getEventListeners", {"objectId": handles[0], "depth": 1, "pierce": False}),
            ("DOMDebugger.getEventListeners", {"objectId": handles[1], "depth": -1, "pierce": True}),
            release,
        ]
    )
    return window["listeners"], document["listeners"]


def read(node: int, event: str, source: str) -> Listener:
    """What the source of a function that hears an event tells."""
    code = _COMMENTS.sub("", source)
    plain = 0 < len(code) <= _LONGEST and not _NATIVE.search(code)
    focuses = event in _CHOSEN and "focus" in code.lower()
    if not plain:
        return Listener(node, event, operates=event in KEYS, arrows=event in KEYS, focuses=focuses)
    dispatched = bool(_DISPATCHED.search(code))
    if event not in KEYS:
        leads = (
            "submits"
            if _SUBMITS.search(code)
            else "leaves"
            if _LEAVES.search(code)
            else "window"
            if _WINDOW.search(code)
            else ""
        )
        prevents = bool(_PREVENTS.search(code))
        return Listener(node, event, plain=not dispatched, leads=leads, prevents=prevents, focuses=focuses)
    waits_for_other = bool(_OTHER_KEY.search(code)) and not _OPERATES.search(code)
    return Listener(
        node,
        event,
        plain=not dispatched,
        characters="".join(dict.fromkeys(_characters(code))),
        modified=_is_modified(code),
        operates=dispatched
        or (not waits_for_other and not _characters(code))
        or bool(_OPERATES.search(code)),
        arrows=dispatched or _hears_arrows(code),
    )


def _is_modified(code: str) -> bool:
    """Whether a function waits for a key such as Ctrl as well, or asks a setting.

    One that goes no further while such a key is held, or asks that none is, waits for the character alone.
    """

    def asked(match: re.Match[str]) -> str:
        settings = _MODIFIED.search(_HELD.sub("", match["when"]))
        return "ctrlKey" if settings or _NOT_PRESSED.search(match["when"]) else ""

    return bool(_MODIFIED.search(_NOT_PRESSED.sub("", _EARLY.sub(asked, code))))


def _hears_arrows(code: str) -> bool:
    """Whether a function may be waiting for arrow keys: it names them, or hands what it hears on."""
    if _ARROWS.search(code):
        return True
    named = re.match(
        r"\s*(?:async\s*)?(?:function\s*[\w$]*\s*)?\(?\s*([\w$]+)\s*(?:,[^)]*)?\)?\s*(?:=>|\{)", code
    )
    if named is None:
        return True
    event = re.escape(named[1])
    handed = rf"[(,\[]\s*{event}(?:\s*\.\s*(?:key|code|keyCode|which))?\s*[,)\]]"
    body = code[named.end() :]
    return bool(re.search(handed, body)) or "arguments" in body


def _characters(code: str) -> list[str]:
    """Letters, digits and signs that the pressed key is compared with."""
    found = [one[1] or one[3] for one in _KEY_IS.findall(code)]
    if ".key" in code and "keyCode" not in code:
        found += [one[1] for one in _CASE_IS.findall(code)]
    found += [
        chr(int(number)).lower()
        for one in _CODE_IS.findall(code)
        if (number := one[0] or one[1]) and chr(int(number)).isalnum() and int(number) < 91
    ]
    if ".code" in code:
        found += [letter.lower() for letter in _PHYSICAL.findall(code)]
    return found


LISTENING = ActingProbe("listeners", Listeners, look_at_listeners, looks_only=True)
