"""The two histories."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from a11y.index.journal.models import Event
from a11y.index.people import signed_in_id
from a11y.index.projects.views import own_project

PER_PAGE = 25


def _page(request: HttpRequest, events: QuerySet[Event]) -> Page[Event]:
    return Paginator(events, PER_PAGE).get_page(request.GET.get("page"))


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What happened to the account of who is signed in, newest first."""
    events = Event.objects.filter(user_id=signed_in_id(request))
    return render(request, "journal/account.html", {"page": _page(request, events)})


@login_required
def project(request: HttpRequest, name: str) -> HttpResponse:
    """What happened to a project, newest first, for its collaborators."""
    found = own_project(request.user, name)
    events = Event.objects.filter(project=found).select_related("user")
    context = {"page": _page(request, events), "project": found, "is_owner": found.is_owned_by(request.user)}
    return render(request, "journal/project.html", context)
