"""What scenarios are written with; everything else they get from fixtures."""

from __future__ import annotations

from a11y.browser.accounts import Account
from a11y.browser.authenticators import KINDS, PASSKEYS, Authenticators, SecurityKey
from a11y.browser.driver import Index
from a11y.browser.mail import Mailbox
from a11y.walking.asking import Asking
from a11y.walking.users import AccountMaker, Uploader
from a11y.walking.ways import give_recovery_code, keep_codes, sign_in, sign_in_with_totp, sign_out

__all__ = [
    "KINDS",
    "PASSKEYS",
    "Account",
    "AccountMaker",
    "Asking",
    "Authenticators",
    "Index",
    "Mailbox",
    "SecurityKey",
    "Uploader",
    "give_recovery_code",
    "keep_codes",
    "sign_in",
    "sign_in_with_totp",
    "sign_out",
]
