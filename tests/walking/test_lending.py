"""Accounts of a file are lent to one walk at a time, whichever process it is in, and given back as they were."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from clock import HandClock

from a11y.browser import accounts
from a11y.facts import ledger
from a11y.facts.account_file import AccountEntry, LentToken
from a11y.facts.ledger import Ledger
from a11y.walking import lending
from a11y.walking.lending import FileAccounts
from a11y.walking.sources import NotOfferedError
from a11y.words.errors import ScenarioError

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ENTRIES = (
    AccountEntry(
        "owner", "p", totp_secret=SECRET, projects=("one", "two"), releases=2, recovery_codes=("a1b2", "c3d4")
    ),
    AccountEntry("reader", "p", maintains=("one",), tokens=(LentToken("ci"),)),
)
_BORROWER = """
import sys
from pathlib import Path
from a11y.facts.account_file import AccountEntry
from a11y.facts.ledger import Ledger
from a11y.walking.lending import FileAccounts
folder = Path(sys.argv[1])
entries = (AccountEntry("owner", "p", totp_secret="x", projects=("one", "two")), AccountEntry("reader", "p"))
print(FileAccounts(entries, "accounts.toml", folder, Ledger(folder)).account({}, fresh=False).username, flush=True)
sys.stdin.read()
"""


def walk(folder: Path, within: float = 0) -> FileAccounts:
    """The accounts as one walk meets them."""
    return FileAccounts(ENTRIES, "accounts.toml", folder, Ledger(folder), within)


@contextmanager
def borrowed_elsewhere(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The account `reader` is lent to a walk of another process."""
    command = [sys.executable, "-c", _BORROWER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"reader\n"
        yield other
        other.kill()


@pytest.mark.parametrize(
    ("wishes", "username"),
    [
        ({}, "reader"),
        ({"totp": True}, "owner"),
        ({"totp": False}, "reader"),
        ({"projects": 2, "releases": 2, "description": "of any look"}, "owner"),
        ({"tokens": [{"name": "another name"}]}, "reader"),
        ({"maintains": ["one"]}, "reader"),
        ({"recovery_codes": True}, "owner"),
    ],
)
def test_what_is_wished_is_lent(wishes: dict[str, Any], username: str, tmp_path: Path) -> None:
    """An account that has it all; where either would do, the one that signs in by its password alone."""
    assert walk(tmp_path).account(wishes, fresh=False).username == username


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"projects": 3}, "No account of accounts.toml has 3 projects or more"),
        ({"totp": True, "tokens": [{"name": "ci"}]}, "add tokens to one"),
        ({"maintains": ["two"]}, "maintains two; add maintains"),
        ({"trouble": {"/": 500}}, "made with 'trouble'"),
    ],
)
def test_what_no_account_has_is_said(wishes: dict[str, Any], words: str, tmp_path: Path) -> None:
    """The sentence says which wish, and how to fulfil it where the file can."""
    with pytest.raises(NotOfferedError) as refused:
        walk(tmp_path).account(wishes, fresh=False)
    assert words in str(refused.value)


def test_a_walk_that_changes_its_account_is_lent_none(tmp_path: Path) -> None:
    """Whatever the file holds."""
    with pytest.raises(NotOfferedError, match="leave them as they were"):
        walk(tmp_path).account({}, fresh=True)


def test_one_walk_at_a_time_across_processes(tmp_path: Path) -> None:
    """Another process has the account: the next one is lent, then none; when that process is killed, it is free."""
    mine = walk(tmp_path)
    with borrowed_elsewhere(tmp_path):
        assert mine.account({}, fresh=False).username == "owner"
        with pytest.raises(
            ScenarioError, match=r"no account got free within 0 s \(reader of accounts.toml\); add"
        ):
            mine.account({}, fresh=False)
    assert mine.account({}, fresh=False).username == "reader"
    with pytest.raises(NotOfferedError, match="one more account"):
        mine.account({}, fresh=False)


def test_who_waits_gets_what_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of one walk is the turn of the next."""
    clock = HandClock()
    monkeypatch.setattr(lending, "time", clock)
    one, other = walk(tmp_path), walk(tmp_path, within=60)
    one.account({"totp": True}, fresh=False)
    clock.meanwhile = one.close
    assert other.account({"totp": True}, fresh=False).username == "owner"
    assert len(clock.slept) == 1


def test_a_recovery_code_is_spent_once(tmp_path: Path) -> None:
    """What one walk gave away no other gets; when all are used up, the sentence asks for new ones."""
    for code in ("a1b2", "c3d4"):
        one = walk(tmp_path)
        assert one.account({"recovery_codes": True}, fresh=False).answer("recovery_code") == code
        one.close()
    with pytest.raises(NotOfferedError, match="add new recovery_codes"):
        walk(tmp_path).account({"recovery_codes": True}, fresh=False)


def test_a_code_of_the_app_is_given_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server refuses a code that it has seen: the next walk waits for the next period, and so does the same."""
    clock = HandClock()
    monkeypatch.setattr(accounts, "time", clock)
    monkeypatch.setattr(lending, "time", clock)
    codes = []
    for _ in range(2):
        one = walk(tmp_path)
        account = one.account({"totp": True}, fresh=False)
        codes += [account.totp(), account.totp()]
        one.close()
    assert len(set(codes)) == len(codes)
    assert clock.slept == [30.0] * 3


def test_a_run_gives_no_code_of_the_run_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs within half a minute, which know nothing of each other, give a server two codes."""
    clock = HandClock()
    for module in (accounts, lending, ledger):
        monkeypatch.setattr(module, "time", clock)
    codes = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        one = walk(tmp_path / run)
        codes.append(one.account({"totp": True}, fresh=False).totp())
        one.close()
    assert codes[0] != codes[1]
