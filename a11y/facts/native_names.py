"""Languages by the names that their own speakers give them (Unicode CLDR, by Babel's data).

Working them out reads the data of every locale, which takes a process a second; so they lie beside this module.
`python -m a11y.facts.native_names` works them out again, for a new version of Babel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.localedata import locale_identifiers

from a11y.facts.plain_text import fold

_SHORTEST = 3
"""Letters of a name in ASCII: shorter ones are words of other languages."""
_FILE = Path(__file__).with_suffix(".json")


@cache
def native_names() -> Mapping[str, frozenset[str]]:
    """Languages (ISO 639) by their own names, folded: `français` is `fr`. A name may be that of several."""
    table: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(languages) for name, languages in table.items()}


def worked_out() -> dict[str, list[str]]:
    """The table by the data of the Babel that is installed."""
    found: dict[str, set[str]] = {}
    for identifier in locale_identifiers():
        if len(identifier.split("_")) > 2:  # language and script, or language and territory
            continue
        try:
            locale = Locale.parse(identifier)
        except (ValueError, UnknownLocaleError):
            continue
        language = locale.language
        for name in (locale.languages.get(identifier), locale.languages.get(language)):
            if name and len(name) >= (_SHORTEST if name.isascii() else 2):
                found.setdefault(fold(name), set()).add(language)
    return {name: sorted(found[name]) for name in sorted(found)}


if __name__ == "__main__":
    _FILE.write_text(
        json.dumps(worked_out(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
