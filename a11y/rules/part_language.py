"""Whether words in another language than the page's say which one it is (Language of Parts, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from a11y.facts.locale_names import primary_language
from a11y.facts.native_names import native_names
from a11y.facts.plain_text import fold
from a11y.facts.scripts import LATIN, scripts
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import Node, PageState

_READ = {Channel.VISIBLE, Channel.VALUE, Channel.NAME, Channel.ALT}
_LONG = 20
"""Letters of a text in another script from which on it is no name."""
_LONG_EAST = 12
"""The same of Chinese, Japanese and Korean, in which a letter says more."""
_EAST = frozenset(["Hira", "Kana", "Hani", "Hang"])
_EAST_KINDS = (("Jpan", ("Hira", "Kana")), ("Kore", ("Hang",)), ("Hani", ("Hani",)))
_DENSE = frozenset(["Jpan", "Kore", "Hani"])
_PASSAGE = re.compile(r"(?:[^\x00-\u024f]|(?<=[^\x00-\u024f])[\s\d.,;:!?'\"()-]+(?=[^\x00-\u024f]))+")
"""Letters of other scripts than Latin, one after another, with what stands between their words."""
_WORDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
"""What stands before and after words, as the bullet of a list does."""
_QUALIFIED = re.compile(r"(.*\w)\s*[(\uff08](.*\w)[)\uff09]?")
_OF_A_SCRIPT = re.compile(r"[a-z]+_[A-Z][a-z]{3}")
"""A locale of a language and a script alone, as Babel names it."""
_TOGETHER = {
    "Jpan": {"Hira", "Kana", "Hani"}, "Kore": {"Hang", "Hani"}, "Hans": {"Hani"}, "Hant": {"Hani"},
}  # fmt: skip
"""Scripts that are written with several kinds of letters."""


def judge_part_language(state: PageState) -> Iterator[Outcome]:
    """Applies to names of languages in their own words, and to words in another script than Latin.

    Expects `lang` to name a language that they can be in. Words that the page marks as somebody's own are left out.
    """
    by_id = {node.id: node for node in state.nodes}
    carriers = _carriers(state, by_id)
    for run in state.runs:
        node = by_id.get(run.node)
        if run.channel not in _READ or node is None:
            continue
        inside = carriers.get(run.node, ()) if run.channel is Channel.VISIBLE else (node,)
        tags = {_tag(one, by_id) or state.language for one in inside}
        if len(tags) != 1 or any(_is_own(one, by_id) for one in inside):
            continue  # words of several languages in one line
        told = _told(_WORDS.sub("", run.text), declared := tags.pop())
        if told is None:
            continue
        value, message, language = told
        params = {"text": run.text[:80], "language": language, "declared": declared}
        target = None if value is OutcomeValue.PASSED else node_target(state, node)
        yield Outcome(value, message, params, target, node=node.id)


@cache
def written_in(language: str) -> frozenset[str]:
    """The scripts that a language is written with."""
    try:
        script = Locale.parse(language, sep="-").script
    except (ValueError, UnknownLocaleError):
        script = None
    likely: Mapping[str, str] = get_global("likely_subtags")
    parts = likely.get(language.replace("-", "_"), likely.get(primary_language(language), "")).split("_")
    script = script or next((part for part in parts[1:] if len(part) == 4), "")
    return frozenset(_TOGETHER.get(script, {script}))


def has_own_letters(text: str, language: str) -> bool:
    """Whether a text has more letters that a language is written with than Latin ones; for languages without these."""
    counted = scripts(text)
    return sum(counted[one] for one in written_in(language)) > counted[LATIN]


def _told(text: str, tag: str) -> tuple[OutcomeValue, str, str] | None:
    declared = primary_language(tag)
    languages = _named(fold(text))
    if declared and languages and not _is_name_in(declared, text):
        if declared in languages:
            return OutcomeValue.PASSED, NAMED, declared
        return OutcomeValue.FAILED, NAME_OF_LANGUAGE, min(languages)
    return _told_by_script(text, tag) if declared else None


def _named(folded: str) -> frozenset[str]:
    """The languages that call themselves so; a script or country may stand behind the name, in parentheses."""
    names = native_names()
    parts = _QUALIFIED.fullmatch(folded)
    if folded in names or parts is None:
        return names.get(folded, frozenset())
    return frozenset(one for one in names.get(parts[1], ()) if parts[2] in _kinds(one))


@cache
def _kinds(language: str) -> frozenset[str]:
    """What a language calls the scripts and countries that it is written in, folded (CLDR)."""
    written = [language, *(one for one in locale_identifiers() if _OF_A_SCRIPT.fullmatch(one))]
    locales = [Locale.parse(one) for one in written if one.partition("_")[0] == language]
    return frozenset(
        fold(str(name))
        for one in locales
        for names in (one.scripts, one.territories)
        for name in names.values()
    )


def _told_by_script(text: str, tag: str) -> tuple[OutcomeValue, str, str] | None:
    counted = scripts(text)
    own = written_in(tag)
    if not any(own):
        return None
    if not own & _EAST and any(counted[one] for one in _EAST):
        # what is written with several kinds of letters together
        told = next(name for name, kinds in _EAST_KINDS if sum(counted[one] for one in kinds))
        number = sum(counted.pop(one, 0) for one in _EAST)
        counted[told] = number
    most, number = counted.most_common(1)[0] if counted else ("", 0)
    if most in ("", LATIN) or number * 2 <= sum(counted.values()):
        return _told_of_passage(text, own, counted)
    if most in own:
        return OutcomeValue.PASSED, NAMED, primary_language(tag)
    if number >= (_LONG_EAST if most in _DENSE else _LONG):
        return OutcomeValue.FAILED, OTHER_SCRIPT, most
    return OutcomeValue.CANT_TELL, SHORT_IN_OTHER_SCRIPT, most


def _told_of_passage(
    text: str, own: frozenset[str], counted: Mapping[str, int]
) -> tuple[OutcomeValue, str, str] | None:
    """A passage in another script in a sentence of the page's own: a quotation, or a long name."""
    if (
        LATIN not in own
        or max((number for one, number in counted.items() if one != LATIN), default=0) < _LONG_EAST
    ):
        return None
    for passage in _PASSAGE.findall(text):
        inside = scripts(passage)
        most = inside.most_common(1)[0][0] if inside else ""
        if most not in ("", LATIN, "Grek") and sum(inside.values()) >= (
            _LONG_EAST if most in _EAST else _LONG
        ):
            return OutcomeValue.CANT_TELL, SHORT_IN_OTHER_SCRIPT, most
    return None


