"""Is it said which link of a navigation leads to the page that is open? (WCAG 2.2, 1.3.1; technique ARIA26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag, urljoin

from a11y.facts.plain_text import fold
from a11y.rules.forms import name_words, plain_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CALLED = frozenset({"current", "active", "selected", "cur", "here", "chosen"})
"""What authors call the link that is drawn otherwise because its page is open."""
_SAYS = frozenset({"aria-current", "aria-selected", "aria-pressed", "aria-checked", "aria-label", "title"})
_TABS = frozenset({"tab", "menuitem", "menuitemradio", "option", "treeitem", "button"})
_LOOKS = (
    "color",
    "background-color",
    "font-weight",
    "font-size",
    "text-transform",
    "opacity",
    "background-image",
)
_FEWEST = 3
_MOST = 3
"""Navigations of a page that are asked about."""


def judge_current(state: PageState) -> Iterator[Outcome]:
    """Applies to navigations and lists of links with three links or more, one of which is drawn as that of this page.

    That is one alone of them that is called current or active in the source; or that looks otherwise than the rest,
    which look alike, and leads here or has the words of the page's title. Expects `aria-current`, or hidden words, at
    it. A heading with the same words may say as much, so that it is a question.
    """
    reading = reading_of(state)
    told = 0
    seen: set[int] = set()
    for block in reading.blocks:
        links = [one for one in _links(reading, block) if one.id not in seen]
        if len(links) < _FEWEST:
            continue
        current = _drawn_as_current(state, reading, links)
        if current is None:
            continue
        seen.update(one.id for one in links)
        if _is_said(reading, block, current):
            yield Outcome(OutcomeValue.PASSED, SAID)
        elif told < _MOST:
            told += 1
            params = {"words": reading.words_in(current).strip()[:80] or "?"}
            yield Outcome(
                OutcomeValue.CANT_TELL, UNSAID, params, node_target(state, current), node=current.id
            )


def _links(reading: Reading, block: Node) -> list[Node]:
    """The links of a navigation that can be seen and stand alike in it, as the most of them do."""
    found: dict[tuple[str, ...], list[Node]] = {}
    for one in reading.inside(block):
        if one.tag != "a" or "href" not in one.attributes or one.box is None or one.box.width < 2:
            continue
        if reading.role(one) in _TABS or one.id in reading.unheard or not reading.words_in(one).strip():
            continue
        way = tuple(at.tag for at in _way(reading, one, block))
        found.setdefault(way, []).append(one)
    return max(found.values(), key=len, default=[])


def _way(reading: Reading, node: Node, block: Node) -> Iterator[Node]:
    for one in reading.around(node):
        if one.id == block.id:
            return
        yield one


def _drawn_as_current(state: PageState, reading: Reading, links: Sequence[Node]) -> Node | None:
    looks = [_look(reading, one) for one in links]
    most, number = Counter(looks).most_common(1)[0]
    others = [one for one, look in zip(links, looks, strict=True) if look != most]
    odd = others[0] if len(others) == 1 and number >= _FEWEST - 1 else None
    called = [one for one in links if any(name_words(at, "class") & _CALLED for at in _near(reading, one))]
    here = urldefrag(state.url).url
    leading = [one for one in links if urldefrag(urljoin(here, one.attributes["href"])).url == here]
    if len(called) == 1:
        return called[0]
    if odd is None:
        return None
    return odd if leading == [odd] or _is_of_title(state, reading, odd) else None


def _is_of_title(state: PageState, reading: Reading, link: Node) -> bool:
    """Whether the page's title or main heading begins or ends with the words of a link, or has its number."""
    words = fold(reading.words_in(link)).strip()
    heads = [fold(reading.words_in(one)).strip() for one in reading.nodes if one.tag == "h1"]
    said = [fold(state.title).strip(), *heads]
    if words.isdigit():
        return any(words in plain_words(one) for one in said)
    return len(words) > 2 and any(one.startswith(words) or one.endswith(words) for one in said)


def _look(reading: Reading, link: Node) -> tuple[str, ...]:
    around = reading.by_id.get(link.parent)
    inner = next((one for one in reading.inside(link) if reading.own_words.get(one.id)), link)
    styles = [one.style for one in (link, inner, around) if one is not None]
    return tuple(style.get(name, "") for style in styles for name in _LOOKS)


def _near(reading: Reading, link: Node) -> list[Node]:
    """The link, what is right around it, and what is in it."""
    around = reading.by_id.get(link.parent)
    own = [around] if around is not None and around.tag in {"li", "span", "div", "td"} else []
    return [link, *own, *reading.inside(link)[:3]]


def _is_said(reading: Reading, block: Node, current: Node) -> bool:
    if any("aria-current" in one.attributes for one in (*reading.inside(block), *reading.around(current))):
        return True
    if any(
        _SAYS & one.attributes.keys() for one in (*_near(reading, current), *_way(reading, current, block))
    ):
        return True
    exposed = reading.exposed.get(current.id)
    if exposed is None or exposed.description:
        return True
    marked = any(one.tag in {"strong", "em"} for one in reading.inside(current))
    return marked or fold(exposed.name) != fold(_drawn(reading, current))


def _drawn(reading: Reading, link: Node) -> str:
    """The words of a link that eyes see."""
    parts = (one for one in (link, *reading.inside(link)) if one.box is not None and one.box.width > 2)
    return " ".join(reading.own_words[one.id] for one in parts if one.id in reading.own_words)


CURRENT = Rule(
    id="link/current",
    title=N_("It is said which link of a navigation leads to the page that is open."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_current,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA26",
)

SAID = N_("It is said which link leads to the page that is open.")
UNSAID = N_(
    "“%(words)s” is drawn as the link of the page that is open, and nothing says so but its looks. Does somebody who "
    "hears the links learn where they are? Write aria-current=“page” at it."
)
