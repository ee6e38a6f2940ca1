"""The bytes of a `.po` as text: the charset that its header names, and what is wrong with it."""

from __future__ import annotations

import codecs
import re

from a11y.facts.catalog_problems import Problems
from a11y.words.catalog_finding import Severity
from a11y.words.marking import N_

_CHARSET = re.compile(rb"charset\s*=\s*([^\s\\\";]+)", re.IGNORECASE)
_HEADER_WITHIN = 8192  # bytes: a header with a long list of translators above it
_ONE_BYTE = re.compile(r"iso8859|cp125|koi8|mac|latin", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

EMPTY = N_("The file is empty.")
BYTE_ORDER_MARK = N_("The file begins with a byte order mark; gettext refuses it.")
WIDE = N_("The file is in UTF-16, which gettext cannot read; save it in UTF-8.")
NUL = N_("There are NUL bytes in the file; gettext stops at the first.")
UNKNOWN_CHARSET = N_("The header names a charset that nobody knows: %(charset)s. Read as UTF-8.")
NOT_IN_CHARSET = N_("Not %(charset)s, as the header says, from this line on.")
REALLY_UTF8 = N_("The header says %(charset)s, but the file is in UTF-8: users meet garbled words.")


def decoded(content: bytes, problems: Problems) -> str:
    """The text, as far as it can be read."""
    if not content.strip():
        problems.add("empty", Severity.ERROR, EMPTY)
        return ""
    if content.startswith(_UTF16):
        problems.add("encoding", Severity.ERROR, WIDE, 1)
        return content.decode("utf-16", "replace")
    if content.startswith(codecs.BOM_UTF8):
        problems.add("byte-order-mark", Severity.ERROR, BYTE_ORDER_MARK, 1)
        content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        problems.add("nul", Severity.ERROR, NUL, _line(content, content.index(b"\0")))
        content = content.replace(b"\0", b"")
    charset = _charset(content, problems)
    try:
        text = content.decode(charset)
    except UnicodeDecodeError as problem:
        problems.add(
            "encoding", Severity.ERROR, NOT_IN_CHARSET, _line(content, problem.start), charset=charset
        )
        return content.decode(charset, "replace")
    if _ONE_BYTE.match(charset) and not content.isascii() and _is_utf8(content):
        problems.add("encoding", Severity.WARNING, REALLY_UTF8, charset=charset)
        return content.decode()
    return text


def _charset(content: bytes, problems: Problems) -> str:
    found = _CHARSET.search(content[:_HEADER_WITHIN])
    if found is None:
        return "utf-8"
    name = found[1].decode("ascii", "replace")
    try:
        return codecs.lookup(name).name
    except LookupError:
        # CHARSET is what xgettext leaves in a template for the translator to fill in
        if name != "CHARSET" or problems.path.suffix != ".pot":
            problems.add(
                "encoding", Severity.ERROR, UNKNOWN_CHARSET, _line(content, found.start()), charset=name
            )
        return "utf-8"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1
