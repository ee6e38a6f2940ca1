"""Is the title of a page about what its heading is about? (WCAG 2.2, 2.4.2 Page Titled)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.facts.scripts import scripts
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_BETWEEN = re.compile(r"\s+[-\u2013\u2014|\u00b7\u2022:/\u00ab\u00bb\u2039\u203a]+\s+|:\s+")
"""What stands between the page and the site in a title."""
_WORD = re.compile(r"[^\W_]+")
_STEM = 4
"""Letters from the beginning by which words of one root are taken for the same."""
_FEWEST = 2
_BESIDE = frozenset({"banner", "navigation", "complementary", "contentinfo", "search"})
_PREFIXING = frozenset({"Hebr", "Arab"})
_WITHOUT_SPACES = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})


def judge_subject(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with one first heading and a title that names a page and a site.

    Asks where the two have no word in common, and what the title says stands nowhere in the page's own part: it may be
    the title of another page. Where a heading of a lower level before the first has its words, the levels are
    wrong, and it fails. Source: WCAG 2.2, failure F25.
    """
    reading = reading_of(state)
    title = " ".join(state.title.split())
    heading = reading.first_heading
    parts = title_parts(title)
    if len(parts) < _FEWEST or not heading:
        return
    own = stems(heading)
    about = _about(reading, parts)
    if len(own) < _FEWEST or len(stems(about)) < _FEWEST:
        return
    parts = [about, *(one for one in parts if one != about)]
    if own & stems(title) or fold(parts[0]) in fold(_main_words(reading)):
        yield Outcome(OutcomeValue.PASSED, SAME)
        return
    lower = _lower_heading(reading, stems(parts[0]))
    if lower is not None:
        params = {"title": title, "heading": heading[:80], "lower": reading.exposed[lower.id].name[:80]}
        yield Outcome(
            OutcomeValue.FAILED, LOWER, params, node_target(state, lower), criteria=("1.3.1",), node=lower.id
        )
        return
    target = Target(role="document", name=title, selector="title", html="")
    yield Outcome(OutcomeValue.CANT_TELL, OTHER, {"title": title, "heading": heading[:80]}, target)


def _about(reading: Reading, parts: list[str]) -> str:
    """The part of a title that says what the page is about: the first one that is not what its first link says."""
    named = next((reading.exposed[one.id].name for one in reading.nodes if reading.role(one) == "link"), "")
    others = [one for one in parts if fold(one) != fold(named)]
    return others[0] if others else parts[0]


def _lower_heading(reading: Reading, title: set[str]) -> Node | None:
    """A heading of a lower level that stands before the first one, and has the words of the title."""
    for node in reading.nodes:
        if reading.role(node) != "heading":
            continue
        if node.tag == "h1":
            return None
        inside = {reading.role(one) for one in reading.around(node)}
        if inside.isdisjoint(_BESIDE) and title & stems(reading.exposed[node.id].name):
            return node
    return None


def title_parts(title: str) -> list[str]:
    """What a title says, part by part: of the page first, then mostly of the site."""
    return [one for one in _BETWEEN.split(title) if one.strip()]


def _main_words(reading: Reading) -> str:
    main = next((one for one in reading.nodes if reading.role(one) == "main"), None)
    return reading.words_in(main) if main is not None else " ".join(reading.own_words.values())


def stems(text: str) -> set[str]:
    """The beginnings of the words of a text, by which words of one root are known; runs of letters without spaces."""
    words = [word for word in _WORD.findall(fold(text)) if len(word) >= _STEM]
    found = {word[:_STEM] for word in words}
    # “to”, “the” and “and” are letters before the word there
    prefixed = [word for word in words if _PREFIXING & set(scripts(word))]
    found |= {word[at : at + _STEM] for word in prefixed for at in (1, 2) if len(word) >= at + _STEM}
    unspaced = [word for word in _WORD.findall(fold(text)) if _WITHOUT_SPACES & set(scripts(word))]
    return found.union(*map(_runs, unspaced))


def _runs(text: str) -> set[str]:
    """Letters that follow each other where words are not told apart: two with a Chinese one are about a word."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    triples = {text[at : at + 3] for at in range(len(text) - 2)}
    return {one for one in pairs if "Hani" in scripts(one)} | {
        one for one in triples if "Hani" not in scripts(one)
    }


SUBJECT = Rule(
    id="title/subject",
    title=N_("The title of a page is about what its heading is about."),
    criteria=("2.4.2",),
    impact=Impact.SERIOUS,
    judge=judge_subject,
    needs=("facts", "dom", "tree", "text"),
)

SAME = N_("The title and the heading are about the same.")
LOWER = N_(
    "“%(lower)s” says what the page is about, as its title does (“%(title)s”), and is a heading of a lower level than "
    "“%(heading)s”, which comes after it: who goes to the first heading is told of something else. Make it the h1."
)
OTHER = N_(
    "The title is “%(title)s”, and the page is headed “%(heading)s”: they have no word in common. Is it the title of "
    "another page? It is what a screen reader says first, and what stands on the tab."
)
