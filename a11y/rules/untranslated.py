"""Words that a translated page still has in the source language, and sentences that no translator could write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from a11y.facts.plain_text import plain
from a11y.rules.locale import names_other_language
from a11y.rules.rule import AcrossRule, Compared, MessageRule, Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Node, PageState, TextRun

_HEARD = {Channel.NAME, Channel.DESCRIPTION, Channel.ALT, Channel.TITLE, Channel.PLACEHOLDER}
"""Channels that the eye does not check."""
_IN_SOURCE = {Translation.FUZZY, Translation.MISSING, Translation.UNCATALOGUED}
_SENTENCE = 4
"""Words from which on a text in no catalog is hardly a name."""
_ENDS = "?!.\u2026\u061f\u0964\u3002\uff01\uff1f"
"""Marks that end a sentence, in Latin, Arabic, Indian and East Asian scripts."""
_OWN = {"bdi", "code", "kbd", "samp", "pre", "blockquote", "q", "cite", "time", "textarea"}
"""Elements whose words are the user's, or no language's."""


def judge_name(state: PageState, sightings: Sequence[Sighting]) -> Iterator[Outcome]:
    """Applies to messages in names, descriptions and hints of a page whose visible words are mostly translated.

    Expects them translated as well.
    """
    if not _speaks(state, sightings):
        return
    for sighting in sightings:
        if sighting.channel not in _HEARD or not sighting.msgid:
            continue
        params = {"text": sighting.text, "locale": state.rendition.locale}
        node = _node(state, sighting)
        if sighting.translation not in _IN_SOURCE:
            yield Outcome(OutcomeValue.PASSED, TRANSLATED_NAME, params)
        elif sighting.translation is Translation.UNCATALOGUED:
            yield Outcome(OutcomeValue.FAILED, LEFT_NAME, params, _target(state, node), node=_id(node))
        else:
            yield Outcome(
                OutcomeValue.FAILED,
                MISSING_NAME,
                params,
                _target(state, node),
                impact=Impact.MODERATE,
                node=_id(node),
            )


def keep_texts(state: PageState) -> frozenset[tuple[Channel, str]]:
    """The words on the page in the source locale."""
    return frozenset((run.channel, run.text) for run in state.runs)


def judge_hard_coded(
    state: PageState, sightings: Sequence[Sighting], source: Sequence[frozenset[tuple[Channel, str]]]
) -> Iterator[Outcome]:
    """Applies to sentences on a page that is mostly translated. Expects none in the very words of the source locale."""
    if not _speaks(state, sightings):
        return
    runs = {(run.channel, run.text): run for run in state.runs}
    for sighting in sightings:
        run = runs.get((sighting.channel, sighting.text))
        if run is None or len(sighting.text.split()) < _SENTENCE:
            continue
        node = _node(state, sighting)
        left = (
            sighting.translation is Translation.UNCATALOGUED
            and (sighting.channel, sighting.text) in source[0]
        )
        heard = sighting.channel in _HEARD and bool(sighting.msgid)
        if not left or heard or _is_own(state, run):
            yield Outcome(OutcomeValue.PASSED, NO_SENTENCE)
            continue
        yield Outcome(
            OutcomeValue.FAILED if sighting.msgid else OutcomeValue.CANT_TELL,
            LEFT_SENTENCE if sighting.msgid else HARD_CODED,
            {"text": sighting.text, "locale": state.rendition.locale},
            _target(state, node),
            node=_id(node),
        )


def judge_glued(state: PageState, sightings: Sequence[Sighting]) -> Iterator[Outcome]:
    """Applies to lines made of several texts that end as a sentence does. Expects the end mark inside a message."""
    met: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.msgid and sighting.channel is Channel.VISIBLE:
            met.setdefault(sighting.selector, []).append(sighting)
    for run in state.runs:
        said = met.get(run.selector, ())
        if run.channel is not Channel.VISIBLE or len(run.pieces) < 2 or not said:
            continue
        if run.pieces[-1].strip() not in set(_ENDS):
            continue
        params = {"text": run.text, "message": plain(said[-1].msgid)}
        node = next((one for one in state.nodes if one.id == run.node), None)
        if any(plain(one.msgid).rstrip()[-1:] in _ENDS for one in said):
            yield Outcome(OutcomeValue.PASSED, WHOLE_SENTENCE, params)
        else:
            yield Outcome(OutcomeValue.CANT_TELL, GLUED, params, _target(state, node), node=run.node)


def judge_plural(state: PageState) -> Iterator[Outcome]:
    """Applies to messages with plural forms that count something. Expects the form of the number."""
    for one in state.counted:
        params = {"text": one.text, "number": str(one.number), "expected": one.expected}
        if one.right:
            yield Outcome(OutcomeValue.PASSED, RIGHT_FORM, params)
            continue
        node = _at(state, one.selector)
        yield Outcome(OutcomeValue.FAILED, WRONG_FORM, params, _target(state, node), node=_id(node))


def _speaks(state: PageState, sightings: Sequence[Sighting]) -> bool:
    """Whether what is seen of the page is mostly translated: where it is not, the page as a whole is at fault."""
    if names_other_language(state):
        return False
    seen = [one.translation for one in sightings if one.channel is Channel.VISIBLE and one.msgid]
    translated = sum(one in {Translation.TRANSLATED, Translation.SAME} for one in seen)
    return translated * 2 > len(seen)


def _is_own(state: PageState, run: TextRun) -> bool:
    """Whether the page marks the words as the user's own, or as another language's."""
    by_id = {node.id: node for node in state.nodes}
    carriers = [node for node in state.nodes if node.lines and _is_within(node, run.node, by_id)]
    return bool(carriers) and all(any(_is_marked(one) for one in _around(node, by_id)) for node in carriers)


def own_parts(state: PageState, run: TextRun) -> Iterator[str]:
    """The texts in a run that the page marks so."""
    by_id = {node.id: node for node in state.nodes}
    texts = run.pieces or (run.text,)
    for text, carrier in zip(texts, run.carriers or [run.node] * len(texts), strict=True):
        if carrier in by_id and any(_is_marked(one) for one in _around(by_id[carrier], by_id)):
            yield text


def _is_marked(node: Node) -> bool:
    if node.tag == "html":
        return False
    attributes = node.attributes
    return (
        node.tag in _OWN
        or "lang" in attributes
        or attributes.get("dir") == "auto"
        or attributes.get("translate") == "no"
    )


def _is_within(node: Node, root: int, by_id: dict[int, Node]) -> bool:
    return any(one.id == root for one in _around(node, by_id))


def _around(node: Node, by_id: dict[int, Node]) -> Iterator[Node]:
    at: Node | None = node
    while at is not None:
        yield at
        at = by_id.get(at.parent)


def _node(state: PageState, sighting: Sighting) -> Node | None:
    found = next(
        (
            run.node
            for run in state.runs
            if run.channel is sighting.channel and run.selector == sighting.selector
        ),
        0,
    )
    return next((node for node in state.nodes if node.id == found), None)


def _at(state: PageState, selector: str) -> Node | None:
    found = next((run.node for run in state.runs if run.selector == selector), 0)
    return next((node for node in state.nodes if node.id == found), None)


def _target(state: PageState, node: Node | None) -> Target | None:
    return node_target(state, node) if node is not None else None


def _id(node: Node | None) -> int:
    return node.id if node is not None else 0


NAME = MessageRule(
    id="locale/untranslated-name",
    title=N_("Names and descriptions that are only heard are translated as the visible words are."),
    criteria=("3.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_name,
    needs=("dom", "text"),
)
GLUED_SENTENCE = MessageRule(
    id="locale/glued-sentence",
    title=N_("A sentence is one message, so that translators can order its words."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_glued,
    needs=("dom", "text"),
)
PLURAL = Rule(
    id="locale/plural-form",
    title=N_("What is counted stands in the plural form of its number."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_plural,
    needs=("dom", "text"),
)
HARD_CODED_TEXT: AcrossRule[frozenset[tuple[Channel, str]]] = AcrossRule(
    id="locale/hard-coded-text",
    title=N_("No sentence stays as it is in the source language."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    compared=Compared.LOCALES,
    keep=keep_texts,
    judge=judge_hard_coded,
    needs=("dom", "text"),
)

LEFT_NAME = N_(
    "“%(text)s” is heard in the source language although the catalogs have it in “%(locale)s”: look the message up "
    "where the page is made."
)
MISSING_NAME = N_(
    "“%(text)s” is heard in the source language while the page is in “%(locale)s”: its message waits for a "
    "translation."
)
TRANSLATED_NAME = N_("What is only heard is translated.")
LEFT_SENTENCE = N_(
    "“%(text)s” is in the source language although the catalogs have it in “%(locale)s”: look the message up where the "
    "page is made."
)
HARD_CODED = N_(
    "“%(text)s” is in no catalog and reads the same in the source language: is it somebody's own text, or was it "
    "never marked for translation?"
)
NO_SENTENCE = N_("No sentence is left in the source language.")
GLUED = N_(
    "The mark that ends “%(text)s” is not in the message “%(message)s”: is the sentence put together from pieces, in "
    "an order that other languages cannot change?"
)
WHOLE_SENTENCE = N_("The sentence is one message.")
WRONG_FORM = N_(
    "“%(text)s” is not the plural form for %(number)s, which is “%(expected)s”: let gettext choose the form by the "
    "number (ngettext)."
)
RIGHT_FORM = N_("The plural form is that of the number.")
