"""The words that a script in the page writes into it or says in a box of the browser, as far as its source tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 20
_LONGEST = 100_000
"""Characters of a source that are read: a script of a page, and not what it is built of."""
_LITERAL = r"(?P<quote>[\"'`])(?P<words>(?:(?!(?P=quote))[^\\\n$<>{}]|\\.){3,120})(?P=quote)"
_TEXT = re.compile(_LITERAL)
_WRITES = re.compile(
    r"(?:\.\s*(?:textContent|innerText|innerHTML)\s*\+?=(?!=)\s*|\b(?:alert|confirm|prompt|setCustomValidity)\s*\(\s*)"
    r"(?P<what>(?:[^;{}\n]){1,300})"
)
_TABLE = re.compile(r"\b(?:const|let|var)\s+(?P<name>\w+)\s*=\s*\{(?P<entries>[^{}]*)\}")
_ENTRY = re.compile(r"(?P<key>[\w-]+|[\"'][\w-]+[\"'])\s*:\s*" + _LITERAL)
_NAMED = re.compile(r"\b(?:const|let|var)\s+(?P<name>\w+)\s*=\s*" + _LITERAL)
_COMPARED = re.compile(r"[=!]==?\s*" + _LITERAL)
_ESCAPED = re.compile(r"\\(.)")


def scripted_words(source: str) -> tuple[str, ...]:
    """Texts that stand in a script as they are and are written or said, each once.

    Such as are chosen from two, and such as have a name or a place in a table there, are among them. What is put
    together of several, and what a script takes from elsewhere, cannot be told without running it.
    """
    source = source[:_LONGEST]
    writes = [_COMPARED.sub("", match["what"]) for match in _WRITES.finditer(source)]
    if not writes:
        return ()
    named = dict(_names(source))
    found = [words for what in writes for words in _written(what, named)]
    return tuple(dict.fromkeys(one for one in found if any(map(str.isalpha, one))))[:_MOST]


def _written(what: str, named: dict[str, str]) -> Iterator[str]:
    """The texts that an expression may be."""
    if "+" in _TEXT.sub("", what):
        # what follows a beginning is added to it
        yield from map(_plain, filter(None, [_TEXT.match(what)]))
        return
    yield from map(_plain, _TEXT.finditer(what))
    for name in re.findall(r"\w+(?:\.\w+)?(?![\w.(\[])", _TEXT.sub(" ", what)):
        if name in named:
            yield named[name]


def _names(source: str) -> Iterator[tuple[str, str]]:
    """What is called by a name in the source, or by that of a table and its own, and the text."""
    for match in _NAMED.finditer(source):
        yield match["name"], _plain(match)
    for table in _TABLE.finditer(source):
        for entry in _ENTRY.finditer(table["entries"]):
            yield f"{table['name']}.{entry['key'].strip(chr(34) + chr(39))}", _plain(entry)


def _plain(match: re.Match[str]) -> str:
    return _ESCAPED.sub(r"\1", match["words"]).strip()
