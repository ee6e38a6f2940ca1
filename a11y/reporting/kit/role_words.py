"""What the kit calls a role: the word that is heard, in the reader's own language."""

from __future__ import annotations

from a11y.reporting.views.words import Said, from_target
from a11y.speech.lexicon import ROLES, canonical


def role_word(role: str) -> Said:
    """The word for a role as the browser computed it; a role that the harness has no word for as it is."""
    known = ROLES.get(canonical(role))
    return Said(known) if known else Said(from_target(role.lower()).text, own=False)
