"""The words that a script in the page writes into it or says in a box of the browser, as far as its source tells."""

from __future__ import annotations

import re

_MOST = 20
_LITERAL = r"(?P<quote>[\"'`])(?P<words>(?:(?!(?P=quote))[^\\\n$<>{}]|\\.){3,120})(?P=quote)"
_WRITES = re.compile(
    r"(?:\.\s*(?:textContent|innerText|innerHTML)\s*\+?=\s*|\b(?:alert|confirm|prompt|setCustomValidity)\s*\(\s*)"
    + _LITERAL
)
_ESCAPED = re.compile(r"\\(.)")


def scripted_words(source: str) -> tuple[str, ...]:
    """Texts that stand in a script as they are and are written or said, each once.

    What is put together of several, and what a script takes from elsewhere, cannot be told without running it.
    """
    found = (_ESCAPED.sub(r"\1", match["words"]).strip() for match in _WRITES.finditer(source))
    return tuple(dict.fromkeys(one for one in found if any(map(str.isalpha, one))))[:_MOST]
