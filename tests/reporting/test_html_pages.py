from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import msgspec
import pytest
from report_pages import page, text_of
from rich_record import HOSTILE, SCENARIOS, clear_record, rich_record

from a11y.facts.record import Record
from a11y.gate import why_incomplete
from a11y.reporting.views import site as site_module
from a11y.reporting.views.completeness import gaps
from a11y.reporting.views.overview import Overview
from a11y.reporting.write import write_reports
from a11y.words.rendition import Rendition
from a11y.words.run import Walk

PAGE_LIMIT = 1_000_000


def html_pages(reports: dict[str, Path]) -> list[Path]:
    """Every page in every language."""
    return sorted(path for folder in reports.values() for path in folder.glob("*.html"))


def broken_references(folder: Path) -> list[str]:
    """Every href, src and anchor of the pages in a folder that leads nowhere."""
    ids = {path.name: set(page(path).xpath("//@id")) for path in folder.glob("*.html")}
    broken = []
    for path in folder.glob("*.html"):
        for reference in page(path).xpath("//@href | //@src"):
            parts = urlsplit(reference)
            if parts.scheme == "https":
                continue
            name = unquote(parts.path) or path.name
            there = not parts.scheme and (folder / name).exists()
            if not there or (parts.fragment and parts.fragment not in ids[name]):
                broken.append(f"{path.name}: {reference}")
    return broken


def test_every_reference_resolves(reports: dict[str, Path]) -> None:
    """Each link, anchor, style sheet, script and picture of every page leads to something that is there."""
    assert [broken for folder in reports.values() for broken in broken_references(folder)] == []


def test_pages_are_valid_html(reports: dict[str, Path]) -> None:
    """A strict parser finds nothing to complain of in any page, whatever names the target has."""
    parser = html5lib.HTMLParser(strict=True)
    for path in html_pages(reports):
        parser.parse(path.read_text(encoding="utf-8"))


def test_ids_are_unique(reports: dict[str, Path]) -> None:
    """No page uses an id twice."""
    for path in html_pages(reports):
        ids = page(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_pages_have_one_main_heading_and_no_gap_in_levels(reports: dict[str, Path]) -> None:
    """Each page has one h1, and no heading is more than one level below the one before."""
    for path in html_pages(reports):
        levels = [int(tag.tag[1]) for tag in page(path).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_pages_declare_language_and_direction(reports: dict[str, Path]) -> None:
    """Each page is in the language asked for, a translators' desk in its own, and runs in its direction."""
    for asked, folder in reports.items():
        for path in folder.glob("*.html"):
            root = page(path)
            language = path.stem.partition("messages-")[2] or asked
            assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "he" else "ltr")


def test_nothing_comes_from_elsewhere_or_is_written_inline(reports: dict[str, Path]) -> None:
    """No script, style, handler or resource stands outside the two files beside the pages and the pictures."""
    for path in html_pages(reports):
        root = page(path)
        assert root.xpath("//@style | //style | //*/@*[starts-with(name(), 'on')]") == []
        assert root.xpath("//script/@src") == ["report.js"]
        assert [script.text for script in root.xpath("//script")] == [None]
        sources = root.xpath("//img/@src | //image/@href")
        assert all(re.fullmatch(r"\.\./media/[0-9a-f]+\.webp", source) for source in sources)
        assert all(href.startswith("https://") or ":" not in href for href in root.xpath("//a/@href"))


def test_hostile_words_change_nothing_but_text(tmp_path: Path) -> None:
    """A target whose names are hostile gives pages with the same elements and attributes as a tame one."""

    def skeleton(folder: Path) -> dict[str, list[tuple[str, list[str]]]]:
        return {
            path.name: [(str(element.tag), sorted(element.keys())) for element in page(path).iter()]
            for path in (folder / "report").glob("*.html")
        }

    hostile = rich_record(tmp_path / "hostile")
    tame = msgspec.json.encode(hostile, enc_hook=str).replace(
        msgspec.json.encode(HOSTILE)[1:-1], b"B" * len(HOSTILE)
    )
    folder = tmp_path / "tame"
    (folder / "media").parent.mkdir()
    shutil.copytree(hostile.media, folder / "media")
    for name, record in (
        ("hostile", hostile),
        ("tame", msgspec.json.decode(tame, type=Record, dec_hook=decoded)),
    ):
        write_reports(
            msgspec.structs.replace(record, folder=tmp_path / name), tmp_path / name / "report", language="en"
        )
    assert skeleton(tmp_path / "hostile") == skeleton(folder)


def decoded(kind: type, value: object) -> object:
    """A path from its text."""
    return kind(value)


def test_controls_are_spelled_out(reports: dict[str, Path]) -> None:
    """No page holds a control that could reorder or hide its surroundings; its code point is shown instead."""
    for path in html_pages(reports):
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]", text), path
    assert "[U+202E]" in text_of(reports["en"] / "index.html")


