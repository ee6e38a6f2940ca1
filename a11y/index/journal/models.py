"""The one table of the journal."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from a11y.index.journal.kinds import TEXTS, Kind

if TYPE_CHECKING:
    from a11y.index.projects.models import Project


class Event(models.Model):
    """One thing that happened, to an account, to a project, or to both."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="events", db_index=True
    )
    project: "models.ForeignKey[Project | None, Project | None]" = models.ForeignKey(
        "projects.Project", null=True, on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(max_length=40)
    time = models.DateTimeField(default=timezone.now, db_index=True)
    address = models.GenericIPAddressField()
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ("-time", "-pk")

    def __str__(self) -> str:
        return f"{self.time:%Y-%m-%d %H:%M} {self.kind}"

    @property
    def text(self) -> SafeString:
        """What happened, in the reader's language; names that people chose are kept apart from our words."""
        names = {name: format_html("<bdi>{}</bdi>", value) for name, value in self.details.items()}
        return mark_safe(escape(str(TEXTS[Kind(self.kind)])) % names)  # noqa: S308  both sides are escaped
