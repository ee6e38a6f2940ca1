"""Does a name say again what the role says? A listener hears “Close button, button”."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_BUTTONS = frozenset(
    [
        *("button", "btn", "bouton", "schaltfläche", "botón", "botão", "knopf", "knop"),
        *("κουμπί", "кнопка", "כפתור", "לחצן", "버튼"),
    ]
)
"""What a button is called, in a word of its own, folded."""
_ENDINGS = ("ボタン", "按钮", "按鈕")
"""The same in scripts that are written without spaces."""
_LINKS = frozenset({"link", "hyperlink", "lien", "enlace", "קישור"})
_BUTTON_ROLES = frozenset({"button", "togglebutton"})
_MAKES = frozenset(
    [
        "add",
        "insert",
        "new",
        "create",
        "delete",
        "remove",
        "edit",
        "copy",
        "press",
        "push",
        "radio",
        "rename",
        "hide",
    ]
)
"""First words after which a button may be what is dealt with."""
_LONGEST = 5
"""Words; a longer name is a sentence."""


def judge_role_in_name(state: PageState) -> Iterator[Outcome]:
    """Applies to buttons and links with a name from an attribute. Expects a name that does not end with the role.

    Where the word is seen as well it is the author's label, and stays out of question.
    """
    reading = reading_of(state)
    for one in state.tree:
        role, node = one.role.lower(), reading.by_id.get(one.id)
        if node is None or not one.name.strip() or role not in {*_BUTTON_ROLES, "link"}:
            continue
        if (
            not any(part in one.name_from for part in ("aria-label", "title", "alt"))
            or "labelledby" in one.name_from
        ):
            continue
        words = fold(one.name).split()
        called = _BUTTONS if role in _BUTTON_ROLES else _LINKS
        last = words[-1]
        repeats = last in called or (role in _BUTTON_ROLES and fold(one.name).endswith(_ENDINGS))
        if (
            not repeats
            or not 1 < len(words) + (last not in called) <= _LONGEST
            or last in fold(reading.words_in(node))
        ):
            yield Outcome(OutcomeValue.PASSED, ONCE, node=node.id)
            continue
        asked = role == "link" or words[0] in _MAKES
        value = OutcomeValue.CANT_TELL if asked else OutcomeValue.FAILED
        message = PERHAPS if asked else TWICE
        yield Outcome(value, message, {"name": one.name[:80]}, node_target(state, node), node=node.id)


REPEATS_ROLE = Rule(
    id="name/repeats-role",
    title=N_("A name does not say again what kind of element it is."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_role_in_name,
    needs=("dom", "tree", "text"),
)

ONCE = N_("The name leaves it to the role to say what kind of element it is.")
TWICE = N_(
    "“%(name)s” is a button and says so in its name: somebody who listens hears the word twice. Take it out of "
    "the name."
)
PERHAPS = N_(
    "“%(name)s” ends with the word for what it is, which is said after each name anyway. Is another thing meant "
    "by it? If not, take it out of the name."
)
