"""`a11y kit` with accounts, as a facilitator types it: beside a served index, and at a target that only registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Ended, a11y, assert_one_line, free_port
from signing_in import signs_in
from warehouse_stand_in.serving import StandIn
from warehouse_stand_in.words import CHECKOUT

from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.cli.kit_accounts import prepare_accounts
from a11y.facts.config import load_config
from a11y.facts.session_accounts import load_session_accounts

TOTP = "test_totp::test_sign_in_with_totp"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EmbeddedIndex, Path]]:
    """An index that stays up, and the folder with the record of a run against it."""
    folder = tmp_path_factory.mktemp("session")
    with embedded_index(()) as index:
        ended = a11y(
            "run", "--target", index.url, "-l", "en", "-k", "test_sign_in_with_totp or test_ask_for_a_language",
            "--out", "out", folder=folder, A11Y_PROVISION_KEY=index.key,
        )  # fmt: skip
        assert ended.status == 0, ended
        yield index, folder


def kit(served: tuple[EmbeddedIndex, Path], *options: object) -> Ended:
    """The command, the key in its environment."""
    index, folder = served
    return a11y("kit", "out", *options, folder=folder, A11Y_PROVISION_KEY=index.key)


def test_accounts_are_made_and_put_back_by_one_command(served: tuple[EmbeddedIndex, Path]) -> None:
    """At the target of the run: made for two, one put back; both can sign in; the pages stay those of one task."""
    _, folder = served
    ended = kit(served, "--scenario", "test_sign_in_with_totp", "--accounts", 2)
    assert ended.status == 0, ended
    assert "2 accounts for 2 participants at http://localhost:" in ended.out
    first, second = load_session_accounts(folder / "out" / "kit")
    assert signs_in(first)
    ended = kit(served, "--reset", 2)
    assert ended.status == 0, ended
    same, fresh = load_session_accounts(folder / "out" / "kit")
    assert same == first
    assert fresh.username != second.username
    assert signs_in(fresh)
    pages = folder / "out" / "kit" / "en"
    assert (pages / "participant.html").read_text(encoding="utf-8").count('class="card"') == 1
    listed = (pages / "facilitator.html").read_text(encoding="utf-8")
    assert all(one.username in listed and one.password in listed for one in (same, fresh))
    assert second.username not in listed
    outside = [
        path
        for path in (folder / "out").rglob("*")
        if path.is_file() and path.name not in {"facilitator.html", "accounts.json"}
    ]
    for account in (first, second, fresh):
        for secret in (account.password, account.totp_secret):
            assert secret
            assert secret not in ended.out + ended.err
            assert not any(secret.encode() in path.read_bytes() for path in outside)


def test_accounts_that_exist_already_are_one_sentence(served: tuple[EmbeddedIndex, Path]) -> None:
    """They are not made twice by mistake; with --reset besides, another number of participants gets new ones."""
    _, folder = served
    kit(served, "--out", "again", "--accounts", 1)
    [first] = load_session_accounts(folder / "again")
    ended = kit(served, "--out", "again", "--accounts", 2)
    assert_one_line(ended, 2, "accounts of this kit exist already at", "use --reset to put them back")
    ended = kit(served, "--out", "again", "--accounts", 2, "--reset")
    assert ended.status == 0, ended
    assert "No account for test_language::test_ask_for_a_language: It needs no account." in ended.out
    accounts = load_session_accounts(folder / "again")
    assert [one.participant for one in accounts] == [1, 2]
    assert first not in accounts


def test_what_cannot_be_is_one_sentence(served: tuple[EmbeddedIndex, Path]) -> None:
    """A reset of nothing, of somebody who is no number, of a folder that was taken for a participant."""
    nobody = f"http://localhost:{free_port()}"
    for options, status, expected in (
        (("--out", "none", "--reset"), 2, "make them with --accounts 3"),
        (("--out", "again", "--reset", "out"), 2, "--reset out is no participant"),
        (("--out", "none", "--accounts", 1, "--target", nobody), 3, "nothing answers"),
        (("--out", "none", "--accounts", 1, "--provision-key", "wrong"), 3, "[provision] and the key"),
    ):
        ended = kit(served, *options)
        assert_one_line(ended, status, expected)


def test_a_target_that_only_registers(tmp_path: Path) -> None:
    """Each participant is registered by mail, with codes and an app of their own, under names that can be typed."""
    with StandIn(free_port()).serving() as site:
        mail = f"smtp://127.0.0.1:{site.mail_port}"
        config = load_config(
            {
                "target": site.url,
                "profile": "warehouse",
                "checkout": str(CHECKOUT),
                "mail": mail,
                "workers": 2,
            },
            environment={},
        )
        session = prepare_accounts(tmp_path, (TOTP,), 2, config)
        assert [one.participant for one in session.accounts] == [1, 2]
        for one in session.accounts:
            person = site.people[one.username]
            assert (person.password, person.totp_secret) == (one.password, one.totp_secret)
            assert one.username.startswith(f"reader-{one.participant}-")
            assert set(one.recovery_codes) <= set(person.codes)
