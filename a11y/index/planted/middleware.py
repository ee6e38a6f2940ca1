"""Puts the planted defects into the pages; without one it is not there at all."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import translation

from a11y.index.planted.kind import PLACES, Plant
from a11y.index.plants import PLANTS


class Planting:
    """Changes answers as the chosen defects say."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._plants = [PLANTS[name] for name in sorted(settings.RUNTIME.plants)]
        if not self._plants:
            raise MiddlewareNotUsed

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then plant."""
        for plant in self._plants:
            speaks = plant.rendered_in or plant.deaf_to_address
            if speaks and PLACES[plant.page].is_here(request.path, ""):
                asked = request.GET.copy()
                asked.pop(settings.LANGUAGE_QUERY_NAME, None)
                request.GET = asked  # type: ignore[assignment]  # the stubs know none but the request's own
                if plant.rendered_in:
                    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = plant.rendered_in
        response = self._get_response(request)
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        source = response.content.decode()
        here = [plant for plant in self._plants if PLACES[plant.page].is_here(request.path, source)]
        if here:
            with translation.override(response.headers.get("Content-Language", settings.LANGUAGE_CODE)):
                for plant in here:
                    source = plant.plant(source)
            response.content = source.replace("</head>", f"{_loaded(here)}</head>", 1).encode()
            response.headers["Content-Length"] = str(len(response.content))
        return response


def _loaded(plants: list[Plant]) -> str:
    """The elements that load the defects' own files."""
    lines = [
        f'<link rel="stylesheet" href="{static(f"index/plants/{plant.name}.css")}">\n'
        for plant in plants
        if plant.style
    ]
    lines += [
        f'<script src="{static(f"index/plants/{plant.name}.js")}" defer></script>\n'
        for plant in plants
        if plant.script
    ]
    return "".join(lines)
