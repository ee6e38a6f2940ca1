"""Are placeholders and the keys of messages replaced by words? (WCAG 2.2, criteria 2.4.6 and 3.3.2 in their effect)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.scripts import LATIN, scripts
from a11y.rules.forms import Forms, forms_of
from a11y.rules.missing_words import Missing, missing_words
from a11y.rules.part_language import written_in
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CODE = frozenset(
    {
        "code",
        "pre",
        "kbd",
        "samp",
        "var",
        "tt",
        "textarea",
        "option",
        "script",
        "style",
        "title",
        "svg",
        "math",
    }
)
_NAMED = frozenset({"button", "label", "legend"})
"""What the makers of a page name themselves."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLED = _HEADINGS | {"p", "th"}
_PLACEHOLDER = re.compile(
    r"%\([A-Za-z_]\w*\)[sdif]"
    r"|%!(?:\(EXTRA |[a-z]\()"
    r"|(?<!\S)[\"'“«„(]?"
    r"(?:(?<!\d\s)%(?:\d\$)?[sd]|\{\{\s*(?:[A-Za-z_][\w.]*|\d)\s*\}\}|\$?\{[a-z_][\w.]*\}|\{\d\})"
    r"(?![\w/%=.]\S|[\w/%={])"
    r"|\{\w+, ?(?:plural|select|selectordinal),"
)
"""What gettext, Go, JavaScript, Python, templates and ICU put a value in the place of."""
_NAMED_VALUE = re.compile(r"%\([A-Za-z_]\w*\)[sdif]|\{\{\s*[A-Za-z_][\w.]*\s*\}\}")
"""What has a name to be filled with."""
_UNREAD = re.compile(r"%!(?:\(EXTRA|[a-z]\()|\{\{\s*\d\s*\}\}")
"""What a library writes where it had nothing to fill in, or doubled braces around a number."""
_REMAINS = re.compile(r"(?<![\w%\])])%?\[\d\][sdv](?![\w\]])|(?<![\w%$.])\d\$[sd](?!\w)")
"""What is left of a numbered placeholder of Go or C that a translator mistyped."""
_KEY = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*(?:\.[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*)+"
)
_WRITTEN_BY_PROGRAMS = re.compile(r"[a-z]{3,}(?:[A-Z][a-z0-9]+)+(?:[-_.:][A-Za-z0-9]+)+")
"""A key with a name behind it: `applicationDetails-billing`."""
_EXPLAINED = re.compile(r"%\(?[a-z!]|\{+\s*\w+\s*\}|\{\w+,")
"""As they stand in code."""
_KINDS = 2
_PARTS = 2
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def judge_placeholders(state: PageState) -> Iterator[Outcome]:
    """Applies to words outside of code. Expects no placeholder of a format in them.

    A question: users name things, and editors of templates offer placeholders on buttons. Where it has a name, and the
    words around it are in other letters than Latin, it fails, as does what a library writes in the place of a value.
    The words of buttons and labels are asked about before others. A page that shows such a placeholder as code explains
    it.
    """
    page = forms_of(state)
    found: list[tuple[Node, str, bool]] = []
    # nobody explains the formats of programs on pages in other letters without marking them as code
    script = written_in(state.language)
    own = frozenset[str]() if LATIN in script else script
    for node, words in _texts(page):
        remains = _REMAINS.search(words)
        if remains is not None and not _is_code(page, node):
            params = {"code": remains.group(), "words": words[:100]}
            yield Outcome(OutcomeValue.FAILED, LEFT, params, node_target(state, node), node=node.id)
            return
        if not any(sign in words for sign in "%{"):
            continue
        if _EXPLAINED.search(words) and _is_code(page, node):
            yield Outcome(OutcomeValue.PASSED, FILLED)
            return
        match = _PLACEHOLDER.search(words)
        if match is None:
            continue
        rest = _PLACEHOLDER.sub(" ", words)
        if _LETTERS.search(rest):
            found.append((node, match.group().strip(), _names(page, node)))
    for node, code, _ in sorted(found, key=lambda one: not one[2])[:1]:
        words = " ".join(page.text(node).split())
        named = _NAMED_VALUE.fullmatch(code) is not None and not own.isdisjoint(scripts(words))
        sure = named or _UNREAD.match(code) is not None
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            LEFT if sure else PERHAPS_LEFT,
            {"code": code[:60], "words": words[:100]},
            node_target(state, node),
            node=node.id,
        )
    if not found and any(True for _ in _texts(page)):
        yield Outcome(OutcomeValue.PASSED, FILLED)


def _texts(page: Forms) -> Iterator[tuple[Node, str]]:
    for node in page.nodes:
        words = " ".join(page.own_text(node).split())
        if words and node.box is not None and not _is_somebodys(page, node):
            yield node, words


def _is_somebodys(page: Forms, node: Node) -> bool:
    """Whether the page keeps the words apart as those of a user: names, titles, what is not to be translated."""
    return any(
        one.tag == "bdi" or one.attributes.get("dir") == "auto" or one.attributes.get("translate") == "no"
        for one in (node, *page.around(node))
    )


def _is_code(page: Forms, node: Node) -> bool:
    return any(one.tag in _CODE or "contenteditable" in one.attributes for one in (node, *page.around(node)))


def _names(page: Forms, node: Node) -> bool:
    return any(
        one.tag in _NAMED or one.attributes.get("role") == "button" for one in (node, *page.around(node))
    )


