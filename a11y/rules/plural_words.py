"""Does a counted word take another form for one than for several? (CLDR plural rules; gettext's plural forms)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from a11y.facts.locale_names import primary_language
from a11y.rules.cldr import UNITS, locale_of, unit_words
from a11y.rules.plural_endings import (
    AFTER_FEW,
    AFTER_MANY,
    ALIKE,
    ALWAYS_COUNTED,
    DESCRIBED_AS_SEVERAL,
    ENDS_OF_MANY,
    ENDS_OF_SEVERAL,
    OF_NAMES,
    SHOWN,
    UNCHANGED,
)
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_COUNTED = re.compile(
    r"(?<![\w.,:/+-])(?<!\d[ \u00a0\u202f])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,6})[ \u00a0\u202f]([^\W\d_]{4,})"
)
"""A number and the word after it; what is part of a version, a date or an address is none."""
_NUMBERED = re.compile(
    r"(?:(?i:\b(?:level|phase|step|version|tier|stage|chapter|part|section|group|class|type|page|top|day|week|year|release|"
    r"niveau|étape|partie|chapitre|groupe|nivel|paso|fase|etapa|capítulo|grupo|stufe|schritt|teil|seite|gruppe))|"
    r"\S\s+[A-Z][\w-]*)[\s#]*$",
)
"""What has a number for a name: “level 1 users”, “of Python 3 releases”."""
_MARKER = re.compile(r"^[\u2022\u25e6\u25aa\u25a0\u2023\u2013-]\s*")
"""Of an item of a list."""
_SPACES = re.compile(r"[ \u00a0\u202f]")
_FREE = frozenset(".:;,(\u00b7|\u2022\u00ab\u201e\u201c")
"""What stands before a number that no word asks for another case for."""
_OTHERS = frozenset({"one", "few"})
"""Categories that take another form there."""
_MOST = 400
"""Texts of a page that are read."""


def judge_plural_words(state: PageState) -> Iterator[Outcome]:
    """Applies to words that a page counts both once and several times, in languages whose plurals differ.

    Expects another word for one than for several: “1 file”, “3 files”. Some words have one form for both, as “series”,
    so that the same word is a question, asked once for a page. So is a word of a Slavic language in the form for five
    and more behind a number that takes another form, as 21 and 3 do: after some words that form is right. Where nothing
    but the number and the word stands in an element there is no such word, and it fails. So does a unit of time, or a
    word of some languages by its ending, that can only be several, behind a number that takes the form for one.
    """
    locale = locale_of(state.language)
    if locale is None or locale.plural_form(1) == locale.plural_form(5):
        return
    reading = reading_of(state)
    counted = _counted(reading, locale)
    found, alone = counted.found, counted.alone
    certain = _certain(counted, locale, primary_language(state.language))
    if certain is not None:
        sentence, (words, node) = certain
        target = node_target(state, reading.by_id[node])
        yield Outcome(OutcomeValue.FAILED, sentence, {"counted": words}, target, node=node)
        return
    one = locale.plural_form(1)
    language = primary_language(state.language)
    for word, forms in found.items():
        others = [told for kind, told in forms.items() if kind != one]
        if (
            one in forms
            and others
            and word not in _months()
            and not word.endswith(ALIKE.get(language, ("\0",)))
        ):
            (single, node), (several, _) = forms[one], others[0]
            params = {"one": single, "several": several}
            target = node_target(state, reading.by_id[node])
            yield Outcome(OutcomeValue.CANT_TELL, SAME, params, target, node=node)
            return
    for word, forms in found.items():
        wrong = next((forms[kind] for kind in sorted(_OTHERS & forms.keys())), None)
        many = ENDS_OF_MANY.get(language, ())
        if wrong is not None and (word.endswith(many) or (many and word in _units(language))):
            target = node_target(state, reading.by_id[wrong[1]])
            sure = wrong[0] in alone
            value, sentence = (
                (OutcomeValue.FAILED, OF_MANY_ALONE) if sure else (OutcomeValue.CANT_TELL, OF_MANY)
            )
            yield Outcome(value, sentence, {"counted": wrong[0]}, target, node=wrong[1])
            return
    if any(one in forms for forms in found.values()):
        yield Outcome(OutcomeValue.PASSED, OWN_FORM)


class _Counts(NamedTuple):
    """Words behind numbers."""

    found: dict[str, dict[str, tuple[str, int]]]
    """By word and category of its number, the first such words and their element."""
    alone: set[str]
    """Those that are all of their text."""
    free: set[str]
    """Those with no word right before them."""
    shown: set[str]
    """Those behind a word that says that so many were found, or are left."""


def _counted(reading: Reading, locale: Locale) -> _Counts:
    found: dict[str, dict[str, tuple[str, int]]] = {}
    alone: set[str] = set()
    free: set[str] = set()
    shown: set[str] = set()
    for block in reading.blocks_of_words[:_MOST]:
        if reading.holds_code(block.node):
            continue
        for match in _COUNTED.finditer(block.run.text):
            number, word = match.groups()
            if _NUMBERED.search(block.run.text[: match.start()]):
                continue
            counted = f"{number} {word}"
            before = _MARKER.sub("", block.run.text[: match.start()]).strip()
            if word.islower() and (not before or before[-1] in _FREE):
                free.add(counted)
            if word.islower() and SHOWN.search(before):
                shown.add(counted)
            if len(counted) == len(_MARKER.sub("", block.run.text).strip()):
                alone.add(counted)
            kind = locale.plural_form(int(_SPACES.sub("", number)))
            found.setdefault(word.casefold(), {}).setdefault(kind, (counted, block.node.id))
    return _Counts(found, alone, free, shown)


def _certain(counted: _Counts, locale: Locale, language: str) -> tuple[str, tuple[str, int]] | None:
    """What is surely in a form that its number does not take, behind the sentence that says so; None for nothing."""
    found = counted.found
    shown = counted.free | counted.shown
    ways = (
        (OF_MANY_ALONE, _of_another_number(_of_kind(found, "few"), counted.free, AFTER_FEW.get(language))),
        (OF_ONE, _unit_of_one(found, locale, language)),
        (OF_FEW, _of_another_number(_of_kind(found, "many"), shown, AFTER_MANY.get(language))),
        (OF_SEVERAL, _in_wrong_form(found, shown, locale, language)),
    )
    return next(((sentence, told) for sentence, told in ways if told is not None), None)


def _of_kind(found: Mapping[str, Mapping[str, tuple[str, int]]], kind: str) -> dict[str, tuple[str, int]]:
    """By word, what numbers of this category count."""
    return {word: forms[kind] for word, forms in found.items() if kind in forms}


def _of_another_number(
    counted: Mapping[str, tuple[str, int]], among: set[str], ending: re.Pattern[str] | None
) -> tuple[str, int] | None:
    """By word, what is counted by numbers of a kind: the first `among` those without a case to follow that ends as none
    of that kind does; None for nothing.
    """
    for word, (words, node) in counted.items():
        odd = ending is not None and words in among and ending.search(word)
        if odd and not OF_NAMES.search(word) and word not in UNCHANGED | _months():
            return words, node
    return None


def _in_wrong_form(
    found: Mapping[str, Mapping[str, tuple[str, int]]], free: set[str], locale: Locale, language: str
) -> tuple[str, int] | None:
    """What is counted once with a word that can only be of several; None for nothing."""
    one = locale.plural_form(1)
    for word, forms in found.items():
        if one not in forms or word in _months():
            continue
        counted = forms[one][0]
        described = counted in free and counted.startswith("1 ") and _describes_several(word, language)
        if word in _units(language) or _is_of_several(word, language) or described:
            return forms[one]
    return None


def _unit_of_one(
    found: Mapping[str, Mapping[str, tuple[str, int]]], locale: Locale, language: str
) -> tuple[str, int] | None:
    """A unit of time in the form for one behind a number of several, in languages that never have it so."""
    if language not in ALWAYS_COUNTED:
        return None
    ones = {_unit(unit, 1, language): _unit(unit, 5, language) for unit in UNITS}
    for word, forms in found.items():
        wrong = next((told for kind, told in forms.items() if kind != locale.plural_form(1)), None)
        if wrong is not None and word in ones and ones[word] not in {word, ""}:
            return wrong
    return None


@lru_cache(maxsize=32)
def _units(language: str) -> frozenset[str]:
    """Words for several seconds to years that are never one's, whatever case a sentence asks for (CLDR units)."""
    locale = Locale(language)
    several = locale.plural_form(5)
    found = set()
    for unit in UNITS:
        word = _unit(unit, 5, language)
        # the form for few, or for a part, is that of one in another case
        others = {
            _unit(unit, number, language) for number in (1, 3, 1.5) if locale.plural_form(number) != several
        }
        if word.isalpha() and word not in others:
            found.add(word)
    return frozenset(found)


