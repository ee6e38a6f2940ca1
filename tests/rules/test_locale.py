"""What counts as the language asked for, and how a finding names the way of asking."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.judge import judge
from a11y.rules.language_tag import is_well_formed
from a11y.rules.locale import names_other_language
from a11y.words.finding import Finding, Impact
from a11y.words.rendition import LocaleWay
from a11y.words.state import Node, PageState, Wording


def page(asked: str, declared: str, **more: object) -> PageState:
    """A page state that was asked for in one language and declares another."""
    made = msgspec.structs.replace(state(walk(locale=asked)), language=declared)
    return msgspec.structs.replace(made, **more)


def told(of: PageState, rule: str) -> list[Finding]:
    """The findings of a rule."""
    return [finding for finding in judge(of)[1] if finding.rule == rule]


@pytest.mark.parametrize(
    ("asked", "declared", "other"),
    [
        ("fr", "fr", False),
        ("fr", "fr-CA", False),
        ("fr-CA", "fr", False),
        ("pt-BR", "pt_BR", False),
        ("pt-BR", "pt-PT", True),
        ("fr", "en", True),
        ("zh-Hans", "zh_Hans", False),
        ("zh-Hans", "zh-CN", False),
        ("zh-Hans", "zh", False),
        ("zh-Hant", "zh", True),
        ("zh-Hans", "zh-TW", True),
        ("sr-Latn", "sr", True),
        ("he", "HE", False),
    ],
)
def test_another_language_script_or_country(asked: str, declared: str, other: bool) -> None:
    """A tag that leaves something out is what it usually means; how it is written makes no difference."""
    assert names_other_language(page(asked, declared)) is other


@pytest.mark.parametrize("way", [way for way in LocaleWay if way is not LocaleWay.ANY])
def test_the_way_of_asking_is_named(way: LocaleWay) -> None:
    """Each way of asking has a sentence of its own, and all of them are one fault."""
    (plain,) = told(page("fr", "en"), "locale/page-language")
    (found,) = told(page("fr", "en", asked_by=way), "locale/page-language")
    assert "fr" in found.message
    assert "en" in found.message
    assert found.message != plain.message
    assert found.fingerprint == plain.fingerprint


@pytest.mark.parametrize(("declared", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_a_page_that_nobody_asked_for_a_language_may_speak_any(declared: str, direction: str) -> None:
    """A check of a page in French or Arabic, in which no locale was named, finds no fault in that."""
    seen = page("en", declared, asked_by=LocaleWay.ANY, direction=direction)
    assert not told(seen, "locale/page-language")
    assert not told(seen, "locale/page-direction")
    assert told(page("en", "", asked_by=LocaleWay.ANY), "locale/page-language")


def test_a_picture_that_is_opened_by_itself_has_no_lang() -> None:
    """Where the document is no HTML, as a drawing, no language is asked for."""
    drawing = Node(id=2, parent=1, tag="svg")
    root = Node(id=1, parent=0, tag="html")
    silent = page("en", "", asked_by=LocaleWay.ANY)
    assert not told(msgspec.structs.replace(silent, nodes=(drawing,)), "locale/page-language")
    assert told(msgspec.structs.replace(silent, nodes=(root, drawing)), "locale/page-language")


@pytest.mark.parametrize(
    ("wording", "impact"),
    [
        (Wording(asked=9), None),
        (Wording(asked=9, other=2, certain=2, language="en"), None),
        (Wording(asked=9, other=3, certain=2, language="en"), None),
        (Wording(asked=9, other=3, certain=3, language="en"), Impact.MODERATE),
        (Wording(asked=0, other=1, certain=0, language="en"), None),
        (Wording(asked=2, other=2, certain=2, language="en"), None),
        (Wording(asked=1, other=2, certain=0, language="en"), Impact.SERIOUS),
    ],
)
def test_how_many_other_words_are_a_fault(wording: Wording, impact: Impact | None) -> None:
    """More words of another language than of the right one are a fault; fewer are, when chance is out of question."""
    found = told(page("fr", "fr", wording=wording), "locale/page-words")
    assert [finding.impact for finding in found] == ([impact] if impact else [])


def test_a_page_that_declares_another_language_is_told_once() -> None:
    """A page that is in English and says so is one fault, not two."""
    english = page("fr", "en", wording=Wording(asked=0, other=20, certain=9, language="en"))
    assert told(english, "locale/page-language")
    assert not told(english, "locale/page-words")


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "zh-Hans-TW", "de-CH-1901", "i-klingon", "x-ours", "en-u-ca-gregory"]
)
def test_well_formed(tag: str) -> None:
    """Tags as RFC 5646 builds them."""
    assert is_well_formed(tag)


@pytest.mark.parametrize("tag", ["pt_BR", "zh_Hans", "en-", "sr@latin", "en-US-US", "french language", "e"])
def test_ill_formed(tag: str) -> None:
    """Names of locales as operating systems and folders have them, and other words."""
    assert not is_well_formed(tag)
