"""One index in this process for the tests that need no browser; a started one for those about the process."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a11y.index import catalogs, runtime

ROOT = Path(__file__).resolve().parents[1]
KEY = "the key of the tests"


def _set_up() -> None:
    folder = runtime.private_folder()
    broken = catalogs.compile_all(ROOT / "locales" / "index", folder / "locales")
    assert not broken
    runtime.configure(runtime.Runtime(folder=folder, locale_paths=(folder / "locales",), key=KEY))
    os.environ["DJANGO_SETTINGS_MODULE"] = "a11y.index.settings"
    import django

    from a11y.index import schema

    django.setup()
    schema.create()


_set_up()

from django.test import Client  # noqa: E402


@dataclass(frozen=True)
class Account:
    """What provisioning answers, by name."""

    username: str
    password: str
    email: str
    totp_secret: str | None
    recovery_codes: list[str]
    projects: list[str]
    tokens: list[dict[str, str]]


def make_account(**wish: Any) -> Account:
    """An account as the harness asks for one."""
    answer = Client().post(
        "/_provision/accounts",
        json.dumps(wish),
        content_type="application/json",
        headers={"X-Index-Key": KEY},
    )
    assert answer.status_code == 201, answer.content
    return Account(**answer.json())


def sign_in(client: Client, account: Account, code: str = "") -> Any:
    """Sign in as the pages ask for it; the last answer."""
    answer = client.post("/account/login/", {"login": account.username, "password": account.password})
    if code:
        answer = client.post("/account/2fa/authenticate/", {"code": code})
    return answer


def history(account: Account) -> list[str]:
    """The kinds of the account's events, oldest first."""
    from a11y.index.journal.models import Event

    events = Event.objects.filter(user__username=account.username).order_by("pk")
    return [event.kind for event in events]


def start(*arguments: str, temporary: Path | None = None) -> "subprocess.Popen[str]":
    """Start the index as a command; its stdin is ours to close, its folder lies in `temporary`."""
    environment = {**os.environ, "TMPDIR": str(temporary)} if temporary else None
    return subprocess.Popen(
        [sys.executable, "-m", "a11y.index", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stop(process: "subprocess.Popen[str]") -> int:
    """End it as the harness does; its exit status."""
    process.terminate()
    process.communicate(timeout=30)
    return process.returncode
