"""From the bytes of a sheet to its cells: whatever a spreadsheet makes of a CSV file when it is saved."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator, Sequence

import msgspec

from a11y.words.errors import SheetError

_DELIMITERS = ",;\t"
_LONGEST = 16 * 2**20
"""Bytes; a day of sessions is a thousandth of that."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheets begin: zipped ones (xlsx, ods), and old ones (xls)."""
_SAVE = "save it as CSV (UTF-8)"


class Table(msgspec.Struct, frozen=True):
    """A sheet as cells."""

    header: tuple[str, ...]
    """The names of the columns as ours are written: lower case, `_` for blanks."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Each row that has a word in it, with its number as the spreadsheet shows it."""
    delimiter: str
    """What parts the cells."""
    notes: tuple[str, ...] = ()
    """What was read otherwise than it is handed out, a clause each."""


def read_table(content: bytes, name: str, known: Collection[str]) -> Table:
    """The cells of a sheet. `name` is the file's; `known` are the names of columns, by which the header is found.

    Raises `SheetError` for what is no CSV file, and for one without a header.
    """
    if len(content) > _LONGEST:
        raise SheetError(
            f"{name} is larger than an observation sheet can be; give the CSV file of one session"
        )
    if content.startswith(_WORKBOOKS):
        raise SheetError(f"{name} is a workbook and no CSV file; open it and {_SAVE}")
    text, notes = _text(content)
    first, _, rest = text.partition("\n")
    named = ""
    if first.strip().strip('"').lower().startswith("sep="):
        named, text = first.strip().strip('"')[4:5] or "\t", rest
    if not text.strip(f'{_DELIMITERS}" \r\n\ufeff'):
        raise SheetError(f"{name} is empty; fill in the sheet of the kit and give that file")
    choices = [
        (delimiter, rows)
        for delimiter in dict.fromkeys((*([named] if named else ()), *_DELIMITERS))
        if (rows := _rows(text, delimiter, name))
    ]
    delimiter, rows = max(choices, key=lambda one: len(set(_header(one[1][0][1])) & set(known)))
    header = _header(rows[0][1])
    return Table(header, tuple(rows[1:]), delimiter, tuple(notes))


def _text(content: bytes) -> tuple[str, list[str]]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), []
    if b"\0" in content[:2]:
        # the mark was lost: the first letter of a header is of ASCII, so half of it is nothing
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", "replace"), []
    try:
        return content.removeprefix(BOM_UTF8).decode(), []
    except UnicodeDecodeError:
        note = f"it is not in UTF-8 and was read as Windows-1252; if letters are wrong, {_SAVE}"
        return content.decode("cp1252", "replace"), [note]


def _rows(text: str, delimiter: str, name: str) -> list[tuple[int, tuple[str, ...]]]:
    try:
        return list(_filled(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except (csv.Error, TypeError, ValueError) as problem:
        if delimiter not in _DELIMITERS:
            return []  # what the line `sep=` names can part no cells
        raise SheetError(f"{name} cannot be read as CSV ({problem}); open it and {_SAVE}") from None


def _filled(rows: Iterator[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, tuple(cells)


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    """The names without what a spreadsheet or a hand changes in them."""
    return tuple(
        "_".join(cell.strip("\ufeff'\" ").lower().replace("-", " ").replace("_", " ").split())
        for cell in cells
    )
