"""Whether `lang` is a language tag that browsers and speech understand (BCP 47, RFC 5646)."""

from __future__ import annotations

from collections.abc import Iterator

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from a11y.facts.locale_names import to_bcp47
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def is_well_formed(tag: str) -> bool:
    """Whether a tag follows the grammar of RFC 5646; not whether its language is a registered one."""
    try:
        # the parser takes underscores for hyphens, as operating systems write them
        Language.get(tag.replace("_", " "), normalize=False)
    except LanguageTagError:
        return False
    return True


def judge_language_tag(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that names its language. Expects the name to be well-formed."""
    for node in state.nodes:
        tag = node.attributes.get("lang", "").strip()
        whole = node.tag == "html"
        if not tag or (node.box is None and not whole):
            continue
        better = to_bcp47(tag)
        params = {"tag": tag, "better": better}
        message = WELL_FORMED
        if not (right := is_well_formed(tag)):
            message = ILL_FORMED if is_well_formed(better) else NO_TAG
        yield Outcome(
            OutcomeValue.PASSED if right else OutcomeValue.FAILED,
            message,
            params,
            node_target(state, node),
            criteria=("3.1.1",) if whole else ("3.1.2",),
            subject="html lang" if whole and node.frame == 0 else "",
            node=node.id,
        )


LANGUAGE_TAG = Rule(
    id="locale/language-tag",
    title=N_("A language is named by a well-formed tag."),
    criteria=("3.1.1", "3.1.2"),
    impact=Impact.SERIOUS,
    judge=judge_language_tag,
    needs=("dom",),
    instead_of=("axe/html-lang-valid", "axe/valid-lang"),
    help_url="https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
)

WELL_FORMED = N_("The language is named by a well-formed tag.")
ILL_FORMED = N_(
    "lang=“%(tag)s” is not a language tag (BCP 47), so that a screen reader keeps the voice of another language; "
    "write lang=“%(better)s”."
)
NO_TAG = N_(
    "lang=“%(tag)s” is not a language tag (BCP 47), so that a screen reader keeps the voice of another language."
)
