"""Do words say what is wrong when a form is refused? (WCAG 2.2, criteria 1.4.1 and 3.3.1 Error Identification)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, is_text_field, plain_words
from a11y.rules.pressed import says_wrong
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SEVERAL = 2
_LONG = 4
"""Letters of a word that names something."""


def judge_refused(state: PageState) -> Iterator[Outcome]:
    """Applies to forms sent in a check that a script refused by giving a field other looks, or the focus.

    Expects words, or a state of the field; the browser has its own. One message for several fields that names none of
    them is a question. Source: WCAG 2.2, techniques G83 and ARIA21.
    """
    pressed = state.pressed
    if pressed is None:
        return
    if pressed.refused:
        yield Outcome(OutcomeValue.PASSED, TOLD)
    page = forms_of(state)
    yield from _only_led(state, page)
    yield from _unnamed(state, page)
    for position in pressed.only_marked:
        node = state.nodes[position]
        params = {"field": page.name(node) or page.label_text(node)}
        yield Outcome(OutcomeValue.CANT_TELL, ONLY_LOOKS, params, node_target(state, node), node=node.id)


def _only_led(state: PageState, page: Forms) -> Iterator[Outcome]:
    """Forms that a script refused by putting the focus somewhere, without a word."""
    for press in state.pressed.presses if state.pressed is not None else ():
        silent = press.sends and press.focus == "moved" and not (press.came or press.said or press.went)
        if not silent or press.requests or press.told or press.gone or press.relabelled:
            continue
        node = state.nodes[press.node]
        form = page.form_of(node)
        own = form is not None and ("novalidate" in form.attributes or "formnovalidate" in node.attributes)
        if own:
            params = {"name": press.name}
            yield Outcome(OutcomeValue.CANT_TELL, ONLY_LED, params, node_target(state, node), node=node.id)


def _unnamed(state: PageState, page: Forms) -> Iterator[Outcome]:
    """Forms of several fields that a script refused with one message, which names none of them."""
    for press in state.pressed.presses if state.pressed is not None else ():
        form = page.form_of(state.nodes[press.node])
        if not press.sends or press.focus != "kept" or len(press.came) != 1 or form is None:
            continue
        message = press.came[0]
        fields = [one for one in page.fields_of(form) if is_text_field(one)]
        empty = [one for one in fields if not one.attributes.get("value")]
        if len(empty) < _SEVERAL or message.tied or not says_wrong(message):
            continue
        said = set(plain_words(message.words))
        names = (set(plain_words(page.name(one) or page.label_text(one))) for one in fields)
        if any(said & {word for word in name if len(word) >= _LONG} for name in names):
            yield Outcome(OutcomeValue.PASSED, TOLD)
        else:
            place = thing_target(state, message.what)
            yield Outcome(OutcomeValue.CANT_TELL, UNNAMED, {"words": message.words[:80]}, place)


REFUSED = Rule(
    id="form/refused-in-words",
    title=N_("Words say what is wrong when a form is refused."),
    criteria=("1.4.1", "3.3.1"),
    impact=Impact.SERIOUS,
    judge=judge_refused,
    needs=("dom", "tree", "text", "pressed"),
)

TOLD = N_("No form that is refused says so by looks alone.")
ONLY_LOOKS = N_(
    "“%(field)s” looks otherwise after the form was sent without it, and no words came. Does who does not see that "
    "learn what is wrong? Say it in words beside the field, and set aria-invalid to true."
)
UNNAMED = N_(
    "“%(words)s” is all that is said when the form is refused, and it has several fields: does everybody learn which "
    "of them is wrong, and why? Name the field, say what is expected beside it, and set aria-invalid to true."
)
ONLY_LED = N_(
    "“%(name)s” does not send the form and puts the focus elsewhere, and no words come. Does everybody learn that "
    "something is wrong, and what? Say it in words beside the field that has the focus, and set aria-invalid to true."
)
