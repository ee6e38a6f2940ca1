"""Forms of security keys and passkeys: their words, and what they say when a key is not accepted."""

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib import messages
from django.utils.translation import gettext_lazy as _


class AddSecurityKeyForm(AddWebAuthnForm):
    """A new security key: its name, whether it is a passkey, and what the browser says of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name of the key"),
            max_length=100,
            required=False,
            help_text=_(
                "So that you can tell your keys apart, for example by their colour or where you keep them."
            ),
        )
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Make it a passkey, to sign in without a password"),
            required=False,
            help_text=_("The key then has to check that it is you, by a PIN or your fingerprint."),
        )


class EditSecurityKeyForm(EditWebAuthnForm):
    """Rename a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def save(self) -> Authenticator:
        """Rename it, and say so."""
        authenticator = super().save()
        messages.success(context.request, _("Security key renamed."))
        return authenticator


class _KeyMixin:
    """Speaks of a key where django-allauth speaks of a code."""

    def clean_credential(self) -> Authenticator:
        """Check what the key signed."""
        try:
            authenticator: Authenticator = super().clean_credential()  # type: ignore[misc]
        except forms.ValidationError as error:
            if error.code != "incorrect_code":
                raise
            text = _("The security key could not be used. Try again, or use another one.")
            raise forms.ValidationError(text, code="key_refused") from error
        return authenticator


class SecondFactorKeyForm(_KeyMixin, AuthenticateWebAuthnForm):
    """The key that is asked for after the password."""


class ConfirmByKeyForm(_KeyMixin, ReauthenticateWebAuthnForm):
    """The key that confirms who sits at a session that is open already."""


class PasskeyLoginForm(_KeyMixin, LoginWebAuthnForm):
    """The key that signs in alone."""
