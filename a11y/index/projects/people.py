"""Who works on a project: invitations, roles, and leaving."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.people import signed_in_id
from a11y.index.projects.forms import InviteForm, RoleForm
from a11y.index.projects.models import Invitation, Project, Role
from a11y.index.projects.views import owned_project

_NOW = {Role.Name.OWNER: Kind.NOW_OWNER, Role.Name.MAINTAINER: Kind.NOW_MAINTAINER}


def _write(kind: Kind, request: HttpRequest, project: Project, person: Any) -> None:
    details = {"username": person.get_username()}
    record(kind, request, user=request.user, project=project, details=details)


@login_required
@reauthentication_required
def collaborators(request: HttpRequest, name: str) -> HttpResponse:
    """Everybody who works on a project or is asked to, and the form that asks one more."""
    project = owned_project(request.user, name)
    form = InviteForm(project, request.POST or None)
    if request.method == "POST" and form.is_valid():
        Invitation.objects.create(project=project, user=form.user, name=form.cleaned_data["role"])
        _write(Kind.COLLABORATOR_INVITED, request, project, form.user)
        messages.success(request, _("Invitation sent."))
        return redirect("collaborators", project.normalized)
    context = {
        "project": project,
        "form": form,
        "roles": project.roles.select_related("user").order_by("user__username"),
        "invitations": project.invitations.select_related("user"),
    }
    return render(request, "projects/collaborators.html", context)


def _is_last_owner(role: Role) -> bool:
    owners = Role.objects.filter(project_id=role.project_id, name=Role.Name.OWNER)
    return role.name == Role.Name.OWNER and not owners.exclude(pk=role.pk).exists()


def _role_of(request: HttpRequest, name: str, username: str) -> tuple[Project, Role]:
    project = owned_project(request.user, name)
    return project, get_object_or_404(project.roles.select_related("user"), user__username=username)


@login_required
@reauthentication_required
def change_role(request: HttpRequest, name: str, username: str) -> HttpResponse:
    """Give somebody another role; the last owner stays one."""
    project, role = _role_of(request, name, username)
    form = RoleForm(request.POST or None, initial={"role": role.name})
    if request.method == "POST" and form.is_valid():
        wanted = Role.Name(form.cleaned_data["role"])
        if wanted != role.name and _is_last_owner(role):
            form.add_error("role", _("A project needs an owner. Make somebody else an owner first."))
        else:
            if wanted != role.name:
                role.name = wanted
                role.save(update_fields=["name"])
                _write(_NOW[wanted], request, project, role.user)
            messages.success(request, _("Role changed."))
            return redirect("collaborators", project.normalized)
    return render(request, "projects/role.html", {"project": project, "role": role, "form": form})


@login_required
@reauthentication_required
def remove_collaborator(request: HttpRequest, name: str, username: str) -> HttpResponse:
    """Ask whether somebody shall no longer work on the project, and see to it."""
    project, role = _role_of(request, name, username)
    if request.method == "POST":
        if _is_last_owner(role):
            messages.error(request, _("A project needs an owner. Make somebody else an owner first."))
            return redirect("collaborators", project.normalized)
        _write(Kind.COLLABORATOR_REMOVED, request, project, role.user)
        left = role.user_id == signed_in_id(request)
        role.delete()
        messages.success(request, _("Collaborator removed."))
        return redirect("manage_projects") if left else redirect("collaborators", project.normalized)
    return render(request, "projects/remove_collaborator.html", {"project": project, "role": role})


@require_POST
@login_required
def withdraw(request: HttpRequest, name: str, username: str) -> HttpResponse:
    """Take an invitation back."""
    project = owned_project(request.user, name)
    invitation = get_object_or_404(project.invitations, user__username=username)
    _write(Kind.INVITATION_WITHDRAWN, request, project, invitation.user)
    invitation.delete()
    messages.success(request, _("Invitation withdrawn."))
    return redirect("collaborators", project.normalized)


@require_POST
@login_required
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """Accept or decline an invitation."""
    invitation = get_object_or_404(
        Invitation.objects.select_related("project"),
        project__normalized=name,
        user_id=signed_in_id(request),
    )
    project = invitation.project
    with transaction.atomic():
        invitation.delete()
        if "accept" in request.POST:
            Role.objects.create(project=project, user_id=signed_in_id(request), name=invitation.name)
            _write(Kind.COLLABORATOR_ADDED, request, project, request.user)
            messages.success(request, _("You work on this project now."))
        else:
            _write(Kind.INVITATION_DECLINED, request, project, request.user)
            messages.success(request, _("Invitation declined."))
    return redirect("manage_projects")
