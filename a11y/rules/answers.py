"""What does a page say when something was sent or asked for? (WCAG 2.2, criteria 3.3.1, 3.3.3 and 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.form_errors import says_only_wrong
from a11y.rules.form_messages import is_region
from a11y.rules.forms import Forms, forms_of, input_type
from a11y.rules.pressed import says_done, says_wrong
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Came, Press
from a11y.words.state import Node, PageState

_QUOTED = 200
_SHORT = 30
"""Words of a message."""


def _presses(state: PageState) -> Iterator[Press]:
    yield from state.pressed.presses if state.pressed is not None else ()


def judge_answer_help(state: PageState) -> Iterator[Outcome]:
    """Applies to messages that come when a form is sent, or when somebody goes on from a field.

    Expects more words than that something is wrong. Forms with a password are left out, where more would help those who
    guess. A question. Sources: WCAG 2.2, 3.3.1 and 3.3.3.
    """
    page = forms_of(state)
    told = passed = False
    for press in _presses(state):
        if not (press.sends or press.written) or _asks_for_password(page, state.nodes[press.node]):
            continue
        for came in press.came:
            if came.controls or not 0 < len(came.words.split()) <= _SHORT:
                continue
            if not says_only_wrong(came.words):
                passed = True
            elif not told:
                told = True
                params = {"words": came.words[:_QUOTED]}
                yield Outcome(OutcomeValue.CANT_TELL, VAGUE, params, thing_target(state, came.what))
    if passed and not told:
        yield Outcome(OutcomeValue.PASSED, TELLING)


def _asks_for_password(page: Forms, button: Node) -> bool:
    form = page.form_of(button)
    return form is not None and any(input_type(one) == "password" for one in page.fields_of(form))


def judge_answer_place(state: PageState) -> Iterator[Outcome]:
    """Applies to messages that come when a form is sent. Expects what is wrong to be said in that form.

    A question where it stands in another form, and nothing is said in the one that was sent. Source: WCAG 2.2, 3.3.1.
    """
    page = forms_of(state)
    for press in _presses(state):
        form = page.form_of(state.nodes[press.node]) if press.sends else None
        if form is None:
            continue
        wrong = [one for one in press.came if says_wrong(one)]
        places = [_form_of(state, page, one) for one in wrong]
        elsewhere = [one for one, at in zip(wrong, places, strict=True) if at is not None and at is not form]
        if not elsewhere or len(elsewhere) < len(wrong):
            if wrong:
                yield Outcome(OutcomeValue.PASSED, THERE)
            continue
        params = {"words": elsewhere[0].words[:_QUOTED], "name": press.name}
        yield Outcome(OutcomeValue.CANT_TELL, ELSEWHERE, params, thing_target(state, elsewhere[0].what))


def _form_of(state: PageState, page: Forms, came: Came) -> Node | None:
    known = 0 <= came.what.node < len(state.nodes)
    return page.form_of(state.nodes[came.what.node]) if known else None


def judge_more(state: PageState) -> Iterator[Outcome]:
    """Applies to rows or items that a press of a button brings, beside others that stay.

    Expects that something announces them, or that the focus is led to them. A question. Source: WCAG 2.2, technique
    ARIA22.
    """
    for press in _presses(state):
        rows = [one for one in press.came if one.one_of_many and not one.own]
        other = press.field or press.sends or press.marked or press.reordered or press.went
        if not rows or other or press.chosen or press.told or press.gone:
            continue
        if press.said or press.focus == "moved" or any(one.politeness for one in rows):
            yield Outcome(OutcomeValue.PASSED, HEARD)
            continue
        if len(rows) < len(press.came):
            continue
        if any(says_done(state, one.words) for one in rows):
            continue
        node = state.nodes[press.node]
        live = any(map(is_region, state.nodes))
        sentence = MORE_PERHAPS if live else MORE
        yield Outcome(
            OutcomeValue.CANT_TELL, sentence, {"name": press.name}, node_target(state, node), node=node.id
        )


ANSWER_HELP = Rule(
    id="form/answer-help",
    title=N_("What comes when a form is refused says what is wrong and how to mend it."),
    criteria=("3.3.1", "3.3.3"),
    impact=Impact.SERIOUS,
    judge=judge_answer_help,
    needs=("dom", "pressed"),
)
ANSWER_PLACE = Rule(
    id="form/answer-place",
    title=N_("What comes when a form is refused stands in that form."),
    criteria=("3.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_answer_place,
    needs=("dom", "pressed"),
)
MORE_ROWS = Rule(
    id="status/more-rows",
    title=N_("It is heard that more rows have come."),
    criteria=("4.1.3",),
    impact=Impact.MODERATE,
    judge=judge_more,
    needs=("dom", "pressed"),
)

TELLING = N_("What comes says more than that something is wrong.")
VAGUE = N_(
    "“%(words)s” is all that comes when the form is refused: it says that something is wrong, and not what or how to "
    "mend it. Does the page know more, such as how many digits are missing? Say that."
)
THERE = N_("What is wrong is said in the form that was sent.")
ELSEWHERE = N_(
    "“%(words)s” comes up in another form than the one that “%(name)s” sends. Is something wrong with that other one? "
    "Otherwise say it beside the field that it is about."
)
HEARD = N_("It is announced that rows have come, or the focus is led there.")
MORE = N_(
    "“%(name)s” brings more rows, and nothing announces that they are loading or have come. Does who uses a screen "
    "reader learn of it? A short sentence in an element with role=“status” would tell."
)
MORE_PERHAPS = N_(
    "“%(name)s” brings more rows, and nothing was announced when it was tried. Does who uses a screen reader learn "
    "that they are loading, and when they have come?"
)
