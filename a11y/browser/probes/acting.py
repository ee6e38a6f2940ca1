"""Every acting probe, one line each, in the order in which they act."""

from __future__ import annotations

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
