"""Can a page be read in a narrow window without scrolling sideways? (WCAG 2.2, criterion 1.4.10 Reflow)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from a11y.rules.outline import outline_of
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.rules.windows import fine, outermost
from a11y.words.eyes import Eyes
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SLIGHT = 8.0
"""CSS pixels that a margin may stick out by."""
_MOST_OVER = 3
"""Words on others that are told of one page."""
_FOLDS = frozenset({"summary", "details"})
_OPENS = frozenset({"aria-expanded", "aria-controls", "aria-haspopup", "popovertarget"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "nav"})
_ELSEWHERE = frozenset({"navigation", "menu", "menubar", "search", "tooltip"})
"""Parts whose words a narrow window may have in other places, under other words."""
_FEWEST_WORDS = 3
"""Of a part that says something."""


def judge_reflow(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with words. Expects that none of them is out of a window of 320 CSS pixels.

    Pictures and whatever else needs two dimensions are left out, as are words in a box that scrolls by itself; of
    tables and code without such a box a person is asked, once of each; code in a sentence is words, and code of one
    word, as a token, needs no lines of its own. A part that is not there at all fails where no control of the page
    could bring it. The words that reach out farthest are named. Where the page cannot be scrolled sideways, or a box
    cuts its words off, each is named that begins inside and runs out. Source: WCAG 2.2, criterion 1.4.10 Reflow.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts:
        return
    told = list(_lost_when_narrow(state, eyes))
    if not eyes.wide:
        told += _fields_beyond(state, eyes)
        told += _tables_beyond(state, eyes)
        told += _code_beyond(state, eyes)
        told += _wide_when_enlarged(state, eyes)
    yield from told
    if not eyes.wide:
        # a page that lies on its side in the narrow window was not measured there
        if not told and not eyes.turned:
            yield fine(eyes, FITS)
        return
    widest = max(eyes.wide, key=lambda wide: wide.beyond)
    target = node_target(state, state.nodes[widest.node])
    yield Outcome(OutcomeValue.FAILED, TOO_WIDE, {"pixels": f"{widest.beyond:.0f}"}, target)


def _fields_beyond(state: PageState, eyes: Eyes) -> Iterator[Outcome]:
    """Fields for which the page must be scrolled sideways, where its words fit."""
    for wide in eyes.fields_beyond:
        target = node_target(state, state.nodes[wide.node])
        yield Outcome(OutcomeValue.FAILED, FIELD_TOO_WIDE, {"pixels": f"{wide.beyond:.0f}"}, target)


def _wide_when_enlarged(state: PageState, eyes: Eyes) -> Iterator[Outcome]:
    """Words that a window of half the width, or one between, is too narrow for, and that fit into 320 pixels again."""
    for found, sentence, more in (
        (eyes.wide_when_enlarged, TOO_WIDE_WHEN_ENLARGED, {}),
        (eyes.wide_at_step, TOO_WIDE_AT_STEP, {"width": str(eyes.step)}),
    ):
        widest = max(found, key=lambda wide: wide.beyond, default=None)
        if widest is not None and widest.beyond > _SLIGHT and not eyes.fields_beyond:
            target = node_target(state, state.nodes[widest.node])
            params = {"pixels": f"{widest.beyond:.0f}", **more}
            yield Outcome(OutcomeValue.FAILED, sentence, params, target)
            return


def _tables_beyond(state: PageState, eyes: Eyes) -> Iterator[Outcome]:
    """The first table for which the page must be scrolled sideways, where its words fit."""
    for wide in eyes.tables_beyond[:1]:
        target = node_target(state, state.nodes[wide.node])
        yield Outcome(OutcomeValue.CANT_TELL, TABLE_TOO_WIDE, {"pixels": f"{wide.beyond:.0f}"}, target)


def _code_beyond(state: PageState, eyes: Eyes) -> Iterator[Outcome]:
    """The code that reaches out farthest, where the words of the page fit."""
    if eyes.code_beyond:
        widest = max(eyes.code_beyond, key=lambda wide: wide.beyond)
        target = node_target(state, state.nodes[widest.node])
        # lines of code may need two dimensions, and one long word has no lines
        word = len(reading_of(state).words_in(state.nodes[widest.node]).split()) == 1
        value, sentence = (
            (OutcomeValue.FAILED, WORD_TOO_WIDE) if word else (OutcomeValue.CANT_TELL, CODE_TOO_WIDE)
        )
        yield Outcome(value, sentence, {"pixels": f"{widest.beyond:.0f}"}, target)


def _lost_when_narrow(state: PageState, eyes: Eyes) -> Iterator[Outcome]:
    """Words that the narrow window cuts off, lays over each other, leaves out, or leaves no room for."""
    fails, asks = OutcomeValue.FAILED, OutcomeValue.CANT_TELL
    laid: dict[str, list[int]] = {}
    for node, kind in eyes.laid_over:
        laid.setdefault(kind, []).append(node)
    # what was told of a link in it need not be asked of the menu
    hidden = [one for one in eyes.hidden_when_narrow if not _holds(state, one, eyes.left_out_when_narrow)]
    flowing = [node for node in laid.get("flow", ()) if node not in eyes.over_when_narrow]
    gone = [one for one in hidden if _is_lost(state, eyes, one)]
    hidden = [one for one in hidden if one not in gone]
    for positions, value, message in (
        (eyes.cut_when_narrow, fails, CUT_WHEN_NARROW),
        (eyes.cut_below_when_narrow, fails, CUT_BELOW_WHEN_NARROW),
        (eyes.over_when_narrow, fails, OVER_WHEN_NARROW),
        (laid.get("field", ()), fails, ON_FIELD_WHEN_NARROW),
        (flowing[:_MOST_OVER], fails, ON_OTHERS_WHEN_NARROW),
        (laid.get("words", ())[:_MOST_OVER], asks, ON_WORDS_WHEN_NARROW),
        (eyes.left_out_when_narrow, fails, LEFT_OUT_WHEN_NARROW),
        (eyes.behind_dots_when_narrow, fails, BEHIND_DOTS_WHEN_NARROW),
        (eyes.fields_cut, asks, FIELD_CUT_WHEN_NARROW),
        (gone, fails, GONE_WHEN_NARROW),
        (hidden, asks, HIDDEN_WHEN_NARROW),
        (eyes.held_when_narrow, asks, HELD_WHEN_NARROW),
    ):
        for position in outermost(state, positions):
            yield Outcome(value, message, {}, node_target(state, state.nodes[position]))


def _holds(state: PageState, outer: int, inner: Sequence[int]) -> bool:
    """Whether one of these elements stands in that one, by their positions."""
    outline = outline_of(state)
    return any(outline.is_inside(state.nodes[one], (state.nodes[outer],)) for one in inner)


def _is_lost(state: PageState, eyes: Eyes, position: int) -> bool:
    """Whether nobody gets at a part that the narrow window does not show: no control of the page opens anything."""
    reading = reading_of(state)
    part = state.nodes[position]
    around = (part, *reading.around(part))
    if eyes.opens_when_narrow or len(reading.words_in(part).split()) < _FEWEST_WORDS:
        return False
    if any(one.tag in _TABLE or reading.role(one) in _ELSEWHERE for one in around):
        return False
    return not any(one.tag in _FOLDS or _OPENS & one.attributes.keys() for one in state.nodes)


REFLOW = Rule(
    id="window/reflow",
    title=N_("The page can be read in a narrow window without scrolling sideways."),
    criteria=("1.4.10",),
    impact=Impact.SERIOUS,
    judge=judge_reflow,
    needs=("dom", "eyes"),
)

FITS = N_("In a window of 320 pixels all words can be read without scrolling sideways.")
TOO_WIDE = N_(
    "In a window of 320 pixels these words reach %(pixels)s pixels out of it: each line has to be scrolled to. "
    "Let widths shrink: no fixed width or min-width on what holds text."
)
CUT_WHEN_NARROW = N_(
    "In a window of 320 pixels these words run out of what can be seen, and cannot be scrolled to. "
    "Let them wrap: no fixed width or nowrap on them, and no overflow: hidden around them."
)
CUT_BELOW_WHEN_NARROW = N_(
    "In a window of 320 pixels these words take more lines than their box has room for, and the last ones are cut off. "
    "Let the box grow with them: min-height instead of height, and no overflow: hidden."
)
TOO_WIDE_WHEN_ENLARGED = N_(
    "In a window of half the width, as at a zoom of 200 %%, these words reach %(pixels)s pixels out of it: each line "
    "has to be scrolled to, and in a narrower window it has not. Let columns shrink, or stand under each other, from "
    "there on."
)
TOO_WIDE_AT_STEP = N_(
    "In a window of %(width)s pixels, as who makes the page a little larger has it, these words reach %(pixels)s "
    "pixels out of it: each line has to be scrolled to, and in a narrower window it has not. Let columns shrink from "
    "there on."
)
FIELD_TOO_WIDE = N_(
    "In a window of 320 pixels this field reaches %(pixels)s pixels out of it, and the whole page has to be scrolled "
    "sideways for it. Let it shrink with the window: max-width: 100%%, and no fixed width or min-width."
)
TABLE_TOO_WIDE = N_(
    "In a window of 320 pixels this table reaches %(pixels)s pixels out of it, and the whole page has to be scrolled "
    "sideways for it. A table may need that, but not what stands around it: does it stay where it can be read? Put the "
    "table into a box of its own that scrolls, by overflow-x: auto."
)
CODE_TOO_WIDE = N_(
    "In a window of 320 pixels this code runs %(pixels)s pixels out of it, and the whole page has to be scrolled "
    "sideways for it. Code may need that, but not what stands around it: does it stay where it can be read? Let the "
    "code scroll in its own box, by overflow-x: auto, or break its lines, by white-space: pre-wrap."
)
WORD_TOO_WIDE = N_(
    "In a window of 320 pixels this word, drawn as code, runs %(pixels)s pixels out of it, and the whole page has to "
    "be scrolled sideways for it. Let it break anywhere, by overflow-wrap: anywhere and white-space: pre-wrap, or "
    "scroll in its own box, by overflow-x: auto."
)
OVER_WHEN_NARROW = N_(
    "In a window of 320 pixels these words run out of their box and lie on other words. "
    "Let the box grow with them: no fixed height, and min-height where one is needed."
)
ON_FIELD_WHEN_NARROW = N_(
    "In a window of 320 pixels these words lie on a field, and neither can be read. "
    "Put them above the field there, in the flow of the page, instead of by position: absolute."
)
ON_OTHERS_WHEN_NARROW = N_(
    "In a window of 320 pixels these words lie on other words, and neither can be read. "
    "Take negative margins and offsets back in narrow windows."
)
ON_WORDS_WHEN_NARROW = N_(
    "In a window of 320 pixels these words seem to lie on other words. Can both be read? "
    "If not, put them into the flow of the page there, instead of by position: absolute."
)
BEHIND_DOTS_WHEN_NARROW = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, this link stands behind the dots in "
    "which its line ends: it cannot be seen or pressed, and Tab comes to it out of sight. Let the line wrap."
)
LEFT_OUT_WHEN_NARROW = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, another menu stands for the one in "
    "which this link is, and does not have it: nobody comes there. Give both menus the same links, or make them one."
)
HIDDEN_WHEN_NARROW = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, this part is not there, and nothing "
    "that came in its stead seems to offer it. Is it needed? Then let it stand below the rest instead of hiding it."
)
GONE_WHEN_NARROW = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, this part is not there, its words "
    "stand nowhere else, and no control of the page could bring it: who needs large letters never learns of it. Let "
    "it stand below the rest instead of hiding it."
)
FIELD_CUT_WHEN_NARROW = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, a part of this field is cut off by "
    "the box that it stands in. Can what is chosen or written in it be read? Let the row wrap, or the field become "
    "narrower with the window."
)
HELD_WHEN_NARROW = N_(
    "In a window of 320 by 256 pixels, as who makes the page four times as large has it, this keeps its place and "
    "leaves next to nothing to the rest. Can the rest be read? Let it scroll away in low windows."
)
