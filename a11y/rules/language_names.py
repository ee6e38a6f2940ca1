"""Do people find their own language among those that a page offers? (W3C, choices of languages)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from a11y.facts.locale_names import primary_language
from a11y.facts.native_names import native_names
from a11y.facts.plain_text import fold
from a11y.rules.cldr import locale_of
from a11y.rules.forms import Forms, forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CHOICES = frozenset({"button", "option", "a"})
_SEVERAL = 3
_ASKED = re.compile(r"[?&](?:locale|locale_id|lang|language|hl|lng)=([A-Za-z]{2,3}(?:[-_]\w{2,8})?)(?:&|$)")
"""How an address asks for a language."""


def judge_names(state: PageState) -> Iterator[Outcome]:
    """Applies to choices of three languages and more whose values or links name the languages by their tags.

    Fails where all are called as the language of the page, or English, calls them: who has come to a page that they
    cannot read does not find their own there. Lists of languages to filter by have no tags.
    """
    if not _names(state.language):
        return
    names = _names(state.language) | _names("en")
    page = forms_of(state)
    groups: dict[int, list[tuple[Node, str]]] = {}
    for node in state.nodes:
        if node.tag in _CHOICES and not node.frame and (tag := _tag(node)):
            groups.setdefault(_group(page, node), []).append((node, tag))
    for choices in groups.values():
        others = [
            (node, tag) for node, tag in choices if primary_language(tag) != primary_language(state.language)
        ]
        if len(others) < _SEVERAL:
            continue
        told = [(node, fold(page.text(node) or page.name(node)), tag) for node, tag in others]
        foreign = [one for one in told if primary_language(one[2]) in names.get(one[1], frozenset())]
        # some are called so in several languages: Esperanto
        own = [
            one
            for one in told
            if primary_language(one[2]) in native_names().get(one[1], frozenset()) and one not in foreign
        ]
        if len(foreign) >= _SEVERAL and not own:
            node = next((one[0] for one in foreign if primary_language(one[2]) != "en"), foreign[0][0])
            params = {"name": page.text(node) or page.name(node)}
            yield Outcome(OutcomeValue.FAILED, FOREIGN, params, node_target(state, node), node=node.id)
        elif len(own) >= _SEVERAL:
            yield Outcome(OutcomeValue.PASSED, OWN)


def _group(page: Forms, node: Node) -> int:
    """What holds the choice and the others: a list, a select, a form; items are passed over."""
    for one in page.around(node):
        if one.tag in {"select", "ul", "ol", "form", "nav", "footer", "main", "body"}:
            return one.id
    return 0


def _tag(node: Node) -> str:
    """The language tag in the value, `hreflang`, `lang` or address of a choice; empty without one."""
    for attribute in ("hreflang", "value", "data-lang", "data-locale", "lang"):
        tag = node.attributes.get(attribute, "").strip()
        if locale_of(tag) is not None:
            return tag
    asked = _ASKED.search(node.attributes.get("href", ""))
    return asked[1] if asked and locale_of(asked[1]) is not None else ""


@lru_cache(maxsize=32)
def _names(tag: str) -> dict[str, frozenset[str]]:
    """By name, folded, the languages (ISO 639) that a language calls so."""
    locale = locale_of(tag)
    languages = locale.languages if locale else {}
    found: dict[str, set[str]] = {}
    for code, name in languages.items():
        found.setdefault(fold(str(name)), set()).add(primary_language(str(code).replace("_", "-")))
    return {name: frozenset(codes) for name, codes in found.items()}


LANGUAGE_NAMES = Rule(
    id="locale/language-names",
    title=N_("A choice of languages calls each by its own name."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_names,
    needs=("dom", "tree", "text", "facts"),
    help_url="https://www.w3.org/International/questions/qa-navigation-select",
)

OWN = N_("The languages are called by their own names.")
FOREIGN = N_(
    "This choice of languages says “%(name)s”: all are called as in one language, and who cannot read that does not "
    "find their own. Call each by its own name, and say in lang which language that is."
)
