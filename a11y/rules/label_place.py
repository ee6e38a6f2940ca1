"""Do labels stand where their fields are? Who enlarges the screen sees a small part of it at a time."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, is_text_field
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FAR = 300.0
"""CSS pixels between the words of a label and its field: at an enlargement of four times a window shows as many."""


def judge_near(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for text with a label in the same row. Expects the two to be near. Best practice.

    Fields in tables are left out: lines and headers lead from one to the other there.
    """
    page = forms_of(state)
    for field in page.fields:
        if not (is_text_field(field) or field.tag == "select") or not page.seen(field) or field.box is None:
            continue
        if any(one.tag in {"td", "th"} for one in page.around(field)):
            continue
        gaps = [gap for label in page.labels(field) if (gap := _gap(page, label, field.box)) is not None]
        if not gaps:
            continue
        far = min(gaps) > _FAR
        yield Outcome(
            OutcomeValue.CANT_TELL if far else OutcomeValue.PASSED,
            FAR if far else NEAR,
            {"name": page.name(field)[:80], "pixels": f"{min(gaps):.0f}"} if far else {},
            node_target(state, field) if far else None,
            node=field.id if far else 0,
        )


def _gap(page: Forms, label: Node, box: Box) -> float | None:
    """CSS pixels between the last words of a label and a field beside it; None when it stands above or below."""
    lines = [line for one in (label, *page.under(label)) for line in one.lines]
    beside = [one for one in lines if one.y < box.y + box.height and box.y < one.y + one.height]
    if not beside:
        return None
    return min(max(box.x - (one.x + one.width), one.x - (box.x + box.width), 0.0) for one in beside)


NEAR_RULE = Rule(
    id="form/label-near",
    title=N_("A label stands near its field."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_near,
    needs=("dom", "tree", "text"),
)

NEAR = N_("The label stands near its field.")
FAR = N_(
    "%(pixels)s pixels lie between the words “%(name)s” and their field: who enlarges the screen sees one without the "
    "other. Do they belong together for everybody? Put the label over the field, or right beside it."
)
