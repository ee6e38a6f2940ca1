"""Finding projects: by words and by classifier."""

from collections import Counter
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from trove_classifiers import sorted_classifiers

from a11y.index.projects.models import Project

PER_PAGE = 20
_LONGEST_QUERY = 200


def search(request: HttpRequest) -> HttpResponse:
    """Projects whose name or summary holds every word, and whose latest release has the classifier."""
    query = request.GET.get("q", "").strip()[:_LONGEST_QUERY]
    classifier = request.GET.get("c", "").strip()[:_LONGEST_QUERY]
    found = Project.objects.prefetch_related("releases")
    for word in query.replace("\0", " ").split():
        found = found.filter(Q(name__icontains=word) | Q(releases__summary__icontains=word))
    projects = list(found.distinct())
    if classifier:
        projects = [p for p in projects if p.latest is not None and classifier in p.latest.classifiers]
    context = {
        "query": query,
        "classifier": classifier,
        "count": len(projects),
        "page": Paginator(projects, PER_PAGE).get_page(request.GET.get("page")),
        "asked": "q" in request.GET or "c" in request.GET,
    }
    return render(request, "projects/search.html", context)


def _used() -> Counter[str]:
    latest = (project.latest for project in Project.objects.prefetch_related("releases"))
    return Counter(name for release in latest if release is not None for name in release.classifiers)


def classifiers(request: HttpRequest) -> HttpResponse:
    """Every classifier of a group that an upload may carry, and how many projects carry it."""
    groups = {
        group: list(names)
        for group, names in groupby(sorted_classifiers, key=lambda name: name.partition(" :: ")[0])
    }
    group = request.GET.get("group", "")
    if group not in groups:
        group = next(iter(groups))
    used = _used()
    context = {
        "groups": list(groups),
        "group": group,
        "rows": [(name, used[name]) for name in groups[group]],
        "count": len(sorted_classifiers),
    }
    return render(request, "projects/classifiers.html", context)
