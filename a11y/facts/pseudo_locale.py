"""Makes pseudo-locales of gettext trees, and knows afterwards which message each mark means."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from functools import cached_property, lru_cache
from gettext import c2py
from io import BytesIO, StringIO
from pathlib import Path

import msgspec
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from a11y.facts.catalog_trees import catalog_file, find_tree
from a11y.facts.catalogs import Catalogs, load_catalogs, usable
from a11y.facts.format_messages import is_format
from a11y.facts.locale_names import to_bcp47, to_gettext
from a11y.facts.marks import MOST_MESSAGES
from a11y.facts.profile import Profile
from a11y.facts.profile_parts import CatalogSource
from a11y.facts.pseudo_words import pseudo_words
from a11y.words.errors import CatalogError
from a11y.words.finding import Source
from a11y.words.message import Message, Translation
from a11y.words.pseudo import PseudoKind

MANIFEST = "pseudo.json"
"""The file beside the catalogs that says what each number means."""
_COMMENT = "# Made by `a11y pseudo`; do not translate."
FORMAT = 1
"""The number of the manifest's format. 1: the first."""


class Wish(msgspec.Struct, frozen=True):
    """Which pseudo-locale to make."""

    kind: PseudoKind
    """What it does to the words."""
    locale: str
    """What it is called (BCP 47)."""
    base: str
    """The locale whose words it takes; the source's for untranslated messages (BCP 47)."""
    source: str = "en"
    """The locale of the source text."""
    expand: float = 0.4
    """By which share accented words are longer."""


