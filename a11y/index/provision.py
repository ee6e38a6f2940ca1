"""Accounts and mail for whoever started the index; closed to everybody else."""

import functools
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from a11y.index import mail
from a11y.index.accounts.aging import age_sessions
from a11y.index.accounts.make import Wish, WishError, make_account

View = Callable[..., HttpResponse]


def _with_key(view: View) -> View:
    """Let the view answer only requests that show the key; to all others it does not exist."""

    @csrf_exempt
    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = settings.RUNTIME.key
        if not key or not constant_time_compare(request.headers.get("X-Index-Key", ""), key):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _error(text: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"error": text}, status=status)


@_with_key
def accounts(request: HttpRequest) -> HttpResponse:
    """Make one account as the JSON body wishes: 201 with its secrets, 400 with what is wrong."""
    if request.method != "POST":
        return _error("use POST", 405)
    try:
        wish = Wish.from_json(json.loads(request.body or b"{}"))
        return JsonResponse(make_account(request, wish), status=201)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        return _error(f"the body is not JSON: {error}")
    except WishError as error:
        return _error(str(error))


@_with_key
def age(request: HttpRequest) -> HttpResponse:
    """Make the sessions of the account `username` older by `seconds`: 200 with how many, 400 with what is wrong."""
    if request.method != "POST":
        return _error("use POST", 405)
    try:
        wish = json.loads(request.body or b"{}")
        user = get_user_model().objects.get(username=wish["username"])
        return JsonResponse({"sessions": age_sessions(user, int(wish["seconds"]))})
    except (ValueError, KeyError, TypeError):
        return _error("the body must be a JSON object with username and seconds")
    except get_user_model().DoesNotExist:
        return _error("there is no such account")


@_with_key
def mail_search(request: HttpRequest) -> HttpResponse:
    """The messages that a query finds, newest first."""
    found = [message.summary() for message in mail.search(request.GET.get("query", ""))]
    return JsonResponse({"total": len(found), "messages_count": len(found), "messages": found})


@_with_key
def mail_message(request: HttpRequest, message_id: str) -> HttpResponse:
    """One message with its bodies."""
    message = mail.get(message_id)
    if message is None:
        raise Http404
    return JsonResponse(message.full())
