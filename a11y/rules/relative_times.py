"""Do words of how long ago something was fit the times that they stand for? (CLDR relative times; HTML, `time`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from a11y.facts.locale_names import primary_language
from a11y.rules.cldr import unit_words
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DAY = timedelta(days=1)
_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": _DAY}
"""Units that are short enough for a page to mean them; months are of many lengths."""
_YESTERDAY = {
    "ar": "أمس",
    "be": "учора",
    "bg": "вчера",
    "cs": "včera",
    "da": "i går",
    "de": "gestern",
    "el": "χθες",
    "en": "yesterday",
    "eo": "hieraŭ",
    "es": "ayer",
    "fa": "دیروز",
    "fi": "eilen",
    "fr": "hier",
    "he": "אתמול",
    "hu": "tegnap",
    "id": "kemarin",
    "it": "ieri",
    "ja": "昨日",
    "ko": "어제",
    "nb": "i går",
    "nl": "gisteren",
    "pl": "wczoraj",
    "pt": "ontem",
    "ro": "ieri",
    "ru": "вчера",
    "sv": "i går",
    "tr": "dün",
    "uk": "вчора",
    "vi": "hôm qua",
    "zh": "昨天",
}
"""By primary language subtag, the word for the day before today."""
_NUMBERS = (1, 2, 5, 11)
"""Behind these a unit has all of its forms."""
_DATED = re.compile("[\u5e74\u6708]")
"""What stands behind a year or a month in dates, which may have the word for a day in them."""
_LONGEST = 40
"""Characters of such words; what has more says something else as well."""


def judge_relative(state: PageState) -> Iterator[Outcome]:
    """Applies to `time` elements with a machine-readable time whose words tell how long ago that was.

    Expects that times which lie days, hours or minutes apart are not told in the same words: “yesterday” is one day.
    A catalog with one plural form gives all numbers the words of one, where the form for one has no number in it.
    Source: gettext manual, Plural forms.
    """
    reading = reading_of(state)
    told: dict[str, list[tuple[datetime, Node]]] = {}
    for node in reading.nodes:
        when = _when(node.attributes.get("datetime", "")) if node.tag == "time" and not node.frame else None
        if when is not None and node.box is not None:
            told.setdefault(reading.words_in(node).strip().casefold(), []).append((when, node))
    passed = False
    for words, times in told.items():
        holds = _length(words, state.language)
        if holds is None:
            continue
        first, last = min(times, key=lambda one: one[0]), max(times, key=lambda one: one[0])
        apart = last[0] - first[0]
        if apart < holds:
            passed = True
            continue
        target = node_target(state, first[1])
        params = {"words": words, "number": str(len(times)), "apart": _said(apart)}
        yield Outcome(OutcomeValue.FAILED, SAME_WORDS, params, target, node=first[1].id)
        return
    if passed:
        yield Outcome(OutcomeValue.PASSED, OWN_WORDS)


def _when(value: str) -> datetime | None:
    """A date, or a date and a time, as HTML writes it; None for anything else."""
    try:
        when = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _length(words: str, language: str) -> timedelta | None:
    """How far apart two times must lie for the same words to be wrong of one of them; None where words do not tell."""
    if not words or len(words) > _LONGEST:
        return None
    primary = primary_language(language)
    if words == _YESTERDAY.get(primary):
        return _DAY
    if _DATED.search(words):
        return None
    for unit, length in _UNITS.items():
        if any(_is_said(one, words) for number in _NUMBERS for one in unit_words(unit, number, language)):
            # rounded up and down, times of one number lie less than two units apart
            return 2 * length
    return None


def _is_said(unit: str, words: str) -> bool:
    """Whether the words have one for the unit: as a word of its own, or within, where words are not told apart."""
    if unit[0] >= "\u3000":
        return unit in words
    return re.search(rf"(?<![^\W\d_]){re.escape(unit)}(?![^\W\d_])", words) is not None


def _said(apart: timedelta) -> str:
    hours = int(apart.total_seconds() // 3600)
    return f"{apart.days} d" if apart >= 2 * _DAY else f"{hours} h" if hours else f"{apart.seconds // 60} min"


RELATIVE = Rule(
    id="locale/relative-time",
    title=N_("Words of how long ago something was fit each time that they stand for."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_relative,
    needs=("dom", "text", "facts"),
    help_url="https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html",
)

OWN_WORDS = N_("Times that lie apart are told in other words.")
SAME_WORDS = N_(
    "“%(words)s” is said of %(number)s times that lie up to %(apart)s apart: it is wrong of some of them. Where a "
    "language has one plural form, its message for one must have the number in it, or be a message of its own."
)
