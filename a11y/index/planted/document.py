"""`python -m a11y.index.planted.document`: write docs/plants.md from the entries."""

from pathlib import Path

from a11y.index.planted.kind import NO_CRITERION, Plant
from a11y.index.plants import PLANTS

DOCUMENT = Path(__file__).parents[3] / "docs" / "plants.md"
"""In a checkout; an installed package does not carry it."""

_INTRODUCTION = """\
# Planted defects

`a11y serve --plant NAME` switches a real fault on in the embedded index, `a11y run --plant NAME` walks scenarios
through an index that has it. `--plant` may be given more than once; `a11y serve --plant list` tells all names. Without
it the index is exactly as it is: what plants faults is then not loaded.

Each fault is on one page, and the scenario named here comes to that page, so that one task shows it:
`a11y run --plant missing-label -l en -k test_sign_in_with_totp`. Faults of language name the locale that shows them.

This page is written from `a11y/index/planted/` by `python -m a11y.index.planted.document`.
`tests/index/test_plants.py` switches every fault on, walks with a keyboard alone, and holds both tables to what is
reported.
"""


def document() -> str:
    """The page's text."""
    told = [plant for plant in PLANTS.values() if plant.reported_by]
    untold = [plant for plant in PLANTS.values() if not plant.reported_by]
    parts = [
        _INTRODUCTION,
        f"## Reported today: {len(told)}\n",
        "| Name | What is wrong | WCAG 2.2 | Page | Scenario | Reported by |\n| --- | --- | --- | --- | --- | --- |",
        *(_row(plant) for plant in told),
        f"\n## Reported by no rule yet: {len(untold)}\n",
        "These are as real as the others. A run says nothing of them: when it passes, they may still be there.\n",
        "| Name | What is wrong | WCAG 2.2 | Page | Scenario |\n| --- | --- | --- | --- | --- |",
        *(_row(plant) for plant in untold),
    ]
    return "\n".join(parts) + "\n"


def _row(plant: Plant) -> str:
    criterion = "none" if plant.criterion == NO_CRITERION else plant.criterion
    description = (
        f"{plant.description} (`{plant.locale}`)" if plant.locale not in {"", "en"} else plant.description
    )
    cells = [f"`{plant.name}`", description, criterion, plant.page, f"`{plant.scenario}`"]
    if plant.reported_by:
        cells.append(", ".join(f"`{rule}`" for rule in plant.reported_by))
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
