"""What a pseudo-locale brings to light: words out of translators' reach, cut, or in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from a11y.facts.plain_text import plain
from a11y.rules.layout import Layout
from a11y.rules.rule import MessageRule, Rule
from a11y.rules.targets import node_target
from a11y.rules.untranslated import own_parts
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.pseudo import Mark, PseudoKind
from a11y.words.state import Node, PageState, TextRun

_ENDS = (
    ".!?:;,\u2026|/\u00b7\u2022\u203a\u00bb\u2013\u2014()[]\u061f\u060c\u061b\u3002\uff01\uff1f\uff1a\u3001"
)
"""What ends a sentence or sets two texts apart, in Latin, Arabic and East Asian scripts."""
_SENTENCE_ENDS = frozenset(".!?\u2026\u061f\u0964\u3002\uff01\uff1f")
_BRACKETS = "\u27e6\u27e7"
_PROGRAM = re.compile(r"[\w.-]+/\d[\w.]*(?=\s|$)")
"""A program's own name for itself, as browsers send it (RFC 9110, User-Agent)."""
_FREE = {PseudoKind.ACCENTED, PseudoKind.BIDI}
"""Kinds whose words need other room than those of their base."""


def judge_reach(state: PageState, sightings: Sequence[Sighting]) -> Iterator[Outcome]:
    """Applies to the words of a page in a pseudo-locale, where each message is marked.

    Expects a mark on all that are not data, and that the page does not declare the user's own or another language's.
    """
    if state.pseudo is None:
        return
    carriers = {(run.channel, run.selector): run for run in state.runs}
    by_id = {node.id: node for node in state.nodes}
    for sighting in sightings:
        run = carriers.get((sighting.channel, sighting.selector))
        if sighting.translation is not Translation.UNCATALOGUED or _is_own(state, run, sighting.text):
            yield Outcome(OutcomeValue.PASSED, MARKED)
            continue
        node = by_id.get(run.node) if run is not None else None
        yield Outcome(
            OutcomeValue.FAILED if sighting.msgid else OutcomeValue.CANT_TELL,
            NOT_LOOKED_UP if sighting.msgid else UNMARKED,
            {"text": sighting.text},
            _target(state, node),
            node=node.id if node else 0,
        )


def _is_own(state: PageState, run: TextRun | None, text: str) -> bool:
    """Whether the page marks the words as the user's own, or as another language's, wherever they stand in the run.

    What a browser calls itself is never a translator's.
    """
    if _PROGRAM.match(text):
        return True
    if run is None:
        return False
    for part in sorted(own_parts(state, run), key=len, reverse=True):
        text = "" if text in part else text.replace(part, " ")
    return not any(letter.isalpha() for letter in text)


def judge_cut(state: PageState) -> Iterator[Outcome]:
    """Applies to the messages on a page in a pseudo-locale. Expects each whole, in all its letters."""
    runs = state.runs
    by_id = {node.id: node for node in state.nodes}
    for mark in state.marks:
        if mark.run >= len(runs):
            continue
        params = {"message": plain(mark.msgid), "text": runs[mark.run].text[mark.start : mark.end]}
        node = by_id.get(runs[mark.run].node)
        if mark.whole:
            yield Outcome(OutcomeValue.PASSED, WHOLE)
        else:
            yield Outcome(
                OutcomeValue.FAILED, ENDS_EARLY, params, _target(state, node), node=runs[mark.run].node
            )
    if state.pseudo in _FREE:
        yield from _clipped(state)


def _clipped(state: PageState) -> Iterator[Outcome]:
    marked = {state.runs[mark.run].node: mark for mark in state.marks if mark.run < len(state.runs)}
    carriers = {run.node for run in state.runs}
    layout = Layout(state)
    for path in sorted(layout.cut):
        node = layout.nodes[path]
        carrier = next((one for one in layout.around(node) if one.id in carriers), None)
        if carrier is not None and carrier.id in marked:
            params = {"message": plain(marked[carrier.id].msgid)}
            yield Outcome(OutcomeValue.FAILED, CLIPPED, params, node_target(state, node), node=node.id)


