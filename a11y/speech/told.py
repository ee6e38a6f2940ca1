"""The speech lines of a page state, as the accessibility tree has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from a11y.speech.acting import heard_while_acting
from a11y.speech.reading import Tree, read_page
from a11y.speech.tongue import tongue_of
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance
from a11y.words.state import PageState

MASKED = "[masked]"
"""What stands in the place of a text that is a piece of a secret."""
_MOST_PIECES = 40
"""Texts in a row that may be one secret in pieces."""
_LONGEST_PIECE = 24
"""Characters of such a piece."""


def speeches(state: PageState, holds_secret: Callable[[str], bool] = lambda _: False) -> tuple[Speech, ...]:
    """What is heard of a page state: read from top to end, and while somebody acted. Nothing when it has no tree.

    `holds_secret` knows the secrets of the run: a secret that a page shows in pieces is masked here, where the
    pieces are beside each other; one that stands whole is masked by whoever writes the line.
    """
    if not state.tree:
        return tuple(state.listened)
    tongue = tongue_of(state.rendition.locale)
    tree = Tree(state.tree, {node.id: node for node in state.nodes})
    reading = _without_pieces(read_page(tree, state.title, tongue), holds_secret)
    found = [Speech(state.id, TREE, Hearing.READING, reading)]
    if acting := heard_while_acting(state, tree, tongue):
        found.append(Speech(state.id, TREE, Hearing.ACTING, acting))
    return (*found, *(_listened(one, holds_secret) for one in state.listened))


def _without_pieces(said: Sequence[Utterance], holds_secret: Callable[[str], bool]) -> tuple[Utterance, ...]:
    masked = list(said)
    begin = 0
    while begin < len(masked):
        end = begin
        while end < len(masked) and end - begin < _MOST_PIECES and _is_piece(masked[end]):
            end += 1
        words = [one.name for one in masked[begin:end]]
        if len(words) > 1 and (holds_secret("".join(words)) or holds_secret(" ".join(words))):
            for at in range(begin, end):
                masked[at] = msgspec.structs.replace(masked[at], text=MASKED, name=MASKED)
        begin = max(end, begin + 1)
    return tuple(masked)


def _listened(speech: Speech, holds_secret: Callable[[str], bool]) -> Speech:
    """What a screen reader said is masked in the same way."""
    return msgspec.structs.replace(speech, utterances=_without_pieces(speech.utterances, holds_secret))


def _is_piece(one: Utterance) -> bool:
    return one.part in (Part.TEXT, Part.RAW) and len(one.name) <= _LONGEST_PIECE
