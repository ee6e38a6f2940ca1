"""Forms that differ from django-allauth's own."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as BaseChangePasswordForm
from allauth.account.forms import LoginForm as BaseLoginForm
from allauth.account.forms import ReauthenticateForm as BaseReauthenticateForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as BaseActivateTOTPForm
from django.core.cache import cache
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

USERNAME_VALIDATORS = [
    RegexValidator(
        r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\Z",
        _("Use letters, digits, dots, hyphens and underscores, and begin and end with a letter or digit."),
    )
]


def _use_once(user: Any, code: str) -> bool:
    """Note that a one-time code was accepted; False when it was accepted before.

    A code is valid for the steps of drift that are allowed, so that is how long it has to be remembered.
    """
    lifetime = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return bool(cache.add(f"totp-used:{user.pk}:{normalize_user_code(code)}", True, timeout=lifetime))


class _CodeOnceMixin:
    """Refuses a code of the authenticator app that was accepted before."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Check the code, then that it is used for the first time."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP and not _use_once(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_CodeOnceMixin, AuthenticateForm):
    """The code that is asked for after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = set(Authenticator.objects.filter(user=self.user).values_list("type", flat=True))
        self.has_app = Authenticator.Type.TOTP in types
        self.has_key = Authenticator.Type.WEBAUTHN in types
        self.fields["code"].label = _("Code")
        if self.has_app:
            self.fields["code"].help_text = _(
                "Enter the 6-digit code from your authenticator app, or one of your recovery codes."
            )
        else:
            self.fields["code"].help_text = _("Enter one of your recovery codes.")


class ConfirmByCodeForm(_CodeOnceMixin, ReauthenticateForm):
    """The code that confirms who sits at a session that is open already."""


class ActivateTOTPForm(BaseActivateTOTPForm):
    """The first code of a new authenticator app; it counts as used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app")

    def clean_code(self) -> str:
        """Check the code and remember it."""
        code: str = super().clean_code()
        _use_once(self.user, code)
        return code


class LoginForm(BaseLoginForm):
    """Sign-in; the link for a forgotten password stands on the page, not in the field's description."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ChangePasswordForm(BaseChangePasswordForm):
    """A new password; see `LoginForm` for the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class ConfirmByPasswordForm(BaseReauthenticateForm):
    """The password once more; see `LoginForm` for the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
