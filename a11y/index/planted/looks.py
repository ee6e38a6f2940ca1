"""Defects of how the page looks: contrast, focus, sizes, space, motion. Each is a style sheet."""

from a11y.index.planted.kind import Edit, Plant

LOOKS = (
    Plant(
        "link-by-colour",
        "links inside sentences differ from the words around them by colour alone",
        "1.4.1",
        "login",
        style=True,
    ),
    Plant("focus-not-visible", "nothing shows where the focus is", "2.4.7", "two_factor", style=True),
    Plant(
        "endless-motion",
        "the logo turns and turns, and cannot be stopped",
        "2.2.2",
        "home",
        reported_by=("motion/pause",),
        style=True,
    ),
    Plant(
        "focus-obscured",
        "the foot of the page stays in view and covers what has the focus",
        "2.4.11",
        "account",
        style=True,
    ),
    Plant(
        "colour-only",
        "whether an address is verified is told by the colour of a dot",
        "1.4.1",
        "account",
        edits=(Edit(r'(<span class="badge (?:good|warn))">[^<]*', r'\1 planted-dot">'),),
        style=True,
    ),
    Plant(
        "small-target",
        "the buttons that change the language are tiny and stand right above each other",
        "2.5.8",
        "account_history",
        reported_by=("axe/target-size",),
        style=True,
    ),
    Plant(
        "scroll-by-pointer",
        "the codes scroll in a box that takes no focus",
        "2.1.1",
        "recovery_codes",
        reported_by=("axe/scrollable-region-focusable",),
        style=True,
    ),
    Plant(
        "orientation-lock",
        "on a screen that is held upright, the page lies on its side",
        "1.3.4",
        "recovery_codes",
        reported_by=("window/orientation",),
        style=True,
    ),
    Plant(
        "no-reflow",
        "the main part is never narrower than a desktop screen",
        "1.4.10",
        "keys",
        reported_by=("window/reflow",),
        style=True,
    ),
    Plant(
        "hover-content",
        "a bubble that comes up under the pointer cannot be dismissed or moved onto",
        "1.4.13",
        "tokens",
        edits=(
            Edit(
                r"(</h1>\s*<p>)([^<]*)(</p>.*?<p class=\"actions\"><a .*?</a>)",
                r'\1\2\3 <span class="planted-bubble">\2</span>',
            ),
        ),
        style=True,
    ),
    Plant(
        "text-cut-when-spaced",
        "a paragraph has one line's height, so the rest is cut off when lines grow",
        "1.4.12",
        "tokens",
        reported_by=("window/text-spacing",),
        style=True,
    ),
    Plant(
        "low-contrast",
        "hints below fields are pale grey on white",
        "1.4.3",
        "create_token",
        reported_by=("axe/color-contrast",),
        style=True,
    ),
    Plant(
        "low-contrast-border",
        "the borders of fields can hardly be seen",
        "1.4.11",
        "create_token",
        reported_by=("contrast/field-border",),
        style=True,
    ),
    Plant(
        "low-contrast-focus",
        "the ring around what has the focus can hardly be seen",
        "1.4.11",
        "project_history",
        style=True,
    ),
)
"""All of them."""
