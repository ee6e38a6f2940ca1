"""The bundle for a translation platform: pictures of pages with their messages marked, and a manifest of them.

Weblate takes one picture a request, then the strings on it (`POST /api/screenshots/`, `…/units/`): the manifest
holds what both need. docs/translators.md tells how to send it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from a11y.facts.locale_names import to_gettext
from a11y.facts.record import MEDIA, Record
from a11y.reporting.marked_image import marked_image
from a11y.words.errors import OutputError, RecordError
from a11y.words.finding import Box
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.rendition import Modality
from a11y.words.state import PageState

FORMAT = 1
"""The number of the manifest's format. 1: the first."""
MANIFEST = "manifest.json"
LONGEST_NAME = 200
"""Characters of a picture's name that Weblate keeps."""

HIDDEN = "not seen: it is heard, or shown only sometimes"
IN_TITLE = "in the title of the window, which is no part of the page"
BELOW = "below the part of the page that is pictured"


class BundleMessage(msgspec.Struct, frozen=True):
    """A message on a picture."""

    number: int
    """As drawn on the picture; 0 when it has no place there."""
    catalog: str
    """The tree that it comes from, as the profile names it."""
    context: str
    """Its msgctxt; empty when it has none."""
    msgid: str
    """Its source text."""
    text: str
    """The words as met."""
    translation: Translation
    """What became of it."""
    channel: Channel
    """By what way it reached the user."""
    selector: str
    """A CSS selector of the element that carries it."""
    box: Box | None
    """Where it stands, in pixels of the picture, which are CSS pixels; none when it has no place there."""
    not_marked: str = ""
    """Why it has no place there."""


class BundlePicture(msgspec.Struct, frozen=True):
    """A picture and the messages on it."""

    file: str
    """The path in the bundle."""
    name: str
    """A name for people, unique in the bundle."""
    locale: str
    """BCP 47."""
    language_code: str
    """As gettext and Weblate write it."""
    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    page: str
    """The page's name in the profile."""
    url: str
    """The address."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    messages: tuple[BundleMessage, ...]
    """In the order of the page."""


class Manifest(msgspec.Struct, frozen=True):
    """What is in the bundle."""

    format: int
    """Always `FORMAT`."""
    profile: str
    """The target's profile."""
    source_locale: str
    """The locale of the source text."""
    pictures: tuple[BundlePicture, ...]
    """By locale, those that users see first before the others."""
    not_pictured: dict[str, str]
    """Page states whose messages are on no picture, and why."""


def write_bundle(record: Record, locales: Sequence[str], out: Path) -> Iterator[str]:
    """Write the bundle; yields a line for each file that matters and for what could not be pictured."""
    pictures: list[BundlePicture] = []
    missing: dict[str, str] = {}
    try:
        (out / "pictures").mkdir(parents=True, exist_ok=True)
        for locale in locales:
            pictures += _pictures(record, locale, out, missing)
        manifest = Manifest(
            FORMAT, record.run.profile, record.run.source_locale, tuple(pictures), dict(missing)
        )
        text = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        (out / MANIFEST).write_bytes(text + b"\n")
    except OSError as problem:
        raise OutputError(f"cannot write {out}: {problem.strerror}; choose another folder") from None
    marked = sum(1 for picture in pictures for one in picture.messages if one.number)
    yield f"{out / MANIFEST}: {len(pictures)} pictures, {marked} messages marked"
    if missing:
        first, why = next(iter(missing.items()))
        yield f"{len(missing)} page states are not pictured, such as {first}: {why}"


def _pictures(record: Record, locale: str, out: Path, missing: dict[str, str]) -> Iterator[BundlePicture]:
    """A picture of each page that shows a message which no earlier picture of the locale shows."""
    by_state: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        if sighting.locale == locale and sighting.msgid:
            by_state[sighting.state].append(sighting)
    shown: set[tuple[str, str, str]] = set()
    for state in sorted(record.states, key=_plainest):
        placed = [one for one in by_state[state.id] if state.picture and _lack(state, one) == ""]
        new = {_key(one) for one in placed or by_state[state.id]} - shown
        if state.rendition.locale != locale or not new:
            continue
        if state.picture is None:
            missing.setdefault(state.id, state.untested.get("picture", "no picture was taken"))
            continue
        try:
            yield _picture(record, state, by_state[state.id], out)
        except RecordError as problem:
            missing.setdefault(state.id, str(problem))
            continue
        shown |= new


def _plainest(state: PageState) -> tuple[object, ...]:
    """Default renditions by pointer first, then as a walk goes."""
    label = state.rendition.label
    return (" " in label, state.modality is not Modality.POINTER, state.step_number, state.scenario, state.id)


def _picture(record: Record, state: PageState, sightings: Sequence[Sighting], out: Path) -> BundlePicture:
    taken = state.picture
    if taken is None:
        raise RecordError(f"{state.id} has no picture")
    numbered: list[tuple[int, Sighting]] = []
    for sighting in sightings:
        number = 0 if _lack(state, sighting) else sum(1 for one, _ in numbered if one) + 1
        numbered.append((number, sighting))
    boxes = [(number, one.box) for number, one in numbered if number and one.box]
    media = record.folder / MEDIA / re.sub(r"[^\w.-]", "", Path(taken.media.replace("\\", "/")).name)
    content = marked_image(media, max(taken.width, 1), boxes)
    name = re.sub(r"[^A-Za-z0-9]+", "-", state.id).strip("-")
    file = f"pictures/{name}.png"
    (out / file).write_bytes(content)
    return BundlePicture(
        file=file,
        name=_name(state),
        locale=state.rendition.locale,
        language_code=to_gettext(state.rendition.locale),
        scenario=state.scenario,
        step=state.step,
        page=state.page,
        url=state.url,
        width=taken.width,
        height=taken.height,
        messages=tuple(_message(state, number, one) for number, one in numbered),
    )


def _name(state: PageState) -> str:
    words = f"{state.scenario_title.rstrip('.')}, step {state.step_number}: {state.step} ({state.rendition.label})"
    return words[:LONGEST_NAME]


def _message(state: PageState, number: int, sighting: Sighting) -> BundleMessage:
    return BundleMessage(
        number=number,
        catalog=sighting.catalog,
        context=sighting.context,
        msgid=sighting.msgid,
        text=sighting.text,
        translation=sighting.translation,
        channel=sighting.channel,
        selector=sighting.selector,
        box=sighting.box if number else None,
        not_marked=_lack(state, sighting),
    )


def _lack(state: PageState, sighting: Sighting) -> str:
    """Why the words have no place on the picture; empty when they have."""
    box, picture = sighting.box, state.picture
    if sighting.channel is Channel.PAGE_TITLE:
        return IN_TITLE
    if box is None or picture is None or box.width < 1 or box.height < 1:
        return HIDDEN
    if box.y >= picture.height:
        return BELOW
    seen = box.x < picture.width and box.x + box.width > 0 and box.y + box.height > 0
    return "" if seen else HIDDEN


def _key(sighting: Sighting) -> tuple[str, str, str]:
    return (sighting.catalog, sighting.context, sighting.msgid)
