"""Does everybody learn why a button is switched off? (HTML, the title attribute; WCAG 2.2, 1.3.1 and 3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SENTENCE = 4
"""Words of a title from which on it explains something."""


def judge_reason(state: PageState) -> Iterator[Outcome]:
    """Applies to buttons that are switched off and have a title of several words.

    Asks where the words stand nowhere else on the page: a title is shown to a resting pointer alone, and what is
    switched off cannot have the focus.
    """
    reading = reading_of(state)
    words = fold(" ".join(reading.own_words.values()))
    for node in reading.nodes:
        title = node.attributes.get("title", "").strip()
        if "disabled" not in node.attributes or node.box is None or len(title.split()) < _SENTENCE:
            continue
        if node.tag not in {"button", "input", "select"} or node.id in reading.unheard:
            continue
        if fold(title) in words:
            yield Outcome(OutcomeValue.PASSED, SAID)
        else:
            params = {"title": title[:160]}
            yield Outcome(OutcomeValue.CANT_TELL, TITLE_ALONE, params, node_target(state, node), node=node.id)


DISABLED_REASON = Rule(
    id="form/disabled-reason",
    title=N_("Why a button is switched off is told in words that everybody gets."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_reason,
    needs=("dom", "tree", "text"),
)

SAID = N_("Why the button is switched off stands on the page.")
TITLE_ALONE = N_(
    "This button is switched off, and only its title says “%(title)s”: that is shown to a resting pointer alone. Do "
    "people who use a keyboard or a touch screen learn it? Write it beside the button, and let "
    "aria-describedby lead to it."
)
