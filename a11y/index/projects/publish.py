"""Publishing: the rules a file must meet, and what is written when it does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    canonicalize_version,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version
from trove_classifiers import classifiers

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.projects.models import File, Project, Release, Role
from a11y.index.projects.names import is_valid_name


class RefusedError(Exception):
    """An upload that breaks a rule; the message says which, in words for the person who uploads."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file and what its sender says of it."""

    name: str
    version: str
    content: UploadedFile[Any]
    sha256: str
    summary: str = ""
    description: str = ""
    requires_python: str = ""
    classifiers: tuple[str, ...] = ()


def create_project(request: HttpRequest, user: Any, name: str) -> Project:
    """Register a project whose owner is `user`; `RefusedError` when the name cannot be one."""
    if not is_valid_name(name):
        raise RefusedError(
            f"{name[:80]!r} is not a valid project name: use letters, digits, dots, hyphens and underscores"
        )
    project = Project.objects.create(name=name)
    Role.objects.create(project=project, user=user, name=Role.Name.OWNER)
    record(Kind.PROJECT_CREATED, request, user=user, project=project, details={"project": name})
    return project


def check(upload: Upload) -> None:
    """Raise `RefusedError` when the file is not what it is said to be."""
    filename = upload.content.name or ""
    try:
        version = Version(upload.version)
    except InvalidVersion:
        raise RefusedError(f"{upload.version[:80]!r} is not a valid version") from None
    try:
        if filename.endswith(".whl"):
            name_in_file, version_in_file = parse_wheel_filename(filename)[:2]
        else:
            name_in_file, version_in_file = parse_sdist_filename(filename)
    except (InvalidWheelFilename, InvalidSdistFilename, InvalidVersion):
        raise RefusedError(
            f"{filename[:120]!r} is neither the name of a wheel nor of a source distribution"
        ) from None
    for classifier in upload.classifiers:
        if classifier not in classifiers and not classifier.startswith("Private ::"):
            raise RefusedError(f"{classifier[:80]!r} is not a valid classifier")
    if name_in_file != canonicalize_name(upload.name):
        raise RefusedError(f"{filename!r} does not belong to project {upload.name[:80]!r}")
    if canonicalize_version(version_in_file) != canonicalize_version(version):
        raise RefusedError(f"{filename!r} does not belong to version {upload.version[:80]!r}")


def publish(request: HttpRequest, user: Any, project: Project, upload: Upload) -> File:
    """Store a file in its release, which it makes when it is the first; `RefusedError` when it must not."""
    check(upload)
    digest = hashlib.sha256()
    for chunk in upload.content.chunks():
        digest.update(chunk)
    if upload.sha256 and digest.hexdigest() != upload.sha256.lower():
        raise RefusedError("The sha256 digest does not match the file; it was damaged on its way")
    filename = upload.content.name or ""
    with transaction.atomic():
        if File.objects.filter(filename=filename).exists():
            raise RefusedError(f"File already exists: {filename}")
        release, _created = Release.objects.get_or_create(
            project=project,
            version=str(Version(upload.version)),
            defaults={
                "summary": upload.summary[:512],
                "description": upload.description,
                "classifiers": list(upload.classifiers),
            },
        )
        file = File.objects.create(
            release=release,
            filename=filename,
            content=upload.content,
            sha256=digest.hexdigest(),
            size=upload.content.size or 0,
            requires_python=upload.requires_python[:200],
        )
        record(Kind.FILE_UPLOADED, request, user=user, project=project, details={"filename": filename})
    return file
