"""What the pages of one site repeat: their title, their heading, and the blocks of links around their main part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import msgspec

from a11y.facts.plain_text import fold
from a11y.rules.remembered import remembered
from a11y.words.state import AxNode, Node, PageState

MAIN = "(main)"
"""Where the main part of a page begins, among the signs of its order."""
_BLOCKS = frozenset({"navigation", "banner", "contentinfo"})
_OWN = frozenset({"main", "article", "complementary", "dialog", "alertdialog"})
"""What belongs to its page: a block of links in it need not be that of another page."""
_FEWEST = 3
"""Links that two blocks must have in common, so that they are one navigation."""
_SHARE = 0.6
"""Of the smaller block."""
_MOST_PAGES = 60
"""Other pages that one is held against."""
_MOST_LOOKS = 4
"""Looks at one of them that differ."""
_ERROR = 400
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = 0x2E80
"""From this character on (CJK) words are not set apart by spaces."""
_WEAK = frozenset(["the", "and", "for", "your", "you", "our", "with", "from", "this", "that", "page", "new"])
_TITLE_PARTS = re.compile(r"\s+[·•|\u2013\u2014:»/@-]+\s+|\s*:\s+")
"""What stands between the name of a page and that of its site."""
_LOOKS = ("color", "font-size", "font-weight", "background-color", "display")
_SHORTEST = 3
_STEM = 4
"""Letters after which two words may end otherwise: “sign” and “signing”."""
_INDEX = re.compile(r"/(?:index|default)\.\w+$")


class Item(msgspec.Struct, frozen=True):
    """A link or button of a block."""

    key: str
    """What it does: where a link leads, what a button sends."""
    name: str
    """Its accessible name."""
    button: bool = False
    """Not a link."""


class Block(msgspec.Struct, frozen=True):
    """A part of a page that holds links."""

    role: str
    """`navigation`, `banner`, `contentinfo`, or `list` on a page that has none of them."""
    own: bool
    """It stands in what belongs to its page alone."""
    items: tuple[Item, ...]
    """In reading order; what has two alike is left out."""
    keys: frozenset[str]
    """What the items do."""
    look: tuple[str, ...] = ()
    """What it is made of and how most of its items look: a site draws it alike on each page."""


class SitePage(msgspec.Struct, frozen=True):
    """What is held against other pages of a site."""

    page: str
    """The page's name in the profile, else its path."""
    path: str
    """The path of its address."""
    named: bool
    """A profile knows it: it is surely a page of the site, and another one than those with other names."""
    fine: bool
    """It is no page that says that something went wrong."""
    language: str
    """The `lang` of the document element."""
    title: str
    """The document's title."""
    heading: str
    """Its main heading; empty when it has none."""
    blocks: tuple[Block, ...]
    """In reading order."""
    signs: tuple[str, ...]
    """What its blocks hold, and where the main part begins, in reading order."""


def keep_page(state: PageState) -> SitePage:
    """What other pages of the site are held against."""
    return read_page(state).page


