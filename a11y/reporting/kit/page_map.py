"""The Tab order of a page, drawn over its picture: numbered stops, joined by lines, in parts that fit half a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.reporting.kit.map_drawing import Focus, MapPart, MapStop, parts, placed, radius_of
from a11y.reporting.kit.role_words import role_word
from a11y.reporting.views.picture import MarkedPicture, whole_picture
from a11y.reporting.views.words import Said, from_target
from a11y.rules.focus import shows_focus
from a11y.words.hands import TabStop, WalkEnd
from a11y.words.marking import N_
from a11y.words.state import AxNode, FocusStop, PageState


class PageMap(msgspec.Struct, frozen=True):
    """The Tab order of a page state."""

    picture: MarkedPicture | None
    """The picture; none when there is none."""
    radius: int
    """Of a mark, in CSS pixels of the page."""
    parts: tuple[MapPart, ...]
    """The picture in parts from the top down; empty without a picture."""
    stops: tuple[MapStop, ...]
    """All stops, in order."""
    missed: tuple[MapStop, ...]
    """What says that Tab comes to it, and it does not; without a number."""
    lack: Said | None
    """Why the Tab order is not known, or not all of it."""

    @property
    def ways(self) -> tuple[Focus, ...]:
        """What the marks have to tell apart."""
        found = {stop.focus for stop in self.stops}
        return tuple(focus for focus in Focus if focus in found)


def page_map(state: PageState, walked: Sequence[FocusStop] = ()) -> PageMap:
    """The Tab order of a page state that has its bulky facts.

    `walked` is where the focus rested on this page while the task was done by keyboard: what is known of the order
    when nobody tabbed through the whole page.
    """
    picture = whole_picture(state)
    told = tuple(_stops(state, walked))
    radius = radius_of(picture) if picture else 0
    stops = tuple(placed(told, picture, radius, state.direction)) if picture else told
    return PageMap(
        picture=picture,
        radius=radius,
        parts=tuple(parts(picture, radius, stops)) if picture else (),
        stops=stops,
        missed=tuple(_missed(state)),
        lack=_lack(state, walked),
    )


def _stops(state: PageState, walked: Sequence[FocusStop]) -> Iterator[MapStop]:
    language = state.rendition.locale
    if state.hands is None:
        for number, stop in enumerate(walked, start=1):
            name = from_target(stop.name, language)
            yield MapStop(number, role_word(stop.role), name, Focus.UNKNOWN, stop.box)
        return
    exposed = _exposed(state)
    for number, one in enumerate(state.hands.stops, start=1):
        told = _told(state, exposed, one.node)
        yield msgspec.structs.replace(told, number=number, focus=_focus(one), box=one.box)


def _told(state: PageState, exposed: dict[int, AxNode], position: int) -> MapStop:
    """The element at a position, still without a number."""
    node = state.nodes[position] if 0 <= position < len(state.nodes) else None
    shown = exposed.get(node.id) if node else None
    role = shown.role if shown else node.tag if node else ""
    name = from_target(shown.name if shown else "", state.rendition.locale)
    return MapStop(0, role_word(role), name, Focus.UNKNOWN, node.box if node else None)


def _exposed(state: PageState) -> dict[int, AxNode]:
    """The accessibility tree by `Node.id`; an element's text does not stand in for it."""
    found: dict[int, AxNode] = {}
    for one in state.tree:
        if one.id and one.role != "StaticText":
            found.setdefault(one.id, one)
    return found


def _focus(stop: TabStop) -> Focus:
    if stop.covered >= 1:
        return Focus.HIDDEN
    if not stop.looked:
        return Focus.UNKNOWN
    return Focus.SEEN if shows_focus(stop) else Focus.UNSEEN


def _missed(state: PageState) -> Iterator[MapStop]:
    hands = state.hands
    if hands is None:
        return
    came = {stop.node for stop in hands.stops} | set(hands.back)
    exposed = _exposed(state)
    for position in hands.focusable:
        if position not in came and 0 <= position < len(state.nodes):
            yield _told(state, exposed, position)


def _lack(state: PageState, walked: Sequence[FocusStop]) -> Said | None:
    if state.hands is not None:
        return Said(_ENDS[state.hands.end]) if state.hands.end in _ENDS else None
    if walked:
        return Said(IN_PART)
    why = next((state.untested[part] for part in ("hands", "facts", "dom") if part in state.untested), "")
    return Said(NOT_WALKED_WHY, {"reason": from_target(why, "en")}) if why else Said(NOT_WALKED)


NOT_WALKED = N_("The Tab order was not walked here: the run was not asked to, or did not look at this page.")
NOT_WALKED_WHY = N_("The Tab order was not walked here: %(reason)s")
IN_PART = N_(
    "The Tab order of the whole page was not walked: these are the stops of the keyboard on the way through the task."
)
_ENDS = {
    WalkEnd.HELD: N_("Tab does not leave the last of these: nobody gets past it by that key."),
    WalkEnd.LOOP: N_("Tab goes round in this part of the page, and never comes to the rest."),
    WalkEnd.LIMIT: N_("The page has more stops than were walked: these are the first."),
    WalkEnd.MOVED: N_("Taking the focus changed the page, and the walk could not go on."),
}
"""Why a walk does not show all of the order."""
