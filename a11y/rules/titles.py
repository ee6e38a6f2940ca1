"""Do the titles of a site's pages tell them apart? (WCAG 2.2, 2.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11y.facts.plain_text import fold
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.site_pages import SitePage, is_home, keep_page, others_of, read_page, related
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import PageState

_BETWEEN = re.compile(r"\s*[·|•»«:\u2013\u2014]\s*|\s+[-/<>]\s+")
"""What stands between the name of a page and that of its site."""
_FEWEST = 2
"""Other pages whose titles or headings show that a title is nobody's own."""


def judge_title(state: PageState, _: Sequence[Sighting], site: Sequence[SitePage]) -> Iterator[Outcome]:
    """Applies to each page with a title, beside other pages of its site. Expects that it says which page it is.

    A title that has words of the page's main heading does. Pages that no profile names may only share a frame around
    them: a title of several is a question then. Source: WCAG 2.2, 2.4.2, technique G88.
    """
    reading = read_page(state)
    own = reading.page
    others = [
        one
        for looks in others_of(reading, site).pages.values()
        for one in looks
        if one.fine and one.title and one.page != own.page
    ]
    if not own.fine or not own.title or not others:
        return
    value, sentence, other = _verdict(own, others)
    params = {"title": own.title, "heading": own.heading, "page": other}
    yield Outcome(value, sentence, params, subject=f"title {own.page}")


def _verdict(own: SitePage, others: Sequence[SitePage]) -> tuple[OutcomeValue, str, str]:
    """What is said, and the page that shows it."""
    twins = [one for one in others if fold(one.title) == fold(own.title)]
    parts = {one.page for one in others if fold(own.title) in _parts(one.title)}
    whole = len(parts) >= _FEWEST and all(
        one.page in parts or one in twins or is_home(one, others) for one in others
    )
    bare = whole or any(is_home(one, [own, *others]) and not related(one.heading, one.title) for one in twins)
    if not (twins or bare) or is_home(own, others) or (own.heading and related(own.title, own.heading)):
        return OutcomeValue.PASSED, APART, ""
    unlike = [one for one in twins if one.heading and own.heading and not related(one.heading, own.heading)]
    if bare and own.heading:
        return OutcomeValue.FAILED, SITE_ALONE, ""
    nobodys = {one.heading for one in unlike if not related(one.heading, own.title)}
    if len(nobodys) >= _FEWEST and own.named:
        return OutcomeValue.FAILED, SAME, unlike[0].path
    if unlike:
        return OutcomeValue.CANT_TELL, PERHAPS, unlike[0].path
    if bare:
        return OutcomeValue.CANT_TELL, PERHAPS_ALONE, ""
    return OutcomeValue.PASSED, APART, ""


def _parts(title: str) -> list[str]:
    """The parts of a title that has several."""
    parts = [fold(part) for part in _BETWEEN.split(title) if part.strip()]
    return parts if len(parts) > 1 else []


TELLS_APART: AcrossRule[SitePage] = AcrossRule(
    id="title/tells-apart",
    title=N_("The titles of pages tell them apart."),
    criteria=("2.4.2",),
    impact=Impact.SERIOUS,
    compared=Compared.SITE,
    keep=keep_page,
    judge=judge_title,
    needs=("facts", "tree"),
)

APART = N_("The title says which page it is.")
SITE_ALONE = N_(
    "The title “%(title)s” names the site and not the page (“%(heading)s”): in a list of tabs or windows, and to who "
    "listens, it may be any page. Begin the title with what the page is about."
)
SAME = N_(
    "The title “%(title)s” is also that of other pages, such as %(page)s, and says of none what it is about (here: "
    "“%(heading)s”): who has several open, or listens, cannot tell them apart. Begin each title with its page's topic."
)
PERHAPS = N_(
    "The title “%(title)s” is also that of %(page)s, which has another main heading than this page (“%(heading)s”). "
    "Can somebody who hears or sees the title alone tell the two apart?"
)
PERHAPS_ALONE = N_(
    "The title “%(title)s” is the part that the titles of other pages have in common. Does it say what this page is "
    "about?"
)
