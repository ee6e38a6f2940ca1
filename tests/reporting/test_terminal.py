from __future__ import annotations

import io
from pathlib import Path

import pytest
from made_records import begin, end, finding, seen, state, walk, write_record
from rich.console import Console

from a11y.facts.record import read_record
from a11y.gate import judge
from a11y.reporting.progress import Progress
from a11y.reporting.terminal import print_summary
from a11y.words.finding import Impact
from a11y.words.rendition import Modality
from a11y.words.run import ErrorLine, Line, Walk, WalkStatus

LOCALES = ("en", "fr", "he", "ja", "ko", "pt-BR", "zh-Hant", "uk")


def written(folder: Path, planned: list[Walk], *lines: Line, width: int = 80, color: bool = False) -> str:
    """The summary of a record of these lines."""
    record = read_record(write_record(folder, planned, *lines))
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color)
    print_summary(record, judge(record), folder / "report" / "index.html", console)
    return out.getvalue()


def test_each_cell_says_in_words_what_colours_say(tmp_path: Path) -> None:
    """Clear, count with worst impact, broken, not seen, not applicable: readable without colour."""
    walks = [walk(locale=locale) for locale in LOCALES[:5]]
    text = written(
        tmp_path,
        walks,
        *seen(walks[0]),
        *seen(walks[1]),
        finding(walks[1], Impact.MINOR, fingerprint="a"),
        finding(walks[1], Impact.CRITICAL, fingerprint="b"),
        state(walks[2]),
        end(walks[2], WalkStatus.BROKEN, "x"),
        end(walks[4], WalkStatus.INAPPLICABLE, "x"),
    )
    words = ["clear", "2 critical", "broken", "not seen", "n/a"]
    assert [word for word in words if word not in text] == []
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_table_fits_the_terminal(tmp_path: Path, width: int) -> None:
    """Eight locales and a scenario with a long name fit 80 columns, and fewer."""
    walks = [walk(f"test_x::test_{'long_name_' * 8}", locale) for locale in LOCALES]
    lines = [line for one in walks for line in (*seen(one), finding(one))]
    table = written(tmp_path, walks, *lines, width=width).split("Failed")[0]
    assert max(len(line) for line in table.splitlines()) <= width
    assert all(locale in table for locale in LOCALES)
    assert table.count("1 serious") == len(LOCALES)


def test_the_same_fault_in_a_cell_is_counted_once(tmp_path: Path) -> None:
    """A fault seen in two steps of a walk is one fault in its cell."""
    one = walk()
    text = written(tmp_path, [one], *seen(one), finding(one), finding(one, Impact.MINOR))
    assert "1 " in text
    assert "2 " not in text.split("Failed")[0]


def test_an_error_is_one_line_and_no_markup(tmp_path: Path) -> None:
    """An error is told in one line, as it is: what looks like markup is text."""
    error = ErrorLine("scenario", "No [bold]button[/]\nof that name", "test_x::test_sign_in")
    text = written(tmp_path, [walk()], *seen(walk()), error)
    assert "error: sign in: No [bold]button[/] of that name\n" in text


def test_walks_that_broke_alike_are_one_line(tmp_path: Path) -> None:
    """One cause that broke three walks is told once, with the number of the others."""
    walks = [walk(locale=locale) for locale in LOCALES[:3]]
    errors = [ErrorLine("target", "It is down.", w.scenario, "", w.rendition, w.modality) for w in walks]
    text = written(tmp_path, walks, *errors)
    assert "error: sign in, en, pointer and 2 more: It is down.\n" in text
    assert text.count("It is down.") == 1


def test_the_modality_is_told(tmp_path: Path) -> None:
    """Rows of the keyboard are told apart from those of the pointer."""
    keyboard = walk(modality=Modality.KEYBOARD)
    assert "by keyboard" in written(tmp_path, [walk(), keyboard], *seen(walk()), *seen(keyboard))


def test_the_place_of_the_report_is_one_unbroken_line(tmp_path: Path) -> None:
    """The path can be copied: it is not wrapped, however long."""
    text = written(tmp_path, [walk()], *seen(walk()), width=40)
    assert f"Report: {tmp_path / 'report' / 'index.html'}\n" in text


@pytest.mark.parametrize(
    ("quiet", "terminal", "lines"), [(False, False, 2), (True, False, 0), (True, True, 0)]
)
def test_progress_is_lines_in_a_file_and_silence_when_quiet(quiet: bool, terminal: bool, lines: int) -> None:
    """Where there is no terminal each ended walk is one plain line; quiet writes nothing anywhere."""
    out = io.StringIO()
    progress = Progress(Console(file=out, quiet=quiet, force_terminal=terminal, width=80))
    progress.start(len(begin([walk()] * 2).planned))
    for one in (walk(), walk(locale="he")):
        progress.begin(one)
        progress.end(one, WalkStatus.FINISHED, 3)
    progress.stop()
    progress.stop()
    assert (
        out.getvalue().splitlines()
        == [
            "[1/2] 3 found: sign in, en, pointer",
            "[2/2] 3 found: sign in, he, pointer",
        ][:lines]
    )


def test_progress_on_a_terminal_shows_scenario_and_locale() -> None:
    """On a terminal a bar tells which scenario is walked in which locale, and breaks stay told."""
    out = io.StringIO()
    progress = Progress(Console(file=out, force_terminal=True, width=60))
    progress.start(2)
    progress.begin(walk(locale="he"))
    progress.end(walk(locale="he"), WalkStatus.BROKEN, 0)
    progress.begin(walk(f"test_x::test_{'long_name_' * 8}", locale="ja"))
    progress.stop()
    assert "broken: sign in, he, pointer" in out.getvalue()
    assert "ja, pointer: long name" in out.getvalue()
    assert "1/2" in out.getvalue(), "a long name leaves room for the count"
