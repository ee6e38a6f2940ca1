"""What owners do with a project: its releases, its settings, its end."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.projects.forms import SettingsForm, TypeNameForm
from a11y.index.projects.views import own_project, owned_project


@login_required
def releases(request: HttpRequest, name: str) -> HttpResponse:
    """All releases of a project; owners may remove them."""
    project = own_project(request.user, name)
    context = {
        "project": project,
        "releases": project.releases.prefetch_related("files"),
        "is_owner": project.is_owned_by(request.user),
    }
    return render(request, "projects/releases.html", context)


@login_required
@reauthentication_required
def remove_release(request: HttpRequest, name: str, version: str) -> HttpResponse:
    """Ask for the version, typed, and remove the release with its files."""
    project = owned_project(request.user, name)
    release = get_object_or_404(project.releases, version=version)
    form = TypeNameForm(release.version, _("Version to remove"), request.POST or None)
    if request.method == "POST" and form.is_valid():
        details = {"version": release.version}
        record(Kind.RELEASE_REMOVED, request, user=request.user, project=project, details=details)
        release.delete()
        messages.success(request, _("Release removed."))
        return redirect("releases", project.normalized)
    context = {"project": project, "release": release, "form": form}
    return render(request, "projects/remove_release.html", context)


@login_required
@reauthentication_required
def settings(request: HttpRequest, name: str) -> HttpResponse:
    """What the public page says of the project, and the way to its end."""
    project = owned_project(request.user, name)
    form = SettingsForm(request.POST or None, initial={"homepage": project.homepage})
    if request.method == "POST" and form.is_valid():
        project.homepage = form.cleaned_data["homepage"]
        project.save(update_fields=["homepage"])
        record(Kind.PROJECT_CHANGED, request, user=request.user, project=project)
        messages.success(request, _("Settings saved."))
        return redirect("project_settings", project.normalized)
    return render(request, "projects/settings.html", {"project": project, "form": form})


@login_required
@reauthentication_required
def remove(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for the project's name, typed, and remove all of it."""
    project = owned_project(request.user, name)
    form = TypeNameForm(project.name, _("Name of the project"), request.POST or None)
    if request.method == "POST" and form.is_valid():
        record(Kind.PROJECT_REMOVED, request, user=request.user, details={"project": project.name})
        project.delete()
        messages.success(request, _("Project removed."))
        return redirect("manage_projects")
    return render(request, "projects/remove.html", {"project": project, "form": form})
