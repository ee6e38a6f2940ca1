"""The harness's own words in other languages, read straight from its `.po` files."""

from __future__ import annotations

import gettext
import os
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from a11y.content import content_path
from a11y.words.errors import CatalogError, UsageError

SOURCE = "en"
"""The language that the harness's words are written in."""
DOMAIN = "a11y"
"""The gettext domain, and the folder below `locales/`."""


def catalog_file(language: str) -> Path:
    """Where the catalog of a language lies, whether it exists or not."""
    return content_path("locales") / DOMAIN / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


def own_languages() -> tuple[str, ...]:
    """The languages that the harness speaks, as BCP 47 tags, the source first."""
    files = (content_path("locales") / DOMAIN).glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return (SOURCE, *sorted(path.parent.parent.name.replace("_", "-") for path in files))


def choose_language(wanted: str | None) -> str:
    """The language to speak: `wanted`, else the one of the process's environment, else the source.

    A regional variant falls back to its language. Raises `UsageError` when `wanted` is none that the harness speaks.
    """
    known = own_languages()
    if wanted is not None:
        found = _match(wanted, known)
        if found is None:
            raise UsageError(
                f"the reports do not speak “{wanted}”; choose one of {', '.join(known)} with --language"
            )
        return found
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for value in os.environ.get(variable, "").split(":"):
            found = _match(value.partition(".")[0].partition("@")[0], known) if value else None
            if found is not None:
                return found
    return SOURCE


def own_language_of(locale: str) -> str:
    """The language that the harness speaks to readers of a locale; empty when it does not speak theirs."""
    return _match(locale, own_languages()) or ""


def _match(tag: str, known: tuple[str, ...]) -> str | None:
    tag = tag.replace("_", "-")
    by_lower = {name.lower(): name for name in known}
    return by_lower.get(tag.lower()) or by_lower.get(tag.lower().partition("-")[0])


@lru_cache
def own_translations(language: str) -> gettext.NullTranslations:
    """The translations of the harness's own words; for the source language those that change nothing.

    Raises `CatalogError` when the catalog is missing or cannot be parsed.
    """
    if language == SOURCE:
        return gettext.NullTranslations()
    path = catalog_file(language)
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=Locale.parse(language, sep="-"), abort_invalid=True)
    except (OSError, PoFileError, UnknownLocaleError, ValueError) as error:
        raise CatalogError(
            f"cannot read the harness's own words in “{language}” ({path}): {error}"
        ) from error
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
