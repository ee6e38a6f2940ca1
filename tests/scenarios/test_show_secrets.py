"""Not a test of ours: a scenario that meets every kind of secret, and tells them to `tests/walking/test_secrets.py`."""

from __future__ import annotations

import json
import os
from pathlib import Path

from a11y.scenario import AccountMaker, Index, Uploader, sign_in, sign_in_with_totp, sign_out


def test_show_secrets(index: Index, accounts: AccountMaker, uploader: Uploader) -> None:
    """Meet a password, a TOTP secret and its QR code, recovery codes, a token and session cookies."""
    first = accounts.make(projects=1)
    sign_in(index, first)
    index.open("totp_activate").expect("totp_activate", "The secret and its QR code")
    first.totp_secret = index.read("totp_activate.secret")
    index.fill("totp_activate.code", first.totp()).activate("totp_activate.submit")
    index.expect("recovery_codes", "Recovery codes", message="totp_activated")
    shown = index.page.locator("#recovery-codes li").all_text_contents()
    index.open("create_token").fill("create_token.name", "release job")
    index.choose("create_token.scope", "create_token.scope_project", project=first.projects[0])
    index.activate("create_token.submit").expect("token_created", "The token")
    token = index.read("token_created.token")
    # a refused upload says what twine was told, in the error of a scenario that does not expect it
    refused = uploader.upload(token, "another-project", "1.0")
    cookies = [c["value"] for c in index.page.context.cookies() if "session" in c["name"]]
    sign_out(index)
    second = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, second)
    index.open("recovery_codes").expect("recovery_codes", "The codes again")
    secrets = {
        "password": [first.password, second.password],
        "totp": [first.totp_secret, second.totp_secret],
        "recovery codes": [*(code.strip() for code in shown), *second.recovery_codes],
        "token": [token],
        "cookies": [*cookies, *(c["value"] for c in index.page.context.cookies() if "session" in c["name"])],
    }
    Path(os.environ["TOLD_SECRETS"]).write_text(json.dumps(secrets), encoding="utf-8")
    raise RuntimeError(f"{secrets} {refused.told}")
