"""What the pages of second factors need beside django-allauth's views."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")
def totp_qr(request: HttpRequest) -> HttpResponse:
    """The QR code of the authenticator app that is being set up.

    A picture of its own instead of a data: address, so that the secret is not part of the page's markup.
    """
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(svg, content_type="image/svg+xml")