def judge_glued(state: PageState) -> Iterator[Outcome]:
    """Applies to lines of a page in a pseudo-locale that hold several messages side by side.

    Expects a sentence to be one message: the second does not go on in small letters where the first has not ended.
    """
    by_run: dict[int, list[Mark]] = {}
    for mark in state.marks:
        if mark.depth == 0 and not mark.continues:
            by_run.setdefault(mark.run, []).append(mark)
    by_id = {node.id: node for node in state.nodes}
    for number, marks in by_run.items():
        if number >= len(state.runs) or state.runs[number].channel is not Channel.VISIBLE:
            continue
        run = state.runs[number]
        if ends := _end_outside(run, marks[-1]):
            params = {"text": run.text, "message": plain(marks[-1].msgid), "end": ends}
            node = by_id.get(run.node)
            yield Outcome(OutcomeValue.CANT_TELL, GLUED_END, params, _target(state, node), node=run.node)
        if len(marks) < 2:
            continue
        pairs = [(one, other) for one, other in pairwise(marks) if _goes_on(run.text, one, other)]
        if not pairs:
            yield Outcome(OutcomeValue.PASSED, APART)
        for one, other in pairs:
            params = {"text": run.text, "one": plain(one.msgid), "other": plain(other.msgid)}
            node = by_id.get(run.node)
            yield Outcome(OutcomeValue.CANT_TELL, GLUED, params, _target(state, node), node=run.node)


def _end_outside(run: TextRun, last: Mark) -> str:
    """What ends the sentence after its last message, when that does not end one itself."""
    after = run.text[last.end :].strip()
    if after and run.pieces and set(run.pieces[-1]) <= _SENTENCE_ENDS:
        after = run.pieces[-1]  # a name stands between
    inside = run.text[last.start : last.end].rstrip(f"{_BRACKETS}\u200f\u202c")
    return after if after and set(after) <= _SENTENCE_ENDS and inside[-1:] not in _SENTENCE_ENDS else ""


def _goes_on(text: str, one: Mark, other: Mark) -> bool:
    """Whether the second message goes on with the sentence of the first."""
    between = text[one.end : other.start]
    if any(character.isdecimal() for character in between):
        return False  # a date: its words are messages, too
    before = f"{text[one.start : one.end]}{between}".strip(f" {_BRACKETS}")
    after = text[other.start : other.end].strip(f" {_BRACKETS}\u200f\u202e\u202c")
    return bool(after) and after[0].islower() and before[-1:] not in set(_ENDS)


def _target(state: PageState, node: Node | None) -> Target | None:
    return node_target(state, node) if node is not None else None


REACH = MessageRule(
    id="locale/pseudo-hard-coded",
    title=N_("In a pseudo-locale, all words but data are messages."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_reach,
    needs=("dom", "text"),
)
CUT = Rule(
    id="locale/pseudo-cut",
    title=N_("In a pseudo-locale, no message is cut off."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_cut,
    needs=("dom", "text"),
)
GLUED_PIECES = Rule(
    id="locale/pseudo-glued",
    title=N_("In a pseudo-locale, each sentence is one message."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_glued,
    needs=("dom", "text"),
)

NOT_LOOKED_UP = N_(
    "“%(text)s” is in the catalogs, and here it does not come from them: look the message up where the page is made."
)
UNMARKED = N_(
    "“%(text)s” comes from no catalog: is it somebody's own text, or was it never marked for translation?"
)
MARKED = N_("The words come from the catalogs.")
ENDS_EARLY = N_(
    "The message “%(message)s” ends early, as “%(text)s”: shorten what stands in it, or let the page wrap, "
    "as other languages need more letters."
)
CLIPPED = N_("Where its words are longer, “%(message)s” is cut off: let the box grow with its words.")
WHOLE = N_("The message is there to its end.")
GLUED = N_(
    "“%(text)s” is put together from the messages “%(one)s” and “%(other)s”: is it one sentence, which other languages "
    "order otherwise? Then make it one message."
)
GLUED_END = N_(
    "The “%(end)s” that ends “%(text)s” is not in the message “%(message)s”: is it one sentence, whose end other "
    "languages write otherwise? Then put it into the message."
)
APART = N_("Messages that stand side by side are texts of their own.")
