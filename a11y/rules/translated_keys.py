"""Is what a form sends called the same in every language? (HTML, the `name` attribute of form controls)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.facts.plain_text import fold
from a11y.rules.forms import forms_of, input_type
from a11y.rules.interface_words import is_listed
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_FIELDS = frozenset({"input", "select", "textarea"})
_PARTS = 2
_KEPT = frozenset({"login", "pin", "otp", "tag", "wert", "nom"})
"""Words that stand in names on pages of any language."""
_KEY = re.compile(r"[A-Za-z]{3,}")
_ASKS = frozenset({"confirm", "new", "old", "current", "repeat", "retype", "delete", "remove", "verify"})
_OTHER = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
"""A word with a letter that ASCII does not have."""


def judge_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to fields that are sent under a name. Expects no translated word in that name.

    A name that is put together of an English piece and a word of the label, as “confirm_バージョン”, changes with the
    language, and the server waits for another one: what is filled in is refused in that language alone. A word of ASCII
    letters behind an English one may be the author's own, and is asked about.
    """
    page = forms_of(state)
    openings = state.openings.openings if state.openings is not None else ()
    opened = [text for opening in openings for text in opening.texts]
    named = asked = False
    for field in state.nodes:
        key = field.attributes.get("name", "")
        if not key or field.frame or field.tag not in _FIELDS or input_type(field) == "hidden":
            continue
        named = True
        other = _OTHER.search(key)
        label = page.label_text(field)
        if other is None and not asked and (word := _translated(key, label, state.language)):
            asked = True
            params = {"key": key[:80], "word": word}
            yield Outcome(OutcomeValue.CANT_TELL, PERHAPS, params, node_target(state, field), node=field.id)
            continue
        # in a dialog that is closed no words are drawn
        label = label or " ".join(opened)
        # a site of one language may call its fields in it
        if other is None or not _KEY.search(key) or fold(other[0]) not in fold(label):
            continue
        params = {"key": key[:80], "word": other[0]}
        yield Outcome(OutcomeValue.FAILED, TRANSLATED, params, node_target(state, field), node=field.id)
        return
    if named and not asked:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _translated(key: str, label: str, language: str) -> str:
    """The one word of a label that an English word asks for in a name, as in `confirm_benutzername`; else empty."""
    parts = [one.lower() for one in re.split(r"[_-]", key)]
    word = fold(label).strip(" *:")
    page = primary_language(language)
    if page in {"", "en"} or len(parts) < _PARTS or word not in parts or not _ASKS & set(parts):
        return ""
    return "" if is_listed(word) or word in _KEPT else word


TRANSLATED_KEYS = Rule(
    id="form/translated-key",
    title=N_("What a form sends is called the same in every language."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_keys,
    needs=("dom", "text"),
    reads=("openings",),
)

PERHAPS = N_(
    "The field is sent as “%(key)s”, and its label is “%(word)s”: is that word put into the name in each language as "
    "it is translated? Then the server gets another name each time: put a fixed word there."
)
OWN = N_("The fields are sent under names without words of one language.")
TRANSLATED = N_(
    "The field is sent as “%(key)s”, with “%(word)s” of its label in it: in each language the server gets another "
    "name, and refuses what is filled in. Put a fixed word into the name, and the translated one into the label alone."
)
