"""Dates as locales write them, and as they do not."""

from __future__ import annotations

import pytest

from a11y.coverage.dates import Manner, strange_dates

OTHERS = ("en", "he", "es", "ja")


@pytest.mark.parametrize(
    ("locale", "text", "manner"),
    [
        ("fr", "November 22, 2026", Manner.WORDS),
        ("fr", "Nov. 22, 2026", Manner.ORDER),  # French abbreviates this month alike
        ("he", "22 November 2026", Manner.WORDS),
        ("fr", "22 בנובמבר 2026", Manner.WORDS),
        ("fr", "22 de noviembre de 2026", Manner.WORDS),
        ("fr", "2026年11月24日", Manner.WORDS),
        ("fr", "novembre 22, 2026", Manner.ORDER),
        ("fr", "11/24/2026", Manner.ORDER),
        ("en-US", "24/11/2026", Manner.ORDER),
        ("de", "5:20 p.m.", Manner.CLOCK),
    ],
)
def test_a_date_in_another_manner(locale: str, text: str, manner: Manner) -> None:
    """Another language's months, another order, another clock: each is told as what it is."""
    assert [one.manner for one in strange_dates(text, locale, OTHERS)] == [manner]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "22 novembre 2026 à 17:20"),
        ("fr", "22 nov. 2026"),
        ("fr", "24/11/2026"),
        ("fr", "11/04/2026"),
        ("en", "24 November 2026"),
        ("en", "November 24, 2026, 5:20 p.m."),
        ("he", "22 בנובמבר 2026"),
        ("ja", "2026年11月24日"),
        ("ja", "2026/11/24"),
        ("nl", "22 november 2026"),
        ("de", "22. November 2026"),
        ("es", "22 de noviembre de 2026"),
        ("pt-BR", "24 de Novembro de 2026"),
        ("fr", "2026-11-24"),
        ("fr", "2026-11-24T17:20:00Z"),
        ("fr", "certifi 2026.11.24"),
        ("fr", "demo 1.24.2026"),
        ("fr", "https://example.org/2026/11/24/x"),
        ("fr", "11/24/20260"),
        ("tlh", "November 22, 2026"),
    ],
)
def test_a_date_that_is_left_alone(locale: str, text: str) -> None:
    """What the locale writes, what is in nobody's manner, what could be read in two ways, and what is no date."""
    assert list(strange_dates(text, locale, OTHERS)) == []
