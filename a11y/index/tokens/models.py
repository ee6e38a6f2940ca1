"""What is kept of a token: enough to check it, not enough to show it again."""

import secrets
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.projects.models import Project

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def _root_key() -> str:
    return secrets.token_hex(32)


class ApiToken(models.Model):
    """A token that somebody made, for the whole account or for one project."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user: "models.ForeignKey[User, User]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(max_length=100)
    project = models.ForeignKey(Project, null=True, on_delete=models.CASCADE, related_name="tokens")
    root_key = models.CharField(max_length=64, default=_root_key)
    created = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created",)
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_token_a_name")]

    def __str__(self) -> str:
        return self.name

    def mark_used(self, request: HttpRequest, project: Project) -> None:
        """Note that the token just uploaded something."""
        self.used = timezone.now()
        self.save(update_fields=["used"])
        record(Kind.TOKEN_USED, request, user=self.user, project=project, details={"token": self.name})
