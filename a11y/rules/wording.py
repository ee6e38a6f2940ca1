"""Whether the words of a page are in the language that was asked for, and which languages it offers."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.locale import document_target, names_other_language
from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_MOST = 2
"""Messages in another language that make a page be in it, when they are more than those in the right one."""
_SOME = 3
"""Messages in another language, each too long for a chance, that make a part of the page be in it."""


def judge_words(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with messages of the catalogs that declare the language asked for, or none.

    Expects them in the words of that language where the catalogs have these.
    """
    met = state.wording
    if met is None or names_other_language(state):
        return
    params = {
        "locale": state.rendition.locale,
        "language": met.language,
        "count": str(met.other),
        "total": str(met.asked + met.other),
        "examples": " · ".join(met.examples),
    }
    target = document_target(state)
    if met.other >= _MOST and met.other > met.asked:
        yield Outcome(OutcomeValue.FAILED, OTHER_WORDS, params, target)
    elif met.certain >= _SOME:
        yield Outcome(OutcomeValue.FAILED, PARTLY_OTHER, params, target, impact=Impact.MODERATE)
    else:
        yield Outcome(OutcomeValue.PASSED, RIGHT_WORDS, params, target)


def judge_switcher(state: PageState) -> Iterator[Outcome]:
    """Applies to pages that offer a choice of languages. Expects those that have words and that the profile names."""
    if state.switcher is None:
        return
    target = document_target(state)
    told = (
        (state.switcher.wordless, OutcomeValue.FAILED, WITHOUT_WORDS),
        (
            [tag for tag in state.switcher.unnamed if tag not in state.switcher.wordless],
            OutcomeValue.CANT_TELL,
            NOT_NAMED,
        ),
        (state.switcher.withheld, OutcomeValue.CANT_TELL, NOT_OFFERED),
    )
    for locales, value, message in told:
        for locale in locales:
            yield Outcome(value, message, {"locale": locale}, target, subject=f"switcher {locale}")
    if not any(locales for locales, _, _ in told):
        yield Outcome(OutcomeValue.PASSED, OFFERED, {}, target)


WORDS = Rule(
    id="locale/page-words",
    title=N_("The page's words are in the language that was asked for, where the catalogs have them."),
    criteria=("3.1.1", "3.1.2"),
    impact=Impact.SERIOUS,
    judge=judge_words,
    needs=("facts", "dom", "text"),
)
SWITCHER = Rule(
    id="locale/switcher",
    title=N_("The languages that can be chosen are those that the target speaks."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_switcher,
    needs=("dom",),
)

OTHER_WORDS = N_(
    "The page was asked for in “%(locale)s” and is in “%(language)s”: so are %(count)s of the %(total)s messages on it "
    "that the catalogs have in both, as %(examples)s."
)
PARTLY_OTHER = N_(
    "A part of the page is in “%(language)s” without saying so: %(count)s of the %(total)s messages on it that the "
    "catalogs have in “%(locale)s”, as %(examples)s."
)
RIGHT_WORDS = N_("The page's words are in the language that was asked for.")
WITHOUT_WORDS = N_(
    "“%(locale)s” can be chosen, and there is no catalog of it: whoever chooses it reads the source text."
)
NOT_NAMED = N_(
    "“%(locale)s” can be chosen, and the profile does not name it, so that nobody walks in it: should it be among "
    "its locales?"
)
NOT_OFFERED = N_(
    "The profile names “%(locale)s”, which cannot be chosen here: is it still a language of the target?"
)
OFFERED = N_("The languages that can be chosen are those that the target speaks.")
