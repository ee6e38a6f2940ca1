"""Runs that receive the target's mail themselves: the second target sends by SMTP."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from running import AT_MOST, Ended, Site, a11y, assert_one_line, free_port, lines, started, write_scenarios

TESTS = Path(__file__).parents[1]

_PAGES = """
[pages.forgot]
path = "/accounts/password/reset/"
title = "Password Reset"
[pages.forgot.controls]
email = { role = "textbox", msgid = "Email", selector = "[name=email]" }
submit = { role = "button", msgid = "Reset My Password" }

[pages.told]
path = "/accounts/password/reset/done/"
title = "Password Reset"

[pages.new_password]
path = "/accounts/password/reset/key/{key}/"
title = "Change Password"
"""

_SCENARIO = '''
from a11y.scenario import AccountMaker, Index, Mailbox


def test_reset(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Ask for a new password twice, and open the second link."""
    account, other = accounts.make(), accounts.make()
    first = None
    for address in (account.email, other.email, account.email):
        index.open("forgot").fill("forgot.email", address).activate("forgot.submit")
        index.expect("told", f"Told to look into the mail")
        mail = mailbox.wait_for(address, "new_password", after=first if address == account.email else None)
        first = first or mail
    assert mail != first
    link = mailbox.link_in(mail, "new_password")
    index.follow(link).expect("new_password", "The form for a new password")
'''


def reset_by_mail(folder: Path, port: int, temporary: Path) -> Ended:
    """A run whose scenario reads mail that the target sends to that port; temporary files lie in `temporary`."""
    profile = folder / "allauth.toml"
    bare = (TESTS / "allauth_target" / "allauth.toml").read_text(encoding="utf-8")
    profile.write_text(bare + _PAGES, encoding="utf-8")
    (folder / "test_reset.py").write_text(_SCENARIO, encoding="utf-8")
    command = [sys.executable, "-m", "allauth_target"]
    environment = {**os.environ, "ALLAUTH_TARGET_SMTP_PORT": str(port)}
    with subprocess.Popen(
        command, cwd=TESTS, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as target:
        assert target.stdout is not None
        told = json.loads(target.stdout.readline())
        return a11y(
            "run", "--target", told["url"], "--provision-key", told["key"], "--profile", profile, "-l", "fr",
            "--scenarios", folder / "test_reset.py", "--mail", f"smtp://127.0.0.1:{port}", "--out", "out",
            folder=folder, TMPDIR=str(temporary),
        )  # fmt: skip


def test_mail_that_the_run_receives_itself(tmp_path: Path) -> None:
    """A link out of a mail by SMTP is followed; each address has its own, and a newer mail is told from an older one.

    The keys are in no line of the record, and no mail is left on the disk.
    """
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ended = reset_by_mail(tmp_path, free_port(), temporary)
    out = tmp_path / "out"
    (end,) = [line for line in lines(out, "end") if line.get("walk")]
    assert (end["status"], end["reason"]) == ("finished", ""), ended
    states = {state["page"]: state for state in lines(out, "state")}
    assert "/accounts/password/reset/key/" in states["new_password"]["url"]
    assert [path.name for path in temporary.iterdir() if path.name.startswith("a11y")] == []


def test_nothing_is_left_after_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail is there for as long as the run: the folder goes with it, even when broken off; so the port."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    port = free_port()
    scenarios = write_scenarios(tmp_path, 'index.open("held").expect("held", "Never seen")')
    with Site(tmp_path).serving() as site:
        place = ["--mail", f"smtp://127.0.0.1:{port}", "--timeout", 2 * AT_MOST]
        command = ["run", *site.options(), "--scenarios", scenarios, *place, "--out", "out"]
        with started(command, tmp_path) as process:
            assert site.asked.acquire(timeout=AT_MOST)
            assert len(list(temporary.rglob("a11y-mail-*"))) == 1
            second = a11y(*command[:-1], "second", folder=tmp_path)
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=AT_MOST)
    assert_one_line(second, 2, "the port is in use", "--mail smtp://127.0.0.1:PORT")
    assert process.returncode == 3, out + err
    assert list(temporary.iterdir()) == []
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_the_embedded_index_has_mail_of_its_own(tmp_path: Path) -> None:
    """Mail is chosen for a target; without one the line says so."""
    ended = a11y("run", "--mail", "smtp://127.0.0.1:2525", folder=tmp_path)
    assert_one_line(ended, 2, "the embedded index keeps its mail itself", "--target")