def test_long_names_are_cut_with_a_count(reports: dict[str, Path]) -> None:
    """A name of 100,000 characters is cut, and the page says how many characters are left out."""
    text = text_of(reports["en"] / "task-read-history.html")
    assert "A" * 500 not in text
    assert re.search(r"… \(99,\d\d\d more characters\)", text)


def test_foreign_words_carry_their_language(reports: dict[str, Path]) -> None:
    """The target's words are isolated and marked with their language."""
    names = page(reports["en"] / "steps.html").xpath(
        "//p[@class='element']/bdi[@lang='he' and @dir='auto']/text()"
    )
    assert "שלח" in names


def test_untranslated_words_are_marked_as_english(reports: dict[str, Path]) -> None:
    """Words of axe that we do not explain ourselves are marked as English in other languages, and not in English."""
    question = "//h4/span[@lang='en' and @dir='ltr' and contains(., 'Does the picture')]"
    assert page(reports["he"] / "steps.html").xpath(question)
    assert not page(reports["en"] / "steps.html").xpath(question)


def test_an_incomplete_run_says_so_on_every_page(reports: dict[str, Path]) -> None:
    """The start page begins with it and gives the reasons; the others have a line that leads there."""
    start = text_of(reports["en"] / "index.html")
    assert start.index("The run is incomplete") < start.index("Walks finished")
    assert "worker-2.jsonl" in start
    for path in reports["en"].glob("*.html"):
        if path.name != "index.html":
            assert page(path).xpath("//*[contains(@class, 'alarm')]"), path


def besides(walk: Walk | None) -> Walk | None:
    """The walk, had it set out to look at its pages in the dark too."""
    dark = Rendition(color_scheme="dark")
    return msgspec.structs.replace(walk, also=(dark,)) if walk else None


def test_report_and_gate_agree_on_what_is_complete(tmp_path: Path, record: Record) -> None:
    """The report calls a run incomplete exactly when the gate does."""
    clear = clear_record(tmp_path)
    one = msgspec.structs.replace
    for made in (
        record,
        clear,
        one(clear, cut=("x",)),
        one(clear, ends=clear.ends[1:]),
        one(clear, states=clear.states[1:]),
        one(clear, states=()),
        one(clear, errors=record.errors),
        one(clear, states=(one(clear.states[0], untested={"axe": "it threw"}), *clear.states[1:])),
        one(clear, ends=tuple(one(end, walk=besides(end.walk)) for end in clear.ends)),
    ):
        assert bool(gaps(Overview(made))) == any(why_incomplete(made))


def test_map_names_what_happened_in_words(reports: dict[str, Path]) -> None:
    """A cell of the map says how many faults, how hard, and what was not seen, without colours."""
    rows = page(reports["en"] / "index.html").xpath("//table[@class='map']/tbody/tr")
    told = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert told[0][1:] == [
        "2 faults critical 1 question",
        "2 faults critical",
        "2 faults critical 1 question",
        "5 faults critical 1 question",
        "2 faults critical 1 question",
    ]
    assert told[1][5] == "broken off 1 fault moderate 1 question"
    assert told[2][4] == "not seen"
    assert set(told[3][1:]) == {"does not apply"}


