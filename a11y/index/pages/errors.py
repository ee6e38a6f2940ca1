"""Pages for what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: The browser sent what cannot be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: Somebody may not see or do this."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: There is nothing at this address."""
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """429: Somebody tried too often."""
    return render(request, "429.html", status=429)


def broken(request: HttpRequest) -> HttpResponse:
    """500: The index itself failed."""
    return render(request, "500.html", status=500)
