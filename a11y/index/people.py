"""Who asks."""

from django.http import HttpRequest


def signed_in_id(request: HttpRequest) -> int:
    """The primary key of who is signed in; for views that only they reach."""
    key = request.user.pk
    assert key is not None
    return key
