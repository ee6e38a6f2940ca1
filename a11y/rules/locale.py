"""Whether the page speaks the locale that was asked for, as the target's own catalogs promise."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import act_outcome
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import PageState, Reach

_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
"""Languages whose usual script is written from right to left (CLDR character order)."""
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "thaa", "nkoo", "syrc"}


def judge_language(state: PageState) -> Iterator[Outcome]:
    """Applies to every page. Expects that its declared language is the locale asked for."""
    declared = state.language.lower().split("-")[0]
    wanted = state.rendition.locale.lower().split("-")[0]
    target = _document(state)
    params = {"locale": state.rendition.locale, "language": state.language}
    if not declared:
        yield Outcome(OutcomeValue.FAILED, NO_LANGUAGE, params, target)
    elif declared != wanted:
        yield Outcome(OutcomeValue.FAILED, OTHER_LANGUAGE, params, target)
    else:
        yield Outcome(OutcomeValue.PASSED, RIGHT_LANGUAGE, params, target)


def judge_direction(state: PageState) -> Iterator[Outcome]:
    """Applies to every page. Expects the direction in which the locale asked for is written."""
    parts = state.rendition.locale.lower().split("-")
    leftwards = parts[0] in _RIGHT_TO_LEFT or bool(_RIGHT_TO_LEFT_SCRIPTS & set(parts[1:]))
    wanted = "rtl" if leftwards else "ltr"
    right = state.direction == wanted
    yield Outcome(
        OutcomeValue.PASSED if right else OutcomeValue.FAILED,
        RIGHT_DIRECTION if right else WRONG_DIRECTION,
        {"locale": state.rendition.locale, "direction": state.direction, "wanted": wanted},
        _document(state),
    )


def judge_control_name(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that a scenario finds by name. Expects the name in this locale, not in the source's."""
    for act in state.acts:
        if not act.expected_name or act.verb == "arrive" or act.reach is Reach.FALLBACK:
            continue
        found = act.reach is not Reach.SOURCE_NAME
        yield act_outcome(
            act,
            OutcomeValue.PASSED if found else OutcomeValue.FAILED,
            RIGHT_NAME if found else WRONG_NAME,
            {"expected": act.expected_name, "name": act.name, "role": act.role},
        )


def judge_page_title(state: PageState) -> Iterator[Outcome]:
    """Applies to pages whose title the profile knows. Expects its translation in the document's title."""
    for act in state.acts:
        if act.verb != "arrive":
            continue
        found = act.reach is Reach.FOUND
        yield Outcome(
            OutcomeValue.PASSED if found else OutcomeValue.FAILED,
            RIGHT_TITLE if found else WRONG_TITLE,
            {"expected": act.expected_name, "title": state.title},
            Target(role="document", name=state.title, selector="title", html=""),
        )


def _document(state: PageState) -> Target:
    root = next((node for node in state.nodes if node.tag == "html"), None)
    attributes = "".join(f' {name}="{value}"' for name, value in root.attributes.items()) if root else ""
    return Target(role="document", name=state.title, selector="html", html=f"<html{attributes}>")


LANGUAGE = Rule(
    id="locale/page-language",
    title=N_("The page declares the language that was asked for."),
    criteria=("3.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_language,
    needs=("facts", "dom"),
)
DIRECTION = Rule(
    id="locale/page-direction",
    title=N_("The page runs in the direction of its language."),
    criteria=("1.3.2",),
    impact=Impact.SERIOUS,
    judge=judge_direction,
    needs=("facts",),
)
CONTROL_NAME = Rule(
    id="locale/control-name",
    title=N_("A control's accessible name is translated as the catalogs promise."),
    criteria=("3.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_control_name,
)
PAGE_TITLE = Rule(
    id="locale/page-title",
    title=N_("The document's title is translated as the catalogs promise."),
    criteria=("2.4.2", "3.1.2"),
    impact=Impact.MODERATE,
    judge=judge_page_title,
)

NO_LANGUAGE = N_(
    "The page declares no language, so that a screen reader guesses; add the attribute lang=%(locale)s."
)
OTHER_LANGUAGE = N_("The page was asked for in “%(locale)s” and declares “%(language)s”.")
RIGHT_LANGUAGE = N_("The page declares the language that was asked for.")
WRONG_DIRECTION = N_("The page runs %(direction)s; the locale “%(locale)s” is written %(wanted)s.")
RIGHT_DIRECTION = N_("The page runs in the direction of its language.")
WRONG_NAME = N_(
    "The catalogs promise the name “%(expected)s”, and this control (%(role)s) is still named “%(name)s” here: "
    "who listens or speaks to the page cannot find it by its translation."
)
RIGHT_NAME = N_("The control is named as the catalogs promise.")
WRONG_TITLE = N_("The catalogs promise “%(expected)s” in the document's title, which is “%(title)s” here.")
RIGHT_TITLE = N_("The document's title is translated.")
