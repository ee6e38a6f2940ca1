import pyotp
from django.test import Client
from made_index import history, make_account, sign_in

from a11y.index.journal.kinds import TEXTS, Kind
from a11y.index.journal.models import Event


def test_every_kind_has_words() -> None:
    """No event can happen that the history has no sentence for."""
    assert set(TEXTS) == set(Kind)


def test_life_of_an_account(client: Client) -> None:
    """Each thing a person does to an account's security is one event, in order, with time and address."""
    account = make_account(totp=True, recovery_codes=True)
    client.post("/account/login/", {"login": account.username, "password": "wrong"})
    sign_in(client, account, "000000")
    client.post("/account/2fa/authenticate/", {"code": account.recovery_codes[0]})
    client.post("/account/2fa/recovery-codes/generate/")
    client.post("/account/email/", {"email": f"b{account.email}", "action_add": ""})
    new = "blue-lamp-river-88"
    form = {"oldpassword": account.password, "password1": new, "password2": new}
    client.post("/account/password/change/", form)
    client.post("/account/2fa/totp/deactivate/")
    client.post("/account/reauthenticate/", {"password": "wrong"})
    client.post("/account/reauthenticate/", {"password": new})
    client.post("/account/logout/")
    assert history(account) == [
        Kind.ACCOUNT_CREATED,
        Kind.TOTP_ADDED,
        Kind.CODES_GENERATED,
        Kind.SIGN_IN_FAILED,
        Kind.SECOND_FACTOR_FAILED,
        Kind.CODE_USED,
        Kind.SIGNED_IN,
        Kind.CODES_GENERATED,
        Kind.PASSWORD_CHANGED,
        Kind.TOTP_REMOVED,
        Kind.CODES_REMOVED,
        Kind.CONFIRM_FAILED,
        Kind.CONFIRMED,
        Kind.SIGNED_OUT,
    ]
    events = Event.objects.filter(user__username=account.username)
    assert {event.address for event in events} == {"127.0.0.1"}


def test_e_mail_addresses(client: Client) -> None:
    """Adding, and removing an address is written down with the address."""
    account = make_account()
    sign_in(client, account)
    other = f"b{account.email}"
    client.post("/account/email/", {"email": other, "action_add": ""})
    client.post("/account/email/", {"email": other, "action_remove": ""})
    assert history(account)[-2:] == [Kind.EMAIL_ADDED, Kind.EMAIL_REMOVED]
    assert other in client.get("/manage/account/history/").content.decode()


def test_lock_out_is_an_event(client: Client) -> None:
    """An attempt that was not even looked at is in the history."""
    account = make_account()
    for _ in range(6):
        client.post("/account/login/", {"login": account.username, "password": "wrong"})
    assert history(account)[-2:] == [Kind.SIGN_IN_FAILED, Kind.LOCKED_OUT]


def test_history_has_pages(client: Client) -> None:
    """More than 25 events are spread over pages that lead to each other."""
    account = make_account(events=True)
    sign_in(client, account)
    first = client.get("/manage/account/history/").content.decode()
    assert first.count('<th scope="row">') == 25
    assert "Page 1 of 2" in first
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in client.get("/manage/account/history/?page=2").content.decode()


def test_foreign_history_is_not_found(client: Client) -> None:
    """Who does not work on a project does not even learn that it has a history."""
    owner = make_account(projects=1)
    sign_in(client, make_account())
    assert client.get(f"/manage/project/{owner.projects[0]}/history/").status_code == 404


def test_codes_of_the_app_are_no_events_of_their_own(client: Client) -> None:
    """A sign-in with the app is one event, not two."""
    account = make_account(totp=True)
    sign_in(client, account, pyotp.TOTP(account.totp_secret or "").now())
    assert history(account) == [Kind.ACCOUNT_CREATED, Kind.TOTP_ADDED, Kind.SIGNED_IN]
