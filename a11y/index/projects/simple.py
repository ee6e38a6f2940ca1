"""The simple repository API: HTML (PEP 503) and JSON (PEP 691)."""

from pathlib import Path
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from packaging.utils import canonicalize_name

from a11y.index.projects.models import File, Project
from a11y.index.projects.views import find_project

_JSON = "application/vnd.pypi.simple.v1+json"
_META = {"api-version": "1.0"}


def _wants_json(request: HttpRequest) -> bool:
    return _JSON in request.headers.get("Accept", "")


def _file_entry(file: File) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "filename": file.filename,
        "url": reverse("file", args=[file.filename]),
        "hashes": {"sha256": file.sha256},
    }
    if file.requires_python:
        entry["requires-python"] = file.requires_python
    return entry


def index(request: HttpRequest) -> HttpResponse:
    """All projects."""
    projects = Project.objects.all()
    if _wants_json(request):
        answer = {"meta": _META, "projects": [{"name": project.name} for project in projects]}
        return JsonResponse(answer, content_type=_JSON)
    return render(request, "projects/simple_index.html", {"projects": projects})


def project(request: HttpRequest, name: str) -> HttpResponse:
    """All files of a project; another spelling of its name leads to the normalised one."""
    found = find_project(name)
    if name != canonicalize_name(name):
        return HttpResponsePermanentRedirect(reverse("simple_project", args=[found.normalized]))
    files = File.objects.filter(release__project=found)
    if _wants_json(request):
        answer = {"meta": _META, "name": found.normalized, "files": [_file_entry(file) for file in files]}
        return JsonResponse(answer, content_type=_JSON)
    return render(request, "projects/simple_project.html", {"project": found, "files": files})


def download(request: HttpRequest, filename: str) -> FileResponse:
    """One file."""
    file = File.objects.filter(filename=filename).first()
    if file is None:
        raise Http404
    return FileResponse(Path(file.content.path).open("rb"), as_attachment=True, filename=file.filename)
