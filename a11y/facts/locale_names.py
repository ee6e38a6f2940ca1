"""Locale names: BCP 47 tags, as browsers and pages write them, and gettext's names, as folders are called."""

from __future__ import annotations

import re
from functools import lru_cache

_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_NAME = re.compile(r"(?P<parts>[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)(?:\.[\w-]+)?(?:@(?P<modifier>\w+))?")


def to_bcp47(name: str) -> str:
    """`pt_BR` to `pt-BR`, `zh_hans` to `zh-Hans`, `sr@latin` to `sr-Latn`; a name of another shape stays."""
    found = _NAME.fullmatch(name)
    if found is None:
        return name
    language, *subtags = re.split("[-_]", found["parts"])
    if found["modifier"]:
        modifier = found["modifier"].lower()
        subtags.append(_MODIFIERS.get(modifier, modifier))
    cased = [language.lower()]
    private = False
    for subtag in subtags:
        private = private or len(subtag) == 1
        if private:
            cased.append(subtag.lower())
        elif len(subtag) == 4 and subtag.isalpha():
            cased.append(subtag.title())
        elif len(subtag) == 2 and subtag.isalpha():
            cased.append(subtag.upper())
        else:
            cased.append(subtag.lower())
    return "-".join(cased)


@lru_cache(maxsize=256)
def primary_language(tag: str) -> str:
    """The primary language subtag of a tag as a page may write it, in lower case: `pt` of `pt-BR` and of `PT_br`."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()


def to_gettext(tag: str) -> str:
    """`pt-BR` to `pt_BR`, `zh-hant` to `zh_Hant`."""
    return to_bcp47(tag).replace("-", "_")


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tags to look for, as gettext does, the asked for first: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    subtags = to_bcp47(tag).split("-")
    return tuple(
        "-".join(subtags[:count]) for count in range(len(subtags), 0, -1) if len(subtags[count - 1]) > 1
    )