def test_a_fault_is_told_once(reports: dict[str, Path]) -> None:
    """The same fingerprint in many locales and steps is one entry, with how far it spreads."""
    articles = page(reports["en"] / "steps.html").xpath("//article[.//code[.='axe/region-0']]")
    assert len(articles) == 1
    spread = " ".join(articles[0].xpath(".//p[@class='spread']")[0].text_content().split())
    assert spread == "Seen in 4 locales, at 6 steps"


def test_only_where_it_is(reports: dict[str, Path]) -> None:
    """A fault of one locale says so."""
    spreads = page(reports["en"] / "steps.html").xpath("//article[@data-locale='he']//p[@class='spread']")
    assert spreads
    assert all("only in Hebrew" in spread.text_content() for spread in spreads)


def test_reproduction_is_acts_and_a_command(reports: dict[str, Path]) -> None:
    """A fault can be seen again by hand, act by act, and by one command in the same locale and modality."""
    article = page(reports["en"] / "steps.html").xpath("//article[contains(@data-impact, 'critical')]")[0]
    text = " ".join(article.text_content().split())
    assert "Fill in “Username”." in text
    assert "a11y run -k test_set_up_totp --locale en --modality pointer" in text


def test_clear_run_is_clear(tmp_path: Path) -> None:
    """A complete run without findings says that nothing stands in anybody's way, and sounds no alarm."""
    write_reports(clear_record(tmp_path), tmp_path / "report", language="en")
    assert "Nothing that was looked at stands in anybody's way." in text_of(
        tmp_path / "report" / "index.html"
    )
    assert not page(tmp_path / "report" / "index.html").xpath("//*[contains(@class, 'alarm')]")
    assert broken_references(tmp_path / "report") == []


def test_many_faults_are_split_over_pages(tmp_path: Path) -> None:
    """Five hundred faults make a page for each scenario, none past about a megabyte, and every link still resolves."""
    rich = rich_record(tmp_path)
    template = rich.findings[0]
    per_scenario = [
        state for state in rich.states if state.modality == "pointer" and state.rendition.locale == "en"
    ]
    many = tuple(
        msgspec.structs.replace(
            template, fingerprint=f"many-{number}", scenario=s.scenario, step=s.step, state=s.id
        )
        for number in range(500)
        for s in [per_scenario[number % len(per_scenario)]]
    )
    write_reports(msgspec.structs.replace(rich, findings=many), tmp_path / "report", language="en")
    pages = list((tmp_path / "report").glob("steps*.html"))
    assert len(pages) == 1 + len(SCENARIOS)
    assert max(path.stat().st_size for path in pages) < PAGE_LIMIT
    assert broken_references(tmp_path / "report") == []


@pytest.mark.parametrize("name", ["pages", "mine"])
def test_checked_pages_have_no_desk_for_messages(tmp_path: Path, name: str) -> None:
    """Pages without a profile have no catalogs, and no words to hold against them; a profile without is told so."""
    record = rich_record(tmp_path)
    run = msgspec.structs.replace(record.run, profile=name, catalogs=())
    write_reports(msgspec.structs.replace(record, run=run), tmp_path / "report")
    assert broken_references(tmp_path / "report") == []
    assert bool(list((tmp_path / "report").glob("messages*.html"))) is (name == "mine")
    told = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert ("Two desks" in told) is (name == "pages")


@pytest.mark.parametrize(
    "ids", [("a::test_x_y", "b::test_x_y"), ("a::test_x[1]", "a::test_x[2]"), ("日本", "テスト")]
)
def test_slugs_are_unique(tmp_path: Path, ids: tuple[str, str]) -> None:
    """Scenarios with like names still have pages of their own."""
    rich = clear_record(tmp_path)
    states = tuple(msgspec.structs.replace(rich.states[0], scenario=name, id=name) for name in ids)
    walks = tuple(msgspec.structs.replace(rich.run.planned[0], scenario=name) for name in ids)
    run = msgspec.structs.replace(rich.run, planned=walks)
    overview = Overview(msgspec.structs.replace(rich, run=run, states=states, ends=()))
    made = site_module.Site(overview, ())
    assert len({made.task_page(name) for name in ids}) == len(ids)
