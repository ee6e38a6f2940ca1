"""A run with accounts of a file, against an index that makes none for it and counts failures."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import Ended, Site, a11y, lines, write_scenarios

from a11y.browser.accounts import Account, Accounts
from a11y.cli.embedded import embedded_index
from a11y.content import content_path
from a11y.facts.profile import Provision
from a11y.facts.redaction import Redactor

FAILURES = 2
"""In each of two walks: the index itself locks at five."""
_SCENARIOS = f'''
from a11y.scenario import AccountMaker, Index, sign_in


def test_look_at_the_projects(index: Index, accounts: AccountMaker) -> None:
    """Look at a project's history, signed in with the app."""
    account = accounts.borrow(projects=1)
    sign_in(index, account)
    index.open("project_history", project=account.projects[0]).expect("project_history", project=account.projects[0])


def test_sign_in_with_a_code(index: Index, accounts: AccountMaker) -> None:
    """Sign in with a recovery code."""
    account = accounts.borrow(recovery_codes=True)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor")
    index.fill("two_factor.code", account.answer("recovery_code")).activate("two_factor.submit").expect("projects")


def test_mistype_often(index: Index, accounts: AccountMaker) -> None:
    """Mistype the password more often than the profile allows, and sign in all the same."""
    account = accounts.borrow(totp=False)
    index.open("login")
    for _ in range({FAILURES}):
        index.fill("login.username", account.username).fill("login.password", "not the password")
        index.activate("login.submit").expect("login", message="wrong_password")
    sign_in(index, account)


def test_change_it(index: Index, accounts: AccountMaker) -> None:
    """Need an account of one's own."""
    accounts.make()


def test_own_three_projects(index: Index, accounts: AccountMaker) -> None:
    """Need more than there is."""
    accounts.borrow(projects=3)


def test_lock_somebody_out(index: Index, accounts: AccountMaker) -> None:
    """Fail on purpose, where others come from the same address."""
    index.exhaust("login.submit")
'''
_LIMITS = """
[limits.sign_in]
most = 3
seconds = 15
spent_by = "login.submit"
told_by = "login.wrong_password"
"""


class Walked(NamedTuple):
    """A run with a file of accounts."""

    ended: Ended
    out: Path
    accounts: list[Account]

    def end(self, scenario: str) -> tuple[str, str]:
        """How the walks of a scenario ended, all in one way, and why."""
        ends = [line for line in lines(self.out, "end") if line.get("walk")]
        told = {
            (end["status"], end.get("reason", ""))
            for end in ends
            if end["walk"]["scenario"].endswith(scenario)
        }
        [one] = told
        return one


def as_entry(account: Account) -> str:
    """The account's table in the file."""
    keys: dict[str, Any] = {"username": account.username, "password": account.password}
    if account.totp_secret:
        keys["totp_secret"] = account.totp_secret
    keys |= {"projects": account.projects, "recovery_codes": account.recovery_codes}
    # a JSON string or list is a TOML one
    return "[[account]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One run of two processes, by pointer and by keyboard, in which both walks of a task need the same account."""
    folder = tmp_path_factory.mktemp("lent")
    text = (content_path("scenarios") / "profiles" / "embedded.toml").read_text(encoding="utf-8")
    for table in ("provision", "limits.sign_in"):
        text = re.sub(rf"^\[{re.escape(table)}\]\n(?:[^\[\n].*\n)+", "", text, flags=re.MULTILINE)
    (folder / "mine.toml").write_text(text + _LIMITS, encoding="utf-8")
    (folder / "test_lent.py").write_text(_SCENARIOS, encoding="utf-8")
    with embedded_index() as index:
        made = Accounts(index.url, Provision("/_provision/accounts"), index.key, Redactor())
        accounts = [made.make(), made.make(totp=True, recovery_codes=True, projects=1, releases=1)]
        file = folder / "accounts.toml"
        file.write_text("\n".join(map(as_entry, accounts)), encoding="utf-8")
        file.chmod(0o644)
        ended = a11y(
            "run", "--target", index.url, "--profile", "mine.toml", "--accounts", "accounts.toml", "-n", 2, "-l", "en",
            "--modality", "pointer", "--modality", "keyboard", "--scenarios", "test_lent.py", "--out", "out",
            folder=folder,
        )  # fmt: skip
    return Walked(ended, folder / "out", accounts)


@pytest.mark.parametrize("scenario", ["look_at_the_projects", "sign_in_with_a_code", "mistype_often"])
def test_lent_accounts_go_through(scenario: str, walked: Walked) -> None:
    """Walks that share an account take turns, with its codes too; nobody is locked out."""
    assert walked.end(scenario) == ("finished", ""), walked.ended


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        ("change_it", "leave them as they were. The profile embedded makes no accounts"),
        ("own_three_projects", "No account of accounts.toml has 3 projects or more"),
        ("lock_somebody_out", "would lock out everybody who comes from this address"),
    ],
)
def test_what_cannot_be_had_is_said(scenario: str, reason: str, walked: Walked) -> None:
    """Such a walk is inapplicable with its sentence, and does not make the run incomplete."""
    status, told = walked.end(scenario)
    assert status == "inapplicable"
    assert reason in told
    assert walked.ended.status == 0, walked.ended


def test_the_user_is_told(walked: Walked) -> None:
    """Who can read the file, why nothing happens for a while, and which codes are used up."""
    assert "others can read the passwords" in walked.ended.err
    assert "the limit sign_in allows 3 in 15 s" in walked.ended.err
    owner = walked.accounts[1]
    assert f"the recovery code 1 and 2 of {owner.username}" in walked.ended.err


def test_nothing_lent_is_written_down(walked: Walked) -> None:
    """Neither the run directory nor the terminal has a password, a TOTP secret or a code of the file."""
    secrets = [secret for account in walked.accounts for secret in account.secrets() if secret]
    texts = [walked.ended.out + walked.ended.err]
    texts += [path.read_text("utf-8", "replace") for path in walked.out.rglob("*") if path.is_file()]
    assert not [secret for secret in secrets if any(secret in text for text in texts)]


def test_each_walk_comes_from_an_address_of_its_own(tmp_path: Path) -> None:
    """Where the profile names the header, the target is told another address by each walk, and in each run."""
    scenarios = write_scenarios(tmp_path, *['index.open("start").expect("start", "The first page")'] * 2)
    with Site(tmp_path).serving() as site:
        with site.profile.open("a", encoding="utf-8") as profile:
            profile.write('\n[limits]\nclient_address = "X-Forwarded-For"\n')
        for number in range(2):
            out = tmp_path / f"out-{number}"
            a11y("run", *site.options(), "--scenarios", scenarios, "--out", out, folder=tmp_path)
    assert len({caller for caller in site.callers if caller}) == 4
    assert all(caller.startswith(("198.18.", "198.19.")) for caller in site.callers if caller)
