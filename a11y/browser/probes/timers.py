"""What a script in the page says of time: after how long it leaves the page by itself (WCAG 2.2, 2.2.1).

Only what can be read without running it: `setTimeout` with a number, and what it calls, in the same script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.words.state import Leaving

_LONGEST = 20_000
"""Characters of a script that is read: what is longer was not written for this page."""
_MOST = 20
"""Calls of `setTimeout` in a script that are read."""
_COMMENTS = re.compile(r"/\*.*?\*/|(?<![:'\"\w])//[^\n]*", re.DOTALL)
_TEXTS = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`")
_CALL = re.compile(r"(?<![.\w$])(?:window\.|self\.|globalThis\.)?setTimeout\s*\(")
_LEAVES = re.compile(
    r"(?:\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace|reload)\s*\(|\.(?:submit|requestSubmit)\s*\(|"
    r"\bhistory\.(?:back|go)\s*\()"
)
_GOES = re.compile(r"location(?:\.href)?\s*=\s*(?!\s*[\"'`]#)|location\.(?:assign|replace|reload)\s*\(")
_REWRITES = re.compile(r"\.(?:innerHTML|outerHTML)\s*=(?!=)|\.replaceChildren\s*\(|\.replaceWith\s*\(")
_SESSION = re.compile(
    r"(?:log|sign)[-_ ]?(?:ged|ned)?[-_ ]?(?:in|out|off|on)\b|session|expired", re.IGNORECASE
)
"""Of identifiers and addresses, which are English in most scripts."""
_STAYS = 20_000
"""Milliseconds: what comes sooner is a step of the page, and no session."""
_NUMBER = re.compile(r"[\d_.\s*()+]+(?:e\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_MAYBE = re.compile(r"\bif\b|\?|&&|\|\||\bconfirm\b|\bclearTimeout\b|\bswitch\b")
_READY = re.compile(
    r"(?:addEventListener\s*\(\s*['\"](?:load|DOMContentLoaded|pageshow)['\"]\s*,\s*|\bonload\s*=\s*|\$\s*\(\s*|"
    r"\.ready\s*\(\s*|^\s*[(!;]*\s*)(?:async\s+)?(?:function\s*\w*\s*\([^()]*\)|\(?[\w\s,]*\)?\s*=>)\s*$"
)
"""What opens a function that runs as soon as the page is there."""
_READY_OR_IN_TURN = re.compile(
    rf"{_READY.pattern}|\.(?:forEach|each)\s*\(\s*(?:function\s*\w*\s*\([^()]*\)|\(?[\w\s,]*\)?\s*=>)\s*$|"
    r"\b(?:if|for|while)\s*\([^{}]*\)\s*$|\b(?:else|try)\s*$"
)
"""That, or what runs where it stands."""
_ARROW = re.compile(r"=>\s*$")
_SHORTEST, _DAY = 1_000, 72_000_000
"""Milliseconds: what is shorter is no limit of time, and of what is longer than 20 hours 2.2.1 asks for nothing."""


def leaving(source: str) -> Leaving | None:
    """When a script leaves its page, the first time that it surely does, else the first time that it may."""
    found = [one for call in delayed_calls(source) if (one := _read(*call)) is not None]
    return min(found, key=lambda one: (not one.sure, one.after), default=None)


def delayed_calls(source: str) -> Iterator[tuple[str, int, float, str]]:
    """What a script puts off: its source without comments, the place there, milliseconds, and what is called."""
    if "setTimeout" not in source or len(source) > _LONGEST:
        return
    code = _COMMENTS.sub(" ", source)
    for call in list(_CALL.finditer(code))[:_MOST]:
        arguments = _arguments(code, call.end())
        if len(arguments) < 2:
            continue
        after = _number(code, arguments[1])
        if after is not None and _SHORTEST <= after <= _DAY:
            yield code, call.start(), after, _body(code, arguments[0])


def _read(code: str, place: int, after: float, body: str) -> Leaving | None:
    if not _LEAVES.search(body):
        return Leaving(int(after), sure=False) if after >= _STAYS and _signs_out(body) else None
    stopped = "clearTimeout" in code
    if not _at_once(code, place):
        # what follows an act of the user is its answer; what can be stopped was begun before
        return Leaving(int(after), sure=False) if stopped else None
    sure = not stopped and not _MAYBE.search(_TEXTS.sub("''", body)) and bool(_GOES.search(body))
    return Leaving(int(after), sure)


def _signs_out(body: str) -> bool:
    """Whether it writes the page anew and speaks of a session: somebody is sent to sign in where they stand."""
    return bool(_REWRITES.search(body) and _SESSION.search(body))


def _arguments(code: str, start: int) -> list[str]:
    """The arguments of a call whose bracket opens just before `start`; none when it never closes."""
    depth, at = 0, start
    found: list[str] = []
    bare = _TEXTS.sub(
        lambda text: text[0][0] + "x" * (len(text[0]) - 2) + text[0][0], code[start : start + _LONGEST]
    )
    for number, letter in enumerate(bare, start):
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
            if depth < 0:
                return [*found, code[at:number].strip()]
        elif letter == "," and not depth:
            found.append(code[at:number].strip())
            at = number + 1
    return []


def _number(code: str, told: str) -> float | None:
    """Milliseconds from a number, a product of numbers, or of names that are given one once."""
    factors = [_given(code, one.strip("() ")) for one in told.split("*")]
    told = "*".join(factors)
    if not _NUMBER.fullmatch(told):
        return None
    value = 1.0
    for factor in told.replace("_", "").strip("() ").split("*"):
        try:
            value *= float(factor.strip("() "))
        except ValueError:
            return None
    return value


def _given(code: str, told: str) -> str:
    """What a name is given, where that is done once; else what is told."""
    if not _NAME.fullmatch(told):
        return told
    given = re.findall(rf"(?<![.\w$]){re.escape(told)}\s*=(?!=)\s*([^;,\n]+)", code)
    return given[0].strip() if len(given) == 1 else told


def _body(code: str, told: str) -> str:
    """The source of what is called: written there, in a text, or a function of the same script by its name."""
    if _NAME.fullmatch(told):
        opened = re.search(
            rf"\bfunction\s+{re.escape(told)}\s*\([^)]*\)\s*\{{|"
            rf"(?<![.\w$]){re.escape(told)}\s*=\s*(?:function\s*\([^)]*\)|\(?[^()=]*\)?\s*=>)\s*\{{?",
            code,
        )
        if opened is None:
            return ""
        inside = _arguments(code, opened.end())
        return (
            ", ".join(inside)
            if opened[0].endswith("{")
            else code[opened.end() : opened.end() + 200].split("\n", maxsplit=1)[0]
        )
    return told


def calls_by_itself(code: str, place: int) -> bool:
    """Whether a place in a script is run when the page is loaded, also in a loop or where something is there."""
    return _at_once(code, place, _READY_OR_IN_TURN)


def _at_once(code: str, place: int, opens: re.Pattern[str] = _READY) -> bool:
    """Whether a place in a script is run when the page is loaded, and not in a function that something else calls."""
    bare = _TEXTS.sub(lambda text: text[0][0] + "x" * (len(text[0]) - 2) + text[0][0], code)
    opened: list[int] = []
    for at, letter in enumerate(bare[:place]):
        if letter == "{":
            opened.append(at)
        elif letter == "}" and opened:
            opened.pop()
    if _ARROW.search(code[:place]):
        opened.append(place)
    return all(opens.search(code[max(0, at - 120) : at].rsplit("\n", 1)[-1]) for at in opened)
