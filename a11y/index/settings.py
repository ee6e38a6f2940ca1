"""Django settings of the embedded index; what differs between runs comes from `runtime`."""

import secrets
from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from a11y.index import runtime
from a11y.index.log import is_ours

_HERE = Path(__file__).resolve().parent
RUNTIME = runtime.current()

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
ROOT_URLCONF = "a11y.index.urls"
WSGI_APPLICATION = "a11y.index.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
SILENCED_SYSTEM_CHECKS = ["urls.W002"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "a11y.index",
    "a11y.index.journal",
    "a11y.index.projects",
    "a11y.index.tokens",
]

MIDDLEWARE = [
    "a11y.index.middleware.SecurityHeaders",
    "a11y.index.planted.middleware.Planting",
    "a11y.index.middleware.LanguageByAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "a11y.index.trouble.Trouble",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "a11y.index.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "a11y.index.templatetags.index"],
        },
    }
]

# Migrations of other people's apps are history that a database which lives for minutes does not need.
MIGRATION_MODULES = dict.fromkeys(
    ("contenttypes", "auth", "sessions", "account", "mfa", "usersessions", "journal", "projects", "tokens")
)

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": RUNTIME.folder / "index.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction takes the write lock when it begins and waits for it: two browsers at once never meet
            # "database is locked", which a read that turns into a write would.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # Nothing here outlives the process, so no commit has to reach the disk.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;",
        },
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Used one-time codes and failed attempts are remembered here: none may be pushed out early.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

MEDIA_ROOT = RUNTIME.folder / "files"
STATIC_URL = "/static/"
STATIC_ROOT = _HERE / "static"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = RUNTIME.folder

# Language

LANGUAGE_CODE = "en"
_ALL_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("he", _("Hebrew")),
    ("ja", _("Japanese")),
    ("de", _("German")),
    ("es", _("Spanish")),
]
LANGUAGES: list[tuple[str, Any]] = [
    (code, name) for code, name in _ALL_LANGUAGES if code not in RUNTIME.broken_locales
]
for _code in RUNTIME.extra_locales:
    if _code not in dict(LANGUAGES):
        LANGUAGES.append((_code, _code))
        # Django knows no such language and would call it by the name of another.
        LANG_INFO.setdefault(_code, {"bidi": False, "code": _code, "name": _code, "name_local": _code})
LOCALE_PATHS = list(RUNTIME.locale_paths)
LANGUAGE_COOKIE_NAME = "index_language"
LANGUAGE_QUERY_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
THEME_COOKIE_NAME = "index_theme"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Accounts

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# The accounts are random and thrown away with the process, and a run signs in hundreds of times: the hash is the
# real one with few rounds, so that sign-in costs the time of a page and not of a password vault.
PASSWORD_HASHERS = ["a11y.index.accounts.hashers.QuickPBKDF2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "manage_projects"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_NAME = "index_session"
CSRF_COOKIE_NAME = "index_csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

EMAIL_BACKEND = "a11y.index.mail.MemoryBackend"
DEFAULT_FROM_EMAIL = "Embedded Index <no-reply@index.example>"

ACCOUNT_ADAPTER = "a11y.index.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_USERNAME_VALIDATORS = "a11y.index.accounts.forms.USERNAME_VALIDATORS"
ACCOUNT_FORMS = {
    "login": "a11y.index.accounts.forms.LoginForm",
    "change_password": "a11y.index.accounts.forms.ChangePasswordForm",
    "reauthenticate": "a11y.index.accounts.forms.ConfirmByPasswordForm",
}
# A confirmation holds for at least five minutes, or a page that wants one could never be reached.
ACCOUNT_REAUTHENTICATION_TIMEOUT = max(RUNTIME.confirm_after, 300)
# All browsers of a run share one address, so limits by address are high; those by account stay as they would be.
ACCOUNT_RATE_LIMITS = {
    "login": "3000/m/ip",
    "login_failed": "3000/m/ip,5/300s/key",
    "signup": "3000/m/ip",
    "reset_password": "3000/m/ip,5/m/key",
    "reset_password_from_key": "3000/m/ip",
    "reauthenticate": "60/m/user",
    "change_password": "10/m/user",
    "manage_email": "60/m/user",
    "confirm_email": "5/60s/key",
}

MFA_ADAPTER = "a11y.index.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Embedded Index"
# One step of clock drift on either side; the forms below see to it that no accepted code works again.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_RATE_LIMITS = {"webauthn_login": "3000/m/ip"}
MFA_FORMS = {
    "authenticate": "a11y.index.accounts.forms.SecondFactorForm",
    "reauthenticate": "a11y.index.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "a11y.index.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "a11y.index.accounts.key_forms.AddSecurityKeyForm",
    "edit_webauthn": "a11y.index.accounts.key_forms.EditSecurityKeyForm",
    "authenticate_webauthn": "a11y.index.accounts.key_forms.SecondFactorKeyForm",
    "reauthenticate_webauthn": "a11y.index.accounts.key_forms.ConfirmByKeyForm",
    "login_webauthn": "a11y.index.accounts.key_forms.PasskeyLoginForm",
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"unwished": {"()": "django.utils.log.CallbackFilter", "callback": is_ours}},
    "handlers": {
        "quiet": {"class": "logging.NullHandler"},
        "errors": {"class": "logging.StreamHandler", "filters": ["unwished"]},
    },
    "loggers": {
        "django": {"handlers": ["quiet"], "propagate": False},
        # A traceback of the index itself is a fault of ours that the person who runs it should see.
        "django.request": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
    },
}
