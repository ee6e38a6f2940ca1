"""Is it told what a page shows of a password while it is typed? (WCAG 2.2, criteria 1.4.1 and 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Drawn, Written
from a11y.words.state import PageState

_SHORT = 6
"""Words by which a page says how strong a password is."""
_SPOKEN = frozenset(["words", "other words"])
_METERS = frozenset(["meter", "shape", "paint"])


def judge_typed(state: PageState) -> Iterator[Outcome]:
    """Applies to what changes near a field for a password between a weak and a strong one.

    Expects that words say so, and that a live region or the field's description has them. Fails where a bar grows and
    takes another colour and nothing else tells, where words of a verdict become others and nothing announces them, and
    where requirements only take another colour, as light as before; the rest is a question. Sources: WCAG 2.2, failures
    F81 and F103, techniques ARIA22 and G14.
    """
    for written in state.pressed.written if state.pressed is not None else ():
        found = _verdict(written)
        if found is None:
            continue
        value, sentence, drawn, criteria = found
        if sentence == METER and _is_ornament(state, drawn):
            value, sentence = OutcomeValue.CANT_TELL, PERHAPS_METER
        told = value is not OutcomeValue.PASSED
        params = {"words": drawn.words} if told and drawn.words else {}
        target = thing_target(state, drawn.what) if told else None
        yield Outcome(value, sentence, params, target, criteria=criteria if told else None)


def _is_ornament(state: PageState, drawn: Drawn) -> bool:
    """Whether its author hides it from assistive technology: it may say what words say when the form is sent."""
    if not 0 <= drawn.what.node < len(state.nodes):
        return False
    outline = outline_of(state)
    around = outline.around(state.nodes[drawn.what.node])
    return any(one.attributes.get("aria-hidden") == "true" for one in around)


def _verdict(written: Written) -> tuple[OutcomeValue, str, Drawn, tuple[str, ...]] | None:
    by_kind = {one.kind: one for one in reversed(written.drawn)}
    spoken = [one for one in written.drawn if one.kind in _SPOKEN]
    if written.exposed or written.said or any(one.heard for one in spoken):
        return OutcomeValue.PASSED, TOLD, written.drawn[0], ()
    if said := next((one for one in spoken if one.words), None):
        sure = said.kind == "other words" and len(said.words.split()) <= _SHORT
        value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
        return value, SILENT if sure else PERHAPS_SILENT, said, ("4.1.3",)
    return _without_words(by_kind, sum(one.kind in _METERS for one in written.drawn))


def _without_words(
    by_kind: dict[str, Drawn], bars: int
) -> tuple[OutcomeValue, str, Drawn, tuple[str, ...]] | None:
    """Where no words have changed and nothing is heard."""
    sign = by_kind.get("sign") or by_kind.get("shade")
    if (colour := by_kind.get("colour")) is not None and sign is None:
        return OutcomeValue.FAILED, COLOUR, colour, ("1.4.1",)
    if sign is not None:
        return OutcomeValue.CANT_TELL, PERHAPS_SIGN, sign, ("1.3.1", "4.1.3")
    meter = next((one for kind, one in by_kind.items() if kind in _METERS), None)
    if meter is None:
        return None
    sure = meter.kind == "meter" or (meter.kind == "paint" and bars > 1)
    value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
    return value, METER if sure else PERHAPS_METER, meter, ("1.1.1", "1.4.1")


TYPED = Rule(
    id="form/typed-told",
    title=N_("What a page shows of a password while it is typed is told in words."),
    criteria=("1.4.1", "4.1.3"),
    impact=Impact.SERIOUS,
    judge=judge_typed,
    needs=("dom", "pressed"),
)

TOLD = N_("What changes while a password is typed is told.")
SILENT = N_(
    "“%(words)s” becomes other words while a password is typed, and nothing announces them: who uses a screen reader "
    "does not learn what the page thinks of it. Write it into an element with role=“status”, or let aria-describedby "
    "of the field lead to it."
)
PERHAPS_SILENT = N_(
    "“%(words)s” comes up while a password is typed, and nothing announces it. Does who cannot see it learn of that? "
    "An element with role=“status”, or aria-describedby of the field, would tell."
)
COLOUR = N_(
    "“%(words)s” only takes another colour when the password meets it: who does not see colours cannot tell what is "
    "still missing. Say it in words or by a sign with a text alternative as well."
)
PERHAPS_SIGN = N_(
    "“%(words)s” looks otherwise while a password is typed, and nothing changes for a screen reader. Does its user "
    "learn which requirements are met?"
)
METER = N_(
    "Something without words changes its colour or size with the password that is typed, and nothing says what it "
    "means: who does not see it, or its colours, learns nothing. Write beside it how strong the password is, in an "
    "element with role=“status”."
)
PERHAPS_METER = N_(
    "Something without words changes while a password is typed. Does it tell how strong that is? Then words must say "
    "so too, in an element with role=“status”."
)
