"""A fault in one sentence or two, for formats without markup."""

from __future__ import annotations

from a11y.reporting.language import Language
from a11y.reporting.views.faults import Fault


def told(fault: Fault, language: Language) -> str:
    """What is wrong, what the engine says of it, on which element, and where; in the report's language."""
    sentences = [language.sentence(said) for said in (fault.headline, fault.detail) if said is not None]
    element = " ".join(
        part for part in (fault.role, f"“{fault.name.text}”" if fault.name.text else "") if part
    )
    where = f"{language.gettext(fault.places[0].step)}, {', '.join(fault.locales)}"
    return " ".join(sentences) + f" ({'; '.join(part for part in (element, where) if part)})"
