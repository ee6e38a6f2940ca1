"""A fault in one sentence or two, for formats without markup."""

from __future__ import annotations

from a11y.reporting.language import Language
from a11y.reporting.views.faults import Fault
from a11y.reporting.views.words import visible
from a11y.words.marking import N_

_ALSO = N_("Also said by %(engines)s.")
_PEOPLE = N_("Met by people in user sessions: %(people)s.")
_LISTENING = N_("Met by people in user sessions: %(people)s; with %(readers)s.")


def told(fault: Fault, language: Language) -> str:
    """What is wrong, what the engine says of it, on which element, and where; in the report's language."""
    # what people's detail says more than their headline is for formats that have room
    parts = (fault.headline, None if fault.people else fault.detail)
    sentences = [language.sentence(said) for said in parts if said is not None]
    element = " ".join(
        part for part in (fault.role, f"“{fault.name.text}”" if fault.name.text else "") if part
    )
    where = f"{language.gettext(fault.places[0].step)}, {', '.join(fault.locales)}"
    return " ".join(sentences) + f" ({'; '.join(part for part in (element, where) if part)})"


def engines_beside(fault: Fault) -> list[str]:
    """The other engines that say the same, each with its version."""
    return [visible(f"{engine.name} {engine.version}".strip()) for engine in fault.also]


def who_says(fault: Fault, language: Language) -> str:
    """How many people met it, or which other engines say the same, in a sentence; empty where it is one machine's."""
    if fault.people:
        sentence = _LISTENING if fault.readers else _PEOPLE
        people = {"people": language.number(fault.people), "readers": language.listed(fault.readers)}
        return language.gettext(sentence) % people
    names = engines_beside(fault)
    return language.gettext(_ALSO) % {"engines": language.listed(names)} if names else ""
