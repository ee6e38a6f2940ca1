"""Is a control called by words, and not by an address or the name of a picture's file? (WCAG 2.2, 2.4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"link", "button", "togglebutton", "menuitem", "tab"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PICTURE = re.compile(r"[\w./-]{1,80}\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp)", re.IGNORECASE)
_LONG = 80
"""Characters of an address from which on nobody takes in what they hear."""
_CITING = frozenset({"cite", "blockquote", "td", "dd", "code", "pre", "label"})
_FEW_LETTERS = 2
_MOST = 3
"""Long addresses that are asked about on one page."""


def judge_addresses(state: PageState) -> Iterator[Outcome]:
    """Applies to links and buttons with a name. Expects words in it.

    Failed where an attribute gives an address or a picture's file for the name of what shows something else. An address
    that is seen may be what the page is about: of long ones a person is asked.
    """
    reading = reading_of(state)
    asked = 0
    short: list[tuple[str, Node]] = []
    for one in state.tree:
        node, name = reading.by_id.get(one.id), one.name.strip()
        if node is None or not name or one.role.lower() not in _CONTROLS:
            continue
        address, picture = _ADDRESS.fullmatch(name), _PICTURE.fullmatch(name)
        shown = fold(name) in fold(reading.words_in(node))
        given = "attribute" in one.name_from and not shown
        if (address and given) or (picture and given and one.role.lower() != "link"):
            message = ADDRESS if address else FILE
            yield Outcome(
                OutcomeValue.FAILED, message, {"name": name[:80]}, node_target(state, node), node=node.id
            )
        elif address and len(name) >= _LONG and asked < _MOST:
            asked += 1
            yield Outcome(
                OutcomeValue.CANT_TELL, LONG, {"name": name[:80]}, node_target(state, node), node=node.id
            )
        else:
            if (
                address
                and one.role.lower() == "link"
                and _is_deep(name)
                and not _is_said(reading, node, name)
            ):
                short.append((name, node))
            yield Outcome(OutcomeValue.PASSED, WORDS)
    if short and not asked:
        name, node = short[0]
        yield Outcome(
            OutcomeValue.CANT_TELL,
            SPELLED,
            {"name": name[:80], "count": str(len(short))},
            node_target(state, node),
            node=node.id,
        )


def _is_deep(address: str) -> bool:
    """Whether it is more than the name of a site, which people know and say."""
    parts = urlsplit(address if "://" in address else f"//{address}")
    return len([one for one in parts.path.split("/") if one]) > 1 or bool(parts.query)


def _is_said(reading: Reading, node: Node, name: str) -> bool:
    """Whether words of its line, item or row say what is there, or it stands in a list of sources."""
    around = list(reading.around(node))[1:]
    if any(one.tag in _CITING for one in around):
        return True
    line = next((one for one in around if not one.style.get("display", "inline").startswith("inline")), None)
    words = reading.words_in(line).replace(name, " ") if line is not None else ""
    return sum(map(str.isalpha, words)) > _FEW_LETTERS


ADDRESS_RULE = Rule(
    id="name/address",
    title=N_("Links and buttons are called by words, not by addresses or names of files."),
    criteria=("2.4.4",),
    impact=Impact.MODERATE,
    judge=judge_addresses,
    needs=("dom", "tree", "text"),
)

WORDS = N_("The name is made of words.")
ADDRESS = N_(
    "This control is called “%(name)s”, which is spelled out to whoever listens, and shows something else. Name "
    "it by what it leads to or does."
)
FILE = N_("This control is called “%(name)s”, the name of a picture's file. Name it by what it does.")
SPELLED = N_(
    "A link is called by its address, “%(name)s” (%(count)s such on the page), which is read out sign by sign and says "
    "little of what is there. Does somebody who hears the links know where it leads? Link words that say so."
)
LONG = N_(
    "The link is a long address, “%(name)s”, that is read out sign by sign. Must it be heard? Link a few words "
    "that say what is there."
)
