"""Whether the page speaks the locale that was asked for, as the target's own catalogs promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from babel.core import get_global
from babel.localedata import locale_identifiers

from a11y.facts.locale_names import primary_language, to_bcp47
from a11y.rules.rule import Rule
from a11y.rules.targets import act_outcome
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.rendition import LocaleWay
from a11y.words.state import PageState, Reach

XML_VIEWER = "webkit-xml-viewer-source-xml"
"""What Chromium's own view of an XML file without a style sheet is known by."""
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
"""Languages whose usual script is written from right to left (CLDR character order)."""
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "thaa", "nkoo", "syrc"}


def judge_language(state: PageState) -> Iterator[Outcome]:
    """Applies to each HTML page. Expects that its declared language is the locale asked for, whichever way that was.

    Where nobody asked, as in a check of pages of which nothing is known, any language is right. A picture or formula
    that is opened by itself has no `lang`, and often no words (ACT rule b5c3f8 leaves them out).
    """
    if state.nodes and not any(node.tag == "html" for node in state.nodes):
        return
    if any(node.attributes.get("id") == XML_VIEWER for node in state.nodes[:8]):
        return
    target = document_target(state)
    params = {"locale": state.rendition.locale, "language": state.language}
    if not state.language.strip():
        yield Outcome(OutcomeValue.FAILED, NO_LANGUAGE, params, target)
    elif names_other_language(state) and state.asked_by is not LocaleWay.ANY:
        sentence = OTHER_LANGUAGE if state.asked_by is None else OTHER_LANGUAGE_BY[state.asked_by]
        yield Outcome(OutcomeValue.FAILED, sentence, params, target)
    else:
        yield Outcome(OutcomeValue.PASSED, RIGHT_LANGUAGE, params, target)


def names_other_language(state: PageState) -> bool:
    """Whether the page declares a language, script or country that is not the one asked for.

    How the tag is written, and what it leaves out, makes no difference here.
    """
    declared, wanted = _parts(state.language), _parts(state.rendition.locale)
    return any(one and other and one != other for one, other in zip(declared, wanted, strict=True))


def spoken(state: PageState) -> str:
    """The locale that the page should speak: the one asked for, or the one it declares where nobody asked."""
    declared = to_bcp47(state.language.strip())
    known = state.asked_by is LocaleWay.ANY and primary_language(declared) in _languages()
    return declared if known else state.rendition.locale


@cache
def _languages() -> frozenset[str]:
    return frozenset(tag.partition("_")[0] for tag in locale_identifiers())


def _parts(tag: str) -> tuple[str, str, str]:
    """Language, script and country of a tag; the script that the country or language implies, where none is given."""
    language, *subtags = to_bcp47(tag.strip()).split("-")
    script = next((one for one in subtags if len(one) == 4 and one.isalpha()), "")
    country = next((one for one in subtags if len(one) == 2 and one.isalpha()), "")
    for known in (f"{language}_{country}", language):
        script = script or _implied_script(known)
    return language, script, country


def _implied_script(name: str) -> str:
    likely: Mapping[str, str] = get_global("likely_subtags")
    return next((part for part in likely.get(name, "").split("_")[1:] if len(part) == 4), "")


def is_leftward(tag: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    parts = tag.strip().replace("_", "-").lower().split("-")
    return parts[0] in _RIGHT_TO_LEFT or bool(_RIGHT_TO_LEFT_SCRIPTS & set(parts[1:]))


def judge_direction(state: PageState) -> Iterator[Outcome]:
    """Applies to every page. Expects the direction in which the locale asked for is written."""
    locale = spoken(state)
    wanted = "rtl" if is_leftward(locale) else "ltr"
    right = state.direction == wanted
    yield Outcome(
        OutcomeValue.PASSED if right else OutcomeValue.FAILED,
        RIGHT_DIRECTION if right else WRONG_DIRECTION,
        {"locale": locale, "direction": state.direction, "wanted": wanted},
        document_target(state),
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


def document_target(state: PageState) -> Target:
    """The page as a whole."""
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
OTHER_LANGUAGE_BY = {
    LocaleWay.COOKIE: N_("The page was asked for in “%(locale)s” by the cookie and declares “%(language)s”."),
    LocaleWay.QUERY: N_("The page was asked for in “%(locale)s” by its address and declares “%(language)s”."),
    LocaleWay.HEADER: N_(
        "The page was asked for in “%(locale)s” by the browser's setting (Accept-Language) and declares “%(language)s”."
    ),
    LocaleWay.SWITCHER: N_("“%(locale)s” was chosen on a page, and this one declares “%(language)s”."),
}
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
