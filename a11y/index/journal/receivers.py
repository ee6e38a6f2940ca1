"""From django-allauth's signals to events."""

from typing import Any

from allauth.account import signals as account
from allauth.core import context
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record

_KINDS_ADDED = {
    Authenticator.Type.TOTP: Kind.TOTP_ADDED,
    Authenticator.Type.WEBAUTHN: Kind.KEY_ADDED,
    Authenticator.Type.RECOVERY_CODES: Kind.CODES_GENERATED,
}
_KINDS_REMOVED = {
    Authenticator.Type.TOTP: Kind.TOTP_REMOVED,
    Authenticator.Type.WEBAUTHN: Kind.KEY_REMOVED,
    Authenticator.Type.RECOVERY_CODES: Kind.CODES_REMOVED,
}


def _user_named(username: str) -> Any:
    return get_user_model().objects.filter(username__iexact=username).first()


def _authenticator_event(
    kinds: dict[Authenticator.Type, Kind], request: HttpRequest, user: Any, authenticator: Authenticator
) -> None:
    details = {}
    if authenticator.type == Authenticator.Type.WEBAUTHN:
        details["name"] = str(authenticator.data.get("name", ""))
    record(kinds[Authenticator.Type(authenticator.type)], request, user=user, details=details)


def locked_out(request: HttpRequest, username: str) -> None:
    """An attempt was refused unseen because too many failed before."""
    if user := _user_named(username):
        record(Kind.LOCKED_OUT, request, user=user)


def _signed_up(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Kind.ACCOUNT_CREATED, request, user=user)


def _signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Kind.SIGNED_IN, request, user=user)


def _signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        record(Kind.SIGNED_OUT, request, user=user)


def _sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    user = _user_named(credentials.get("username") or "")
    if request is None or user is None:
        return
    confirming = request.user.is_authenticated
    record(Kind.CONFIRM_FAILED if confirming else Kind.SIGN_IN_FAILED, request, user=user)


def _step_completed(request: HttpRequest, user: Any, **data: Any) -> None:
    if data.get("reauthenticated"):
        record(Kind.CONFIRMED, request, user=user)


def _password_changed(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Kind.PASSWORD_CHANGED, request, user=user)


def _password_set(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Kind.PASSWORD_SET, request, user=user)


def _password_reset(request: HttpRequest, user: Any, **_: Any) -> None:
    record(Kind.PASSWORD_RESET, request, user=user)


def _email_verified(request: HttpRequest, email_address: Any, **_: Any) -> None:
    record(Kind.EMAIL_VERIFIED, request, user=email_address.user, details={"email": email_address.email})


def _email_added(request: HttpRequest, user: Any, email_address: Any, **_: Any) -> None:
    record(Kind.EMAIL_ADDED, request, user=user, details={"email": email_address.email})


def _email_removed(request: HttpRequest, user: Any, email_address: Any, **_: Any) -> None:
    record(Kind.EMAIL_REMOVED, request, user=user, details={"email": email_address.email})


def _email_changed(request: HttpRequest, user: Any, to_email_address: Any, **_: Any) -> None:
    record(Kind.EMAIL_PRIMARY, request, user=user, details={"email": to_email_address.email})


def _factor_added(request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    _authenticator_event(_KINDS_ADDED, request, user, authenticator)


def _factor_removed(request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    _authenticator_event(_KINDS_REMOVED, request, user, authenticator)


def _factor_used(request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(Kind.CODE_USED, request, user=user)


def _factor_failed(user: Any, request: HttpRequest | None = None, **_: Any) -> None:
    record(Kind.SECOND_FACTOR_FAILED, request or context.request, user=user)


def connect() -> None:
    """Listen to every signal that tells of a security event."""
    for signal, receiver in (
        (account.user_signed_up, _signed_up),
        (account.user_logged_in, _signed_in),
        (user_logged_out, _signed_out),
        (user_login_failed, _sign_in_failed),
        (account.authentication_step_completed, _step_completed),
        (account.password_changed, _password_changed),
        (account.password_set, _password_set),
        (account.password_reset, _password_reset),
        (account.email_confirmed, _email_verified),
        (account.email_added, _email_added),
        (account.email_removed, _email_removed),
        (account.email_changed, _email_changed),
        (mfa.authenticator_added, _factor_added),
        (mfa.authenticator_reset, _factor_added),
        (mfa.authenticator_removed, _factor_removed),
        (mfa.authenticator_used, _factor_used),
        (mfa.authentication_failed, _factor_failed),
    ):
        signal.connect(receiver, weak=False, dispatch_uid=f"journal:{receiver.__name__}:{id(signal)}")
