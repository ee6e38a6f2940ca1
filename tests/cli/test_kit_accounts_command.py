"""`a11y kit` with accounts, as a facilitator types it: beside a served index, and at a target that only registers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import A11Y, AT_MOST, Ended, a11y, assert_one_line, free_port
from signing_in import signs_in
from warehouse_stand_in.serving import StandIn
from warehouse_stand_in.words import CHECKOUT

from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.cli.kit_accounts import prepare_accounts
from a11y.facts.config import load_config
from a11y.facts.session_accounts import SessionAccounts, load_session_accounts, save_session

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


def browser_of(pid: int) -> int:
    """The process of the browser window that a command has opened."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line = (place / "stat").read_text(encoding="utf-8", errors="replace")
            words = (place / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it has ended meanwhile
            continue
        parents[int(place.name)] = (int(line.rpartition(")")[2].split()[1]), words)
    family, before = {pid}, set[int]()
    while family != before:
        before = set(family)
        family |= {one for one, (parent, _) in parents.items() if parent in family}
    [found] = [
        one
        for one in family
        if b"chrom" in parents[one][1][0]
        and not any(word.startswith(b"--type") for word in parents[one][1])
        and b"chrom" not in parents[parents[one][0]][1][0]
    ]
    return found


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="a window needs a display; install xvfb")
def test_a_window_is_open_until_it_is_closed(served: tuple[EmbeddedIndex, Path]) -> None:
    """The command says that it is open and waits; it ends when its user quits the browser, and no kit is made."""
    index, folder = served
    session = SessionAccounts(target=index.url, profile="embedded", participants=1, scenarios=(TOTP,))
    save_session(session, folder / "window")
    with subprocess.Popen(
        ["xvfb-run", "-a", *A11Y, "kit", "out", "--out", "window", "--browser-for", "1"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as command:  # fmt: skip
        try:
            assert command.stdout is not None
            assert f"for participant 1 is open at {index.url}" in command.stdout.readline()
            assert command.poll() is None
            os.kill(browser_of(command.pid), signal.SIGTERM)
            out, err = command.communicate(timeout=AT_MOST)
        finally:
            command.kill()
    assert (command.returncode, out, err) == (0, "", "")
    assert not (folder / "window" / "index.html").exists()


def test_a_window_that_cannot_be_opened_is_one_sentence(served: tuple[EmbeddedIndex, Path]) -> None:
    """No accounts, no such participant, no display."""
    index, folder = served
    session = SessionAccounts(target=index.url, profile="embedded", participants=1, scenarios=(TOTP,))
    save_session(session, folder / "dark")
    for out, number, expected in (
        ("none-yet", 1, "no accounts in this kit"),
        ("dark", 2, "there is no participant 2"),
        ("dark", 1, "there is no display for a browser window"),
    ):
        ended = a11y(
            "kit", "out", "--out", out, "--browser-for", number, folder=folder, DISPLAY="", WAYLAND_DISPLAY=""
        )
        assert_one_line(ended, 2, expected)