def judge_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to buttons, labels, headings and paragraphs. Expects words on them, not the keys of messages.

    Certain where a button that sends a form, a label with its hint, or headings and those of columns, and words of
    another kind are keys of one group: settings, permissions and modules that are called so stand in places of one
    kind. Several on buttons alone are asked about, and so is one that names a button without words. What a library says
    of a message without a translation is certain where nobody but the makers of the page words things.
    """
    page = forms_of(state)
    missing = [one for one in missing_words(state, page, _texts(page)) if not _is_code(page, one.node)]
    for one in sorted(missing, key=lambda one: not one.sure)[:1]:
        yield _missing(state, one, len({other.key for other in missing}))
    kinds: dict[str, list[tuple[str, Node, str]]] = {}
    met = False
    for node in state.nodes:
        if node.tag not in _NAMED | _TITLED or not page.seen(node):
            continue
        words = " ".join(page.text(node).split())
        met = met or bool(words)
        if _KEY.fullmatch(words) and _is_key(words) and not _is_code(page, node):
            if any(one.tag in _CODE for one in page.under(node)):
                continue
            place = "sender" if node.tag == "button" and _sends(page, node) else node.tag
            kinds.setdefault(words.partition(".")[0], []).append((place, node, words))
    told = False
    for group in kinds.values():
        places = {place for place, _, _ in group}
        if len(places) < _KINDS or not places & {"sender", "th", *_NAMED}:
            continue
        # nobody calls a setting by a key and explains it by another
        sure = "sender" in places or {"label", "p"} <= places or ("th" in places and bool(places & _HEADINGS))
        _, node, words = next((one for one in group if one[0] in {"sender", "th", *_NAMED}), group[0])
        told = True
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            KEY if sure else PERHAPS_KEY,
            {"key": words, "count": str(len(group))},
            node_target(state, node),
            node=node.id,
        )
    if not told and (called := _called_by_key(page, state)) is not None:
        told = True
        params = {"key": called.attributes["aria-label"].strip()[:80], "count": "1"}
        yield Outcome(OutcomeValue.CANT_TELL, PERHAPS_KEY, params, node_target(state, called), node=called.id)
    if met and not told and not missing:
        yield Outcome(OutcomeValue.PASSED, WORDS)


def _called_by_key(page: Forms, state: PageState) -> Node | None:
    """A part of the page, or a button without words, that is named by a word as only programs write; None for none."""
    return next(
        (
            one
            for one in state.nodes
            if _WRITTEN_BY_PROGRAMS.fullmatch(one.attributes.get("aria-label", "").strip())
            and (one.tag not in {"button", "a"} or not any(map(str.isalnum, page.text(one))))
        ),
        None,
    )


def _missing(state: PageState, found: Missing, count: int) -> Outcome:
    message = MARKED if found.shown else KEY if found.sure else PERHAPS_KEY
    params = {"key": found.key[:80]} | ({"words": found.shown[:80]} if found.shown else {"count": str(count)})
    value = OutcomeValue.FAILED if found.sure else OutcomeValue.CANT_TELL
    return Outcome(value, message, params, node_target(state, found.node), node=found.node.id)


def _is_key(words: str) -> bool:
    """Whether it is more than a file, a host or a module: words joined in its last part, or three parts."""
    parts = words.split(".")
    shouted = words.isupper() and "_" in words
    return shouted or bool(re.search(r"[_-]|[a-z][A-Z]", parts[-1])) or len(parts) > _PARTS


def _sends(page: Forms, button: Node) -> bool:
    said = button.attributes.get("type", "submit").lower()
    return said == "submit" and page.form_of(button) is not None and "value" not in button.attributes


PLACEHOLDERS = Rule(
    id="locale/placeholder-left",
    title=N_("Words have their values, not the placeholders of a format."),
    criteria=("2.4.6",),
    impact=Impact.MODERATE,
    judge=judge_placeholders,
    needs=("dom", "text"),
)
KEYS = Rule(
    id="locale/key-shown",
    title=N_("Buttons, labels and headings show words, not the keys of messages."),
    criteria=("2.4.6", "3.3.2"),
    impact=Impact.SERIOUS,
    judge=judge_keys,
    needs=("dom", "text"),
)

FILLED = N_("No placeholder of a format is left in the words.")
LEFT = N_(
    "“%(words)s” shows “%(code)s”, a placeholder that was not filled: nobody learns what stands there. Hold the "
    "placeholders of the translation against those of its source."
)
PERHAPS_LEFT = N_(
    "“%(words)s” shows “%(code)s”, which looks like a placeholder that was not filled. Is it meant to be read? If "
    "not, hold the placeholders of the translation against those of its source; if so, mark it as code."
)
WORDS = N_("Buttons, labels and headings show words.")
KEY = N_(
    "“%(key)s” is the key of a message and not its words (%(count)s such on the page): nobody can tell what to do "
    "here. Add the missing translation, or fall back to the words of another language."
)
MARKED = N_(
    "“%(words)s” is no translation: the page itself marks it as missing (%(key)s) and shows a part of the key instead, "
    "in the language of its makers. Add the missing translation."
)
PERHAPS_KEY = N_(
    "“%(key)s” looks like the key of a message (%(count)s such on the page). Is it what people are to read? If not, "
    "add the missing translation, or fall back to the words of another language."
)
