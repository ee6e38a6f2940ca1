"""The glyph probe: scripts on the page whose letters this machine draws as boxes.

A letter of each script is drawn beside one that no font has; where both look alike, the pictures show
boxes. That is a fault of the machine, not of the page: readers with the fonts see letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from a11y.browser.world import World
from a11y.facts.scripts import LATIN, script_of
from a11y.words.message import Channel
from a11y.words.state import TextRun

_SAMPLES = 2
"""Letters of a script that are drawn: an old font may lack one of them."""


_BOXES: dict[tuple[str, str], bool] = {}
"""Whether a letter is drawn as a box in a list of the machine's fonts: that does not change while a process lives."""


def look_at_glyphs(world: World, runs: Sequence[TextRun], fonts: str) -> tuple[str, ...]:
    """The scripts (ISO 15924) without letters. Raises `ProbeError` when the page gives no answer.

    `fonts` is the page's list of fonts, empty when it has fonts of its own.
    """
    samples: dict[str, list[str]] = {}
    for run in runs:
        if run.channel is not Channel.VISIBLE or run.text.isascii():
            continue
        for letter in run.text:
            script = "" if letter.isascii() else script_of(letter)
            of = samples.setdefault(script, [])
            if len(of) < _SAMPLES and letter not in of:
                of.append(letter)
    asked = {script: letters for script, letters in samples.items() if script not in ("", LATIN)}
    if not asked:
        return ()
    wanted = [letter for letters in asked.values() for letter in letters]
    if fonts and all((fonts, letter) in _BOXES for letter in wanted):
        boxes = {letter for letter in wanted if _BOXES[fonts, letter]}
    else:
        boxes = set(world.call("a11yProbe.undrawn", wanted))
        _BOXES.update({(fonts, letter): letter in boxes for letter in wanted if fonts})
    return tuple(sorted(script for script, letters in asked.items() if boxes.issuperset(letters)))
