"""Is a test that only some people can solve the way in? (WCAG 2.2, criteria 1.1.1 and 3.3.8)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, is_text_field, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CAPTCHA = "captcha"
_PICTURES = frozenset({"img", "canvas", "svg", "object"})
_SOUND = frozenset({"audio", "source"})


def judge_captcha(state: PageState) -> Iterator[Outcome]:
    """Applies to each field in view whose id, class or name says that it is a captcha's.

    Whether there is another way in for those who cannot solve it is a person's question. Sources: WCAG 2.2, technique
    G144 and understanding 3.3.8.
    """
    page = forms_of(state)
    for field in page.fields:
        if not is_text_field(field) or not page.seen(field) or not _says_so(field):
            continue
        form = page.form_of(field)
        inside = page.under(form) if form is not None else ()
        pictured = any(one.tag in _PICTURES and page.seen(one) for one in inside)
        heard = any(one.tag in _SOUND or "audio" in name_words(one) for one in inside)
        message = LETTERS if pictured and not heard else TASK
        yield Outcome(OutcomeValue.CANT_TELL, message, {}, node_target(state, field), node=field.id)
    if _sends_word(page):
        yield Outcome(OutcomeValue.PASSED, NONE)


def _says_so(field: Node) -> bool:
    said = " ".join(field.attributes.get(name, "") for name in ("id", "class", "name"))
    return _CAPTCHA in said.lower()


def _sends_word(page: Forms) -> bool:
    """Whether somebody signs in, or signs up, without one."""
    asked = any(one.attributes.get("type") == "password" for one in page.fields)
    return asked and not any(_says_so(one) for one in page.fields if page.seen(one))


CAPTCHA = Rule(
    id="form/captcha",
    title=N_("Nobody is kept out by a test of seeing, hearing or thinking."),
    criteria=("1.1.1", "3.3.8"),
    impact=Impact.CRITICAL,
    judge=judge_captcha,
    needs=("dom", "tree"),
)

NONE = N_("There is a form with a password and no captcha.")
LETTERS = N_(
    "The form asks for what a picture shows, and no sound says the same. How do people get past it who cannot see the "
    "picture, or not read its letters? A message to their address, or a check of which nobody notices, keeps machines "
    "out as well."
)
TASK = N_(
    "The form asks for the solution of a task. Is there a way past it for people who cannot solve it, neither by sight "
    "nor by hearing nor by thinking?"
)
