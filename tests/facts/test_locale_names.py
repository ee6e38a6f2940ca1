import pytest

from a11y.facts.locale_names import fallbacks, to_bcp47, to_gettext


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("fr", "fr"),
        ("pt_BR", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("zh_hans", "zh-Hans"),
        ("sr@latin", "sr-Latn"),
        ("ca@valencia", "ca-valencia"),
        ("en_US.UTF-8", "en-US"),
        ("es_419", "es-419"),
        ("en-x-TRACER", "en-x-tracer"),
        ("__pycache__", "__pycache__"),
    ],
)
def test_folders_become_tags(name: str, tag: str) -> None:
    """Every way to name a locale folder leads to its BCP 47 tag."""
    assert to_bcp47(name) == tag


def test_tags_become_folders() -> None:
    """Gettext's own way has underscores."""
    assert to_gettext("zh-hant-tw") == "zh_Hant_TW"


def test_a_locale_falls_back_as_gettext_does() -> None:
    """From the most to the least special; a private use mark is no locale of its own."""
    assert fallbacks("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")
    assert fallbacks("en-x-tracer") == ("en-x-tracer", "en")
