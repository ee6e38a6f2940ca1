"""The short names of renditions: each says what it shows, and a slip of the pen is told with the nearest name."""

from __future__ import annotations

import pytest

from a11y.facts.plan import Plan
from a11y.facts.renditions import parse_rendition, parse_renditions
from a11y.words.errors import ConfigurationError
from a11y.words.rendition import Modality, Rendition


@pytest.mark.parametrize(
    ("name", "rendition"),
    [
        ("320x900", Rendition(width=320)),
        ("768", Rendition(width=768)),
        ("dark", Rendition(color_scheme="dark")),
        ("forced-colors", Rendition(contrast="forced")),
        ("contrast-more", Rendition(contrast="more")),
        ("text-spacing", Rendition(text_spacing=True)),
        ("zoom-1.5", Rendition(zoom=1.5)),
        ("reduced-motion", Rendition(reduced_motion=True)),
        ("dark 320x640 zoom-2", Rendition(width=320, height=640, color_scheme="dark", zoom=2.0)),
    ],
)
def test_a_name_says_what_is_shown(name: str, rendition: Rendition) -> None:
    """Every aspect has a name, and the rendition's own label is a name of it too."""
    assert parse_rendition(name) == rendition
    assert parse_rendition(rendition.label.removeprefix("en ")) == rendition


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["drak"], "unknown rendition 'drak'; did you mean 'dark'?"),
        (["320x900 forced"], "unknown rendition 'forced' in '320x900 forced'; did you mean 'forced-colors'?"),
        (["wlak:dark"], "unknown rendition 'wlak:dark'"),
        (["20x900"], "width and height must be 200 to 4000 CSS pixels"),
        (["zoom-9"], "zoom must be 0.25 to 5"),
        (["320 768"], "says its width twice"),
        (["1280x900"], "is the default one"),
        ([""], "is the default one"),
        (["dark", "walk:dark"], "rendition 'walk:dark' is asked for as 'dark' too; keep one of them"),
    ],
)
def test_a_slip_of_the_pen_is_told(names: list[str], sentence: str) -> None:
    """Nothing is run with a rendition that nobody asked for."""
    with pytest.raises(ConfigurationError, match=sentence.replace("?", r"\?")):
        parse_renditions(names)


def test_renditions_in_place_belong_to_the_default_walk_of_the_first_modality() -> None:
    """Each locale looks at them once; a walk of its own and the other modality do not look again."""
    chosen = parse_renditions(["dark", "walk:zoom-2", "dark"])
    plan = Plan(
        target="http://localhost:1/",
        profile="embedded",
        out="out",
        browser="chromium",
        browser_version="1",
        locales=("en", "he"),
        modalities=((Modality.KEYBOARD, "en"), (Modality.POINTER, None)),
        renditions=(Rendition(), *chosen.walked),
        timeout=1,
        in_place=chosen.in_place,
    )
    looks = {(r.label, str(m)): [one.label for one in plan.also(r, m)] for r, m in plan.walks()}
    assert looks == {
        ("en", "keyboard"): ["en dark"],
        ("en zoom-2", "keyboard"): [],
        ("en", "pointer"): [],
        ("en zoom-2", "pointer"): [],
        ("he", "pointer"): ["he dark"],
        ("he zoom-2", "pointer"): [],
    }
