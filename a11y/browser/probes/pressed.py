"""The pressed probe: what comes of the Space key, of typing and of pressing buttons. It acts last of all."""

from __future__ import annotations

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.arrowing import look_at_arrows, look_at_values
from a11y.browser.probes.choosing import choose_each
from a11y.browser.probes.pressing import press_each
from a11y.browser.probes.refusing import refuse_forms
from a11y.browser.probes.space import look_at_space
from a11y.browser.probes.writing import write_into_fields
from a11y.browser.world import World
from a11y.words.pressed import Pressed
from a11y.words.state import PageState

_LATE = 0.5
"""Of the time that probes have for a page: what is left is for the page to be put back."""


def look_at_presses(world: World, state: PageState) -> Pressed:
    """Press keys where nobody goes on from the page; nothing leaves it, and it is put back.

    Raises `ProbeError` when the page goes away meanwhile.
    """
    if not world.free:
        return Pressed()
    seen = look_at_space(world, state)
    left = look_at_arrows(world, state)
    values = look_at_values(world, state)
    thrown, chosen = choose_each(world, state)
    typed = write_into_fields(world, state)
    presses = press_each(world, state)
    marked, refused = refuse_forms(world, state) if world.gone <= _LATE else ((), 0)
    return msgspec.structs.replace(
        seen,
        **typed._asdict(),
        presses=presses,
        only_marked=marked,
        refused=refused,
        left_by_arrows=left,
        thrown=thrown,
        chosen=chosen,
        moved_by_arrows=tuple(at for at, answered in values.items() if answered),
        unmoved_by_arrows=tuple(at for at, answered in values.items() if not answered),
    )


PRESSED = ActingProbe("pressed", Pressed, look_at_presses, reads=("listeners", "openings"))
