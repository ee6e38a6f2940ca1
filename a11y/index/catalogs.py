"""From the translators' .po files to what Django reads."""

import json
import re
import shutil
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.utils.translation import to_locale

_CATALOG = Path("LC_MESSAGES") / "django.po"
# Babel takes a string without its closing quote and drops the last letter, so lines are checked first.
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"([^"\\]|\\.)*"\s*)?')


def compile_all(source: Path, target: Path) -> frozenset[str]:
    """Compile `source/<locale>/LC_MESSAGES/django.po` into `target`; return the locales whose file does not parse.

    Such a file is told on stderr with its line. Fuzzy messages count as untranslated.
    """
    broken = set()
    for po in sorted(source.glob(f"*/{_CATALOG}")):
        locale = po.parent.parent.name
        if problem := _compile(po, target / locale / "LC_MESSAGES", locale):
            sys.stderr.write(f"a11y: {po}:{problem}; locale {locale} is left out until the file is mended\n")
            broken.add(locale)
    return frozenset(broken)


class PseudoLocaleError(Exception):
    """A folder is no pseudo-locale; the message says what to do."""


def add_pseudo_locale(source: Path, target: Path) -> str:
    """Put the compiled catalogs that `a11y pseudo` wrote where Django finds them; return the locale's code.

    Raises `PseudoLocaleError`.
    """
    try:
        locale = str(json.loads((source / "pseudo.json").read_bytes())["locale"])
        compiled = sorted((source / locale.replace("-", "_") / "LC_MESSAGES").glob("*.mo"))
        folder = target / to_locale(locale) / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for catalog in compiled:
            shutil.copyfile(catalog, folder / catalog.name)
    except (OSError, ValueError, KeyError, TypeError):
        compiled = []
    if not compiled:
        raise PseudoLocaleError(f"{source} holds no pseudo-locale; make one with `a11y pseudo`")
    return locale


def _compile(po: Path, folder: Path, locale: str) -> str:
    """Write `django.mo` into the folder; or return the line and what is wrong there."""
    try:
        text = po.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if not _LINE.fullmatch(line):
                return f"{number}: this is no line of a catalog (is a quotation mark missing?)"
        with po.open("rb") as file:
            catalog = read_po(file, locale=locale, abort_invalid=True)
        for message in [one for one in catalog if one.pluralizable and not any(one.string or ())]:
            # Babel compiles the source text in its place, which would win over Django's own translation
            catalog.delete(message.id, message.context)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, catalog)
    except PoFileError as error:
        return f"{error.lineno + 1}: {error.args[0]}"
    except ValueError as error:
        return f"1: {error}"
    return ""
