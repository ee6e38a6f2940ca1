"""Does a passage in another language than the page's say which one it is in? (WCAG 2.2, 3.1.2; technique H58)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.facts.scripts import LATIN, scripts
from a11y.rules.common_words import COMMON, kin_of, words_of
from a11y.rules.forms import name_words
from a11y.rules.part_language import written_in
from a11y.rules.reading import CODE, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.spoken_language import TRANSLATED, outcomes_spoken
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import Node, PageState, TextRun

_LONG = 12
"""Words of a passage; what has fewer may be a name."""
_LONG_IN_LATIN = 6
"""The same in Latin letters, on a page that is written in others: a name has no small words."""
_SMALL, _SHARE, _TIMES = 4, 0.22, 4
"""Small words of the other language that it must have, their share of all, and how many times as many as of its own."""
_SMALL_ALONE = 3
"""So many are enough where there are none of its own."""
_SHORTEST, _LONGEST = 5, 40
"""Words of a message."""
_ENGLISH = frozenset({
    *("the", "please", "your", "for", "with", "this", "and", "must", "cannot", "you", "that", "not", "has", "been"),
    *("have", "should", "would", "which", "from", "are", "it", "is", "too", "of", "add"),
})  # fmt: skip
"""Small words of English messages that are hardly words of another language."""
_SMALL_IN_LATIN, _SHARE_IN_LATIN = 2, 0.15
_ALL = 0.8
"""Of its letters: a sentence of the page's own that names things in Latin letters has others, too."""
_MOST = 3
"""Passages that are asked about on one page."""
_CODE = CODE | {"bdi"}
_NEAR = 3
"""Elements, from the inside out, of which one may be what announces a message."""
_LIVE = frozenset({"status", "alert"})
_TIPS = frozenset({"tip", "tips", "hint", "help", "note", "callout", "instructions", "notice", "warning"})
_TIP = re.compile(r"(?:tip|note|warning|important|hint)\s*:", re.IGNORECASE)
_FRAME = frozenset({"banner", "navigation", "complementary", "contentinfo"})
"""Parts of a page that are the same on many of them."""
_SIDES = frozenset({"side", "sidebar", "sidenav", "footer"})
"""What they are called."""
_FEWEST_TOGETHER, _MOST_TOGETHER = 6, 120
"""Words of a side of a page."""
_NO_EVIDENCE = frozenset({"a", "on", "no", "an"})
"""Words of English that others have too."""
_ELIDED = re.compile(r"(?:[ldnsj]|qu)['\u2019]\w{2}")
"""How French and Italian words begin that lost a letter."""
_ACCENTED = frozenset("àâçéèêëîïôùûœäöüßáíóúñãõåøæ")
_CALLED = frozenset({"flash", "flashes", "toast", "toasts", "snackbar", "notification", "notifications"})


