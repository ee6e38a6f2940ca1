"""Is what a form sends called the same in every language? (HTML, the `name` attribute of form controls)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.forms import forms_of, input_type
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_FIELDS = frozenset({"input", "select", "textarea"})
_KEY = re.compile(r"[A-Za-z]{3,}")
_OTHER = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
"""A word with a letter that ASCII does not have."""


def judge_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to fields that are sent under a name. Expects no translated word in that name.

    A name that is put together of an English piece and a word of the label, as “confirm_バージョン”, changes with the
    language, and the server waits for another one: what is filled in is refused in that language alone.
    """
    page = forms_of(state)
    openings = state.openings.openings if state.openings is not None else ()
    opened = [text for opening in openings for text in opening.texts]
    named = False
    for field in state.nodes:
        key = field.attributes.get("name", "")
        if not key or field.frame or field.tag not in _FIELDS or input_type(field) == "hidden":
            continue
        named = True
        other = _OTHER.search(key)
        # in a dialog that is closed no words are drawn
        label = page.label_text(field) or " ".join(opened)
        # a site of one language may call its fields in it
        if other is None or not _KEY.search(key) or fold(other[0]) not in fold(label):
            continue
        params = {"key": key[:80], "word": other[0]}
        yield Outcome(OutcomeValue.FAILED, TRANSLATED, params, node_target(state, field), node=field.id)
        return
    if named:
        yield Outcome(OutcomeValue.PASSED, OWN)


TRANSLATED_KEYS = Rule(
    id="form/translated-key",
    title=N_("What a form sends is called the same in every language."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_keys,
    needs=("dom", "text"),
    reads=("openings",),
)

OWN = N_("The fields are sent under names without words of one language.")
TRANSLATED = N_(
    "The field is sent as “%(key)s”, with “%(word)s” of its label in it: in each language the server gets another "
    "name, and refuses what is filled in. Put a fixed word into the name, and the translated one into the label alone."
)
