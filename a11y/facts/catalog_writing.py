"""Writes `.po` files of chosen messages, each as its own catalog has it, in an order of our own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path

import msgspec
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.mofile import read_mo
from babel.messages.pofile import denormalize, normalize, read_po, write_po

from a11y.facts.catalog_trees import Tree, catalog_file
from a11y.facts.locale_names import to_gettext
from a11y.words.errors import CatalogError

_WIDTH = 79
_BEFORE = "a11y: the text before the change of message "
"""A comment that holds the place of one until all is written."""


class Wanted(msgspec.Struct, frozen=True):
    """A message to write down."""

    msgid: str
    """Its source text."""
    context: str
    """Its msgctxt; empty when it has none."""
    comments: tuple[str, ...]
    """Lines for its translator, before those that its catalog has."""
    done_too: bool = False
    """Write it although nothing is left to translate."""
    was_open: bool = False
    """It was not translated when it was met."""


class Selection(msgspec.Struct, frozen=True):
    """What became of the wanted messages of one catalog."""

    content: bytes
    """The `.po`; empty when it holds no message."""
    written: int
    """Messages in it."""
    done: tuple[Wanted, ...] = ()
    """Translated since they were met."""
    gone: tuple[Wanted, ...] = ()
    """In no catalog of this name any more."""
    guessed_plural: bool = False
    """Neither the catalog nor CLDR says how many plural forms the language has."""


def selected(tree: Tree, domain: str, locale: str, wanted: Sequence[Wanted]) -> Selection:
    """The wanted messages that are open in a locale's catalog, as a catalog of their own.

    Plural forms, flags, references, comments and the text before a change stay as they are. CatalogError when the
    catalog cannot be parsed.
    """
    folder = tree.locales((domain,)).get(locale)
    own_path = catalog_file(folder, domain) if folder else None
    template_path = tree.template(domain)
    own = _read(own_path) if own_path else None
    template = _read(template_path) if template_path else None
    made, known = _empty(own, locale)
    done: list[Wanted] = []
    gone: list[Wanted] = []
    written = 0
    for one in wanted:
        message = _find(own, one) or _find(template, one)
        if message is None:
            gone.append(one)
        elif _is_done(message, made.num_plurals) and not one.done_too:
            done += [one] * one.was_open
        else:
            _add(made, message, one.comments)
            written += 1
    out = BytesIO()
    if written:
        write_po(out, made, width=_WIDTH)
    # Babel takes the only word of a project's name for its version
    content = out.getvalue().replace(b'"Project-Id-Version:  ', b'"Project-Id-Version: ', 1)
    content = _with_previous(content.decode(), made).encode()
    return Selection(content, written, tuple(done), tuple(gone), not known)


def _read(path: Path) -> Catalog:
    try:
        content = path.read_bytes()
        if path.suffix == ".mo":
            return read_mo(BytesIO(content))
        with redirect_stdout(
            StringIO()
        ):  # what is wrong with a catalog is told by `a11y coverage --catalogs`
            catalog = read_po(BytesIO(content.removeprefix(b"\xef\xbb\xbf")))
        _take_previous(catalog, content.decode(catalog.charset or "utf-8", "replace"))
    except OSError as problem:
        raise CatalogError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        raise CatalogError(f"{path}: cannot be parsed: {problem}; msgfmt --check tells the line") from None
    return catalog


def _take_previous(catalog: Catalog, text: str) -> None:
    """Give fuzzy messages their text before the change (`#|`), which Babel writes and does not read."""
    before: list[str] = []
    known: dict[int, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#|"):
            before.append(line[2:].strip())
        elif line.startswith("msgid"):
            known[number] = before
        elif line.startswith("msgstr"):
            before = []
    for message in catalog:
        lines = known.get(message.lineno or 0, [])
        if message.id and lines:
            message.previous_id = list(_strings(lines))


def _strings(lines: Sequence[str]) -> Iterator[str]:
    """The msgid, and the msgid_plural, in lines of a catalog."""
    gathered: list[str] = []
    keyword = ""
    for line in lines:
        if line.startswith('"'):
            gathered.append(line)
            continue
        if keyword.startswith("msgid"):
            yield denormalize("\n".join(gathered))
        keyword, _, first = line.partition(" ")
        gathered = [first]
    if keyword.startswith("msgid"):
        yield denormalize("\n".join(gathered))


def _empty(own: Catalog | None, locale: str) -> tuple[Catalog, bool]:
    """A catalog with the header of the locale's own, else as CLDR has it; and whether its plural forms are known."""
    made = Catalog(locale=to_gettext(locale), fuzzy=False, charset="utf-8")
    made.revision_date = made.creation_date
    made.last_translator = made.language_team = ""
    known = made.locale is not None
    if own is not None:
        fields = [
            (name, value)
            for name, value in own.mime_headers
            if name.lower()
            not in {"content-type", "content-transfer-encoding", "generated-by", *_initial(own)}
        ]
        made.mime_headers = [*fields, ("Content-Type", "text/plain; charset=utf-8")]
        made.header_comment = own.header_comment
        known = known or any(name.lower() == "plural-forms" for name, _ in own.mime_headers)
    return made, known


