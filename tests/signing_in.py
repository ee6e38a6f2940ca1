"""A person at the embedded index without a browser: the sign-in form and the second factor, over HTTP."""

from __future__ import annotations

import re
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

import pyotp

from a11y.facts.session_accounts import SessionAccount

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def signs_in(account: SessionAccount) -> bool:
    """Whether the password, and a code of the app where there is one, let its owner in."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    base = account.target.rstrip("/")

    def send(path: str, **fields: str) -> tuple[str, str]:
        with opener.open(base + path) as form:
            token = _TOKEN.search(form.read().decode())
        assert token, path
        data = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        with opener.open(base + path, data) as answer:
            return str(answer.geturl()), answer.read().decode()

    address, _ = send("/account/login/", login=account.username, password=account.password)
    if account.totp_secret:
        assert address.endswith("/account/2fa/authenticate/"), address
        send("/account/2fa/authenticate/", code=pyotp.TOTP(account.totp_secret).now())
    with opener.open(f"{base}/manage/projects/") as page:
        return "/account/login/" not in page.geturl()
