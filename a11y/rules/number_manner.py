"""Are the digits of large numbers grouped as the language of the page groups them? (Unicode CLDR, number symbols)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.cldr import locale_of
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_BY_COMMAS = re.compile(r"(?<![\w.,:/+-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,]|\.\d)")
"""As English groups them."""
_SHORTENED = re.compile(r"(?<![\w.,:/+-])\d{1,3}\.\d{1,2}[ \u00a0\u202f]?[KMB](?![\w/])")
"""Thousands, millions and billions as English writes them in short, with its decimal sign."""
_MEASURED = re.compile(
    r"(?<![\w.,:/+-])\d{1,4}\.\d{1,2}[ \u00a0\u202f]?(?:[kKMGT]i?[BbOo]|%|ms|MHz|GHz)(?![\w/])"
)
"""What is measured, with the decimal sign of English."""
_OWN = re.compile(r"(?<![\w.,:/+-])\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?![\w.])")
_SEVERAL = 2
_SHORT = 8
"""Words of what a page counts."""


def judge_numbers(state: PageState) -> Iterator[Outcome]:
    """Applies to numbers with groups of digits, in languages that write a comma before decimals.

    Expects no comma between groups. Two commas are certain, since no number has two decimal signs; with one, what is
    meant as thousands is read as a fraction with three decimals: a question, where several such stand on the page.
    Several shortened numbers with a point, as 1.2M, are certain, and so are several sizes, as 12.3 MB.
    Longer texts, and what is called a description, are somebody's own words, and may be in another language.
    """
    if _decimal(state.language) != ",":
        return
    reading = reading_of(state)
    found: list[tuple[str, int]] = []
    short: list[tuple[str, int]] = []
    own = False
    for block in reading.blocks_of_words:
        said = primary_language(block.run.language or state.language)
        if reading.holds_code(block.node) or said != primary_language(state.language):
            continue
        if len(block.run.text.split()) > _SHORT or is_of_somebody(reading, block.node):
            continue
        found += [(number, block.node.id) for number in _BY_COMMAS.findall(block.run.text)]
        short += [
            (number, block.node.id)
            for pattern in (_SHORTENED, _MEASURED)
            for number in pattern.findall(block.run.text)
        ]
        own = own or _OWN.search(block.run.text) is not None
    certain = [one for one in found if one[0].count(",") > 1]
    if len(short) >= _SEVERAL and not certain:
        number, node = short[0]
        params = {"number": number, "language": state.language}
        target = node_target(state, reading.by_id[node])
        yield Outcome(OutcomeValue.FAILED, IN_SHORT, params, target, node=node)
        return
    if certain or len(found) >= _SEVERAL:
        number, node = (certain or found)[0]
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            BY_COMMAS if certain else PERHAPS,
            {"number": number, "language": state.language},
            node_target(state, reading.by_id[node]),
            node=node,
        )
    elif own:
        yield Outcome(OutcomeValue.PASSED, AS_WRITTEN)


def _decimal(tag: str) -> str:
    """What stands before decimals in a language; empty for one that is not known."""
    locale = locale_of(tag)
    symbols = locale.number_symbols if locale else {}
    return str(symbols.get("latn", symbols).get("decimal", ""))


NUMBERS = Rule(
    id="locale/number-manner",
    title=N_("Large numbers are written as the language of the page writes them."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_numbers,
    needs=("dom", "text", "facts"),
    help_url="https://www.unicode.org/reports/tr35/tr35-numbers.html",
)

AS_WRITTEN = N_("Large numbers are written as the language writes them.")
BY_COMMAS = N_(
    "“%(number)s” is written as in English on a page in “%(language)s”, where a comma stands before decimals. Let the "
    "target format numbers for the locale."
)
IN_SHORT = N_(
    "“%(number)s” has the decimal sign of English on a page in “%(language)s”, where a comma stands before decimals. "
    "Let the target format numbers for the locale, as CLDR has them."
)
PERHAPS = N_(
    "Numbers such as “%(number)s” have a comma before three digits on a page in “%(language)s”, where a comma stands "
    "before decimals. Are thousands meant? Then let the target format numbers for the locale."
)
