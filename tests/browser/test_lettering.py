"""The words that a drawing draws, as its source says."""

from __future__ import annotations

import base64

import pytest

from a11y.browser.probes.lettering import drawn_words, words_in_address

BADGE = (
    '<svg xmlns="http://www.w3.org/2000/svg"><title>build: passing</title><defs><text>unused</text></defs>'
    '<g><text fill="#010101" fill-opacity=".3">build</text><text>build</text>'
    '<text><tspan>passing</tspan> &amp; <tspan>signed</tspan></text><text opacity="0">gone</text></g></svg>'
)


def test_words_are_read_once_and_only_where_they_are_drawn() -> None:
    """Titles, definitions and what is clear draw nothing, and a shadow is no second word."""
    assert drawn_words(BADGE) == "build\npassing & signed"


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml," + BADGE.replace("#", "%23"),
        "data:image/svg+xml;charset=utf-8,"
        + BADGE.replace("<", "%3C").replace(">", "%3E").replace("#", "%23"),
        "data:image/svg+xml;base64," + base64.b64encode(BADGE.encode()).decode(),
    ],
)
def test_an_address_may_hold_a_drawing(address: str) -> None:
    """It is read however it is written."""
    assert words_in_address(address) == "build\npassing & signed"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/badge.svg",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:image/svg+xml;base64,%%%",
        "data:image/svg+xml",
    ],
)
def test_other_addresses_hold_none(address: str) -> None:
    """A picture that cannot be read draws no word that is known."""
    assert not words_in_address(address)
