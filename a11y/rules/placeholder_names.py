"""Is a field named by more than the words that go away when somebody types? (WCAG 2.2, 3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.form_labels import forsaken, judge_label_tied, judge_visible_label
from a11y.rules.forms import Forms, forms_of, is_text_field
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState


def judge_placeholder_name(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for text with a placeholder. Expects another name than that.

    A button beside it may say as much to who sees the page (technique G167), so that it is a question. A field whose
    label is drawn and not tied to it is told by `form/label-tied`.
    """
    page = forms_of(state)
    told = {
        outcome.target.selector
        for outcome in (*judge_label_tied(state), *judge_visible_label(state))
        if outcome.value is OutcomeValue.FAILED and outcome.target is not None
    }
    for field in page.fields:
        placeholder = field.attributes.get("placeholder", "").strip()
        exposed = page.exposed.get(field.id)
        if not placeholder or not is_text_field(field) or exposed is None or not page.seen(field):
            continue
        alone = exposed.name_from.startswith("placeholder") or (
            not exposed.name_from and exposed.name == placeholder and not page.labels(field)
        )
        if alone and _has_stray_label(page, field):
            continue
        if alone and node_target(state, field).selector in told:
            continue  # that a label beside it is not tied, or that it has none, says more
        yield Outcome(
            OutcomeValue.CANT_TELL if alone else OutcomeValue.PASSED,
            ALONE if alone else NAMED,
            {"name": placeholder[:80]} if alone else {},
            node_target(state, field) if alone else None,
            node=field.id if alone else 0,
        )


def _has_stray_label(page: Forms, field: Node) -> bool:
    labels = (node for node in page.nodes if node.tag == "label" and page.seen(node) and page.text(node))
    return any(forsaken(page, label) is field for label in labels)


PLACEHOLDER_NAME = Rule(
    id="form/placeholder-name",
    title=N_("A field has a name beside its placeholder."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_placeholder_name,
    needs=("dom", "tree", "text"),
)

NAMED = N_("The field has a name that stays.")
ALONE = N_(
    "Only the placeholder “%(name)s” says what belongs into this field, and it is gone as soon as something is typed. "
    "Does everybody know then what they are to write? Give the field a label, or an aria-label at least."
)
