"""django-allauth's addresses, and one for making accounts."""

from __future__ import annotations

import json
import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from allauth_target.settings import KEY

_WISHES = {"totp", "recovery_codes"}


@csrf_exempt
@transaction.atomic
def provision(request: HttpRequest) -> HttpResponse:
    """Make an account with a verified address, and what the JSON body wishes: an app, recovery codes."""
    if not constant_time_compare(request.headers.get("X-Index-Key", ""), KEY):
        raise Http404
    wishes = json.loads(request.body or b"{}")
    if unknown := set(wishes) - _WISHES:
        return JsonResponse({"error": f"no account here can have {', '.join(sorted(unknown))}"}, status=400)
    username, password = f"user-{secrets.token_hex(5)}", secrets.token_urlsafe(18)
    user = get_user_model().objects.create_user(username, f"{username}@mail.example", password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    secret = generate_totp_secret() if wishes.get("totp") else None
    if secret:
        TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user).get_unused_codes() if wishes.get("recovery_codes") else []
    return JsonResponse(
        {
            "username": username,
            "password": password,
            "email": user.email,
            "totp_secret": secret,
            "recovery_codes": codes,
        },
        status=201,
    )


urlpatterns = [
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("_provision/accounts", provision),
]
