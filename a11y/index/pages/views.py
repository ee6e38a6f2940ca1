"""Home, help, the account's overview, and the language switcher."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from a11y.index.context import THEMES
from a11y.index.journal.models import Event
from a11y.index.people import signed_in_id
from a11y.index.projects.models import Project, Release
from a11y.index.tokens.models import ApiToken


def home(request: HttpRequest) -> HttpResponse:
    """The front page: what this is, and what came in last."""
    releases = Release.objects.select_related("project")[:10]
    return render(
        request, "pages/home.html", {"releases": releases, "project_count": Project.objects.count()}
    )


def help_page(request: HttpRequest) -> HttpResponse:
    """How to publish, and how to keep an account safe."""
    return render(request, "pages/help.html", {"base": request.build_absolute_uri("/")})


def health(request: HttpRequest) -> HttpResponse:
    """Say that the index answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """All that belongs to an account, each with the way to change it."""
    factors = Authenticator.objects.filter(user_id=signed_in_id(request))
    types = [factor.type for factor in factors]
    context = {
        "emails": EmailAddress.objects.filter(user_id=signed_in_id(request)).order_by("-primary", "email"),
        "has_app": Authenticator.Type.TOTP in types,
        "key_count": types.count(Authenticator.Type.WEBAUTHN),
        "has_codes": Authenticator.Type.RECOVERY_CODES in types,
        "token_count": ApiToken.objects.filter(user_id=signed_in_id(request)).count(),
        "events": Event.objects.filter(user_id=signed_in_id(request))[:5],
    }
    return render(request, "pages/account.html", context)


def _back(request: HttpRequest) -> HttpResponse:
    """To the page where a choice was made, if it is one of ours."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return HttpResponseRedirect(target)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language that was chosen, and say so in it, back on the page where the choice was made."""
    response = _back(request)
    code = request.POST.get("language", "")
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
        )
        with translation.override(code):
            messages.success(request, _("The pages are now shown in English."))
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the colour theme that was chosen, and say so."""
    response = _back(request)
    theme = request.POST.get("theme")
    if theme in THEMES:
        response.set_cookie(
            settings.THEME_COOKIE_NAME, theme, max_age=settings.LANGUAGE_COOKIE_AGE, samesite="Lax"
        )
        messages.success(request, _("Theme changed."))
    return response