def _unit(unit: str, number: float, language: str) -> str:
    return " ".join(unit_words(unit, number, language))


def _describes_several(word: str, language: str) -> bool:
    """Whether it describes several things and cannot describe one."""
    ending = DESCRIBED_AS_SEVERAL.get(language)
    return bool(ending and ending.search(word))


def _is_of_several(word: str, language: str) -> bool:
    """Whether a word can only be several, by its ending; where a language has no such ending, never."""
    ending, but = ENDS_OF_SEVERAL.get(language, (None, None))
    return bool(ending and ending.search(word) and not (but and but.search(word)))


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    """Names of months, which follow the number of a day."""
    names: set[str] = set()
    for language in ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "ru", "uk", "he", "el"):
        months = Locale(language).months
        names |= {
            name.casefold().rstrip(".")
            for form in months.values()
            for width in form.values()
            for name in width.values()
        }
    return frozenset(names)


PLURAL_WORDS = Rule(
    id="locale/plural-form",
    title=N_("A counted word has the form that its number takes."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_plural_words,
    needs=("dom", "text", "facts"),
    help_url="https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules",
)

OWN_FORM = N_("One thing has another word than several.")
OF_SEVERAL = N_(
    "“%(counted)s”: the word is that of several, and this number takes the one of one. Let the catalog choose the form "
    "(gettext's ngettext) and do not put a number before a fixed word."
)
OF_MANY = N_(
    "“%(counted)s”: the word has the form for five and more, and this number takes another one in most sentences. Does "
    "the catalog choose the form (gettext's ngettext)?"
)
OF_MANY_ALONE = N_(
    "“%(counted)s”: the word has the form for five and more, and this number takes another one. Let the catalog choose "
    "the form (gettext's ngettext)."
)
OF_FEW = N_(
    "“%(counted)s”: the word has the form for two to four, and this number takes the one for five and more. Let the "
    "catalog choose the form (gettext's ngettext), also in scripts (Intl.PluralRules)."
)
OF_ONE = N_(
    "“%(counted)s”: the word is that of one, and this number takes the one of several. Let the catalog choose the form "
    "(gettext's ngettext)."
)
SAME = N_(
    "“%(one)s” and “%(several)s” stand on one page: is the word the same for one and for several in this language? "
    "Else let the catalog choose the form (gettext's ngettext) and do not put a number before a fixed word."
)
