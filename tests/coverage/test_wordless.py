from datetime import UTC, datetime

import pytest
from babel.dates import format_date, format_datetime, format_time

from a11y.coverage.wordless import Wordless

MOMENT = datetime(2026, 5, 31, 17, 5, tzinfo=UTC)
LOCALES = ("en", "fr", "he", "ja", "de", "es", "ru", "uk", "el", "ko", "zh-Hans", "zh-Hant", "pt-BR", "eo")


@pytest.mark.parametrize("locale", LOCALES)
def test_dates_and_times_as_the_locale_writes_them(locale: str) -> None:
    """Whatever Babel writes for a moment is recognised as a date in that locale."""
    wordless = Wordless(locale, frozenset())
    name = locale.replace("-", "_")
    written = [format_date(MOMENT, style, name) for style in ("short", "medium", "long", "full")]
    written += [format_time(MOMENT, style, locale=name) for style in ("short", "medium")]
    written += [format_datetime(MOMENT, style, locale=name) for style in ("short", "medium", "long")]
    assert [text for text in written if not wordless(text)] == []


@pytest.mark.parametrize(
    "text", ["Email", "Maintain 3 keys", "Sign in", "Mayday", "5 minutes", "Saturday market", "Amai 3 keys"]
)
def test_words_that_hold_the_name_of_a_month_are_words(text: str) -> None:
    """`mai` is not May in `Email`, and a number does not make a date of words."""
    assert not Wordless("fr", frozenset())(text)
    assert not Wordless("en", frozenset())(text)


def test_data_inside_a_word_is_not_taken_out() -> None:
    """A user called `ann` does not hide the words that contain the letters."""
    assert not Wordless("en", frozenset({"ann"}))("Planned")
    assert Wordless("en", frozenset({"ann"}))("Ann (2)")


def test_a_locale_that_nobody_knows_has_no_calendar() -> None:
    """A pseudo-locale is no error."""
    wordless = Wordless("xx-tracer", frozenset())
    assert wordless("17:05 UTC")
    assert not wordless("May 2026")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "il y a 3 jours"),
        ("fr", "dans 1 heure"),
        ("en", "21 minutes ago"),
        ("he", "לפני 5 ימים"),
        ("ja", "3 日前"),
        ("uk", "5 днів тому"),
        ("ja", "3日前"),
    ],
)
def test_a_span_of_time_in_words(locale: str, text: str) -> None:
    """How long ago something was, as CLDR writes it in the locale, and in no other."""
    assert Wordless(locale, frozenset()).is_span(text)
    assert not Wordless("de", frozenset()).is_span(text)


def test_sums_and_lists() -> None:
    """Money with its currency's code, and the user's own data in a list, need no translation; other words do."""
    wordless = Wordless("fr", frozenset({"zoe", "noa"}))
    assert wordless("EUR 1 200,50")
    assert wordless("12.00 USD")
    assert wordless("zoe et noa")
    assert not wordless("zoe mange noa")
    assert not wordless("et")
    assert not wordless("ABC 12 def")


def test_a_line_of_a_script_without_spaces_is_words() -> None:
    """A file name in a Japanese line makes no code of it."""
    assert not Wordless("ja", frozenset())("ファイルをアップロードしました:sample-1.30.tar.gz")
    assert Wordless("ja", frozenset())("sample-1.30.tar.gz")
