"""Are words that scripts write into a page in its language? (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.form_messages import is_region
from a11y.rules.outline import Outline, outline_of
from a11y.rules.passages import is_english_message, passage_language
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Thing
from a11y.words.state import Node, PageState

_LANG = re.compile(r"""\blang\s*=\s*["']?([\w-]+)""")
_MOST = 2


def judge_answer_language(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences that came some time after the page was loaded, or when something was pressed or typed.

    Counted are the commonest small words of eighteen languages. Expects that those of the page's are the most, or
    that `lang` says another. What a live region or a description says is a message: five words in English are enough.
    A question, as what is written may be somebody else's. Source: WCAG 2.2, technique H58.
    """
    outline = outline_of(state)
    came = [(thing_target(state, one), words, _declared(state, outline, one)) for one, words in _came(state)]
    came += [
        (node_target(state, state.nodes[one]), words, state.language) for one, words in _said(state, outline)
    ]
    messages = _messages(state)
    told: set[str] = set()
    passed = False
    for target, words, declared in came:
        other = passage_language(words, declared) if declared else None
        if not other and words in messages and is_english_message(words, declared):
            other = "en"
        if other is None:
            continue
        if not other:
            passed = True
        elif words not in told and len(told) < _MOST:
            told.add(words)
            params = {"text": words[:80], "language": other, "declared": declared}
            yield Outcome(OutcomeValue.CANT_TELL, OTHER, params, target)
    if passed and not told:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _came(state: PageState) -> Iterator[tuple[Thing, str]]:
    for late in state.late.late if state.late is not None else ():
        yield late.what, late.words
    if state.pressed is None:
        return
    for press in state.pressed.presses:
        for came in press.came:
            yield came.what, came.words
    for written in state.pressed.written:
        for drawn in written.drawn:
            yield drawn.what, drawn.words


def _messages(state: PageState) -> set[str]:
    """Of what came when something was pressed: what a live region says, or what describes what was pressed."""
    presses = state.pressed.presses if state.pressed is not None else ()
    came = (one for press in presses for one in press.came)
    return {
        one.words for one in came if (one.politeness or one.tied) and not (one.one_of_many or one.controls)
    }


def _said(state: PageState, outline: Outline) -> Iterator[tuple[int, str]]:
    """What live regions said while a password was typed, with its field; nothing where some say their language."""
    regions = [one for one in state.nodes if is_region(one)]
    tags = {_tag(state, outline, one) for one in regions}
    if state.pressed is None or {primary_language(one) for one in tags} != {primary_language(state.language)}:
        return
    for written in state.pressed.written:
        yield from ((written.field, words) for words in written.said)


def _tag(state: PageState, outline: Outline, node: Node) -> str:
    around = outline.around(node)
    return next((one.attributes["lang"] for one in around if "lang" in one.attributes), state.language)


def _declared(state: PageState, outline: Outline, thing: Thing) -> str:
    """The language in force for words that came."""
    said = _LANG.search(thing.html)
    if said is not None:
        return said[1]
    if 0 <= thing.node < len(state.nodes):
        return _tag(state, outline, state.nodes[thing.node])
    return state.language


ANSWER_LANGUAGE = Rule(
    id="locale/answer-language",
    title=N_("What a script writes into the page is in the language of the page."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_answer_language,
    needs=("dom", "late", "pressed"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
)

OWN = N_("What came into the page is in the language that is declared.")
OTHER = N_(
    "“%(text)s” came into the page and seems to be in another language (“%(language)s”) than the page says "
    "(“%(declared)s”). Was it forgotten by the translators? Translate it, or say in lang which language it is."
)
