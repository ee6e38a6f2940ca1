"""Are the words of a page in the language that it declares? (WCAG 2.2, 3.1.1 Language of Page)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.facts.scripts import LATIN, scripts
from a11y.rules.common_words import COMMON, KIN, words_of
from a11y.rules.locale import document_target
from a11y.rules.part_language import written_in
from a11y.rules.reading import CODE
from a11y.rules.remembered import remembered
from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import PageState, TextRun

_FEWEST = 15
"""Small words of a language that a page must have for it to be told."""
_SHARE = 0.22
"""Of all its words: every ordinary text of these languages has more."""
_TIMES = 4
"""How often as many they must be as those of the declared language."""
_FEWER, _FEWER_TIMES = 6, 3
"""The same of what is only asked about."""
_PARTS = 3
"""Texts in the declared language that make the others somebody's own, as a project's description is."""
TRANSLATED = 8
"""Messages met in the words of the locale asked for that show a page to be translated."""
_CODE = CODE | {"bdi"}
_OWN_LETTERS = 0.03
"""Of a page's letters: so many of its own script a name and a date have, and words of its own are more."""
_MANY_LETTERS = 0.2
"""The same of a page in its own words: a choice of languages alone has fewer."""


def judge_spoken(state: PageState) -> Iterator[Outcome]:
    """Applies to pages that declare a language, and have enough words to tell.

    Counted are the commonest small words of eighteen languages in what is read as the page's own: what says another
    language by `lang`, code, and what `translate` keeps out are left out. Fails where another language has many and
    the declared one nearly none, and the target's catalogs do not show that it is translated. Where the declared one
    is written in other letters, next to none of these may be there. Sources: WCAG 2.2, technique H57; ACT rule ucwvc8.
    """
    declared = primary_language(state.language)
    script = written_in(state.language) if declared else frozenset()
    if not any(script):
        return
    latin = LATIN in script
    if not latin and _has_own_letters(state, declared, script):
        return
    texts = list(_texts(state, declared))
    words = [word for text in texts for word in text]
    counted = Counter({language: sum(one in small for one in words) for language, small in COMMON.items()})
    kin = KIN.get(declared, frozenset())
    own = max(counted.get(one, 0) for one in {declared, *kin})
    others = [one for one in counted if one != declared and one not in kin]
    other = max(others, key=lambda one: counted[one])
    many = counted[other]
    if many < _FEWER and own < _FEWER:
        return
    params = {"declared": state.language, "language": other}
    known = declared in COMMON or bool(kin) or not latin
    met = state.wording
    if met and met.asked >= TRANSLATED and met.asked > 2 * met.other:
        # a page that is translated in part: what is missing is told of each message
        yield Outcome(OutcomeValue.PASSED, OWN_WORDS)
    elif many >= _FEWEST and many >= _SHARE * len(words) and many >= _TIMES * own:
        mixed = sum(_is_in(text, {declared, *kin}, other) for text in texts) >= _PARTS
        sure = not mixed and (known or many >= 2 * _FEWEST)
        value, message = (OutcomeValue.FAILED, OTHER_WORDS) if sure else (OutcomeValue.CANT_TELL, PERHAPS)
        yield Outcome(value, message, params, document_target(state))
    elif known and many >= _FEWER and many >= _SHARE * len(words) and many >= _FEWER_TIMES * own:
        yield Outcome(OutcomeValue.CANT_TELL, PERHAPS, params, document_target(state))
    else:
        yield Outcome(OutcomeValue.PASSED, OWN_WORDS)


def _has_own_letters(
    state: PageState, declared: str, script: frozenset[str], share: float = _OWN_LETTERS
) -> bool:
    """Whether more than a share of the letters of a page are those of its language, where it has others than Latin."""
    foreign = _foreign(state)
    counted: Counter[str] = Counter()
    for run in state.runs:
        if run.channel is Channel.VISIBLE and run.node not in foreign and _is_own(run, declared):
            counted.update(scripts(run.text))
    return sum(counted[one] for one in script) > share * sum(counted.values())


@remembered
def outcomes_spoken(state: PageState) -> tuple[Outcome, ...]:
    """What `judge_spoken` says of a page, for the rules that ask about its parts."""
    return tuple(judge_spoken(state))


def is_in_own_words(state: PageState) -> bool:
    """Whether the page as a whole is in the language that it says, and no catalog tells what is missing in it."""
    met = state.wording
    if met is not None and met.asked >= TRANSLATED:
        return False
    script = written_in(state.language)
    if LATIN not in script:
        return _has_own_letters(state, primary_language(state.language), script, _MANY_LETTERS)
    spoken = outcomes_spoken(state)
    return bool(spoken) and all(one.value is OutcomeValue.PASSED for one in spoken)


def _texts(state: PageState, declared: str) -> Iterator[list[str]]:
    """The words that are read as the page's own, by text."""
    foreign = _foreign(state)
    for run in state.runs:
        if run.channel is Channel.VISIBLE and run.node not in foreign and _is_own(run, declared):
            if any(one in foreign for one in run.carriers):
                continue
            yield words_of(run.text)


def _is_in(text: list[str], languages: set[str], other: str) -> bool:
    """Whether a text has more small words of one of the languages than of the other."""
    theirs = sum(one in COMMON[other] for one in text)
    return any(sum(one in COMMON.get(language, ()) for one in text) > theirs for language in languages)


def _is_own(run: TextRun, declared: str) -> bool:
    said = primary_language(run.language)
    return not said or said == declared


def _foreign(state: PageState) -> set[int]:
    """The numbers of elements whose words are code, somebody's own, or of another document."""
    found: set[int] = set()
    for node in state.nodes:
        apart = node.tag in _CODE or node.attributes.get("translate") == "no" or node.frame
        if apart or node.parent in found:
            found.add(node.id)
    return found


SPOKEN = Rule(
    id="locale/words-language",
    title=N_("The words of the page are in the language that it declares."),
    criteria=("3.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_spoken,
    needs=("dom", "text", "facts"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html",
    act_rules=("ucwvc8",),
)

OWN_WORDS = N_("The words are in the language that the page declares.")
OTHER_WORDS = N_(
    "The page declares lang=“%(declared)s”, and its words are in another language (“%(language)s”): a screen reader "
    "reads them with the wrong voice, which nobody understands. Declare the language that they are in."
)
PERHAPS = N_(
    "The page declares lang=“%(declared)s”, and its words seem to be in another language (“%(language)s”). Are they? "
    "Then declare that one, so that a screen reader takes the right voice."
)
