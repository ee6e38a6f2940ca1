"""How django-allauth behaves here."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from a11y.index.journal import receivers


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: sign-in counts as a confirmation for a while, and lock-outs go into the journal."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002  # allauth passes them by name
        """Whether a sensitive page asks for the password again: when the last sign-in is too old."""
        request = context.request
        records = get_authentication_records(request, request.user)
        now = time.time()
        return not any(now - record["at"] < settings.RUNTIME.confirm_after for record in records)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse when there were too many failures, and write that down."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            receivers.locked_out(request, credentials.get("username", ""))
            raise


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: the name under which browsers and apps show this index."""

    def _get_site_name(self) -> str:
        return "Embedded Index"

    def get_totp_label(self, user: Any) -> str:
        """The account name that an authenticator app shows."""
        return str(user.get_username())
