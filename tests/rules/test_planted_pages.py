"""Every rule, on its planted pages in a real browser: it finds each failed one, and nothing in the others."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, Tabs, in_pseudo_locale, sample_page, sample_profile, served, speaking, walking

from a11y.browser.examining import ActingProbe, Examiner
from a11y.browser.probes.acting import ACTING, acting_for
from a11y.rules.asked import Asked
from a11y.rules.registry import ACROSS_RULES, MESSAGE_RULES, RULES
from a11y.rules.rule import MessageRule, Rule
from a11y.words.errors import ScenarioError
from a11y.words.guests import Engines
from a11y.words.pseudo import PseudoKind
from a11y.words.rendition import Modality, Rendition

PAGES = Path(__file__).parents[1] / "pages"
ACROSS = {rule.id.replace("/", "-", 1) for rule in ACROSS_RULES}
"""Folders of rules that look across page states: `test_across_pages.py` walks them."""
PLANTED = sorted(path.relative_to(PAGES) for path in PAGES.glob("*/*.html") if path.parent.name not in ACROSS)
JUDGED: tuple[Rule | MessageRule, ...] = (*RULES, *MESSAGE_RULES)
BY_ID = {rule.id: rule for rule in JUDGED}
APPLIES_ALWAYS = {"locale/page-language", "locale/page-direction", "locale/page-title"}
"""Rules about the page as a whole: there is no page that they do not apply to."""


def rule_of(planted: Path) -> str:
    """The rule that a planted page belongs to: its folder's name, the first dash for a slash."""
    return planted.parts[0].replace("-", "/", 1)


def needs_axe(rule: str) -> bool:
    """Whether axe must look, for this rule to judge: its answer is read, or it says what colours are looked at."""
    ours = BY_ID.get(rule)
    if ours is None or not {"axe", "colours"}.isdisjoint(ours.needs):
        return True
    module = inspect.getmodule(ours.judge)
    return module is not None and "state.axe" in inspect.getsource(module)


def probes_for(rule: str) -> tuple[ActingProbe, ...]:
    """Those that act when this rule alone is asked for; all of them for axe, which also judges what they open."""
    return acting_for(Asked((rule,)).parts) if rule in BY_ID else ACTING


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_planted_page(planted: Path, tabs: Tabs, tmp_path: Path) -> None:
    """A `failed` page is reported by its rule, a `passed` or `inapplicable` page is not, and is counted as such.

    The rule is asked for alone, so that what it needs is what it says that it needs.
    """
    rule = rule_of(planted)
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page(f"/{planted}")})
    locale = planted.suffixes[0][1:] if len(planted.suffixes) > 1 else "en"
    pages = PAGES
    if locale == "en-XA":
        profile = in_pseudo_locale(profile, PseudoKind.ACCENTED, locale, tmp_path / "pseudo")
        pages = speaking(PAGES / planted, profile, locale, tmp_path / "pages")
    wanted = (PAGES / planted).read_text(encoding="utf-8")
    with served(pages) as target:
        seen = Seen(target, profile, tmp_path / "run", locale)
        seen.engines = Engines(axe_looks=needs_axe(rule))
        seen.examiner = Examiner(seen.recorder, tmp_path / "run", probes_for(rule))
        with walking(tabs, seen, Modality.KEYBOARD, Rendition(locale=locale)) as index:
            # as in a check, where nobody goes on from the page
            index.world.free = 'class="go"' not in wanted and "class=go" not in wanted
            index.open("sample").expect("sample", "Opened")
            if index.page.locator(".go").count():
                index.activate("sample.go").expect("sample", "Done", message="done", in_place=True)
    told = {finding.rule for finding in seen.findings}
    expected = planted.name.split("-")[0]
    if expected == "failed":
        assert rule in told
    else:
        assert rule not in told, seen.findings
        assert any(rule in getattr(state, expected) for state in seen.states)


@pytest.mark.parametrize("rule", [rule.id for rule in (*RULES, *MESSAGE_RULES)])
def test_every_rule_has_planted_pages(rule: str) -> None:
    """A rule without a page that fails, one that passes and one that it does not apply to is not held by tests."""
    kinds = {path.name.split("-")[0] for path in PLANTED if rule_of(path) == rule}
    assert kinds >= {"failed", "passed"} | (set() if rule in APPLIES_ALWAYS else {"inapplicable"})


@pytest.mark.parametrize("planted", ["failed-field.html", "failed-in-frame.html", "failed-in-shadow.html"])
def test_an_element_that_axe_reports_has_its_place(planted: str, browser: Browser, tmp_path: Path) -> None:
    """A finding of axe's says where the element stands and what it is, in frames and shadow trees as well."""
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page(f"/axe-label/{planted}")})
    with served(PAGES) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    (found,) = (finding for finding in seen.findings if finding.rule == "axe/label")
    assert found.target.role == "textbox"
    assert found.target.box is not None


@pytest.mark.parametrize("planted", ["failed-underscore.html", "failed-part.html"])
def test_a_wrong_language_tag_is_told_once(planted: str, browser: Browser, tmp_path: Path) -> None:
    """What axe says of the same attribute is left out: it cannot say what the tag should be."""
    profile = sample_profile(
        tmp_path / "catalogs", {"sample": sample_page(f"/locale-language-tag/{planted}")}
    )
    with served(PAGES) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    told = {finding.rule: finding for finding in seen.findings if "lang" in finding.rule}
    assert set(told) == {"locale/language-tag"}
    assert told["locale/language-tag"].criteria == (("3.1.1",) if "underscore" in planted else ("3.1.2",))


def test_a_control_that_is_nowhere_ends_the_scenario(browser: Browser, tmp_path: Path) -> None:
    """A control that neither name nor place finds is one sentence that lists what is there instead."""
    profile = sample_profile(
        tmp_path / "catalogs", {"sample": sample_page("/locale-control-name/inapplicable-no-act.html")}
    )
    with served(PAGES) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with (
            walking(browser, seen, Modality.POINTER) as index,
            pytest.raises(ScenarioError, match="no button named “Go”"),
        ):
            index.open("sample").expect("sample", "Opened").activate("sample.go")