class Reading:
    """A page state read for what it shares with others of its site."""

    def __init__(self, state: PageState) -> None:
        self._state = state
        self._nodes = {node.id: node for node in state.nodes}
        self._forms: dict[int, Node | None] = {}
        self.path = _INDEX.sub("/", urlsplit(state.url).path or "/")
        self.places: dict[tuple[int, str], Node] = {}
        """The element of an item, by the number of its block and its key."""
        found, signs = self._walk()
        blocks: list[Block] = []
        for number, (role, own, items) in enumerate(found):
            single = self._items(number, items)
            keys = frozenset(item.key for item in single)
            blocks.append(Block(role, own, single, keys, _look([node for _, node in items])))
        self.page = SitePage(
            page=state.page or self.path,
            path=self.path,
            named=bool(state.page) and not state.page.startswith("/"),
            fine=state.status < _ERROR,
            language=state.language,
            title=" ".join(state.title.split()),
            heading=heading_of(state),
            blocks=tuple(blocks),
            signs=tuple(signs),
        )

    @cached_property
    def leads(self) -> frozenset[str]:
        """Where its links lead on the same host."""
        links = [node for node in self._state.nodes if node.tag == "a" and not node.frame]
        found = {self._address(node.attributes.get("href", "")) for node in links}
        return frozenset(one for one in found if one.startswith("/") and not one.startswith("//"))

    def _walk(self) -> tuple[list[tuple[str, bool, list[tuple[Item, Node]]]], list[str]]:
        """Blocks with their items, and the signs of the page's order."""
        marked = any(one.role in _BLOCKS for one in self._state.tree)
        kinds = _BLOCKS if marked else {"list"}
        found: list[tuple[str, bool, list[tuple[Item, Node]]]] = []
        signs: list[str] = []
        around: list[tuple[int, str, int]] = []  # depth, role, number of the block or -1
        for one in self._state.tree:
            while around and around[-1][0] >= one.depth:
                around.pop()
            own = any(role in _OWN for _, role, _ in around)
            if one.role in kinds:
                found.append((one.role, own, []))
                around.append((one.depth, one.role, len(found) - 1))
                continue
            if one.role in _OWN:
                around.append((one.depth, one.role, -1))
                signs += [MAIN] if one.role == "main" and not own else []
                continue
            if one.role not in {"link", "button"}:
                continue
            item = self._item(one)
            number = next((number for _, _, number in reversed(around) if number >= 0), -1)
            if item is None or number < 0:
                continue
            found[number][2].append((item, self._nodes[one.id]))
            signs += [] if own else [item.key]
        return found, signs

    def _items(self, block: int, items: Sequence[tuple[Item, Node]]) -> tuple[Item, ...]:
        counted = Counter(item.key for item, _ in items)
        for item, node in items:
            self.places[block, item.key] = node
        return tuple(item for item, _ in items if counted[item.key] == 1)

    def _item(self, one: AxNode) -> Item | None:
        node = self._nodes.get(one.id)
        if node is None or node.frame or node.box is None:
            return None
        if one.role == "link":
            key = self._address(node.attributes.get("href", ""))
            return Item(key, one.name) if key else None
        form = self._form(node)
        action = form.attributes.get("action", "") if form is not None else ""
        action = self._address(node.attributes.get("formaction", "") or action)
        sent = f"{node.attributes.get('name', '')}={node.attributes.get('value', '')}"
        return Item(f"{action} {sent}", one.name, button=True) if action else None

    def _form(self, node: Node) -> Node | None:
        at: Node | None = node
        while at is not None and at.tag != "form":
            at = self._nodes.get(at.parent)
        return at

    def _address(self, written: str) -> str:
        """Where it leads, without what says where somebody comes from; empty when it leads nowhere else."""
        if not written or written.startswith(("#", "javascript:")):
            return ""
        try:
            parts, here = urlsplit(urljoin(self._state.url, written)), urlsplit(self._state.url)
        except ValueError:
            return ""
        if parts.scheme in {"mailto", "tel", "sms"}:
            return f"{parts.scheme}:{parts.path}"
        path = parts.path.rstrip("/") or "/"
        if parts.netloc != here.netloc:
            return f"//{parts.netloc}{path}"
        if parts.query and path == (here.path.rstrip("/") or "/"):
            return f"?{parts.query}"
        return path


