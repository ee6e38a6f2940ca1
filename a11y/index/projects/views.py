"""Pages of projects: the public one and the one for collaborators."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from packaging.utils import canonicalize_name

from a11y.index.people import signed_in_id
from a11y.index.projects.models import Project


def find_project(name: str) -> Project:
    """The project of this name in any spelling, or 404."""
    project = Project.objects.filter(normalized=canonicalize_name(name)).first()
    if project is None:
        raise Http404
    return project


def own_project(user: Any, name: str) -> Project:
    """The project of this name if `user` works on it; else 404: nobody learns more than the public page says."""
    project = find_project(name)
    if not project.roles.filter(user_id=user.pk).exists():
        raise Http404
    return project


def detail(request: HttpRequest, name: str) -> HttpResponse:
    """The public page of a project."""
    project = find_project(name)
    releases = project.releases.prefetch_related("files")
    return render(request, "projects/detail.html", {"project": project, "releases": releases})


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The projects of who is signed in."""
    projects = Project.objects.filter(roles__user_id=signed_in_id(request)).prefetch_related("releases")
    return render(request, "projects/mine.html", {"projects": projects})


@login_required
def manage(request: HttpRequest, name: str) -> HttpResponse:
    """A project as its collaborators see it: releases, files, people."""
    project = own_project(request.user, name)
    context = {
        "project": project,
        "releases": project.releases.prefetch_related("files"),
        "roles": project.roles.select_related("user").order_by("user__username"),
    }
    return render(request, "projects/manage.html", context)
