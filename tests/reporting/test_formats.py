from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from made_records import finding, seen, walk, write_record
from rich_record import clear_record, rich_record

from a11y.facts.record import Record, read_record
from a11y.reporting.document import Document
from a11y.reporting.formats import ReportFormat
from a11y.reporting.labels import LABELS
from a11y.reporting.markdown import defused, escaped
from a11y.reporting.places import FILES
from a11y.reporting.views.start import Seen
from a11y.reporting.write import write_reports
from a11y.words.errors import OutputError, UsageError
from a11y.words.finding import Engine, Impact, OutcomeValue
from a11y.words.message import Channel, Translation
from a11y.words.rendition import Modality


@pytest.mark.parametrize("chosen", list(ReportFormat))
def test_every_format_writes_something(tmp_path: Path, chosen: ReportFormat) -> None:
    """Each member of the enumeration has a maker, and its file is there and not empty."""
    (path,) = write_reports(clear_record(tmp_path), tmp_path / "report", [chosen], "en")
    assert path.stat().st_size > 0


def test_every_member_has_a_label() -> None:
    """No member of an enumeration is without words."""
    members = [*Impact, *OutcomeValue, *Modality, *Channel, *Translation, *Seen]
    assert {f"{type(member).__name__}.{member.value}" for member in members} == set(LABELS)


def test_json_has_the_promised_names(tmp_path: Path) -> None:
    """The names that scripts rely on are there, with a format number."""
    (path,) = write_reports(rich_record(tmp_path), tmp_path / "report", [ReportFormat.JSON], "en")
    summary = msgspec.json.decode(path.read_bytes())
    assert summary["format"] == 1
    assert summary["verdict"] == "incomplete"
    assert summary["totals"]["impacts"] == {"critical": 1, "serious": 3, "moderate": 1, "minor": 1}
    assert {walk["status"] for walk in summary["walks"]} == {
        "finished",
        "broken",
        "unfinished",
        "inapplicable",
    }
    label = next(finding for finding in summary["findings"] if finding["rule"] == "axe/label")
    assert label["criteria"] == ["1.3.1", "4.1.2"]
    assert label["locales"] == ["en", "fr", "he", "ja"]


def test_json_differs_between_languages_only_in_sentences(tmp_path: Path) -> None:
    """Numbers, names and order are the same in every language."""

    def facts(language: str) -> object:
        (path,) = write_reports(rich_record(tmp_path), tmp_path / language, [ReportFormat.JSON], language)
        summary = msgspec.json.decode(path.read_bytes())
        del summary["language"], summary["incomplete"]
        for told in summary["findings"]:
            del told["message"], told["detail"]
        return summary

    assert facts("en") == facts("ja")


@pytest.mark.parametrize(
    "text", ["<b>", "@team", "#12", "[a](b)", "`x`", "a\n# b", "&amp;", "!x", "**x**", "a|b"]
)
def test_markdown_of_the_target_stays_text(text: str) -> None:
    """Markup, mentions and references in the target's words do not come alive."""
    assert not re.search(r"(?<!\\)[\[\]`*<>@|!]|&(?!#)|^#|\n", escaped(text))


def test_a_report_that_cannot_be_written_is_one_line(tmp_path: Path, record: Record) -> None:
    """Where a file stands in the way, the error names it and says what to do."""
    (tmp_path / "report").write_text("in the way")
    with pytest.raises(OutputError, match=r"cannot write the report .*report: .*--out"):
        write_reports(record, tmp_path / "report", language="en")


def test_outputs_are_opened_before_anything_is_rendered(tmp_path: Path, record: Record) -> None:
    """When the last file cannot be opened, none has been filled."""
    out = tmp_path / "report"
    (out / "report.md").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"report\.md"):
        write_reports(record, out, language="en")
    assert all(path.stat().st_size == 0 for path in out.iterdir() if stat.S_ISREG(path.stat().st_mode))


def test_a_report_elsewhere_takes_its_pictures_along(tmp_path: Path, record: Record) -> None:
    """A report outside the run directory can be moved: every picture that it shows lies in it."""
    out = tmp_path / "elsewhere"
    write_reports(record, out, [ReportFormat.HTML], "en")
    shown = {
        name
        for path in out.glob("*.html")
        for name in re.findall(r'(?:src|href)="(media/[^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert shown
    assert all((out / name).is_file() for name in shown)


def test_an_unknown_language_is_one_line(tmp_path: Path, record: Record) -> None:
    """A language that the reports do not speak is refused with those that they do."""
    with pytest.raises(UsageError, match=r"xx.*en, fr, he, ja"):
        write_reports(record, tmp_path / "report", language="xx")
    assert not (tmp_path / "report").exists()


def test_the_language_of_the_process_is_the_default(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a language the one of the environment is spoken, in its regional variants too; else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for value, language in (("fr_CA.UTF-8", "fr"), ("C.UTF-8", "en"), ("tlh", "en")):
        monkeypatch.setenv("LANG", value)
        (path,) = write_reports(record, tmp_path / "report", [ReportFormat.JSON])
        assert msgspec.json.decode(path.read_bytes())["language"] == language


@pytest.mark.parametrize("chosen", list(FILES))
def test_the_file_has_the_name_that_was_opened(tmp_path: Path, record: Record, chosen: ReportFormat) -> None:
    """What is opened before a run is what is written after it."""
    (path,) = write_reports(record, tmp_path / "report", [chosen], "en")
    assert path.name == FILES[chosen]


@pytest.mark.parametrize("text", ["@team", "#12", "https://evil", "www.evil.com", "see a@b.c"])
def test_github_makes_no_reference_of_the_targets_words(text: str) -> None:
    """A mention, a number or an address is parted by a word joiner, which is not seen."""
    assert "\u2060" in defused(text)
    assert defused(text).replace("\u2060", "") == text


def test_a_report_that_fails_leaves_the_old_ones(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing takes the place of an older report before all are made, and no half of one stays behind."""
    out = tmp_path / "report"
    write_reports(clear_record(tmp_path / "old"), out, [ReportFormat.JSON, ReportFormat.JUNIT], "en")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def breaks(*_arguments: object, **_options: object) -> Iterator[Document]:
        yield Document(FILES[ReportFormat.SARIF], lambda: 1 / 0)  # type: ignore[arg-type, return-value]

    monkeypatch.setattr("a11y.reporting.sarif.documents", breaks)
    with pytest.raises(ZeroDivisionError):
        write_reports(record, out, [ReportFormat.JSON, ReportFormat.JUNIT, ReportFormat.SARIF], "en")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    "chosen",
    [
        ReportFormat.JSON,
        ReportFormat.SARIF,
        ReportFormat.JUNIT,
        ReportFormat.MARKDOWN,
        ReportFormat.COMMENT,
        ReportFormat.HTML,
    ],
)
def test_who_else_says_the_same_is_in_every_report(tmp_path: Path, chosen: ReportFormat) -> None:
    """A fault that two engines tell is told once, and no report loses the second one's name."""
    of = walk("test_sign_in::test_sign_in")
    both = msgspec.structs.replace(finding(of), also=(Engine("guest", "3.1"),))
    record = read_record(write_record(tmp_path / "run", [of], *seen(of), both))
    paths = write_reports(record, tmp_path / "report", [chosen], "en")
    written = "".join(
        path.read_text("utf-8") for one in paths for path in ([one] if one.is_file() else one.rglob("*.html"))
    )
    written += "".join(path.read_text("utf-8") for path in (tmp_path / "report").rglob("*.html"))
    assert re.search(r"guest(?:\W+\"version\":)?\W+3\\?\.1", written)
