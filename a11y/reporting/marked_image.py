"""Draws numbered boxes on a picture of a page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from a11y.words.errors import RecordError
from a11y.words.finding import Box

_INK = (178, 0, 92)
_PAPER = (255, 255, 255)
_LETTER = 11
_LINE = 2


def marked_image(path: Path, width: int, boxes: Sequence[tuple[int, Box]]) -> bytes:
    """A PNG of the picture, a pixel for each CSS pixel, with each box drawn and numbered.

    `width` is that of the pictured part of the page in CSS pixels. RecordError when the picture cannot be read.
    """
    try:
        with Image.open(path) as image:
            picture = image.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        raise RecordError(f"the picture {path.name} cannot be read; run the scenario again") from None
    # as large as users saw it: numbers then cover less of the words
    picture = picture.resize((width, round(picture.height * width / picture.width)))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(_LETTER)
    for number, box in boxes:
        left, top = box.x - _LINE, box.y - _LINE
        right, bottom = box.x + box.width + _LINE, box.y + box.height + _LINE
        draw.rectangle((left, top, right, bottom), outline=_INK, width=_LINE)
        text = str(number)
        wide = draw.textlength(text, font) + 4
        high = _LETTER + 3
        # above the box, or inside it where the picture ends
        x = min(max(left, 0), picture.width - wide)
        y = top - high if top >= high else max(top, 0)
        draw.rectangle((x, y, x + wide, y + high), fill=_INK)
        draw.text((x + 2, y + 1), text, fill=_PAPER, font=font)
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
