"""Time that has passed without anybody waiting for it: older sessions, links that were mailed days ago."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.app_settings import SALT
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.http import HttpRequest

_DAY = 24 * 60 * 60


def age_sessions(user: Any, seconds: int) -> int:
    """Make every sign-in of a user's sessions so much older; how many sessions there are."""
    keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
    for key in keys:
        session = SessionStore(session_key=key)
        records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {**record, "at": record["at"] - seconds} for record in records
        ]
        session.save()
    return len(keys)


class _EarlierSigner(signing.TimestampSigner):
    """Signs as it would have done some days ago."""

    def __init__(self, days: int, salt: str) -> None:
        super().__init__(salt=salt)
        self._days = days

    def timestamp(self) -> str:
        """The moment, as links carry it."""
        return signing.b62_encode(int(time.time()) - self._days * _DAY)


class _EarlierConfirmation(EmailConfirmationHMAC):
    """The confirmation of an address that was asked for some days ago."""

    def __init__(self, email_address: EmailAddress, days: int) -> None:
        super().__init__(email_address)
        self._days = days

    @property
    def key(self) -> str:
        """What the link carries; django.core.signing.dumps makes the same one today."""
        return _EarlierSigner(self._days, SALT).sign_object(self.email_address.pk)


def mail_confirmation(request: HttpRequest, address: EmailAddress, days: int) -> None:
    """Send the mail with the link that confirms an address, as it was sent so many days ago."""
    get_adapter(request).send_confirmation_mail(request, _EarlierConfirmation(address, days), signup=False)
