"""The pages for tokens."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from a11y.index.people import signed_in_id
from a11y.index.tokens.create import announce
from a11y.index.tokens.create import remove as remove_token
from a11y.index.tokens.forms import CreateTokenForm
from a11y.index.tokens.models import ApiToken


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All tokens of the account."""
    tokens = ApiToken.objects.filter(user_id=signed_in_id(request)).select_related("project")
    return render(request, "tokens/index.html", {"tokens": tokens})


@never_cache
@login_required
@reauthentication_required
def create(request: HttpRequest) -> HttpResponse:
    """The form; a good answer to it is the only page that ever shows the token."""
    form = CreateTokenForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = form.save()
        context = {"token": token, "raw": announce(request, token)}
        return render(request, "tokens/created.html", context)
    return render(request, "tokens/create.html", {"form": form})


@never_cache
@login_required
@reauthentication_required
def remove(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask whether the token shall go, and let it go."""
    token = get_object_or_404(ApiToken, pk=pk, user_id=signed_in_id(request))
    if request.method == "POST":
        remove_token(request, token)
        messages.success(request, _("Token removed."))
        return redirect("tokens")
    return render(request, "tokens/remove.html", {"token": token})
