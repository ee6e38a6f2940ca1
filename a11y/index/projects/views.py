"""Pages of projects: the public one and the one for collaborators."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from packaging.utils import canonicalize_name

from a11y.index.people import signed_in_id
from a11y.index.projects.models import Invitation, Project


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


def owned_project(user: Any, name: str) -> Project:
    """The project of this name if `user` owns it; 403 for its maintainers, 404 for everybody else."""
    project = own_project(user, name)
    if not project.is_owned_by(user):
        raise PermissionDenied
    return project


def detail(request: HttpRequest, name: str) -> HttpResponse:
    """The public page of a project."""
    project = find_project(name)
    context = {
        "project": project,
        "releases": project.releases.prefetch_related("files"),
        "roles": project.roles.select_related("user").order_by("user__username"),
    }
    return render(request, "projects/detail.html", context)


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The projects of who is signed in."""
    projects = Project.objects.filter(roles__user_id=signed_in_id(request)).prefetch_related("releases")
    invitations = Invitation.objects.filter(user_id=signed_in_id(request)).select_related("project")
    return render(request, "projects/mine.html", {"projects": projects, "invitations": invitations})


@login_required
def manage(request: HttpRequest, name: str) -> HttpResponse:
    """A project as its collaborators see it, and the ways to all that can be changed."""
    project = own_project(request.user, name)
    context = {
        "project": project,
        "release_count": project.releases.count(),
        "role_count": project.roles.count(),
        "is_owner": project.is_owned_by(request.user),
    }
    return render(request, "projects/manage.html", context)