def judge_passages(state: PageState) -> Iterator[Outcome]:
    """Applies to passages of twelve words and more on pages in a language whose small words are known, and to such of
    six and more in Latin letters on pages that are written in others.

    Counted are the commonest small words of eighteen languages. Expects that those of the declared one are the most.
    What is in another language may be what somebody else wrote, of which the page does not know the language: a
    question. A message that is announced, or called one, is the site's own, and fails, as do tips, the words of forms,
    and what is not English in the frame of a page. Where the whole page is in another language than it says, that is
    told instead, and so is what a translated page has left untranslated.
    """
    page = primary_language(state.language)
    met = state.wording
    if not is_told(state.language) or (met is not None and met.asked >= TRANSLATED):
        return
    if any(one.value is not OutcomeValue.PASSED for one in outcomes_spoken(state)):
        return
    reading = reading_of(state)
    told = 0
    passed = False
    for run in state.runs:
        node = reading.by_id.get(run.node)
        if run.channel is not Channel.VISIBLE or node is None or node.frame:
            continue
        tags = {_tag(reading, reading.by_id.get(one, node)) or page for one in run.carriers or (run.node,)}
        # words of several languages in one line are not told apart
        declared = tags.pop() if len(tags) == 1 else ""
        other = passage_language(run.text, declared) if declared and not is_code(reading, node) else None
        if other is None:
            continue
        if not other:
            passed = True
        elif told < _MOST:
            told += 1
            params = {"text": run.text[:80], "language": other, "declared": declared}
            sure = is_message(reading, node) or _is_instruction(reading, node, run.text)
            # people put English names and licences into the side of a page, and nothing else of such length
            sure = sure or (other != "en" and _is_beside(reading, node))
            value, sentence = (OutcomeValue.FAILED, MESSAGE) if sure else (OutcomeValue.CANT_TELL, OTHER)
            yield Outcome(value, sentence, params, node_target(state, node), node=node.id)
    beside = _strange_frame(reading, page) if page == "en" and not told else None
    if beside is not None:
        node, text, other = beside
        params = {"text": text[:80], "language": other, "declared": page}
        yield Outcome(OutcomeValue.CANT_TELL, OTHER, params, node_target(state, node), node=node.id)
    elif passed:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _strange_frame(reading: Reading, page: str) -> tuple[Node, str, str] | None:
    """A side or foot of an English page whose short texts together are in another language; None for none.

    Parts of a page that are cached for themselves come in the language of somebody else.
    """
    for node in reading.nodes:
        if (
            not _is_frame(reading, node)
            or node.box is None
            or any("lang" in one.attributes for one in reading.inside(node))
        ):
            continue
        text = reading.words_in(node)
        words = words_of(text)
        if not _FEWEST_TOGETHER <= len(words) <= _MOST_TOGETHER or set(words) & COMMON[page] - _NO_EVIDENCE:
            continue
        counted = {
            language: sum(one in small - COMMON[page] or bool(_ELIDED.match(one)) for one in words)
            for language, small in COMMON.items()
            if language != page
        }
        other = max(counted, key=lambda one: counted[one])
        accented = sum(any(letter in _ACCENTED for letter in one) for one in words)
        evidence = counted[other] + accented
        if counted[other] > 1 and evidence >= _SMALL_ALONE and evidence >= _SHARE * len(words):
            return node, text, other
    return None


def is_told(tag: str) -> bool:
    """Whether words in another language can be told from those of this one."""
    script = written_in(tag) if primary_language(tag) else frozenset()
    return primary_language(tag) in COMMON or (any(script) and LATIN not in script)


def passage_language(text: str, declared: str) -> str | None:
    """The other language that a passage is in; empty for none, and None for what is too short to tell."""
    words = words_of(text)
    if not is_told(declared):
        return None
    if (primary := primary_language(declared)) in COMMON:
        return other_language(words, primary) if len(words) >= _LONG else None
    counted = scripts(text)
    if len(words) < _LONG_IN_LATIN or counted[LATIN] < _ALL * sum(counted.values()):
        return None
    small = {language: set(words) & of for language, of in COMMON.items()}
    other = max(small, key=lambda one: len(small[one]))
    many = sum(one in small[other] for one in words)
    return other if len(small[other]) >= _SMALL_IN_LATIN and many >= _SHARE_IN_LATIN * len(words) else ""


def is_english_message(text: str, declared: str) -> bool:
    """Whether a short message is in English on a page in another language of Latin letters.

    Messages are the page's own, so that fewer words are enough than of a passage: such as no other language has.
    """
    words = words_of(text)
    primary = primary_language(declared)
    if primary == "en" or primary not in COMMON or not _SHORTEST <= len(words) <= _LONGEST:
        return False
    kin = frozenset[str]().union(*(COMMON.get(one, frozenset()) for one in kin_of(primary)))
    english = [one for one in words if one in _ENGLISH - kin]
    own = any(one in kin - COMMON["en"] - {"a"} for one in words)
    return not own and len(set(english)) >= _SMALL_IN_LATIN and len(english) >= _SHARE * len(words)


