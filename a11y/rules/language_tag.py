"""Whether `lang` is a language tag that browsers and speech understand (BCP 47, RFC 5646)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from a11y.facts.locale_names import to_bcp47
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SUBTAG = re.compile(r"[A-Za-z0-9]{1,8}")
_PRIVATE = re.compile(r"q[a-t][a-z]")
"""Languages for private use (ISO 639-2)."""
_WORDS = ("alt", "aria-label", "title", "placeholder")
"""Attributes with words in the element's language."""


def is_well_formed(tag: str) -> bool:
    """Whether a tag follows the grammar of RFC 5646; not whether its language is a registered one."""
    # loaded when a page names a language: its tables are a good part of the start of each process
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        # the parser takes underscores for hyphens, as operating systems write them
        Language.get(tag.replace("_", " "), normalize=False)
    except LanguageTagError:
        return False
    return True


@cache
def names_a_language(tag: str) -> bool:
    """Whether its first subtag is a registered language in its shortest form: what browsers and voices go by.

    `eng` is not, since the registry has `en` alone; nor are the grandfathered `i-…`.
    """
    from langcodes import Language, tag_is_valid

    first = tag.partition("-")[0].lower()
    if _PRIVATE.fullmatch(first):
        return True
    if not (first.isascii() and first.isalpha() and 2 <= len(first) <= 3 and tag_is_valid(first)):
        return False
    return len(first) == 2 or len(Language.get(first).language or "") == 3


def judge_language_tag(state: PageState) -> Iterator[Outcome]:
    """Applies to the page, and to each element with words that names their language. Expects a language's name.

    What only follows the language, and is not well-formed, is asked about: browsers leave it out. Source: ACT rules
    bf051a and de46e4.
    """
    spoken = _spoken(state)
    for node in state.nodes:
        tag = node.attributes.get("lang", "")
        whole = node.tag == "html"
        if not tag or (node.id not in spoken and not whole) or (whole and not tag.strip()):
            continue
        value, message, better = _told(tag.strip())
        yield Outcome(
            value,
            message,
            {"tag": tag, "better": better},
            node_target(state, node),
            criteria=("3.1.1",) if whole else ("3.1.2",),
            subject="html lang" if whole and node.frame == 0 else "",
            node=node.id,
        )


def _told(tag: str) -> tuple[OutcomeValue, str, str]:
    better = to_bcp47(tag)
    if names_a_language(tag):
        if is_well_formed(tag):
            return OutcomeValue.PASSED, WELL_FORMED, tag
        if all(_SUBTAG.fullmatch(one) for one in tag.split("-")):
            return OutcomeValue.CANT_TELL, ODD_ENDING, tag.partition("-")[0]
    if better != tag and is_well_formed(better) and names_a_language(better):
        return OutcomeValue.FAILED, ILL_FORMED, better
    return OutcomeValue.FAILED, NO_TAG, better


def _spoken(state: PageState) -> frozenset[int]:
    """The elements whose `lang` is in force for some words, in them or in a name, which are seen or heard."""
    parents = {node.id: node for node in state.nodes}
    found: set[int] = set()
    for node in state.nodes:
        if node.box is None or not (
            node.lines or any(node.attributes.get(name, "").strip() for name in _WORDS)
        ):
            continue
        at: Node | None = node
        while at is not None and "lang" not in at.attributes:
            at = parents.get(at.parent)
        if at is not None:
            found.add(at.id)
    return frozenset(found)


LANGUAGE_TAG = Rule(
    id="locale/language-tag",
    title=N_("A language is named by a well-formed tag."),
    criteria=("3.1.1", "3.1.2"),
    impact=Impact.SERIOUS,
    judge=judge_language_tag,
    needs=("dom",),
    instead_of=("axe/html-lang-valid", "axe/valid-lang"),
    act_rules=("bf051a", "de46e4"),
    help_url="https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
)

ODD_ENDING = N_(
    "What follows the language in lang=“%(tag)s” is no part of a language tag (BCP 47), and is left out: is it meant "
    "to say more than lang=“%(better)s”?"
)
WELL_FORMED = N_("The language is named by a well-formed tag.")
ILL_FORMED = N_(
    "lang=“%(tag)s” is not a language tag (BCP 47), so that a screen reader keeps the voice of another language; "
    "write lang=“%(better)s”."
)
NO_TAG = N_(
    "lang=“%(tag)s” is not a language tag (BCP 47), so that a screen reader keeps the voice of another language."
)
