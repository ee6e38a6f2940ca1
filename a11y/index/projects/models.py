"""What an index holds."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from packaging.utils import canonicalize_name


class Project(models.Model):
    """A name under which releases are published."""

    name = models.CharField(max_length=200)
    normalized = models.CharField(max_length=200, unique=True)
    created = models.DateTimeField(default=timezone.now)
    homepage = models.URLField(blank=True)
    collaborators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="projects.Role", related_name="projects"
    )

    class Meta:
        ordering = ("normalized",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the normalised name (PEP 503) in step with the name."""
        self.normalized = canonicalize_name(self.name)
        super().save(*args, **kwargs)

    def is_owned_by(self, user: Any) -> bool:
        """Whether this person is one of the owners."""
        return self.roles.filter(user_id=user.pk, name=Role.Name.OWNER).exists()

    @property
    def latest(self) -> "Release | None":
        """The release that was published last."""
        return next(iter(self.releases.all()), None)


class Role(models.Model):
    """What a person may do with a project."""

    class Name(models.TextChoices):
        """The two roles."""

        OWNER = "owner", _("Owner")
        MAINTAINER = "maintainer", _("Maintainer")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=20, choices=Name.choices, default=Name.OWNER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="one_role_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.name} {self.project_id}"


class Invitation(models.Model):
    """An open question to a person whether they want to work on a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=20, choices=Role.Name.choices, default=Role.Name.MAINTAINER)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("created",)
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="one_invitation_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}? {self.project_id}"


class Release(models.Model):
    """One version of a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="releases")
    version = models.CharField(max_length=100)
    summary = models.CharField(max_length=512, blank=True)
    description = models.TextField(blank=True)
    classifiers = models.JSONField(default=list)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-created", "-pk")
        constraints = [models.UniqueConstraint(fields=["project", "version"], name="one_release_a_version")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.version}"


class File(models.Model):
    """One distribution file of a release."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="files")
    filename = models.CharField(max_length=255, unique=True)
    content = models.FileField(upload_to="packages/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    requires_python = models.CharField(max_length=200, blank=True)
    uploaded = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("filename",)

    def __str__(self) -> str:
        return self.filename
