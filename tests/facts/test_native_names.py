"""The names of languages in their own words."""

from __future__ import annotations

from a11y.facts.native_names import native_names, worked_out

SWITCHERS = {
    "français": "fr",
    "עברית": "he",
    "日本語": "ja",
    "português": "pt",
    "한국어": "ko",
    "esperanto": "eo",
}


def test_the_table_knows_what_babel_knows() -> None:
    """The table holds most of what the installed Babel knows: a newer one may know more, by its newer data."""
    known = native_names()
    wanted = worked_out()
    assert len(wanted.keys() - known.keys()) <= len(wanted) / 4
    assert {name: known[name] & {language} for name, language in SWITCHERS.items()} == {
        name: {language} for name, language in SWITCHERS.items()
    }
