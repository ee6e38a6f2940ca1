"""Is a control still called by its words when a press gave it other ones? (WCAG 2.2, 2.5.3 Label in Name)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.pressed import says_done
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Press
from a11y.words.state import PageState

_GOING_ON = ("…", "...", "⋯")
"""How words end that say that something is being done: they are other ones soon."""


def judge_renamed(state: PageState) -> Iterator[Outcome]:
    """Applies to controls that show other words since they were pressed, and had their words in their name before.

    Expects that their name has the new ones. Fails where the name is the old one and nothing else tells: who listens
    presses another time and does not know for what. Words that say that something is done or going on are there for a
    moment alone, and `status/after-press` asks for those. Source: WCAG 2.2, 2.5.3 and 4.1.2; failure F96.
    """
    names = {node.id: node.name for node in state.tree}
    for press in state.pressed.presses if state.pressed is not None else ():
        changed = press.relabelled
        node = state.nodes[press.node]
        if changed is None or not _has(names.get(node.id, ""), changed.showed):
            continue
        if _has(changed.name, changed.shows):
            yield Outcome(OutcomeValue.PASSED, CALLED)
            continue
        if says_done(state, changed.shows) or changed.shows.endswith(_GOING_ON) or press.copied:
            continue
        certain = changed.name == names[node.id] and not changed.returns and not _told(press)
        params = {"before": changed.showed, "words": changed.shows, "name": changed.name}
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            STALE if certain else PERHAPS,
            params,
            node_target(state, node),
            node=node.id,
        )


def _told(press: Press) -> bool:
    """Whether who listens learns of the press otherwise, or the words may yet become others."""
    return bool(press.told or press.said or press.requests or press.focus != "kept")


def _has(name: str, words: str) -> bool:
    return _bare(words) in _bare(name)


def _bare(text: str) -> str:
    """Letters alone: neither signs nor a count that stands beside the words are spoken to call a control."""
    return " ".join("".join(one if one.isalpha() else " " for one in fold(text)).split())


RENAMED = Rule(
    id="name/after-press",
    title=N_("A control that shows other words after a press is called by them."),
    criteria=("2.5.3", "4.1.2"),
    impact=Impact.SERIOUS,
    judge=judge_renamed,
    needs=("dom", "tree", "pressed"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html",
)

CALLED = N_("The control is called by the words that it shows after a press.")
STALE = N_(
    "After a press it shows “%(words)s” instead of “%(before)s” and is still named “%(name)s”: who uses a screen "
    "reader does not learn what another press will do, and who speaks its words cannot call it. Change aria-label "
    "together with the words, or leave it out."
)
PERHAPS = N_(
    "After a press it shows “%(words)s” instead of “%(before)s” and is named “%(name)s”. Can somebody who speaks what "
    "they see still call it? Let the name have the words that are shown."
)
