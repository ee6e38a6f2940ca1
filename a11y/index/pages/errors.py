"""Pages for what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400"""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403"""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404"""
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """429"""
    return render(request, "429.html", status=429)


def broken(request: HttpRequest) -> HttpResponse:
    """500"""
    return render(request, "500.html", status=500)
