"""Is a control named by words, or by a sign that nobody can say? (WCAG 2.2, criteria 4.1.2 and 2.4.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from a11y.rules.outline import Outline, outline_of
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxNode, Node, PageState

_ROLES = frozenset(
    {
        "link",
        "button",
        "checkbox",
        "radio",
        "switch",
        "tab",
        "menuitem",
        "menuitemcheckbox",
        "option",
        "textbox",
    }
)
_SEVERAL = 2
_DESCRIBED = ("", "")
"""What is told once of a page, beside signs by role."""
_KEYS = 4
"""Controls with signs that make a keyboard, as of a calculator."""
_POINTS = frozenset("\u00ab\u00bb\u2039\u203a<>\u276e\u276f\u27e8\u27e9\u3008\u3009\u2190\u2192")
"""Signs that point somewhere: brackets to a screen reader, which many leave out."""
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))
"""Code points without a meaning of their own: fonts draw icons there (Unicode, 23.5 Private-Use Characters)."""


def judge_signs(state: PageState) -> Iterator[Outcome]:
    """Applies to each control with a name. Expects words in it.

    Letters of an icon font say nothing at all, and fail, as do links that only point somewhere. One sign on several
    links, or on a button, is a question: a screen reader may say its name, as “star”, and not what each of them does. A
    description says more, and settles it; behind a letter of an icon font it is a question, as not all screen readers
    say it, and no voice command knows it.
    """
    outline = outline_of(state)
    named = [
        (one, outline.by_id[one.id]) for one in state.tree if _is_control(one) and one.id in outline.by_id
    ]
    signs = Counter((one.role, _sign(one.name)) for one, _ in named if not one.description.strip())
    told: set[tuple[str, str]] = set()
    words = False
    for one, node in named:
        name = "".join(one.name.split())
        if name and all(_is_private(letter) for letter in name) and one.description.strip():
            if _DESCRIBED not in told:
                told.add(_DESCRIBED)
                params = {"description": one.description.strip()[:80]}
                yield Outcome(
                    OutcomeValue.CANT_TELL, DESCRIBED, params, node_target(state, node), node=node.id
                )
            continue
        if name and all(_is_private(letter) for letter in name):
            yield Outcome(OutcomeValue.FAILED, NO_WORD, {}, node_target(state, node), node=node.id)
            continue
        kind = (one.role, _sign(one.name))
        if one.role.lower() == "link" and _points(state, kind[1], node) and not one.description.strip():
            if kind not in told:
                told.add(kind)
                params = {"name": one.name.strip()}
                yield Outcome(OutcomeValue.FAILED, POINTS, params, node_target(state, node), node=node.id)
            continue
        several = signs[kind] >= _SEVERAL
        if kind[1] and (several or _is_alone(one, named)) and not one.description.strip():
            if kind not in told and not _is_key(node, outline):
                told.add(kind)
                params = {"name": one.name.strip()[:20]}
                params |= {"count": str(signs[kind])} if several else {}
                sentence = SIGN if several else ONE_SIGN
                yield Outcome(
                    OutcomeValue.CANT_TELL, sentence, params, node_target(state, node), node=node.id
                )
            continue
        words = words or bool(name)
    if words:
        yield Outcome(OutcomeValue.PASSED, WORDS)


def _is_control(one: AxNode) -> bool:
    return one.role.lower() in _ROLES and bool(one.id)


def _is_alone(one: AxNode, named: Sequence[tuple[AxNode, Node]]) -> bool:
    """Whether it is a button with a sign, and not one of several keys such as those of a calculator."""
    return one.role.lower() == "button" and sum(bool(_sign(other.name)) for other, _ in named) < _KEYS


def _sign(name: str) -> str:
    """A name without letters and figures; empty for any other."""
    said = "".join(name.split())
    return said if said and len(said) <= _SEVERAL and not any(one.isalnum() for one in said) else ""


def _points(state: PageState, sign: str, node: Node) -> bool:
    """Whether a link is a sign that points somewhere, and nothing beside it in its block says where."""
    reading = reading_of(state)
    around = reading.by_id.get(node.parent) if sign and set(sign) <= _POINTS else None
    return around is not None and not any(map(str.isalnum, reading.words_in(around)))


def _is_private(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _PRIVATE)


def _is_key(node: Node, outline: Outline) -> bool:
    """What is in a grid or a list of choices is told by its place in it."""
    return any(
        one.attributes.get("role", "") in {"grid", "listbox", "tree", "toolbar"}
        for one in outline.around(node)
    )


SIGNS = Rule(
    id="name/sign-alone",
    title=N_("Controls are named by words."),
    criteria=("4.1.2", "2.4.4"),
    impact=Impact.SERIOUS,
    judge=judge_signs,
    needs=("dom", "tree"),
)

WORDS = N_("Controls have words in their names.")
NO_WORD = N_(
    "The whole name of this control is a letter of an icon font, which no screen reader can say. Hide the icon with "
    "aria-hidden, and give the control words: in it, or by aria-label."
)
SIGN = N_(
    "%(count)s controls here have no other name than “%(name)s”. Does somebody who hears only that know what each of "
    "them does? Write what it does into its aria-label."
)
POINTS = N_(
    "“%(name)s” is the whole name of this link: a screen reader calls the sign a bracket or an arrow, or says nothing, "
    "and a voice command cannot name it. Write into its aria-label where it leads, as “Next page”."
)
DESCRIBED = N_(
    "The whole name of this control is a letter of an icon font, and only its title or description, “%(description)s”, "
    "says what it does. Does everybody hear that? Give it these words as its name, by aria-label."
)
ONE_SIGN = N_(
    "“%(name)s” is the whole name of this button: a screen reader may say what the sign is called, as “star”, and "
    "not what the button does. Does somebody who hears only that know? Write what it does into its aria-label."
)
