"""Are the words that only screen readers say in the language of the page? (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.common_words import COMMON, kin_of, words_of
from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import PageState

_NO_WORDS = re.compile(r"[/@=%\\]|\d")
"""What stands in addresses, codes and keys, of which every piece is a word somewhere."""
_HEARD = frozenset({Channel.NAME, Channel.ALT})
_FEWEST = 4
"""Words of a name that can tell its language."""
_SMALL = 2
"""Different small words of the other language that it must have."""
_MOST = 3
"""Names that are asked about on one page."""


def judge_hidden_words(state: PageState) -> Iterator[Outcome]:
    """Applies to names and alternatives of four words and more, on pages in a language whose small words are known.

    Expects none with several small words of another language and none of its own. A user's words may be in any
    language: a question.
    """
    page = primary_language(state.language)
    if page not in COMMON:
        return
    outline = outline_of(state)
    told, passed = 0, False
    for run in state.runs:
        node = outline.by_id.get(run.node)
        declared = primary_language(run.language) or page
        if run.channel not in _HEARD or node is None or declared not in COMMON:
            continue
        said = " ".join(piece for piece in run.text.split() if not _NO_WORDS.search(piece))
        words = words_of(said)
        if len(words) < _FEWEST or any(
            one.attributes.get("translate") == "no" for one in outline.around(node)
        ):
            continue
        other = _other(set(words), declared)
        if not other:
            passed = True
        elif told < _MOST:
            told += 1
            params = {"text": run.text[:80], "language": other, "declared": declared}
            yield Outcome(OutcomeValue.CANT_TELL, OTHER, params, node_target(state, node), node=node.id)
    if passed:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _other(words: set[str], declared: str) -> str:
    kin = kin_of(declared)
    if any(words & COMMON.get(one, frozenset()) for one in kin):
        return ""
    other = max((one for one in COMMON if one not in kin), key=lambda one: len(words & COMMON[one]))
    return other if len(words & COMMON[other]) >= _SMALL else ""


HIDDEN_WORDS = Rule(
    id="locale/names-language",
    title=N_("Words for screen readers alone are in the language of the page."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_hidden_words,
    needs=("dom", "text"),
)

OWN = N_("Names for screen readers are in the language of the page.")
OTHER = N_(
    "“%(text)s” is said by screen readers alone and seems to be in another language (“%(language)s”) than the page "
    "(“%(declared)s”). Was it forgotten by the translators? Translate it, or say in lang which language it is."
)
