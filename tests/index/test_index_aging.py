"""Time that passes at the embedded index: sessions that are older, links that were mailed days ago."""

import json
import re

from django.test import Client
from made_index import KEY, make_account

_HEADERS = {"X-Index-Key": KEY}


def _age(client: Client, username: str, seconds: object) -> int:
    body = json.dumps({"username": username, "seconds": seconds})
    answer = client.post("/_provision/age", body, content_type="application/json", headers=_HEADERS)
    return answer.status_code


def test_an_older_session_is_asked_for_the_password_again(client: Client) -> None:
    """A page that matters opens after sign-in, and asks for the password when half an hour has passed."""
    account = make_account()
    client.post("/account/login/", {"login": account.username, "password": account.password})
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    assert _age(Client(), account.username, 3600) == 200
    answer = client.get("/account/2fa/totp/activate/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/reauthenticate/")
    client.post(answer["Location"], {"password": account.password})
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_wrong_wishes_for_older_sessions_are_named(client: Client) -> None:
    """An account that does not exist, or seconds that are no number, are answered with 400; no key, with 404."""
    assert _age(client, "nobody-here", 60) == 400
    assert _age(client, make_account().username, "soon") == 400
    assert client.post("/_provision/age").status_code == 404


def test_a_mailed_link_works_for_three_days(client: Client) -> None:
    """The link of today confirms the address, the one mailed four days ago says that it has expired."""
    for days, words in ((0, "Confirm address"), (4, "has expired")):
        account = make_account(mailed_days_ago=days)
        found = client.get(f"/_mail/api/v1/search?query=to:{account.email}", headers=_HEADERS).json()
        text = client.get(f"/_mail/api/v1/message/{found['messages'][0]['ID']}", headers=_HEADERS).json()[
            "Text"
        ]
        link = re.search(r"/account/confirm-email/\S+", text)
        assert link
        assert words in client.get(link[0]).content.decode()
