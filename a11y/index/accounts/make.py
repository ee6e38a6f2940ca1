"""Accounts made to order, through the functions that the pages use."""

import secrets
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, Self

from allauth.account import signals as account_signals
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email, user_email, user_username
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from a11y.index import trouble
from a11y.index.accounts.aging import mail_confirmation
from a11y.index.accounts.samples import make_release
from a11y.index.journal.kinds import Kind
from a11y.index.journal.models import Event
from a11y.index.journal.record import record
from a11y.index.projects.models import Invitation, Project, Role
from a11y.index.projects.publish import RefusedError, create_project
from a11y.index.tokens.create import announce
from a11y.index.tokens.models import ApiToken

_PAST_EVENTS = (Kind.SIGNED_IN, Kind.SIGN_IN_FAILED, Kind.SIGNED_IN, Kind.CONFIRMED, Kind.SIGNED_OUT)


class WishError(Exception):
    """A wish that cannot be met; the message says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an account shall have; everything left out is random or absent."""

    username: str = ""
    password: str = ""
    mailed_days_ago: int = -1
    """The address is not verified, and the mail with the link went out so many days ago; -1: it is verified."""
    totp: bool = False
    recovery_codes: bool = False
    used_codes: int = 0
    """So many of the recovery codes have been used."""
    projects: list[str] | int = 0
    releases: int = 0
    tokens: list[dict[str, str]] = field(default_factory=list)
    events: bool = False
    maintains: list[str] = field(default_factory=list)
    """Projects of other accounts that this one maintains."""
    maintainers: list[str] = field(default_factory=list)
    """Accounts that maintain every project of this one."""
    invited: list[str] = field(default_factory=list)
    """Projects of other accounts that this one is invited to maintain."""
    trouble: dict[str, int] = field(default_factory=dict)
    """Path to status: what goes wrong where for this account."""
    summary: str = ""
    description: str = ""

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read a wish; `WishError` for a key that does not exist or a value of another type."""
        if not isinstance(value, dict):
            raise WishError("the body must be a JSON object")
        defaults = cls()
        known = [item.name for item in fields(cls)]
        for name, given in value.items():
            if name not in known:
                raise WishError(f"unknown key {name!r}; known are {', '.join(known)}")
            kinds = (list, int) if name == "projects" else (type(getattr(defaults, name)),)
            if not isinstance(given, kinds):
                raise WishError(f"{name!r} must be {' or '.join(kind.__name__ for kind in kinds)}")
        return cls(**value)


def _make_user(request: HttpRequest, wish: Wish, password: str) -> Any:
    adapter = get_adapter(request)
    username = wish.username or f"user-{secrets.token_hex(5)}"
    if get_user_model().objects.filter(username__iexact=username).exists():
        raise WishError(f"there is an account called {username!r} already")
    user: Any = adapter.new_user(request)
    email = f"{username.lower()}@mail.example"
    user_username(user, username)
    user_email(user, email)
    if wish.password:
        try:
            validate_password(password, user)
        except ValidationError as refused:
            raise WishError(f"the password is refused: {' '.join(refused.messages)}") from None
    user.set_password(password)
    user.save()
    setup_user_email(request, user, [EmailAddress(email=email, primary=True, verified=True)])
    EmailAddress.objects.filter(user=user).update(verified=True)
    account_signals.user_signed_up.send(sender=type(user), request=request, user=user)
    return user


def _add_factor(request: HttpRequest, user: Any, authenticator: Authenticator) -> None:
    mfa_signals.authenticator_added.send(
        sender=Authenticator, request=request, user=user, authenticator=authenticator
    )


def _make_projects(request: HttpRequest, user: Any, wish: Wish) -> list[Project]:
    names = wish.projects
    if isinstance(names, int):
        names = [f"sample-{secrets.token_hex(4)}" for _ in range(names)]
    made = []
    for name in names:
        if Project.objects.filter(name__iexact=name).exists():
            raise WishError(f"there is a project called {name!r} already")
        project = create_project(request, user, name)
        for number in range(1, wish.releases + 1):
            make_release(
                request, user, project, f"1.{number}", summary=wish.summary, description=wish.description
            )
        made.append(project)
    return made


def _add_maintainer(request: HttpRequest, project: Project, user: Any) -> None:
    Role.objects.create(project=project, user=user, name=Role.Name.MAINTAINER)
    details = {"username": user.get_username()}
    record(Kind.COLLABORATOR_ADDED, request, user=user, project=project, details=details)


def _join(request: HttpRequest, user: Any, wish: Wish, projects: list[Project]) -> None:
    for username in wish.maintainers:
        helper = get_user_model().objects.filter(username__iexact=username).first()
        if helper is None:
            raise WishError(f"there is no account called {username!r}")
        for own in projects:
            _add_maintainer(request, own, helper)
    for name in (*wish.maintains, *wish.invited):
        project = Project.objects.filter(name__iexact=name).first()
        if project is None:
            raise WishError(f"there is no project called {name!r}")
        if name in wish.maintains:
            _add_maintainer(request, project, user)
        else:
            Invitation.objects.create(project=project, user=user)


def _make_trouble(user: Any, wish: Wish) -> None:
    for status in wish.trouble.values():
        if status not in trouble.STATUSES:
            raise WishError(
                f"no page fails with {status!r}; known are {', '.join(map(str, trouble.STATUSES))}"
            )
    if wish.trouble:
        trouble.wish(user.pk, wish.trouble)


def _make_tokens(
    request: HttpRequest, user: Any, wish: Wish, projects: list[Project]
) -> list[dict[str, str]]:
    made = []
    for wanted in wish.tokens:
        scope = wanted.get("project")
        project = next((item for item in projects if item.name == scope), None)
        if scope and project is None:
            raise WishError(f"token for project {scope!r}, which is not among the account's projects")
        name = wanted.get("name") or f"token-{secrets.token_hex(3)}"
        token = ApiToken.objects.create(user=user, name=name, project=project)
        made.append({"name": name, "token": announce(request, token)})
    return made


def _make_past(request: HttpRequest, user: Any) -> None:
    """Fill more than one page of history, going back a few days, to the day the account was made."""
    now = timezone.now()
    Event.objects.filter(user=user).update(time=now - timedelta(days=6))
    for number in range(30):
        event = record(_PAST_EVENTS[number % len(_PAST_EVENTS)], request, user=user)
        Event.objects.filter(pk=event.pk).update(time=now - timedelta(hours=4 * (30 - number)))


@transaction.atomic
def make_account(request: HttpRequest, wish: Wish) -> dict[str, Any]:
    """Make an account and return what its owner knows, secrets included."""
    password = wish.password or secrets.token_urlsafe(18)
    user = _make_user(request, wish, password)
    if wish.mailed_days_ago >= 0:
        address = EmailAddress.objects.get(user=user)
        address.verified = False
        address.save()
        mail_confirmation(request, address, wish.mailed_days_ago)
    if wish.events:
        _make_past(request, user)
    secret, codes = None, []
    if wish.totp:
        secret = generate_totp_secret()
        _add_factor(request, user, TOTP.activate(user, secret).instance)
    if wish.recovery_codes:
        recovery = RecoveryCodes.activate(user)
        for code in recovery.get_unused_codes()[: wish.used_codes]:
            recovery.validate_code(code)
        codes = recovery.get_unused_codes()
        _add_factor(request, user, recovery.instance)
    try:
        projects = _make_projects(request, user, wish)
    except RefusedError as error:
        raise WishError(str(error)) from None
    _join(request, user, wish, projects)
    _make_trouble(user, wish)
    return {
        "username": user.get_username(),
        "password": password,
        "email": user.email,
        "totp_secret": secret,
        "recovery_codes": codes,
        "projects": [project.name for project in projects],
        "tokens": _make_tokens(request, user, wish, projects),
    }
