"""Where is the focus when what had it is gone? (WCAG 2.2, criterion 2.4.3 Focus Order)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Kind, Opening, Return
from a11y.words.state import AxNode, PageState


def judge_removal(state: PageState) -> Iterator[Outcome]:
    """Applies to controls that are gone once they were pressed. Expects the focus on something that can be seen.

    Fails where a row or an item of several went with them, since whoever goes through a list is at the top of the page
    then, and where the page has drawn the same control anew. What only closes a message is a question, and so is what
    came before the answer of a server, or in a list that was put back before. Applies too to a button in a dialog that
    stays open, and to what closes a part of the page from within: the focus belongs to what opened that. Fails where
    there was more in it to operate. Source: WCAG 2.2, 2.4.3 Focus Order.
    """
    yield from _closed(state)
    for press in state.pressed.presses if state.pressed is not None else ():
        if not press.gone:
            continue
        node = state.nodes[press.node]
        if press.focus != "lost":
            yield Outcome(OutcomeValue.PASSED, KEPT)
            continue
        answered = not (press.refused or press.waiting)
        certain = (press.row and not press.requests and not press.patched) or (press.replaced and answered)
        sentence = REDRAWN if press.replaced and not press.row else LOST
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            sentence if certain else PERHAPS,
            {"name": press.name},
            node_target(state, node),
            node=node.id,
        )


def _closed(state: PageState) -> Iterator[Outcome]:
    """What is to be said of parts of the page that a control in them closed."""
    for opening in state.openings.openings if state.openings is not None else ():
        if opening.lost_inside is not None:
            params = {"name": opening.lost_inside.name}
            yield Outcome(OutcomeValue.FAILED, INSIDE, params, thing_target(state, opening.lost_inside))
        if opening.from_within is None or opening.kind is not Kind.PANEL:
            continue
        if opening.from_within is not Return.LOST:
            yield Outcome(OutcomeValue.PASSED, KEPT)
            continue
        exposed = outline_of(state).exposed
        opener = exposed.get(state.nodes[opening.opener].id) if opening.opener >= 0 else None
        certain = opening.items > 1
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            CLOSED if certain else CLOSED_PERHAPS,
            {"name": _called(state, opening, opener)},
            thing_target(state, opening.what),
        )


def _called(state: PageState, opening: Opening, opener: AxNode | None) -> str:
    """What the opener is called; without a name its place in the page, else that of what came."""
    if opening.called:
        return opening.called
    if opener is not None and (name := opener.name.strip() or opener.description.strip()):
        return name
    node = state.nodes[opening.opener] if opening.opener >= 0 else None
    return node_target(state, node).selector if node is not None else opening.what.selector


AFTER_REMOVAL = Rule(
    id="focus/after-removal",
    title=N_("The focus is somewhere when what had it is gone."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_removal,
    needs=("dom", "tree", "openings", "pressed"),
)

KEPT = N_("The focus is on something that can be seen.")
LOST = N_(
    "“%(name)s” takes its row away, and the focus is nowhere then: who uses a keyboard or a screen reader is thrown "
    "out of the list. Put the focus on the next row, on the heading of the list, or on what says that it was removed."
)
REDRAWN = N_(
    "When “%(name)s” is used the page draws it anew, and the focus is nowhere then: who uses a keyboard or a screen "
    "reader has to look for the place where they were. Change what became different only, or put the focus back."
)
CLOSED = N_(
    "What “%(name)s” opens is closed by a control in it, and the focus is nowhere then: who uses a keyboard or a "
    "screen reader has to look for the place where they were. Put the focus back on what opened it."
)
CLOSED_PERHAPS = N_(
    "What “%(name)s” opens is closed by a control in it, and the focus is nowhere then. Does who uses a keyboard or a "
    "screen reader go on where they were? Put the focus back on what opened it."
)
PERHAPS = N_(
    "“%(name)s” goes away when it is pressed, and the focus is nowhere then. Does who uses a keyboard or a screen "
    "reader go on where they were, or at the top? Put the focus on what comes in its place, or next."
)
INSIDE = N_(
    "“%(name)s” is gone when it is pressed, the dialog stays open, and the focus is on nothing in it: who uses a "
    "keyboard or a screen reader does not know where they are. Put the focus on what came in its place."
)
