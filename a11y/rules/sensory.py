"""Do instructions name what they mean, and not by its colour, shape or place alone? (WCAG 2.2, 1.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from a11y.facts.locale_names import primary_language
from a11y.rules.forms import forms_of, sends
from a11y.rules.reading import Block, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.sensory_words import SENSORY
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SENTENCES = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s*")
_NAMED = re.compile("[\u0022\u00ab\u201c\u201e\u2018\u300c\u300e\u05f4]")
"""Quotation marks: the sentence gives the words that stand on the control."""
_PROPER = re.compile(r"\b[A-Z][a-z]+ (?:button|link|icon|field|box|arrow|tab|menu)", re.UNICODE)
_FAR = 40
"""Letters that may stand between a control and the side that it is on."""
_FAR_UNSPACED = 8
_MARKUP = {"code", "pre", "kbd", "samp", "blockquote", "q", "cite"}
_NAMING = {"b", "strong", "em", "kbd", "a", "button", "q", "i", "code"}
"""Elements in which an instruction gives the words of a control."""
_BY_SIDE = re.compile(
    r"\b(?:on|at|to) the (?:left|right)"
    r"(?=[.,;:)]|$| (?:is|are|was|were|has|have|will|can|won|shows?|and|or|to|if|when)\b)"
)
"""In English a side also stands alone: “the artist on the right won”."""
_MOVES = re.compile(
    r"\b(?:one|two|a|\d+) (?:character|letter|word|cell|column|row|item|step|tab|place|position|page|line|pixel)s?"
    r" (?:to|on) the (?:left|right)\b",
    re.IGNORECASE,
)
"""How far something goes, and nothing that is found there: “one cell to the right”."""
_COLOURS = "red|green|blue|yellow|orange|gr[ea]y|purple|pink|bold"
_LOOKS = rf"{_COLOURS}|black|white|round|square|circular|big|large|small|little|bright|light|dark|colou?red"
_BY_COLOUR = re.compile(
    r"\b(?:fields?|items?|entries|questions?|labels?|boxes|rows?|packages?|releases?|versions?) "
    rf"(?:(?:marked|shown|highlighted|printed|written|coloured|colored) )?in (?:{_COLOURS})\b",
    re.IGNORECASE,
)
_REQUIRED_BY_COLOUR = re.compile(
    _BY_COLOUR.pattern + r" (?:is|are|must) (?:required|mandatory|compulsory|be (?:filled|completed))",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:on|at|to|in) the (?:far )?(?:left|right|(?:top|bottom|upper|lower)[ -](?:left|right))"
    r"(?:[ -]hand)?(?: side| corner)?"
)
_BARE = re.compile(
    r"\b(?:press|click|tap|select|choose|push|hit|use) (?:on )?the "
    rf"(?:(?:(?:{_LOOKS}),? )+(?:button|icon|link|one)\b(?: {_SIDE})?|(?:button|icon|link) {_SIDE})"
    r"(?: of the (?:page|screen|window))?(?=[.,;:!?)]|$| to | and )",
    re.IGNORECASE,
)
"""A control of which only a look or a side is said."""
_GIVES_WORDS = re.compile(
    r"label|call|name|mark|say|said|read|entitled|titled|with the (?:words?|text)|which is|that is",
    re.IGNORECASE,
)
"""Words after which a sentence may say what stands on a control as well."""


def judge_sensory(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences that point at a control by its colour, shape or side, in languages whose words are known.

    What is named too, in quotation marks or in an element of its own, is left out, and so are above and below: they
    are told by the reading order (Understanding 1.3.3). Whether the words are needed is a person's question, but for
    two kinds of sentence in English: “press the button on the right”, and “fields in red are required” over a form
    that says it in no other way (failures F14 and F81).
    """
    reading = reading_of(state)
    for block in reading.blocks_of_words:
        language = primary_language(block.run.language or state.language or "en")
        patterns = _patterns(language)
        if patterns is None or not _is_read(block, reading):
            continue
        text = block.run.text
        if not any(one.search(text) for one in patterns):
            continue
        named = any(
            reading.by_id[one].tag in _NAMING and one != block.node.id
            for one in block.run.carriers
            if one in reading.by_id
        )
        for sentence in _SENTENCES.split(text):
            told = _MOVES.sub(" ", sentence) if language == "en" else sentence
            found = next((hit for one in patterns if (hit := one.search(told))), None)
            if found is None:
                continue
            if named or _NAMED.search(sentence) or _PROPER.search(sentence[1:]):
                yield Outcome(OutcomeValue.PASSED, NAMED)
                continue
            sure = language == "en" and not _GIVES_WORDS.search(text) and _is_sure(state, block, sentence)
            yield Outcome(
                OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
                POINTED_SURE if sure else POINTED,
                {"words": found[0]},
                node_target(state, block.node),
                node=block.node.id,
            )
            break


