"""Accounts for a session: made by the scenarios at a real index, put back, and told to nobody but the facilitator."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import free_port
from signing_in import signs_in

from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.cli.kit_accounts import prepare_accounts, reset_accounts, session_lines
from a11y.facts.config import Config, load_config
from a11y.facts.session_accounts import (
    Part,
    SessionAccount,
    SessionAccounts,
    load_session,
    load_session_accounts,
)
from a11y.words.errors import A11yError, TargetError, UnsafeTargetError, UsageError

TOTP = "test_totp::test_sign_in_with_totp"
INVITE = "test_project::test_invite_a_collaborator"
REGISTER = "test_registration::test_register"
LANGUAGE = "test_language::test_ask_for_a_language"
SESSIONS = "test_sessions::test_end_the_other_sessions"


@pytest.fixture(scope="module")
def index() -> Iterator[EmbeddedIndex]:
    """An index that stays up between the participants."""
    with embedded_index(()) as running:
        yield running


def at(target: str, key: str = "", **more: object) -> Config:
    """What somebody asks for by options."""
    return load_config({"target": target, "provision_key": key, **more}, environment={})


@pytest.fixture(scope="module")
def kit(index: EmbeddedIndex, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit with accounts for two participants."""
    folder = tmp_path_factory.mktemp("kit")
    scenarios = (TOTP, INVITE, REGISTER, LANGUAGE, SESSIONS)
    prepare_accounts(folder, scenarios, 2, at(index.url, index.key))
    return folder


def of(folder: Path, participant: int, scenario: str) -> tuple[SessionAccount, ...]:
    """The accounts of one participant for one scenario."""
    return tuple(
        one
        for one in load_session_accounts(folder)
        if (one.participant, one.scenario) == (participant, scenario)
    )


def told(session: SessionAccounts) -> set[str]:
    """All that must be told to nobody."""
    found = set()
    for one in session.accounts:
        found |= {one.password, one.totp_secret, *one.recovery_codes}
        found |= {key.private_key for key in one.keys}
    return found - {""}


def test_a_participant_can_sign_in_as_the_scenario_does(kit: Path) -> None:
    """Password and a code of the app let each participant in, each with an account of their own."""
    [first], [second] = of(kit, 1, TOTP), of(kit, 2, TOTP)
    assert first.username != second.username
    assert first.totp_secret
    assert signs_in(first)
    assert signs_in(second)


def test_accounts_are_where_their_task_begins(kit: Path) -> None:
    """The project is there, nobody is invited yet, and who is to be invited is told beside the participant's own."""
    other, own = of(kit, 1, INVITE)
    assert (other.part, own.part) == (Part.OTHER, Part.OWN)
    assert len(own.projects) == 1
    assert not other.projects
    assert signs_in(own)


def test_who_registers_is_told_what_to_type(kit: Path) -> None:
    """The scenario of registration makes nothing: its name and password are the newcomer's, and do not let in yet."""
    [newcomer] = of(kit, 1, REGISTER)
    assert newcomer.part is Part.NEWCOMER
    assert newcomer.email
    assert not newcomer.made
    assert not signs_in(newcomer)


def test_a_scenario_without_an_account_says_so(kit: Path) -> None:
    """Whoever makes the page can tell it apart from one that was forgotten."""
    session = load_session(kit)
    assert session is not None
    assert session.without == {LANGUAGE: "It needs no account."}
    assert {one.scenario for one in session.accounts} == {TOTP, INVITE, REGISTER, SESSIONS}


def test_names_and_passwords_can_be_told_to_a_person(kit: Path) -> None:
    """Small letters, digits and hyphens, short enough to be spelt out."""
    for one in load_session_accounts(kit):
        assert one.username.startswith(f"reader-{one.participant}-")
        assert len(one.username) < 16
        *words, number = one.password.split("-")
        assert len(set(words)) == 4
        assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
        assert number.isdecimal()


