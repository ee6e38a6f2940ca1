"""How forms look: label, hint, error and control, tied together."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control; a placeholder would only repeat the label, and goes away as one types."""
    return field.as_widget(attrs={"placeholder": False})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the label stands behind the control."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.inclusion_tag("index/error_summary.html")
def error_summary(form: forms.Form) -> dict[str, Any]:
    """All errors of a form in one place, each with a link to its field."""
    visible = form.visible_fields()
    first = visible[0].id_for_label if visible else ""
    lines: list[tuple[Any, Any, str]] = [("", error, first) for error in form.non_field_errors()]
    for field in form.hidden_fields():
        lines += [("", error, "") for error in field.errors]
    for field in visible:
        lines += [(field.label, error, field.id_for_label) for error in field.errors]
    return {"lines": lines}


@register.inclusion_tag("index/fields.html")
def fields(form: forms.Form) -> dict[str, Any]:
    """All fields of a form."""
    return {"form": form}
