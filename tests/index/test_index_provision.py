import json

from django.test import Client
from made_index import KEY, make_account

_PATHS = ("/_provision/accounts", "/_mail/api/v1/search?query=x", "/_mail/api/v1/message/m1")


def test_closed_without_the_key(client: Client) -> None:
    """Nobody without the key learns that accounts can be made or mail be read."""
    for path in _PATHS:
        assert client.get(path).status_code == 404
        assert client.post(path, headers={"X-Index-Key": "wrong"}).status_code == 404


def test_wrong_wishes_are_named(client: Client) -> None:
    """A wish that cannot be met is answered with what is wrong, not with a traceback."""
    for body, words in (
        (b"{", "not JSON"),
        (b"[]", "object"),
        (b'{"usernam": "x"}', "unknown key 'usernam'"),
        (b'{"totp": "yes"}', "'totp' must be bool"),
        (b'{"projects": ["<b>"]}', "not a valid project name"),
        (b'{"tokens": [{"name": "t", "project": "none"}]}', "not among"),
    ):
        answer = client.post(_PATHS[0], body, content_type="application/json", headers={"X-Index-Key": KEY})
        assert answer.status_code == 400, body
        assert words in answer.json()["error"]


def test_account_as_wished() -> None:
    """Everything that was wished for is there and random where nothing was said."""
    one = make_account(totp=True, recovery_codes=True, projects=2, releases=1, tokens=[{"name": "ci"}])
    two = make_account()
    assert one.username != two.username
    assert one.password != two.password
    assert one.totp_secret
    assert len(one.recovery_codes) == 10
    assert len(one.projects) == 2
    assert one.tokens[0]["token"].startswith("pypi-")
    assert (two.totp_secret, two.recovery_codes, two.projects, two.tokens) == (None, [], [], [])


def test_mail_is_read_as_from_mailpit(client: Client) -> None:
    """A message that the index sent is found by its recipient and read whole."""
    account = make_account()
    client.post("/account/password/reset/", {"email": account.email})
    headers = {"X-Index-Key": KEY}
    found = client.get(f"/_mail/api/v1/search?query=to:{account.email}", headers=headers).json()["messages"]
    assert found[0]["To"] == [{"Name": "", "Address": account.email}]
    message = client.get(f"/_mail/api/v1/message/{found[0]['ID']}", headers=headers).json()
    assert "/account/password/reset/key/" in message["Text"]
    assert json.dumps(message)


def test_a_name_and_a_password_may_be_chosen(client: Client) -> None:
    """A person has to type them; a password that the index would refuse is refused here too."""
    one = make_account(username="reader-1-7k3f", password="river-lemon-cabin-orbit-42")
    assert (one.username, one.password) == ("reader-1-7k3f", "river-lemon-cabin-orbit-42")
    assert client.login(username=one.username, password=one.password)
    answer = client.post(
        _PATHS[0], b'{"password": "short"}', content_type="application/json", headers={"X-Index-Key": KEY}
    )
    assert answer.status_code == 400
    assert "the password is refused" in answer.json()["error"]
