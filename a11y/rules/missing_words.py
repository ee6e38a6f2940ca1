"""What libraries put in the place of a message that has no translation, as they word it (for `locale/key-shown`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from a11y.facts.locale_names import primary_language
from a11y.rules.forms import Forms
from a11y.words.state import Node, PageState

_CODED = r"[A-Za-z0-9_][\w.\-/:]*"
_SAYINGS = tuple(
    re.compile(saying, re.IGNORECASE)
    for saying in (
        # Ruby: i18n, and its view helper
        r"translation[ _]missing: (?P<key>(?P<locale>[a-z]{2,3}(?:-[a-z0-9]+)*)\.[\w.?!\-]+)",
        r"translation missing\. options considered were:\s*- (?P<key>(?P<locale>[a-z]{2,3}(?:-[a-z0-9]+)*)\.\S+).*",
        # i18n-js
        r"\[missing \"(?P<key>(?P<locale>[a-z]{2,3}(?:-[a-z0-9]+)*)\.[^\"\s]+)\" translation\]",
        # ember-intl
        rf"missing translation \"(?P<key>{_CODED})\" for locale \"(?P<locale>[\w-]+)\"\.?",
        # i18next
        r"key '(?P<key>[\w.:\-]+) \((?P<locale>[\w-]+)\)' returned an object instead of string\.?",
        # Spring
        rf"no message found under code '(?P<key>{_CODED})' for locale '(?P<locale>[\w-]+)'\.?",
        # JSTL and JSF; Thymeleaf
        r"\?\?\?(?P<key>\w+(?:[.\-_]\w+)+)\?\?\?",
        r"\?\?(?P<key>[\w.\-]+_(?P<locale>[a-z]{2}(?:_[a-z]{2})?))\?\?",
        # MediaWiki
        rf"\u29fc(?P<key>{_CODED})\u29fd",
    )
)
_PERHAPS = re.compile(r"missing|\?\?|\u29fc|returned an object|no message found", re.IGNORECASE)
"""What all of them have a part of: they are many to ask of every word."""
_MARK = "translation_missing"
"""The class that Rails gives to what it shows instead."""
_OWN = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "button", "label", "legend", "th", "caption", "summary"}
)
"""What the makers of a page word themselves, where it is no link."""
_ROLES = frozenset({"button", "status", "alert"})
_NAMES = ("aria-label", "placeholder", "title")
_VALUES = re.compile(r"(?:, \w+: [^,]+)*")
"""What Rails says of the values that the message was to be filled with."""
_BUTTONS = frozenset({"submit", "button", "reset"})


class Missing(msgspec.Struct, frozen=True):
    """A message without a translation."""

    node: Node
    key: str
    sure: bool
    """Nobody wrote it: it stands alone where the makers of a page word things, in the language of the page."""
    shown: str = ""
    """What is shown in its place, where the page marks that as missing; empty where it says so in words."""


def missing_words(state: PageState, page: Forms, texts: Iterator[tuple[Node, str]]) -> Iterator[Missing]:
    """Messages without a translation, in the words (`texts`, with their elements) and names of what can be seen.

    What the page is about, for its title says so, is left out.
    """
    for node, words in texts:
        if page.seen(node) and (told := _found(state, page, node, words)) is not None:
            yield told
    for node in page.nodes:
        if not page.seen(node):
            continue
        marked = node.attributes.get("title", "") if _MARK in node.attributes.get("class", "").split() else ""
        if marked and (found := _said(marked)) is not None:
            shown = " ".join(page.text(node).split())
            if _said(shown) is None:
                yield Missing(node, found["key"], sure=True, shown=shown)
        names = [node.attributes.get(name, "") for name in _NAMES]
        if node.tag == "input" and node.attributes.get("type", "").lower() in _BUTTONS:
            names.append(node.attributes.get("value", ""))
        for name in names:
            if (found := _said(name)) is not None and _VALUES.fullmatch(name.strip()[found.end() :]):
                yield Missing(
                    node, found["key"], sure=_is_of(state, found) and found["key"] not in state.title
                )


def _found(state: PageState, page: Forms, node: Node, words: str) -> Missing | None:
    found = _said(words)
    if found is None or found["key"] in state.title:
        return None
    alone = found.start() == 0 and found.end() == len(words)
    places = [node, *page.around(node)]
    own = next((one for one in places if one.tag in _OWN or one.attributes.get("role") in _ROLES), None)
    if own is None and not alone:
        return None
    linked = any(one.tag == "a" for one in places)
    return Missing(
        own or node, found["key"], sure=bool(own) and alone and not linked and _is_of(state, found)
    )


def _said(words: str) -> re.Match[str] | None:
    words = words.strip()
    if not _PERHAPS.search(words):
        return None
    return next((found for one in _SAYINGS if (found := one.search(words))), None)


def _is_of(state: PageState, found: re.Match[str]) -> bool:
    """Whether the language that it names, if any, is that of the page."""
    locale = found.groupdict().get("locale")
    return locale is None or primary_language(locale.replace("_", "-")) == primary_language(state.language)
