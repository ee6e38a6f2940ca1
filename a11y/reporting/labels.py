"""What the report calls the members of the records' enumerations; each sentence is a msgid of our catalogs."""

from __future__ import annotations

from a11y.reporting.views.start import Seen
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel, Translation
from a11y.words.rendition import Modality

IMPACTS = {
    Impact.MINOR: N_("minor"),
    Impact.MODERATE: N_("moderate"),
    Impact.SERIOUS: N_("serious"),
    Impact.CRITICAL: N_("critical"),
}
OUTCOMES = {
    OutcomeValue.PASSED: N_("passed"),
    OutcomeValue.FAILED: N_("fault"),
    OutcomeValue.CANT_TELL: N_("question"),
    OutcomeValue.INAPPLICABLE: N_("does not apply"),
    OutcomeValue.UNTESTED: N_("not tested"),
}
MODALITIES = {
    Modality.POINTER: N_("pointer"),
    Modality.KEYBOARD: N_("keyboard"),
}
SEEN = {
    Seen.ABSENT: N_("not planned"),
    Seen.UNSEEN: N_("not seen"),
    Seen.BROKEN: N_("broken off"),
    Seen.INAPPLICABLE: N_("does not apply"),
    Seen.FINISHED: N_("clear"),
}
CHANNELS = {
    Channel.VISIBLE: N_("visible text"),
    Channel.NAME: N_("accessible name"),
    Channel.DESCRIPTION: N_("accessible description"),
    Channel.TITLE: N_("title attribute"),
    Channel.PLACEHOLDER: N_("placeholder"),
    Channel.ALT: N_("alternative text"),
    Channel.VALUE: N_("value"),
    Channel.LIVE: N_("live announcement"),
    Channel.PAGE_TITLE: N_("page title"),
}
TRANSLATIONS = {
    Translation.TRANSLATED: N_("translated"),
    Translation.SAME: N_("same as the source"),
    Translation.FUZZY: N_("fuzzy"),
    Translation.MISSING: N_("missing"),
    Translation.SOURCE: N_("source"),
    Translation.UNCATALOGUED: N_("in no catalog"),
}

LABELS: dict[str, str] = {
    f"{type(member).__name__}.{member.value}": label
    for labels in (IMPACTS, OUTCOMES, MODALITIES, SEEN, CHANNELS, TRANSLATIONS)
    for member, label in labels.items()
}
"""Every label by enumeration and value: `Impact.minor`."""


def label(member: Impact | OutcomeValue | Modality | Seen | Channel | Translation) -> str:
    """The label of a member, in English."""
    return LABELS[f"{type(member).__name__}.{member.value}"]