def _is_sure(state: PageState, block: Block, sentence: str) -> bool:
    """Whether a look or a place is all that an instruction says of a control, or of the fields to be filled in.

    A page may also tell of buttons elsewhere, on a machine perhaps: one must stand here, of a look beside the words.
    """
    bare = _BARE.search(sentence)
    if bare:
        page = forms_of(state)
        parts = list(page.around(block.node))
        if not re.search(_SIDE, bare[0], re.IGNORECASE):
            parts = [one for one in parts[:1] if one.tag not in {"article", "blockquote"}]
        return any(
            one.tag == "button" or one.attributes.get("role") == "button" or sends(one)
            for part in parts
            for one in page.under(part)
            if page.seen(one)
            and not any(above.tag in {"header", "nav", "footer"} for above in page.around(one))
        )
    if not _REQUIRED_BY_COLOUR.search(sentence):
        return False
    page = forms_of(state)
    said = [f"{page.label_text(one)} {page.name(one)}".casefold() for one in page.fields]
    told = any({"required", "aria-required"} & one.attributes.keys() for one in page.fields)
    return bool(said) and not told and not any("*" in one or "required" in one for one in said)


def _is_read(block: Block, reading: Reading) -> bool:
    if block.node.id in reading.unheard:
        return False
    return not any(one.tag in _MARKUP or reading.role(one) == "button" for one in reading.around(block.node))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...] | None:
    """What to look for: a look beside a control, a side near one, and in English a side alone."""
    words = SENSORY.get(language)
    if words is None:
        return None
    looks, sides, controls = (
        "|".join(map(re.escape, one)) for one in (words.looks, words.sides, words.controls)
    )
    flags = re.UNICODE if words.cased else re.UNICODE | re.IGNORECASE
    if not words.spaced:
        return (
            re.compile(rf"(?:{looks})(?:の|的|색)?\s?(?:{controls})", flags),
            re.compile(rf"(?:{sides}).{{0,{_FAR_UNSPACED}}}?(?:{controls})", flags),
            re.compile(rf"(?:{controls})(?:은|는|이|가|は|が|在).{{0,4}}(?:{sides})", flags),
        )
    article = "ה?" if language == "he" else ""
    bent = rf"\w{{0,{words.bends}}}"
    look = rf"\b{article}(?:{looks}){bent}"
    control = rf"\b(?:ב|ל|על)?{article}(?:{controls}){bent}\b" if article else rf"\b(?:{controls}){bent}\b"
    side = rf"\b(?:{sides})\b"
    found = [
        re.compile(rf"{look}\s{control}|{control}\s{look}\b", flags),
        re.compile(rf"{control}[^.!?]{{0,{_FAR}}}?{side}|{side}[^.!?]{{0,{_FAR // 2}}}?{control}", flags),
    ]
    return (*found, _BY_SIDE, _BY_COLOUR) if language == "en" else tuple(found)


SENSORY_RULE = Rule(
    id="words/sensory",
    title=N_("Instructions name what they mean, and not only its colour, shape or place."),
    criteria=("1.3.3",),
    impact=Impact.MODERATE,
    judge=judge_sensory,
    needs=("dom", "tree", "text"),
)

NAMED = N_("What instructions point at has its words beside its looks.")
POINTED_SURE = N_(
    "“%(words)s”: the sentence gives a look or a place, and no words, so that only who sees the page as it was drawn "
    "can tell what is meant. Write the words that stand on it as well."
)
POINTED = N_(
    "“%(words)s” is found by who sees the page as it was drawn. Can somebody who hears it, or sees it in one column or "
    "other colours, tell what is meant? Write the words that stand on it as well."
)
