import time

import pyotp
import pytest
from django.test import Client
from made_index import KEY, make_account, sign_in


def _text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_totp_code_works_once(client: Client) -> None:
    """A code that signed somebody in is refused the second time, even from another browser."""
    account = make_account(totp=True)
    code = pyotp.TOTP(account.totp_secret or "").now()
    assert sign_in(client, account, code).status_code == 302
    again = sign_in(Client(), account, code)
    assert again.status_code == 200
    assert "Incorrect code." in _text(again)


def test_code_of_the_next_step_stays_used(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that was accepted early, for a clock that is fast, is refused for as long as it would be valid."""
    account = make_account(totp=True)
    now = time.time()
    early = pyotp.TOTP(account.totp_secret or "").at(int(now) + 30)
    assert sign_in(client, account, early).status_code == 302
    monkeypatch.setattr(time, "time", lambda: now + 40)
    assert sign_in(Client(), account, early).status_code == 200


def test_set_up_code_counts_as_used(client: Client) -> None:
    """The code that proved the new app cannot be used to sign in by who looked over the shoulder."""
    account = make_account()
    sign_in(client, account)
    page = _text(client.get("/account/2fa/totp/activate/"))
    secret = page.split('id="totp-secret"')[1].split(">")[1].split("<")[0]
    code = pyotp.TOTP(secret).now()
    wrong = str((int(code) + 1) % 1_000_000).zfill(6)
    assert "Incorrect code." in _text(client.post("/account/2fa/totp/activate/", {"code": wrong}))
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    assert sign_in(Client(), account, code).status_code == 200


def test_recovery_code_works_once(client: Client) -> None:
    """A recovery code signs in once."""
    account = make_account(totp=True, recovery_codes=True)
    assert sign_in(client, account, account.recovery_codes[0]).status_code == 302
    assert sign_in(Client(), account, account.recovery_codes[0]).status_code == 200
    assert sign_in(Client(), account, account.recovery_codes[1]).status_code == 302


def test_unverified_address_cannot_sign_in(client: Client) -> None:
    """An account is of no use before its address is verified, and is afterwards."""
    password = "tall-orange-boat-77"
    form = {"username": "newcomer", "email": "new@mail.example", "password1": password, "password2": password}
    client.post("/account/signup/", form)
    credentials = {"login": "newcomer", "password": password}
    refused = Client().post("/account/login/", credentials)
    assert refused.headers["Location"] == "/account/confirm-email/"
    headers = {"X-Index-Key": KEY}
    found = client.get("/_mail/api/v1/search?query=to:new@mail.example", headers=headers).json()["messages"]
    text = client.get(f"/_mail/api/v1/message/{found[0]['ID']}", headers=headers).json()["Text"]
    link = next(word for word in text.split() if "/account/confirm-email/" in word)
    Client().post(link)
    assert Client().post("/account/login/", credentials).headers["Location"] == "/manage/projects/"


def test_repeated_failures_lock_one_account_only(client: Client) -> None:
    """After a few wrong passwords the right one is refused too, while others sign in from the same address."""
    victim, other = make_account(), make_account()
    for _ in range(5):
        client.post("/account/login/", {"login": victim.username, "password": "wrong"})
    assert "Too many failed login attempts." in _text(sign_in(client, victim))
    assert sign_in(Client(), other).status_code == 302


def test_gate_is_met_once_and_passed(client: Client) -> None:
    """A sign-in that is too old leads to the password page, and the password leads on to where one wanted to go."""
    account = make_account()
    sign_in(client, account)
    assert client.get("/manage/tokens/create/").status_code == 200
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 3600} for record in session["account_authentication_methods"]
    ]
    session.save()
    for path in ("/manage/tokens/create/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"):
        gate = client.get(path)
        assert gate.headers["Location"].startswith("/account/reauthenticate/?next=")
    wrong = client.post(gate.headers["Location"], {"password": "wrong"})
    assert "Incorrect password." in _text(wrong)
    passed = client.post(gate.headers["Location"], {"password": account.password, "next": path})
    assert passed.headers["Location"] == path
    assert client.get(path).status_code == 200


def test_qr_code_is_a_picture_of_its_own(client: Client) -> None:
    """The secret stands in the page once, in an element that is marked, and the picture is marked as well."""
    sign_in(client, make_account())
    page = _text(client.get("/account/2fa/totp/activate/"))
    secret = page.split('id="totp-secret"')[1].split(">")[1].split("<")[0]
    assert page.count(secret) == 1
    assert "data:" not in page
    assert client.get("/account/2fa/totp/qr/").headers["Content-Type"] == "image/svg+xml"
    assert Client().get("/account/2fa/totp/qr/").status_code == 302
