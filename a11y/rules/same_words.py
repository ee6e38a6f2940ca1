"""Do links with the same words lead to the same place? (WCAG 2.2, 2.4.4 and 2.4.9)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.link_words import says_where
from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_MOST = 3
"""Links with one name: more of them are told apart by rows or headings."""
_TOLD = 3
"""Names that are told of one page."""
_APART = frozenset(
    {"li", "tr", "td", "th", "dd", "dt", "article", "figure", "section", "nav", "footer", "header"}
)
"""What tells links of one name apart by its other words."""


def judge_same_words(state: PageState) -> Iterator[Outcome]:
    """Applies to links of the content with one name and different addresses, which say where they lead.

    Words around may tell them apart, and two addresses may be one place: a question. Sources: technique H30, ACT
    rules b20e66 and fd3a94.
    """
    outline = outline_of(state)
    by_name: dict[str, list[tuple[Node, str]]] = {}
    for one in state.tree:
        node = outline.by_id.get(one.id)
        address = node.attributes.get("href", "") if node is not None else ""
        if node is None or one.role.lower() != "link" or not says_where(one.name) or not address:
            continue
        if any(around.tag in _APART for around in outline.around(node)):
            continue
        by_name.setdefault(fold(one.name), []).append((node, _place(state.url, address)))
    several = [links for links in by_name.values() if 1 < len(links) <= _MOST]
    differing = [links for links in several if len({place for _, place in links}) > 1]
    for links in differing[:_TOLD]:
        node = links[-1][0]
        name = outline.exposed[node.id].name
        yield Outcome(
            OutcomeValue.CANT_TELL, SAME, {"name": name[:80]}, node_target(state, node), node=node.id
        )
    if several and not differing:
        yield Outcome(OutcomeValue.PASSED, ONE_PLACE)


def _place(base: str, address: str) -> str:
    """Where an address leads, as far as it tells: the query may only count who comes."""
    parts = urlsplit(urldefrag(urljoin(base, address))[0])
    return f"{parts.netloc}{parts.path.rstrip('/').removesuffix('/index.html')}" if parts.netloc else address


SAME_WORDS = Rule(
    id="link/same-words",
    title=N_("Links with the same words lead to the same place."),
    criteria=("2.4.9",),
    impact=Impact.MINOR,
    judge=judge_same_words,
    needs=("dom", "tree"),
)

ONE_PLACE = N_("Links with the same words lead to the same place.")
SAME = N_(
    "Several links are called “%(name)s” and lead to different addresses (level AAA). Does somebody who goes from link "
    "to link know which is which? Say in each what is found there."
)
