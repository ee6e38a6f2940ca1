"""Does the title of a page say anything? (WCAG 2.2, 2.4.2 Page Titled)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import PageState

_LEFT = frozenset(
    map(
        fold,
        (
            *(
                "untitled document",
                "insert title here",
                "title goes here",
                "your title here",
                "enter title here",
            ),
            *(
                "unbenanntes dokument",
                "document sans titre",
                "documento sin título",
                "documento senza titolo",
            ),
            *("documento sem título", "naamloos document", "namnlöst dokument", "dokument bez tytułu"),
            *(
                "無題ドキュメント",
                "无标题文档",
                "제목 없는 문서",
                "create next app",
                "vite + react",
                "vite + vue",
            ),
        ),
    )
)
"""What editors and templates write where nobody has written anything."""
_SHORT = frozenset(
    map(
        fold,
        (
            *(
                "title",
                "page title",
                "document",
                "untitled",
                "untitled page",
                "new page",
                "index",
                "test",
                "page",
            ),
            *(
                "react app",
                "vite app",
                "my app",
                "unbenannt",
                "sans titre",
                "sem título",
                "без названия",
                "無題",
            ),
        ),
    )
)
"""What they write as well, and what may be meant."""
_NO_PAGE = re.compile(r"(?:[|\u00b7\u2013\u2014\u00bb:]|-(?=\s))\s*\S.*|.*\S\s*[|\u00b7\u2013\u2014\u00ab]")
"""A title of which one part is empty: what a template puts between the page and the site stands at its end."""
_FILE = re.compile(r"[\w-]+\.(?:html?|php|aspx?|jsp|docx?|indd|pdf)", re.IGNORECASE)


def judge_words(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with a title. Expects words that somebody chose for the page. Source: failure F25.

    What an editor leaves there fails, unless a heading of the page says the same, and so does a title of which the part
    before or behind the name of the site is empty; the name of a file is a question.
    """
    title = " ".join(state.title.split())
    if not title:
        return
    folded = fold(title)
    headings = {fold(one.name) for one in state.tree if one.role == "heading"}
    if folded in headings:
        value, message = OutcomeValue.PASSED, CHOSEN
    elif _NO_PAGE.fullmatch(title):
        value, message = OutcomeValue.FAILED, EMPTY_PART
    elif folded in _LEFT:
        value, message = OutcomeValue.FAILED, LEFT
    elif folded in _SHORT or _FILE.fullmatch(title):
        value, message = OutcomeValue.CANT_TELL, PERHAPS
    else:
        value, message = OutcomeValue.PASSED, CHOSEN
    target = Target(role="document", name=title, selector="title", html="")
    told = value is not OutcomeValue.PASSED
    yield Outcome(value, message, {"title": title} if told else {}, target if told else None)


TITLE_WORDS = Rule(
    id="title/words",
    title=N_("The title of a page says what it is about."),
    criteria=("2.4.2",),
    impact=Impact.SERIOUS,
    judge=judge_words,
    needs=("facts", "tree"),
)

CHOSEN = N_("The title has been chosen for the page.")
LEFT = N_(
    "The title “%(title)s” is what an editor or a template leaves there: it is what a screen reader says first, and "
    "what stands on the tab. Write what the page is about, and the name of the site after it."
)
EMPTY_PART = N_(
    "The title is “%(title)s”: a part of it is empty, which should say what the page is about. It is what a screen "
    "reader says first, and what stands on the tab. Give the template the page's own title."
)
PERHAPS = N_(
    "The title is “%(title)s”. Does somebody with many tabs open learn from it what the page is about? Write that, and "
    "the name of the site after it."
)
