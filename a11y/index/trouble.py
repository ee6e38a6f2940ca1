"""Pages that fail when they were told to: for whoever started the index and wants to see what users then see."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from a11y.index.log import WishedError
from a11y.index.pages.errors import too_many


def _forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _not_found(_request: HttpRequest) -> HttpResponse:
    raise Http404


def _broken(_request: HttpRequest) -> HttpResponse:
    raise WishedError


_ANSWERS: dict[int, Callable[[HttpRequest], HttpResponse]] = {
    403: _forbidden,
    404: _not_found,
    429: too_many,
    500: _broken,
}
STATUSES = tuple(_ANSWERS)


def wish(user_id: int, statuses: Mapping[str, int]) -> None:
    """From now on these paths answer this account with these statuses."""
    cache.set(_key(user_id), dict(statuses), timeout=None)


def _key(user_id: int) -> str:
    return f"trouble:{user_id}"


class Trouble:
    """Answers in place of the view when an account was wished to have trouble there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` does the work, where an exception leads to the error pages."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The wished answer, or None for the page itself."""
        if request.user.pk is None:
            return None
        status = (cache.get(_key(request.user.pk)) or {}).get(request.path)
        return None if status is None else _ANSWERS[status](request)
