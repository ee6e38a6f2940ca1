"""Is the title in the language of the page? (WCAG 2.2, criteria 2.4.2 and 3.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.facts.scripts import LATIN, scripts
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.title_subject import title_parts
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import PageState

_PLAIN = re.compile(r"(?<!\S)[a-z]{4,}(?!\S)")
"""A word in small letters, as names have none."""
_FEWEST = 2


def judge_title_language(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with a title whose only first heading is in other letters than Latin ones.

    Asks where the title has Latin letters alone, and in a part of it, which stands nowhere on the page, a word in small
    letters beside others: no name, but words that were not translated.
    """
    reading = reading_of(state)
    title = " ".join(state.title.split())
    heading = reading.first_heading
    letters = scripts(heading)
    if not title or not letters or letters[LATIN] * 2 > sum(letters.values()):
        return
    words = fold(" ".join(reading.own_words.values()))
    foreign = set(scripts(title)) == {LATIN} and any(
        _PLAIN.search(part) and len(part.split()) >= _FEWEST and fold(part) not in words
        for part in title_parts(title)
    )
    if not foreign:
        yield Outcome(OutcomeValue.PASSED, SAME)
        return
    target = Target(role="document", name=title, selector="title", html="")
    yield Outcome(OutcomeValue.CANT_TELL, OTHER, {"title": title, "heading": heading[:80]}, target)


TITLE_LANGUAGE = Rule(
    id="title/language",
    title=N_("The title of a page is in the language of its heading."),
    criteria=("2.4.2", "3.1.1"),
    impact=Impact.MODERATE,
    judge=judge_title_language,
    needs=("facts", "dom", "tree", "text"),
)

SAME = N_("The title is in the letters of the page, or a name.")
OTHER = N_(
    "The title is “%(title)s”, and the page is headed “%(heading)s”: the title, which a screen reader says first, "
    "seems to be in another language. Was it forgotten by the translators?"
)