class Numbered(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message and the number that its marks carry."""

    number: int
    """From 1."""
    msgid: str
    """The source text."""
    context: str = ""
    """The msgctxt."""
    plural: str = ""
    """The msgid_plural."""
    translation: Translation = Translation.TRANSLATED
    """What the base locale has of it."""
    domain: str = ""
    """The catalog's file name without `.po`."""
    catalog: str = ""
    """The tree that it comes from."""
    sources: tuple[Source, ...] = ()
    """Its `#:` references."""


class Manifest(msgspec.Struct, frozen=True, dict=True):
    """What a pseudo-locale is, and its messages by number."""

    format: int
    """Always `FORMAT` for manifests written now."""
    kind: PseudoKind
    """What it does to the words."""
    locale: str
    """What it is called (BCP 47)."""
    base: str
    """The locale whose words it has (BCP 47)."""
    source: str
    """The locale of the source text (BCP 47)."""
    trees: tuple[str, ...]
    """The trees that it was made of."""
    domains: tuple[str, ...]
    """The catalogs that it consists of."""
    messages: tuple[Numbered, ...]
    """The marked messages."""
    unmarked: tuple[str, ...] = ()
    """The msgids that were left alone: formats, and what has no words."""

    @cached_property
    def by_number(self) -> dict[int, Numbered]:
        """The messages by the number of their marks."""
        return {message.number: message for message in self.messages}


def make_pseudo_locale(wish: Wish, catalogs: CatalogSource, out: Path) -> Manifest:
    """Write `<locale>/LC_MESSAGES/<domain>.po` and `.mo` of every domain, and the manifest.

    Raises `CatalogError` when the trees cannot be read or hold too many messages, OSError when nothing can be written.
    """
    folder = out / to_gettext(wish.locale) / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    numbered: list[Numbered] = []
    unmarked: list[str] = []
    for domain in catalogs.domains:
        spoken = load_catalogs(msgspec.structs.replace(catalogs, domains=(domain,)), wish.base, wish.source)
        in_source = {message.key: message for message in spoken.source_messages}
        rule = _plural_rule(catalogs, domain, spoken.locale)
        made = Catalog(domain=domain, charset="utf-8", fuzzy=False, header_comment=_COMMENT)
        made.mime_headers = [
            ("Language", to_gettext(wish.base)),
            ("Plural-Forms", rule.header),
            *_MIME,
        ]
        for message in spoken.messages:
            source = in_source.get(message.key, message)
            forms = _forms(message, source, rule)
            if is_format(message):
                unmarked.append(message.msgid)
            else:
                entry = _numbered(message, source, len(numbered) + 1, domain, spoken)
                numbered.append(entry)
                forms = tuple(
                    pseudo_words(text, wish.kind, entry.number, form, wish.expand)
                    for form, text in enumerate(forms)
                )
            _add(made, message, forms)
        if len(numbered) >= MOST_MESSAGES:
            raise CatalogError(
                f"marks tell {MOST_MESSAGES - 1} messages apart, and there are more; give fewer trees"
            )
        _write(made, folder, domain)
    manifest = Manifest(
        format=FORMAT,
        kind=wish.kind,
        locale=wish.locale,
        base=to_bcp47(wish.base),
        source=to_bcp47(wish.source),
        trees=catalogs.trees,
        domains=catalogs.domains,
        messages=tuple(numbered),
        unmarked=tuple(dict.fromkeys(unmarked)),
    )
    (out / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a pseudo-locale's folder. Raises `CatalogError` when there is none, or it is another format."""
    path = folder / MANIFEST
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        raise CatalogError(
            f"{folder} holds no pseudo-locale: there is no {MANIFEST}; make one with `a11y pseudo`"
        ) from None
    except msgspec.DecodeError as problem:
        raise CatalogError(f"{path} cannot be read ({problem}); make it again with `a11y pseudo`") from None


def with_pseudo_locales(profile: Profile, folders: Iterable[str]) -> Profile:
    """The profile of a target that speaks these pseudo-locales too. Raises `CatalogError` when one is none."""
    made = {read_manifest(Path(folder)).locale: folder for folder in folders}
    if not made:
        return profile
    added = tuple(locale for locale in made if profile.locales and locale not in profile.locales)
    return msgspec.structs.replace(
        profile,
        locales=(*profile.locales, *added),
        catalogs=msgspec.structs.replace(profile.catalogs, pseudo=made),
    )


def manifest_of(profile: Profile, locale: str) -> Manifest | None:
    """What the marks of a locale mean; None for a locale that is no pseudo-locale."""
    folder = profile.catalogs.pseudo.get(to_bcp47(locale))
    return read_manifest(Path(folder)) if folder else None


@lru_cache(maxsize=8)
def _read(path: Path, _modified: int) -> Manifest:
    manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    if manifest.format != FORMAT:
        raise CatalogError(f"{path} has format {manifest.format}; make it again with this `a11y pseudo`")
    return manifest


class _PluralRule(msgspec.Struct, frozen=True):
    """How the base locale chooses a plural form."""

    count: int
    """How many forms there are."""
    header: str
    """As `Plural-Forms` has it."""
    choose: Callable[[int], int]
    """From a number to the index of the form."""


_MIME = [
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
]
_STATES = {True: Translation.SAME, False: Translation.TRANSLATED}


def _plural_rule(catalogs: CatalogSource, domain: str, base: str) -> _PluralRule:
    """The rule of the first tree that has one for the base locale, else CLDR's as Babel knows it."""
    for name in catalogs.trees:
        folders = find_tree(name, catalogs.folder, catalogs.checkout).locales((domain,))
        path = catalog_file(folders[base], domain) if base in folders else None
        if path is not None and (found := _header_rule(path)):
            return found
    try:
        known = Catalog(locale=to_gettext(base).partition("_")[0])
    except (ValueError, UnknownLocaleError):
        known = Catalog()
    return _rule(known)


def _header_rule(path: Path) -> _PluralRule | None:
    """What the header of a catalog says of plural forms; None when it says nothing that can be used."""
    content = path.read_bytes()
    head = content.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0] + b"\n"
    try:
        with redirect_stdout(StringIO()):
            read = read_mo(BytesIO(content)) if path.suffix == ".mo" else read_po(BytesIO(head))
        return _rule(read) if "plural-forms" in (name.lower() for name, _ in read.mime_headers) else None
    except (PoFileError, OSError, ValueError, LookupError, TypeError, AttributeError, struct.error):
        return None


def _rule(catalog: Catalog) -> _PluralRule:
    return _PluralRule(catalog.num_plurals, catalog.plural_forms, c2py(catalog.plural_expr))


def _numbered(message: Message, source: Message, number: int, domain: str, spoken: Catalogs) -> Numbered:
    if spoken.locale == spoken.source:
        translation = Translation.SOURCE
    elif usable(message):
        translation = _STATES[message.translations[0] == _source_forms(source)[0]]
    else:
        translation = Translation.FUZZY if any(message.translations) else Translation.MISSING
    return Numbered(
        number=number,
        msgid=message.msgid,
        context=message.context,
        plural=message.plural,
        translation=translation,
        domain=domain,
        catalog=message.catalog,
        sources=message.sources,
    )


def _forms(message: Message, source: Message, rule: _PluralRule) -> tuple[str, ...]:
    """The words that a user of the base locale meets, in each plural form; those of the source where there are none."""
    own = message.translations if usable(message) else ()
    original = _source_forms(source)
    if not message.plural:
        return (own[0] if own else original[0],)
    # where one form serves every number, the source's plural is wrong least often
    one = rule.choose(1) if rule.count > 1 else -1
    return tuple(
        own[form] if form < len(own) and own[form] else original[0 if form == one else -1]
        for form in range(rule.count)
    )


def _source_forms(message: Message) -> tuple[str, ...]:
    if usable(message):
        return message.translations
    return (message.msgid, message.plural) if message.plural else (message.msgid,)


def _add(made: Catalog, message: Message, forms: tuple[str, ...]) -> None:
    places = [(source.path, source.line) for source in message.sources]
    if message.plural:
        made.add((message.msgid, message.plural), forms, places, context=message.context or None)
    elif forms:
        made.add(message.msgid, forms[0], places, context=message.context or None)


def _write(made: Catalog, folder: Path, domain: str) -> None:
    with (folder / f"{domain}.po").open("wb") as file:
        write_po(file, made, width=0)
    with (folder / f"{domain}.mo").open("wb") as file:
        write_mo(file, made)