def _initial(own: Catalog) -> set[str]:
    """Header fields that Babel fills with their initial values when a catalog has none."""
    initial = {"last-translator": "FULL NAME", "language-team": "LANGUAGE", "po-revision-date": "YEAR-MO-DA"}
    given = {name.lower(): value for name, value in own.mime_headers}
    return {name for name, start in initial.items() if given.get(name, start).startswith(start)}


def _find(catalog: Catalog | None, wanted: Wanted) -> BabelMessage | None:
    if catalog is None:
        return None
    found = catalog.get(wanted.msgid, wanted.context or None)
    return found if found is not None and found.id else None


def _is_done(message: BabelMessage, forms: int) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    enough = len(strings) >= forms or not message.pluralizable
    return not message.fuzzy and enough and all(strings)


def _add(made: Catalog, message: BabelMessage, comments: Sequence[str]) -> None:
    strings = message.string
    if message.pluralizable:
        given = list(strings) if isinstance(strings, tuple | list) else [strings or ""]
        strings = tuple((given + [""] * made.num_plurals)[: made.num_plurals])
    made.add(
        message.id,
        strings,
        locations=message.locations,
        flags=message.flags,
        auto_comments=[*_lines(comments), *message.auto_comments],
        # Babel reads the text before a change as a comment where a catalog has it twice
        user_comments=[
            *(one for one in message.user_comments if not one.startswith("|")),
            *([f"{_BEFORE}{len(made)}"] if message.previous_id else []),
        ],
        previous_id=message.previous_id,
        context=message.context,
    )


def _with_previous(text: str, made: Catalog) -> str:
    """The text before a change (`#|`) where it belongs: Babel wraps it as a comment, which breaks its strings."""
    before = {
        comment: _previous(message)
        for message in made
        for comment in message.user_comments
        if comment.startswith(_BEFORE)
    }
    lines: list[str] = []
    waiting: list[str] = []
    for line in text.split("\n"):
        if line.removeprefix("# ") in before:
            waiting = before[line.removeprefix("# ")]
        else:
            if line.startswith(("msgctxt ", "msgid ")):
                lines += waiting
                waiting = []
            lines.append(line)
    return "\n".join(lines)


def _previous(message: BabelMessage) -> list[str]:
    given = message.previous_id
    ids = [given] if isinstance(given, str) else list(given)
    return [
        f"#| {line}"
        for keyword, one in zip(("msgid", "msgid_plural"), ids, strict=False)
        for line in f"{keyword} {normalize(one, width=_WIDTH)}".split("\n")
    ]


def _lines(comments: Sequence[str]) -> Iterator[str]:
    """Comments without line ends: what a page shows must not become a line of the catalog."""
    for comment in comments:
        yield " ".join(comment.split())
