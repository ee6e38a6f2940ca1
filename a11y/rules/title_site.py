"""Does the title of a page say more than the name of its site? (WCAG 2.2, 2.4.2 Page Titled; failure F25)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ROOTS = frozenset({"", "/"})


def judge_site(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with one first heading and a link to the start page of their site, which names the site.

    Expects more in the title than that name. On a page that marks itself in its navigation as another than the start
    page it fails; elsewhere it is a question, since the page may be the start page.
    """
    reading = reading_of(state)
    title = fold(" ".join(state.title.split()))
    heading = fold(reading.first_heading)
    if not title or not heading or urlsplit(state.url).path in _ROOTS:
        return
    homes = [one for one in reading.nodes if _leads_home(state, one)]
    names = {fold(_name(reading, one)) for one in homes} - {""}
    if not names:
        return
    if title not in names or title in heading:
        yield Outcome(OutcomeValue.PASSED, MORE)
        return
    elsewhere = any(
        one.attributes.get("aria-current") in {"page", "true", "location"} and one not in homes
        for one in reading.nodes
    )
    target = Target(role="document", name=state.title, selector="title", html="")
    yield Outcome(
        OutcomeValue.FAILED if elsewhere else OutcomeValue.CANT_TELL,
        SITE_ALONE if elsewhere else PERHAPS,
        {"title": state.title, "heading": reading.first_heading[:80]},
        target,
    )


def _leads_home(state: PageState, node: Node) -> bool:
    """Whether it is a link to the start page of the site, or to that in a language: `/`, `/fr/`."""
    if node.tag != "a" or "href" not in node.attributes:
        return False
    there = urlsplit(urljoin(state.url, node.attributes["href"]))
    if there.netloc != urlsplit(state.url).netloc or there.query or there.fragment:
        return False
    return there.path in _ROOTS


def _name(reading: Reading, node: Node) -> str:
    exposed = reading.exposed.get(node.id)
    return exposed.name if exposed else ""


TITLE_SITE = Rule(
    id="title/site-only",
    title=N_("The title of a page says more than the name of the site."),
    criteria=("2.4.2",),
    impact=Impact.SERIOUS,
    judge=judge_site,
    needs=("facts", "dom", "tree"),
)

MORE = N_("The title says more than the name of the site.")
SITE_ALONE = N_(
    "The title is “%(title)s”, the name of the site alone, on a page that is headed “%(heading)s”: who has several "
    "tabs open, or hears the title first, does not learn which page this is. Put what the page is about before it."
)
PERHAPS = N_(
    "The title is “%(title)s”, the name of the site alone, and the page is headed “%(heading)s”. Is it the start page? "
    "Else put what the page is about before the name."
)
