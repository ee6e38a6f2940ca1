import re

import pytest
from django.test import Client
from lxml import html
from made_index import make_account, sign_in

_LOCALES = ("en", "fr", "he", "ja", "de", "es")
_OPEN = (
    "/", "/help/", "/search/", "/search/?q=sample", "/classifiers/", "/classifiers/?group=Topic",
    "/account/login/", "/account/signup/", "/account/password/reset/", "/account/password/reset/done/",
    "/account/confirm-email/", "/account/confirm-email/none:none/", "/account/inactive/",
    "/account/password/reset/key/1-none/", "/account/password/reset/key/done/", "/simple/",
)  # fmt: skip
_SIGNED_IN = (
    "/manage/projects/", "/manage/account/", "/manage/account/history/", "/manage/tokens/", "/manage/tokens/create/",
    "/account/2fa/", "/account/2fa/totp/deactivate/", "/account/2fa/recovery-codes/", "/account/email/",
    "/account/2fa/recovery-codes/generate/", "/account/2fa/webauthn/", "/account/2fa/webauthn/add/",
    "/account/password/change/", "/account/sessions/", "/account/logout/", "/account/reauthenticate/",
    "/account/2fa/reauthenticate/",
)  # fmt: skip


def _check(client: Client, path: str, locale: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    page = html.fromstring(answer.content)
    assert len(page.xpath("//h1")) == 1, path
    assert len(page.xpath("//main")) == 1, path
    assert not page.xpath("//script[not(@src) and not(@type='application/json')]"), path
    assert not page.xpath("//*[@style]"), path
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), path
    for used in page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for"):
        assert set(used.split()) <= set(ids), (path, used)
    if path != "/simple/":
        assert page.get("lang") == locale
        assert page.get("dir") == ("rtl" if locale == "he" else "ltr")
        assert page.xpath("//title")[0].text.count("·") == 1


@pytest.mark.parametrize("locale", _LOCALES)
def test_every_page_in_every_locale(locale: str) -> None:
    """Each page opens in each locale, with its language, direction, one heading, and nothing inline."""
    account = make_account(recovery_codes=True, totp=True, projects=1, releases=1, tokens=[{"name": "ci"}])
    client = Client()
    client.cookies["index_language"] = locale
    for path in _OPEN:
        _check(client, path, locale)
    client.post("/account/login/", {"login": account.username, "password": account.password})
    _check(client, "/account/2fa/authenticate/", locale)
    client.post("/account/2fa/authenticate/", {"code": account.recovery_codes[0]})
    project = account.projects[0]
    for path in (
        *_SIGNED_IN,
        f"/manage/project/{project}/",
        f"/manage/project/{project}/history/",
        f"/manage/project/{project}/releases/",
        f"/manage/project/{project}/releases/1.1/remove/",
        f"/manage/project/{project}/collaborators/",
        f"/manage/project/{project}/collaborators/{account.username}/role/",
        f"/manage/project/{project}/collaborators/{account.username}/remove/",
        f"/manage/project/{project}/settings/",
        f"/manage/project/{project}/remove/",
        f"/project/{project}/",
    ):
        _check(client, path, locale)


@pytest.mark.parametrize("locale", _LOCALES)
def test_error_pages(locale: str) -> None:
    """Error pages speak the reader's language too."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["index_language"] = locale
    assert client.get("/nothing/").status_code == 404
    expired = client.post("/account/login/", {})
    assert expired.status_code == 403
    trouble = {"/help/": 429, "/manage/account/": 500, "/manage/projects/": 403}
    account = make_account(trouble=trouble)
    client.handler.enforce_csrf_checks = False
    sign_in(client, account)
    answers = [client.get(path) for path in trouble]
    assert [answer.status_code for answer in answers] == list(trouble.values())
    assert Client().get("/help/").status_code == 200
    for answer in (client.get("/nothing/"), expired, *answers):
        assert html.fromstring(answer.content).get("lang") == locale


def test_language_is_chosen_and_confirmed(client: Client) -> None:
    """The switcher goes back to the page, in the new language, and says so in it; a foreign address is not followed."""
    answer = client.post("/language/", {"language": "fr", "next": "/help/"})
    assert answer.headers["Location"] == "/help/"
    assert "affichent maintenant en français." in client.get("/help/").content.decode()
    assert client.post("/language/", {"language": "fr", "next": "//evil.example/"}).headers["Location"] == "/"


def test_theme_is_chosen_and_confirmed(client: Client) -> None:
    """The theme that was chosen holds on every page, the change is told, and an unknown theme changes nothing."""
    client.post("/theme/", {"theme": "dark", "next": "/help/"})
    page = client.get("/help/").content.decode()
    assert 'data-theme="dark"' in page
    assert "Theme changed." in page
    client.post("/theme/", {"theme": 'x"y', "next": "/help/"})
    assert 'data-theme="dark"' in client.get("/help/").content.decode()


def test_accept_language_without_a_cookie(client: Client) -> None:
    """Who never chose gets what the browser asks for."""
    page = client.get("/", headers={"Accept-Language": "he, en;q=0.5"}).content.decode()
    assert 'lang="he" dir="rtl"' in page


def test_secrets_are_marked(client: Client) -> None:
    """Every recovery code on the page stands in an element that a picture can paint over."""
    account = make_account(totp=True, recovery_codes=True)
    sign_in(client, account, account.recovery_codes[0])
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    for code in account.recovery_codes[1:]:
        assert re.search(rf"<code[^>]* data-secret[^>]*>{code}</code>", page)
        assert page.count(code) == 1


def test_simple_api_in_two_tongues() -> None:
    """Installers read the index as HTML and as JSON, and the file is what the digest says."""
    import hashlib

    account = make_account(projects=1, releases=1)
    name = account.projects[0]
    client = Client()
    listing = client.get(f"/simple/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}).json()
    file = listing["files"][0]
    assert (
        f"{file['url']}#sha256={file['hashes']['sha256']}" in client.get(f"/simple/{name}/").content.decode()
    )
    answer = client.get(file["url"])
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    assert hashlib.sha256(content).hexdigest() == file["hashes"]["sha256"]
    assert client.get(f"/simple/{name.upper()}/").headers["Location"] == f"/simple/{name}/"