def _look(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The commonest classes and letters of links and buttons; one may be marked as the current one."""
    told = Counter(
        (node.attributes.get("class", ""), *(node.style.get(name, "") for name in _LOOKS)) for node in nodes
    )
    return told.most_common(1)[0][0] if told else ()


def heading_of(state: PageState) -> str:
    """The first heading of the first level, else the first of the main part; empty when there is none."""
    headings = [one for one in state.tree if one.role == "heading" and one.name]
    first = next((one for one in headings if one.properties.get("level") == "1"), None)
    if first is None:
        start = next((at for at, one in enumerate(state.tree) if one.role == "main"), len(state.tree))
        first = next((one for one in state.tree[start:] if one.role == "heading" and one.name), None)
    return first.name if first else ""


@remembered
def read_page(state: PageState) -> Reading:
    """A page state read; each rule about sites asks for it."""
    return Reading(state)


class Others:
    """The other pages of a site, several looks at one page together.

    Pages of one host are of one site when they share a block of links, or when this one leads to the other. Of many
    pages, and of many looks at one, the first ones speak for all, and those with the same title.
    """

    def __init__(self, reading: Reading, site: Sequence[SitePage]) -> None:
        own = reading.page
        self._place = {page: number for number, page in reversed(list(enumerate(one.page for one in site)))}
        self._own = own
        self._matches: dict[Block, dict[str, list[Block]]] = {}
        self.pages: dict[str, list[SitePage]] = {}
        """By name, in the order in which they were met."""
        for one in site:
            if one.page == own.page or one.path == own.path or one.language != own.language:
                continue
            looks = self.pages.get(one.page, [])
            enough = len(looks) >= _MOST_LOOKS or (not looks and len(self.pages) >= _MOST_PAGES)
            if (not enough or (not looks and one.title == own.title)) and _is_kin(reading, one):
                self.pages.setdefault(one.page, looks).append(one)

    def matching(self, block: Block) -> dict[str, list[Block]]:
        """The blocks of other pages that are the same navigation, by page; pages without one are left out."""
        if block not in self._matches:
            found = {
                page: [match for one in looks if (match := matching(block, one)) is not None]
                for page, looks in self.pages.items()
            }
            self._matches[block] = {page: blocks for page, blocks in found.items() if blocks}
        return self._matches[block]

    def is_odd(self, alike: Sequence[str], unlike: Sequence[str]) -> bool:
        """Whether this page, and those that are like it, are fewer than the others, or came later."""
        if len(unlike) != len(alike) + 1:
            return len(unlike) > len(alike) + 1
        first = min((self._place.get(page, 0) for page in (*alike, self._own.page)), default=0)
        return min(self._place.get(page, 0) for page in unlike) < first


_latest: list[tuple[Reading, Sequence[SitePage], Others]] = []


def others_of(own: Reading, site: Sequence[SitePage]) -> Others:
    """The other pages of its site; kept until they are asked for beside another page."""
    if not _latest or _latest[0][0] is not own or _latest[0][1] is not site:
        _latest[:] = [(own, site, Others(own, site))]
    return _latest[0][2]


def _is_kin(own: Reading, other: SitePage) -> bool:
    if _is_of_another_site(own.page, other):
        return False
    return other.path in own.leads or any(matching(block, other) is not None for block in own.page.blocks)


def _is_of_another_site(one: SitePage, other: SitePage) -> bool:
    """Whether two pages of one host call their site otherwise, in the link to its start and in their titles.

    Where none has such a link, their titles alone tell.
    """
    homes = [_home_names(one), _home_names(other)]
    if any(homes) and (not all(homes) or homes[0] & homes[1]):
        return False
    parts = [{fold(part) for part in _TITLE_PARTS.split(page.title)} for page in (one, other)]
    return all(len(each) > 1 for each in parts) and not parts[0] & parts[1]


def _home_names(page: SitePage) -> set[str]:
    return {fold(item.name) for block in page.blocks for item in block.items if item.key == "/"}


def matching(own: Block, other: SitePage) -> Block | None:
    """The block of another page that is the same navigation: the one with most links in common, and enough of them."""
    best: Block | None = None
    most = 0
    for block in other.blocks:
        if (block.role, block.own) != (own.role, own.own):
            continue
        common = len(own.keys & block.keys)
        same = own.keys == block.keys
        loose = own.own or own.role == "list"
        enough = common >= _FEWEST and common >= _SHARE * min(len(own.items), len(block.items))
        if (same and common >= (_FEWEST if loose else 2)) or (enough and not loose):
            best, most = (block, common) if common > most else (best, most)
    return best


def is_home(page: SitePage, others: Sequence[SitePage]) -> bool:
    """Whether it is where the site begins: all other pages lie below it."""
    folder = page.path if page.path.endswith("/") else f"{page.path}/"
    return page.path == "/" or page.page == "home" or all(one.path.startswith(folder) for one in others)


def related(one: str, other: str) -> bool:
    """Whether two texts have a word in common, or one holds the other; endings do not count."""
    first, second = fold(one), fold(other)
    if first in second or second in first:
        return True
    return any(_alike(a, b) for a in _words(first) for b in _words(second))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if ord(word[0]) >= _SPACED:
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif len(word) >= _SHORTEST and word not in _WEAK:
            yield word


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and len(other) >= _STEM and one[:_STEM] == other[:_STEM])
