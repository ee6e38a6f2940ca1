"""The QR code by which an authenticator app on a phone takes over an account's secret."""

from __future__ import annotations

import segno
from pyotp.utils import build_uri

_QUIET_ZONE = 4
"""Modules of white around the code: readers need them (ISO/IEC 18004, 9.1)."""


def otpauth_address(secret: str, username: str, issuer: str) -> str:
    """What apps read: `otpauth://totp/issuer:username?secret=...` (the Key URI format that they share). Secret."""
    return build_uri(secret, username, issuer=issuer.replace(":", ""))


def totp_qr_svg(secret: str, username: str, issuer: str) -> str:
    """An `<svg>` element with the code, black on white in every colour scheme, and no size of its own.

    It has no name: whoever shows it says in words what it is, and shows the secret as text beside it.
    """
    code = segno.make(otpauth_address(secret, username, issuer), error="m", micro=False)
    return code.svg_inline(
        border=_QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
