"""Is there a limit of time that somebody cannot make longer? (WCAG 2.2, criterion 2.2.1 Timing Adjustable)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.forms import name_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.rules.time_limit_words import CLOCK, COUNTDOWN, LIMITS, LONGER
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.lateness import Counting
from a11y.words.marking import N_
from a11y.words.state import Leaving, Node, PageState

_CONTROLS = frozenset(["button", "link", "checkbox", "switch"])
_PLAYERS = frozenset(["video", "audio"])
_TELLS = frozenset(["code", "pre", "blockquote", "q"])
_MINUTE = 60_000


def judge_limit(state: PageState) -> Iterator[Outcome]:
    """Applies to pages that leave by themselves after some time, that show the time that is left, or speak of a limit.

    Expects a control that gives more time. Failed where a script of the page surely leaves it after a fixed time and
    nothing stops it, as a `meta` that refreshes does (`page/refresh`); what else looks like a limit is a question.
    Sources: WCAG 2.2, failures F41 and F58, techniques G180 and G198.
    """
    reading = reading_of(state)
    longer = any(LONGER.search(one.name) for one in state.tree if one.role.lower() in _CONTROLS)
    for node in state.nodes:
        if node.leaving is not None and not node.frame:
            yield _left(state, node, node.leaving, longer=longer)
            return
    shown = next((node for node in reading.nodes if _shows_time(reading, node)), None)
    counted = _counts_down(state) if shown is None else None
    if counted is not None:
        yield (
            Outcome(OutcomeValue.PASSED, EXTENDED)
            if longer
            else Outcome(
                OutcomeValue.CANT_TELL,
                COUNTED,
                {"words": counted.words[:120]},
                thing_target(state, counted.what),
            )
        )
        return
    said = next(_said(reading), None) if shown is None else None
    place, words = (shown, reading.words_in(shown).strip()) if shown is not None else (said or (None, ""))
    if place is None:
        return
    if longer:
        yield Outcome(OutcomeValue.PASSED, EXTENDED)
    else:
        sentence = COUNTED if shown is not None else SAID
        params = {"words": words[:120]}
        yield Outcome(OutcomeValue.CANT_TELL, sentence, params, node_target(state, place), node=place.id)


def _left(state: PageState, script: Node, leaving: Leaving, *, longer: bool) -> Outcome:
    if longer:
        return Outcome(OutcomeValue.PASSED, EXTENDED)
    if leaving.after >= _MINUTE:
        params = {"number": f"{leaving.after / _MINUTE:g}"}
        messages = LEFT_MINUTES, PERHAPS_LEFT_MINUTES
    else:
        params = {"number": f"{leaving.after / 1000:g}"}
        messages = LEFT_SECONDS, PERHAPS_LEFT_SECONDS
    value = OutcomeValue.FAILED if leaving.sure else OutcomeValue.CANT_TELL
    message = messages[0] if leaving.sure else messages[1]
    return Outcome(value, message, params, node_target(state, script), node=script.id)


def _shows_time(reading: Reading, node: Node) -> bool:
    """Whether it says that it counts time, shows it as a clock does, and is no part of a player."""
    if node.attributes.get("role") != "timer" and not name_words(node, "class", "id") & COUNTDOWN:
        return False
    if node.box is None or not CLOCK.search(reading.words_in(node)):
        return False
    around = list(reading.around(node))[1:3]
    return not any(one.tag in _PLAYERS for outer in around for one in reading.inside(outer))


def _counts_down(state: PageState) -> Counting | None:
    """What was seen to count down, in a page that nobody had acted on; a player tells its own time."""
    for one in state.late.counting if state.late is not None else ():
        if not any(node.tag in _PLAYERS for node in state.nodes):
            return one
    return None


def _said(reading: Reading) -> Iterator[tuple[Node, str]]:
    for block in reading.blocks_of_words:
        language = primary_language(block.run.language or reading.state.language or "en")
        pattern = LIMITS.get(language)
        if pattern is None or block.node.frame or not pattern.search(block.run.text):
            continue
        if not any(one.tag in _TELLS for one in reading.around(block.node)):
            yield block.node, block.run.text


LIMIT = Rule(
    id="time/limit",
    title=N_("Nobody runs out of time without being asked."),
    criteria=("2.2.1",),
    impact=Impact.SERIOUS,
    judge=judge_limit,
    needs=("dom", "tree", "text", "late"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html",
)

EXTENDED = N_("There is a control that gives more time.")
LEFT_MINUTES = N_(
    "A script leaves the page %(number)s minutes after it was loaded, wherever its user is in it, and nothing stops "
    "it: who reads or types slowly loses what they did. Ask before, and give more time to who wants it."
)
LEFT_SECONDS = N_(
    "A script leaves the page %(number)s seconds after it was loaded, wherever its user is in it, and nothing stops "
    "it: who reads slowly has not come to its end. Let a link or a button lead on."
)
PERHAPS_LEFT_MINUTES = N_(
    "A script leaves the page after %(number)s minutes. Is its user asked before, with time enough to answer by one "
    "simple act, and given more time?"
)
PERHAPS_LEFT_SECONDS = N_(
    "A script leaves the page after %(number)s seconds. Does that interrupt somebody who is still reading or typing?"
)
COUNTED = N_(
    "Time seems to run out here (“%(words)s”). Can somebody who needs more time switch the limit off, or make it "
    "longer before it is over?"
)
SAID = N_(
    "“%(words)s”: can somebody who needs more time switch this limit off, or make it longer before it is over?"
)
