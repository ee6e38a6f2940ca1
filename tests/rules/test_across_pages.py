"""Rules across page states, on planted pages in a real browser: one beside another locale, or beside a step before."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from made_records import begin
from playwright.sync_api import Browser
from walked_pages import Seen, Tabs, sample_page, sample_profile, served, walking

from a11y.browser.driver import Index
from a11y.browser.examining import Examiner
from a11y.facts.profile import Control, PageProfile
from a11y.facts.record import COMBINED, Record, combine
from a11y.rules.judge_across import judge_across
from a11y.rules.registry import ACROSS_RULES
from a11y.words.guests import Engines
from a11y.words.rendition import Modality, Rendition

PAGES = Path(__file__).parents[1] / "pages"
_NUMBER = re.compile(r"-(\d+)(?=\.)")
"""The how many-th page of a walk over several, `failed-order-2.html`."""
PLANTED = sorted(
    path.relative_to(PAGES)
    for rule in ACROSS_RULES
    for path in (PAGES / rule.id.replace("/", "-", 1)).glob("*.html")
    if not path.name.startswith("source-")
    if (number := _NUMBER.search(path.name)) is None or number[1] == "1"
)


def walked(planted: Path) -> list[Path]:
    """The pages of a walk in order: one, or all that are numbered."""
    if _NUMBER.search(planted.name) is None:
        return [planted]
    name = _NUMBER.sub("", planted.name)
    pages = (PAGES / planted.parent).glob("*-?.html")
    return sorted(page.relative_to(PAGES) for page in pages if _NUMBER.sub("", page.name) == name)


def seen_in_both(planted: Path, browser: Browser | Tabs, folder: Path) -> Record:
    """The record of a walk in its locale, and of its `source-` page in English where there is one."""
    source = PAGES / planted.parent / f"source-{planted.name.partition('-')[2].split('.')[0]}.html"
    walks = [(planted.suffixes[0][1:] if len(planted.suffixes) > 1 else "fr", walked(planted))]
    if source.is_file():
        walks.append(("en", [source.relative_to(PAGES)]))
    with served(PAGES) as target:
        for locale, pages in walks:
            names = ["sample", *(f"sample{number}" for number in range(2, len(pages) + 1))]
            made = {name: made_page(name, page) for name, page in zip(names, pages, strict=True)}
            seen = Seen(target, sample_profile(folder / "catalogs", made), folder / "run", locale)
            seen.engines, seen.examiner = (
                Engines(axe_looks=False),
                Examiner(seen.recorder, folder / "run", ()),
            )
            seen.recorder.write(begin(()))
            with walking(browser, seen, Modality.POINTER, Rendition(locale=locale)) as index:
                walk_over(index, names)
    return combine([folder / "run"], folder / "run", judge_across)


def made_page(name: str, page: Path) -> PageProfile:
    """The page in a profile; what is to be pressed on it is a button or a link."""
    role = "link" if '<a class="go"' in (PAGES / page).read_text("utf-8") else "button"
    go = Control(role=role, msgid=("Go",), selector=".go")
    return msgspec.structs.replace(sample_page(f"/{page}"), name=name, controls={"go": go})


def walk_over(index: Index, names: list[str]) -> None:
    """Each page in turn, opened, or come to by the page before; what is to be pressed on it is pressed."""
    come = ""
    for name, following in zip(names, [*names[1:], ""], strict=True):
        if come != name:
            index.open(name).expect(name, "Opened")
        go = index.page.locator(".go")
        leads = go.count() and go.get_attribute("data-leads") is not None
        if not go.count() or (leads and not following):
            continue
        index.activate(f"{name}.go")
        if leads:
            index.expect(following, "Come to")
            come = following
        else:
            message = "done" if "Fini" in index.page.content() else ""
            index.expect(name, "Done", message=message, in_place=True)


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_planted_page(planted: Path, tabs: Tabs, tmp_path: Path) -> None:
    """A `failed` page is reported by its rule, a `passed` or `inapplicable` page is not, and is counted as such."""
    rule = planted.parts[0].replace("-", "/", 1)
    record = seen_in_both(planted, tabs, tmp_path)
    told = {finding.rule for finding in record.findings}
    expected = planted.name.split("-")[0]
    *_, state = (state for state in record.states if state.rendition.locale != "en")
    if expected == "failed":
        assert rule in told
        where = {finding.state for finding in record.findings if finding.rule == rule}
        assert not any(rule in (*one.passed, *one.inapplicable) for one in record.states if one.id in where)
    else:
        assert rule not in told
        assert rule in getattr(state, expected)


@pytest.mark.parametrize("rule", [rule.id for rule in ACROSS_RULES])
def test_every_rule_has_planted_pages(rule: str) -> None:
    """A rule without a page that fails, one that passes and one that it does not apply to is not held by tests."""
    folder = rule.replace("/", "-", 1)
    kinds = {path.name.split("-")[0] for path in PLANTED if path.parts[0] == folder}
    assert kinds == {"failed", "passed", "inapplicable"}


def test_combined_again_it_says_the_same(browser: Browser, tmp_path: Path) -> None:
    """A record that is judged and combined again is the same file to the byte, from its parts and from itself."""
    seen_in_both(Path("locale-clipped-text/failed-cut.fr.html"), browser, tmp_path)
    first = (tmp_path / "run" / COMBINED).read_bytes()
    combine([tmp_path / "run"], tmp_path / "run", judge_across)
    assert (tmp_path / "run" / COMBINED).read_bytes() == first
    for part in (tmp_path / "run" / "records").iterdir():
        part.unlink()
    combine([tmp_path / "run"], tmp_path / "run", judge_across)
    assert (tmp_path / "run" / COMBINED).read_bytes() == first


def test_a_step_is_found_though_its_number_differs(browser: Browser, tmp_path: Path) -> None:
    """A gate that rises in one locale alone moves the numbers of later steps, and they are compared all the same."""
    profile = sample_profile(
        tmp_path / "catalogs", {"sample": sample_page("/locale-clipped-text/source-cut.html")}
    )
    later = sample_profile(
        tmp_path / "catalogs", {"sample": sample_page("/locale-clipped-text/failed-cut.fr.html")}
    )
    with served(PAGES) as target:
        seen = Seen(target, profile, tmp_path / "run", "en")
        seen.recorder.write(begin(()))
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
        seen = Seen(target, later, tmp_path / "run", "fr")
        with walking(browser, seen, Modality.POINTER, Rendition(locale="fr")) as index:
            index.open("sample").expect("sample", "A gate")
            index.open("sample").expect("sample", "Opened")
    record = combine([tmp_path / "run"], tmp_path / "run", judge_across)
    told = [one.step for one in record.findings if one.rule == "locale/clipped-text"]
    assert told == ["Opened"]
