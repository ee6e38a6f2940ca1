"""Keeps secrets out of everything that is written: records, media, logs (DESIGN §10).

Every byte that leaves a run passes `Redactor.text`. Secrets are learnt (a password that was typed, a token that a
page shows, a session cookie) and recognised (the shapes that package indexes and authenticators give them).
"""

from __future__ import annotations

import base64
import html
import json
import re
from urllib.parse import quote, quote_plus

from a11y.facts.secret_search import GroupedSearch, SecretSearch

MASK = "[masked]"
"""What stands in a secret's place. ASCII, so that it survives every encoding."""

_SHAPES = (
    ("", re.compile(r"pypi-(?=[a-z0-9_-]*[A-Z]|\w{16})[A-Za-z0-9_-]{16,}")),
    ("otpauth", re.compile(r"otpauth(?:://|%3A%2F%2F)[^\s\"'<>\\]+", re.IGNORECASE)),
    ("", re.compile(r"(?::|%3A)1[0-9A-Za-z]{5}(?::|%3A)[\w-]{27,}")),
    ("", re.compile(r"\.[\w-]{6}\.[\w-]{27,}")),
    (
        "data:image/",
        re.compile(r"data:image/[a-z+.-]+(?:;[a-z0-9=-]+)*,[A-Za-z0-9+/=%' .,;:_-]{64,}", re.IGNORECASE),
    ),
)
"""Tokens, TOTP provisioning addresses, the signatures of signed values that mailed links carry (Django's signing, then
itsdangerous; a page may hold a newer one than the mail did), and pictures written into the page (a QR code). A token
has capitals, or no hyphen for long: an address such as `/pypi-token-scope-explained/` is none.

Where a shape is sought in any case, the text is asked for its beginning in lower case first, which takes a tenth.
"""

SHORTEST = 4
"""Anything shorter would mask ordinary words."""

_BASE64_SHORTEST = 8
"""Base64 of fewer bytes leaves too few characters that do not depend on what stands around them."""

_BASE32 = re.compile(r"[A-Z2-7]{16,}=*")
"""A TOTP secret (RFC 4648 base32), which pages and authenticators group by four."""


def _base64_cores(secret: str) -> set[str]:
    """The characters that base64 gives `secret` wherever it stands in a longer text (RFC 4648 §4, §5)."""
    raw = secret.encode()
    cores: set[str] = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw).decode()
        start = (offset * 8 + 5) // 6
        end = (offset + len(raw)) * 8 // 6
        core = encoded[start:end]
        cores |= {core, core.replace("+", "-").replace("/", "_")}
    return cores


def _spellings(secret: str) -> set[str]:
    """The ways a secret may be written in HTML, JSON, addresses and encoded data."""
    found = {
        secret,
        html.escape(secret),
        html.escape(secret, quote=False),
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
    }
    if len(secret) >= _BASE64_SHORTEST:
        found |= _base64_cores(secret)
        found.add(secret.encode().hex())
    return {spelling for spelling in found if len(spelling) >= SHORTEST}


class Redactor:
    """Knows the secrets of one process and masks them in any text."""

    def __init__(self) -> None:
        self._search = SecretSearch()
        self._grouped = GroupedSearch()
        self._known: set[str] = set()

    def learn(self, *secrets: str | None) -> None:
        """Mask these from now on. Too short ones and empty ones are passed over."""
        for secret in secrets:
            if secret is None or len(secret) < SHORTEST or secret in self._known:
                continue
            self._known.add(secret)
            self._search.learn(_spellings(secret))
            if _BASE32.fullmatch(secret):
                self._grouped.learn(secret)

    @property
    def known(self) -> frozenset[str]:
        """The secrets learnt so far, for probes that look for their places on the page."""
        return frozenset(self._known)

    def text(self, text: str) -> str:
        """`text` with every secret masked."""
        for spelling in self._search.found_in(text):
            text = text.replace(spelling, MASK)
        for pattern in self._grouped.found_in(text):
            text = pattern.sub(MASK, text)
        low = text.lower()
        for beginning, pattern in _SHAPES:
            if beginning in low:
                text = pattern.sub(MASK, text)
        return text

    def holds_secret(self, text: str) -> bool:
        """Whether `text` would be changed."""
        return self.text(text) != text
