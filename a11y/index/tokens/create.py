"""Making and removing tokens, journal included."""

from django.http import HttpRequest

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.tokens.macaroons import dump
from a11y.index.tokens.models import ApiToken


def announce(request: HttpRequest, token: ApiToken) -> str:
    """Write down that a token was made and return its text, which nothing keeps."""
    record(Kind.TOKEN_CREATED, request, user=token.user, project=token.project, details={"token": token.name})
    return dump(token)


def remove(request: HttpRequest, token: ApiToken) -> None:
    """Make a token worthless from now on."""
    record(Kind.TOKEN_REMOVED, request, user=token.user, project=token.project, details={"token": token.name})
    token.delete()
