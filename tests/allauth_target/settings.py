"""Settings of the bare project: django-allauth with its own templates, and nothing beside them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["ALLAUTH_TARGET_FOLDER"])
"""Holds the database; thrown away with the process."""
KEY = os.environ["ALLAUTH_TARGET_KEY"]
"""Opens the provisioning of accounts."""

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "allauth_target.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "target.sqlite3",
        # a read that becomes a write waits for its turn, however many browsers there are
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30},
    }
}
# the database lives for minutes: its tables are made as they are now, without their history
MIGRATION_MODULES = dict.fromkeys(
    ("contenttypes", "auth", "sessions", "account", "mfa", "usersessions"), None
)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "French"), ("he", "Hebrew"), ("ja", "Japanese")]
USE_TZ = True
STATIC_URL = "/static/"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_REDIRECT_URL = "account_email"
# by SMTP to a port of this machine when one is named, else nowhere
EMAIL_PORT = int(os.environ.get("ALLAUTH_TARGET_SMTP_PORT", "0"))
EMAIL_HOST = "127.0.0.1"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_PORT else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = "noreply@mail.example"

ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
# every browser of a run comes from one address
ACCOUNT_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# a code read at the end of its half minute is still good when it arrives
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