def test_only_the_owner_can_read_the_file(kit: Path) -> None:
    """It is 0600 in a folder that is 0700, and git passes it over."""
    private = kit / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert stat.S_IMODE((private / "accounts.json").stat().st_mode) == 0o600
    assert (private / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_accounts_that_are_there_are_not_made_again(kit: Path, index: EmbeddedIndex) -> None:
    """One sentence says where they are, and how to put them back; the file stays as it is."""
    before = load_session(kit)
    with pytest.raises(UsageError, match=r"exist already at .*; use --reset to put them back"):
        prepare_accounts(kit, (TOTP,), 3, at(index.url, index.key))
    assert load_session(kit) == before


def test_nothing_secret_is_told(
    index: EmbeddedIndex, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the terminal nor any other file has a password, a secret or a code, whether made or put back."""
    first = prepare_accounts(tmp_path, (TOTP,), 1, at(index.url, index.key))
    again = reset_accounts(tmp_path, at(index.url, index.key))
    told_lines = "\n".join(session_lines(again, tmp_path))
    out, err = capfd.readouterr()
    secrets = told(first) | told(again) | {index.key}
    assert len(secrets) == 5
    for secret in secrets:
        assert secret not in out + err + told_lines
    private = tmp_path / "private"
    for path in tmp_path.rglob("*"):
        if path.is_file() and path != private / "accounts.json":
            assert not any(secret in path.read_text(encoding="utf-8") for secret in secrets), path
    assert index.key not in (private / "accounts.json").read_text(encoding="utf-8")


def test_reset_puts_one_participant_back(index: EmbeddedIndex, tmp_path: Path) -> None:
    """Another account, which works, stands in the place of the old one; the other participant's stays."""
    prepare_accounts(tmp_path, (TOTP,), 2, at(index.url, index.key))
    [kept], [old] = of(tmp_path, 1, TOTP), of(tmp_path, 2, TOTP)
    reset_accounts(tmp_path, at(index.url, index.key), [2])
    [new] = of(tmp_path, 2, TOTP)
    assert of(tmp_path, 1, TOTP) == (kept,)
    assert new.totp_secret != old.totp_secret
    assert signs_in(new)
    text = (tmp_path / "private" / "accounts.json").read_text(encoding="utf-8")
    assert not any(secret in text for secret in (old.username, old.password, old.totp_secret))


def test_reset_at_an_index_that_was_started_again(tmp_path: Path) -> None:
    """What the first one held is gone with it; the same command makes it anew at the new address, for all."""
    with embedded_index(()) as first:
        prepare_accounts(tmp_path, (TOTP,), 2, at(first.url, first.key))
    with embedded_index(()) as second:
        with pytest.raises(UsageError, match="put all back"):
            reset_accounts(tmp_path, at("", second.key), [1], target=second.url)
        reset_accounts(tmp_path, at("", second.key), target=second.url)
        accounts = load_session_accounts(tmp_path)
        assert {one.target for one in accounts} == {second.url}
        assert all(signs_in(one) for one in accounts)


def test_a_refusal_is_one_sentence_and_changes_nothing(kit: Path, index: EmbeddedIndex) -> None:
    """A wrong key, a target that is gone, participants and kits that are not there."""
    before = load_session(kit)
    nobody = f"http://localhost:{free_port()}/"
    for config, target, numbers, expected in (
        (at("", "wrong"), "", (), "made no account .404 at"),
        (at("", index.key), nobody, (), "nothing answers at"),
        (at("", index.key), "", (3,), "there is no participant 3; the kit has 1 to 2"),
        (at("", index.key), "http://index.example/", (), "index.example is not this machine and not listed"),
    ):
        with pytest.raises(A11yError, match=expected) as refused:
            reset_accounts(kit, config, numbers, target=target)
        assert "\n" not in str(refused.value)
    assert load_session(kit) == before


def test_what_cannot_be_made_is_said_before_anything_is(index: EmbeddedIndex, tmp_path: Path) -> None:
    """Each in one sentence, and no file of accounts is left behind."""
    silent = tmp_path / "silent.toml"
    silent.write_text('name = "silent"\ntitle = "Silent"\nlocales = ["en"]\n', encoding="utf-8")
    kit = tmp_path / "kit"
    for kind, config, scenarios, expected in (
        (UsageError, at(""), (TOTP,), "give --target"),
        (UsageError, at(index.url, index.key), (), "name one with --scenario"),
        (UsageError, at(index.url, index.key, profile=str(silent)), (TOTP,), "makes no accounts"),
        (UsageError, at(index.url, index.key), ("test_totp::test_fly",), "no scenario test_totp::test_fly"),
        (UnsafeTargetError, at("http://index.example/"), (TOTP,), "not listed"),
        (TargetError, at(f"http://localhost:{free_port()}/"), (TOTP,), "nothing answers"),
        (TargetError, at(index.url, "wrong"), (TOTP,), "check the profile's .provision. and the key"),
    ):
        with pytest.raises(kind, match=expected):
            prepare_accounts(kit, scenarios, 1, config)
        assert load_session(kit) is None
    with pytest.raises(UsageError, match="no accounts in this kit to put back"):
        reset_accounts(kit, at(index.url, index.key))


def test_an_account_that_is_asked_for_too_late_is_said(index: EmbeddedIndex, tmp_path: Path) -> None:
    """A scenario of somebody's own, whose user acts before it has an account: none can be made beforehand."""
    files = tmp_path / "test_late.py"
    files.write_text(
        "def test_late(index, accounts):\n"
        '    """Look around, then come by an account."""\n'
        "    try:\n"
        '        index.open("home")\n'
        "    except Exception:\n"
        "        pass\n"
        "    accounts.make()\n",
        encoding="utf-8",
    )
    session = prepare_accounts(
        tmp_path / "kit", ("test_late::test_late",), 1, at(index.url, index.key), files=files
    )
    assert session.accounts == ()
    assert "after its user's first step" in session.without["test_late::test_late"]


def test_who_has_a_key_of_their_own_begins_without_one(index: EmbeddedIndex, tmp_path: Path) -> None:
    """No key is registered for the sign-in with a key: the password alone lets them in, to add theirs."""
    scenario = "test_security_key::test_sign_in_with_a_security_key"
    session = prepare_accounts(tmp_path, (scenario,), 1, at(index.url, index.key), own_keys=True)
    [account] = session.accounts
    assert account.keys == ()
    assert signs_in(account)
