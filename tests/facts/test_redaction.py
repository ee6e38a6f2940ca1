"""Secrets that nobody had to tell: they are known by their shape."""

from __future__ import annotations

import pytest

from a11y.facts.redaction import MASK, Redactor

SIGNATURE = "KEeT3JjRwxEy-awdz44cXkElF8gI6gZka2OBT-ltYgg"


@pytest.mark.parametrize(
    ("secret", "kept"),
    [
        (f"MTA:1xVCci:{SIGNATURE}", "MTA"),
        (f"MTA%3A1xVCci%3A{SIGNATURE}", "MTA"),
        (f"eyJhY3Rpb24iOiJlbWFpbCJ9.ZzTq1A.{SIGNATURE[:27]}", "eyJhY3Rpb24iOiJlbWFpbCJ9"),
        ("pypi-AgEIcHlwaS5vcmcCJDU4", ""),
        ("pypi-ab-CdEf_ghijklmn", ""),
        ("pypi-0f3a9c5d7e1b2a4c6d8e", ""),
    ],
)
def test_a_secret_is_known_by_its_shape(secret: str, kept: str) -> None:
    """Tokens, and the signatures of values in mailed links, are masked wherever they stand, learnt or not."""
    masked = Redactor().text(f'{{"action":"/account/confirm-email/{secret}/","name":"Confirm"}}')
    assert masked == f'{{"action":"/account/confirm-email/{kept}{MASK}/","name":"Confirm"}}'


@pytest.mark.parametrize(
    "text",
    [
        "12:30:45 and 1.2.3, django.contrib.auth, axe-core 4.10.2",
        "/project/sample-name/1.0.dev2/sample_name-1.0.dev2-py3-none-any.whl",
        "https://localhost:43211/account/password/reset/key/1-set-password/",
        "https://example.org/help/pypi-two-factor-requirement-explained.html",
        "a" * 100_000,
    ],
)
def test_what_only_resembles_a_secret_stays(text: str) -> None:
    """Times, versions, file names, addresses of pages and long words are no secrets."""
    assert Redactor().text(text) == text


def test_a_picture_in_an_address_ends_with_its_string() -> None:
    """A short one is no code that is scanned, and what stands after it in a line of the record is left as it is."""
    line = '{"src":"data:image/gif;base64,R0lGODlhAQABAAAAACw=","width":"300","alt":"Chart","class":"wide as a page"}'
    assert Redactor().text(line) == line
    code = "data:image/png;base64," + "iVBORw0KGgo" * 8
    assert Redactor().text(f'{{"src":"{code}","alt":"Scan it"}}') == f'{{"src":"{MASK}","alt":"Scan it"}}'
