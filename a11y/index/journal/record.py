"""The only way into the journal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from a11y.index.journal.kinds import Kind
from a11y.index.journal.models import Event

if TYPE_CHECKING:
    from a11y.index.projects.models import Project


def record(
    kind: Kind,
    request: HttpRequest,
    *,
    user: Any = None,
    project: "Project | None" = None,
    details: Mapping[str, str] | None = None,
) -> Event:
    """Write one event down, with the address the request came from; `details` fill the text of its kind."""
    address = request.META.get("REMOTE_ADDR") or "127.0.0.1"
    return Event.objects.create(
        kind=kind, user=user, project=project, address=address, details=dict(details or {})
    )
