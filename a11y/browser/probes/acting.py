"""Every acting probe, one line each, in the order in which they act."""

from __future__ import annotations

from collections.abc import Collection

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.colours import COLOURS
from a11y.browser.probes.eyes import EYES
from a11y.browser.probes.forms import FORMS
from a11y.browser.probes.hands import HANDS
from a11y.browser.probes.late import LATE
from a11y.browser.probes.listening import LISTENING
from a11y.browser.probes.openings import OPENINGS
from a11y.browser.probes.pressed import PRESSED

ACTING: tuple[ActingProbe, ...] = (LATE, LISTENING, HANDS, EYES, COLOURS, OPENINGS, FORMS, PRESSED)


def acting_for(parts: Collection[str]) -> tuple[ActingProbe, ...]:
    """Those of these names, and those whose answers they read, in the order in which they act."""
    wanted = set(parts)
    for probe in reversed(ACTING):
        if probe.name in wanted:
            wanted |= set(probe.reads)
    return tuple(probe for probe in ACTING if probe.name in wanted)
