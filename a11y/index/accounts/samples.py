"""Small real distribution files for accounts made to order."""

import hashlib
import io
import tarfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest

from a11y.index.projects.models import File, Project
from a11y.index.projects.publish import Upload, publish

_CLASSIFIERS = (
    "Development Status :: 4 - Beta",
    "Intended Audience :: Developers",
    "Programming Language :: Python :: 3",
    "Topic :: Software Development :: Testing",
)


def _sdist(name: str, version: str) -> bytes:
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        entry = tarfile.TarInfo(f"{name}-{version}/PKG-INFO")
        entry.size = len(metadata)
        archive.addfile(entry, io.BytesIO(metadata))
    return buffer.getvalue()


def make_release(
    request: HttpRequest, user: Any, project: Project, version: str, *, summary: str, description: str
) -> File:
    """Publish a source distribution of `project`, as an upload would."""
    stem = project.normalized.replace("-", "_")
    content = _sdist(stem, version)
    upload = Upload(
        name=project.name,
        version=version,
        content=SimpleUploadedFile(f"{stem}-{version}.tar.gz", content),
        sha256=hashlib.sha256(content).hexdigest(),
        summary=summary or "A sample project of the embedded index.",
        description=description,
        requires_python=">=3.11",
        classifiers=_CLASSIFIERS,
    )
    return publish(request, user, project, upload)