def _carriers(state: PageState, by_id: Mapping[int, Node]) -> Mapping[int, list[Node]]:
    """The elements whose own text makes up the words of each block that has some."""
    blocks = {run.node for run in state.runs if run.channel is Channel.VISIBLE}
    found: dict[int, list[Node]] = {}
    for node in state.nodes:
        if not node.lines:
            continue
        block = next((one.id for one in _around(node, by_id) if one.id in blocks), 0)
        found.setdefault(block, []).append(node)
    return found


def _around(node: Node, by_id: Mapping[int, Node]) -> Iterator[Node]:
    at: Node | None = node
    while at is not None:
        yield at
        at = by_id.get(at.parent)


def _tag(node: Node, by_id: Mapping[int, Node]) -> str:
    """The language in force."""
    return next((one.attributes["lang"] for one in _around(node, by_id) if "lang" in one.attributes), "")


def _is_own(node: Node, by_id: Mapping[int, Node]) -> bool:
    """Whether the page marks the words as somebody's own."""
    return any(
        one.tag in ("bdi", "code", "pre") or one.attributes.get("translate") == "no"
        for one in _around(node, by_id)
    )


@cache
def _is_name_in(declared: str, text: str) -> bool:
    """Whether the text names a language in the declared one as well: its own is a word of this one, too."""
    try:
        names = Locale.parse(declared).languages.values()
    except (ValueError, UnknownLocaleError):
        return False
    folded = fold(text)
    return any(fold(str(name)) == folded for name in names) and declared not in native_names()[folded]


PART_LANGUAGE = Rule(
    id="locale/part-language",
    title=N_("Words in another language than the page's say which one it is."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_part_language,
    needs=("dom", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
)

NAMED = N_("The words say which language they are in.")
NAME_OF_LANGUAGE = N_(
    "“%(text)s” is a language's own name for itself, and is read with the voice of “%(declared)s”; add "
    "lang=“%(language)s”."
)
OTHER_SCRIPT = N_(
    "“%(text)s” is not written in the script of “%(declared)s”, whose voice reads it or leaves it out; say in lang "
    "which language it is (script: %(language)s)."
)
SHORT_IN_OTHER_SCRIPT = N_(
    "“%(text)s” is not written in the script of “%(declared)s” (script: %(language)s): is it a name, or should lang "
    "say which language it is?"
)