def other_language(words: list[str], declared: str) -> str:
    """The language that the words are in for all that their small words tell; empty for the declared one, or none."""
    kin = kin_of(declared)
    counted = {language: sum(one in small for one in words) for language, small in COMMON.items()}
    own = max(counted.get(one, 0) for one in kin)
    other = max((one for one in counted if one not in kin), key=lambda one: counted[one])
    many = counted[other]
    fewest = _SMALL if own else _SMALL_ALONE
    sure = many >= fewest and many >= _SHARE * len(words) and many >= _TIMES * own
    # one small word over and over is a name, or a list
    several = len({one for one in words if one in COMMON[other]}) >= _SMALL - 1
    return other if sure and several else ""


def is_message(reading: Reading, node: Node) -> bool:
    """Whether the site says it to whoever is there, and no user wrote it."""
    around = list(reading.around(node))[:_NEAR]
    return any(
        one.attributes.get("role") in _LIVE
        or one.attributes.get("aria-live") in {"polite", "assertive"}
        or name_words(one, "class", "id") & _CALLED
        for one in around
    )


def _is_instruction(reading: Reading, node: Node, text: str) -> bool:
    """Whether the site tells its users what to do: in a form, a callout, or a line that begins as a tip does."""
    around = list(reading.around(node))
    called = any(name_words(one, "class", "id") & _TIPS for one in around[:_NEAR])
    asks = any(one.tag in {"form", "fieldset", "label"} for one in around)
    return (called or asks or bool(_TIP.match(text))) and not is_of_somebody(reading, node)


def _is_beside(reading: Reading, node: Node) -> bool:
    """Whether the site's own frame says it: its header, navigation, side or foot, and no user."""
    around = list(reading.around(node))
    framed = any(_is_frame(reading, one) for one in around)
    apart = any(reading.role(one) == "article" for one in around)
    return framed and not apart and not is_of_somebody(reading, node)


def _is_frame(reading: Reading, node: Node) -> bool:
    """Whether it is a part that is the same on many pages, by its role or what it is called."""
    return reading.role(node) in _FRAME or bool(name_words(node, "class", "id") & _SIDES)


def own_texts(state: PageState) -> Iterator[tuple[Node, TextRun]]:
    """What is seen of a page and says no other language, is no code and nothing that somebody else wrote; and where."""
    reading = reading_of(state)
    page = primary_language(state.language)
    for run in state.runs:
        node = reading.by_id.get(run.node)
        if run.channel is not Channel.VISIBLE or node is None or node.frame or is_code(reading, node):
            continue
        if primary_language(run.language) in {"", page} and not is_of_somebody(reading, node):
            yield node, run


def is_code(reading: Reading, node: Node) -> bool:
    """Whether it is code, or what `translate` keeps as it is."""
    return any(one.tag in _CODE or one.attributes.get("translate") == "no" for one in reading.around(node))


def _tag(reading: Reading, node: Node) -> str:
    """The language in force."""
    return next(
        (
            primary_language(one.attributes["lang"])
            for one in reading.around(node)
            if "lang" in one.attributes
        ),
        "",
    )


PASSAGES = Rule(
    id="locale/passage-language",
    title=N_("A passage in another language says which one it is in."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_passages,
    needs=("dom", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
)

OWN = N_("The passages are in the language that they declare.")
MESSAGE = N_(
    "“%(text)s” tells users something, in another language (“%(language)s”) than the page says (“%(declared)s”): who "
    "does not read it does not learn it, and a screen reader says it with the wrong voice. Let the catalog "
    "translate it."
)
OTHER = N_(
    "“%(text)s” seems to be in another language (“%(language)s”) than the page says (“%(declared)s”), and is read with "
    "the wrong voice. Is it? Then say so in lang at it; where users write it, let them say which language it is."
)
