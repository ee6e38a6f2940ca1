"""What a script in the page says of time: what it takes away by itself, and after how long (WCAG 2.2, 2.2.1).

Only what can be read without running it, as in `timers`: `setTimeout` with a number, and what it calls.
"""

from __future__ import annotations

import re

from a11y.browser.probes.timers import calls_by_itself, delayed_calls
from a11y.words.state import Vanishing

_BEGUN = 20_000
"""Milliseconds."""
_MOST = 5
"""Things of one script that are told."""
_LOOKED_UP = re.compile(
    r"(?:document\s*\.\s*(?:querySelector(?:All)?|getElementById|getElementsByClassName)|\$|jQuery)\s*"
    r"\(\s*(?P<quote>['\"`])(?P<selector>[^'\"`\n]{1,80})(?P=quote)\s*\)"
)
_SUBJECT = r"(?P<subject>[A-Za-z_$][\w$]*|\))"
_GOES = re.compile(
    _SUBJECT
    + r"\s*(?:\[0\]|\.item\(0\))?\s*(?:\?\.|\.)\s*(?:"
    + r"remove\s*\(\s*\)|replaceChildren\s*\(\s*\)|hidden\s*=\s*(?:true|!0)|"
    + r"style\s*\.\s*(?:display\s*=\s*['\"]none|visibility\s*=\s*['\"]hidden|opacity\s*=\s*['\"]?0(?![.\d]))|"
    + r"setAttribute\s*\(\s*['\"]hidden|(?:innerHTML|textContent|innerText|outerHTML)\s*=\s*(?:''|\"\"|``)|"
    + r"classList\s*\.\s*add\s*\(\s*['\"][\w-]*(?:hid|none|invisible|gone|fade-?out|dismiss|closed)[\w-]*|"
    + r"classList\s*\.\s*remove\s*\(\s*['\"](?:show|shown|visible|is-visible|open|is-open|in)['\"]|"
    + r"(?:fadeOut|slideUp|hide)\s*\()"
)
_REPLACED = re.compile(_SUBJECT + r"\s*\.\s*(?:innerHTML|outerHTML)\s*=\s*(?:'[^']|\"[^\"]|`[^`])")
_CHILD = re.compile(r"\bremoveChild\s*\(\s*(?P<subject>[A-Za-z_$][\w$]*)\s*\)")
_STOPPED = re.compile(r"\b(?:clearTimeout|mouseenter|mouseover|pointerenter|focusin|onmouseover)\b")
_IS_THERE = re.compile(r"\bif\s*\(\s*[\w$.]+\s*\)|[\w$.]+\s*&&\s*(?=[\w$])")
_MAYBE = re.compile(r"\bif\b|(?<!\?)\?(?![.?])|&&|\|\||\bconfirm\b|\bswitch\b")


def vanishing(source: str) -> tuple[Vanishing, ...]:
    """What a script takes away when its page has been there for some time, without anybody having done anything."""
    found: dict[str, Vanishing] = {}
    for code, place, after, body in delayed_calls(source):
        if not calls_by_itself(code, place):
            continue
        sure = not _STOPPED.search(code) and not _MAYBE.search(_IS_THERE.sub("", body))
        for selector in _taken_away(code, body, _GOES, _CHILD):
            found.setdefault(selector, Vanishing(int(after), selector, sure))
        # what comes in its stead may be as good, so early that nobody has begun with what is there
        for selector in _taken_away(code, body, _REPLACED) if after >= _BEGUN else ():
            found.setdefault(selector, Vanishing(int(after), selector, sure=False))
    return tuple(found.values())[:_MOST]


def _taken_away(code: str, body: str, *ways: re.Pattern[str]) -> list[str]:
    """The selectors of what a function takes away."""
    found = []
    for match in (one for way in ways for one in way.finditer(body)):
        subject = match["subject"]
        selector = _before(body, match.start("subject") + 1) if subject == ")" else _named(code, subject)
        if selector:
            found.append(selector)
    return found


def _before(body: str, end: int) -> str:
    """The selector of a look-up that ends there."""
    return next((_selector(one) for one in _LOOKED_UP.finditer(body) if one.end() == end), "")


def _named(code: str, name: str) -> str:
    """The selector of what a name was given: by a look-up, or as one after the other of what one found."""
    given = re.escape(name)
    one_of_many = rf"(?:\.forEach\s*\(\s*(?:function\s*)?\(?\s*{given}\b|\)\s*\.each\b)"
    for match in _LOOKED_UP.finditer(code):
        before, after = code[max(0, match.start() - 60) : match.start()], code[match.end() : match.end() + 40]
        if re.search(rf"(?<![.\w$]){given}\s*=\s*$", before) or re.search(
            rf"\b(?:const|let|var)\s+{given}\s+of\s+$", before
        ):
            return _selector(match)
        if re.match(rf"\s*{one_of_many}", after):
            return _selector(match)
    # an element with an id is known by it, where a script gives the name to nothing else
    taken = re.search(rf"(?<![.\w$]){given}\s*(?:=(?!=)|=>|,|\))", code)
    return "" if taken else f"#{name}"


def _selector(match: re.Match[str]) -> str:
    said = match["selector"].strip()
    if "getElementById" in match[0]:
        return f"#{said}"
    return f".{said.replace(' ', '.')}" if "getElementsByClassName" in match[0] else said
