"""A target that provisions nothing: accounts are made as people make them, and nothing of it is in the record."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from running import Ended, a11y, lines

from a11y.cli.embedded import embedded_index
from a11y.content import content_path

_REGISTRATION = """
[registration]
account = [
  { page = "signup", fill = { "signup.username" = "username", "signup.email" = "email", \
"signup.password" = "password", "signup.repeat" = "password" }, activate = "signup.submit" },
  { page = "verify_email", mail_link = "confirm_email" },
  { page = "confirm_email", activate = "confirm_email.submit" },
  { page = "login", fill = { "login.username" = "username", "login.password" = "password" }, \
activate = "login.submit" },
  { page = "projects" },
]
totp = [
  { page = "second_factors", activate = "second_factors.add_app" },
  { page = "totp_activate", keep = { "totp_activate.secret" = "totp_secret" }, \
fill = { "totp_activate.code" = "totp" }, activate = "totp_activate.submit" },
  { page = "recovery_codes" },
]

"""
SCENARIOS = "sign_in_with_totp or upload_with_a_project_token or answer_invitations or open_an_expired"


def profile_without_provisioning(folder: Path) -> Path:
    """The embedded index's profile, as if it had nothing but its pages."""
    text = (content_path("scenarios") / "profiles" / "embedded.toml").read_text(encoding="utf-8")
    begin, end = text.index("[provision]"), text.index("[mail]")
    text = text[:begin] + _REGISTRATION + text[end:]
    text = text.replace('path = "/_mail"', 'path = "/_mail"\nheader = "X-Index-Key"')
    assert "provision" not in tomllib.loads(text)
    path = folder / "registered.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """A run of four scenarios, one of which needs what nobody can register for."""
    folder = tmp_path_factory.mktemp("registered")
    profile = profile_without_provisioning(folder)
    with embedded_index(()) as index:
        ended = a11y(
            "run", "--target", index.url, "--provision-key", index.key, "--profile", profile,
            "-l", "en", "-k", SCENARIOS, "--out", "out", folder=folder,
        )  # fmt: skip
    return ended, folder / "out"


def test_accounts_are_made_by_registration_and_mail(registered: tuple[Ended, Path]) -> None:
    """An app, projects, releases: what people come by through the pages, scenarios get."""
    ended, out = registered
    assert ended.status == 0, ended
    ends = {line["walk"]["scenario"]: line for line in lines(out, "end") if line.get("walk")}
    finished = [name for name, line in ends.items() if line["status"] == "finished"]
    assert sorted(finished) == [
        "test_api_token::test_upload_with_a_project_token",
        "test_project::test_answer_invitations",
        "test_totp::test_sign_in_with_totp",
    ]


def test_what_registration_cannot_give_is_said(registered: tuple[Ended, Path]) -> None:
    """A scenario that needs more is inapplicable, with what is wanting."""
    _, out = registered
    [line] = [
        line for line in lines(out, "end") if line.get("walk") and "test_open_an_expired" in str(line["walk"])
    ]
    assert line["status"] == "inapplicable"
    assert "mailed_days_ago" in line["reason"]


def test_nothing_of_the_making_is_recorded(registered: tuple[Ended, Path]) -> None:
    """No page state of another scenario's pages: they would count as seen in a task that has none of them."""
    _, out = registered
    pages = {state["page"] for state in lines(out, "state")}
    assert not pages & {"signup", "verify_email", "confirm_email", "totp_activate", "collaborators"}
    assert {"login", "two_factor", "token_created"} <= pages
