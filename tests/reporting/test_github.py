from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_records import finding, seen, walk, write_record
from made_reports import made
from markdown_it import MarkdownIt

from a11y.facts.record import Record, read_record
from a11y.reporting.comment import MARKER, MOST, OPEN
from a11y.reporting.formats import ReportFormat
from a11y.reporting.github import MOST as MOST_COMMANDS
from a11y.reporting.github import command
from a11y.reporting.judged import UNJUDGED, Acceptance, Judged, Standing
from a11y.words.finding import Impact

COMMAND = re.compile(r"::(error|warning|notice)( [a-z]+=[^,:]*(,[a-z]+=[^,:]*)*)?::[^\r\n]*")


def many(folder: Path, number: int) -> Record:
    """A record with so many different faults."""
    of = walk()
    found = [finding(of, Impact.SERIOUS, fingerprint=f"f{n}") for n in range(number)]
    return read_record(write_record(folder / "run", [of], *seen(of), *found))


def comment(record: Record, folder: Path, judged: Judged = UNJUDGED) -> str:
    """The comment."""
    return made(record, folder, ReportFormat.COMMENT, judged=judged).decode()


def test_hostile_words_stay_in_their_command(record: Record, tmp_path: Path) -> None:
    """Each line is one whole command, whatever the target's words hold."""
    lines = made(record, tmp_path, ReportFormat.ANNOTATIONS).decode().splitlines()
    assert lines
    assert all(COMMAND.fullmatch(line) for line in lines)


@pytest.mark.parametrize("text", ["a\n::error::b", "a\r\nb", "100%0A::set-output", "x::add-mask::y"])
def test_no_words_begin_another_command(text: str) -> None:
    """Line ends and per cent signs are escaped, in properties colons and commas too."""
    line = command("error", text, title=f"{text},file=x")
    assert COMMAND.fullmatch(line)
    assert line.count("\n") == 0
    assert "%0A::set" not in line.replace("%250A::set", "")


def test_only_so_many_as_are_shown(tmp_path: Path) -> None:
    """GitHub shows ten of a kind: no more are printed, and the verdict at the end."""
    lines = made(many(tmp_path, 30), tmp_path, ReportFormat.ANNOTATIONS).decode().splitlines()
    assert [line.split()[0] for line in lines] == ["::error"] * MOST_COMMANDS + ["::notice"]


def test_what_was_known_is_not_annotated(tmp_path: Path) -> None:
    """Faults that the base has, or the baseline accepts, are not told at the lines of a pull request."""
    judged = Judged(standings={"f0": Standing.UNCHANGED}, accepted={"f1": Acceptance("later")})
    lines = made(many(tmp_path, 3), tmp_path, ReportFormat.ANNOTATIONS, judged=judged).decode().splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice"]


def test_a_comment_can_be_found_again(record: Record, tmp_path: Path) -> None:
    """It begins with the marker that the workflow looks for."""
    assert comment(record, tmp_path).splitlines()[0] == MARKER


def test_a_comment_is_short(tmp_path: Path) -> None:
    """It stays far below what GitHub takes, and says how many more there are."""
    text = comment(many(tmp_path, 200), tmp_path)
    assert text.count("<details>") == text.count("</details>") == MOST
    assert f"{200 - MOST}" in text
    assert len(text) < 65_536


@pytest.mark.parametrize(
    ("language", "words"), [("en", "**only in Hebrew**"), ("fr", "**uniquement en hébreu**")]
)
def test_a_comment_tells_where_alone_a_fault_is(tmp_path: Path, language: str, words: str) -> None:
    """A fault of one locale among three says so, one that is in all says nothing of it."""
    walks = [walk("test_sign_in::test_sign_in", locale=locale) for locale in ("en", "fr", "he")]
    lines = [line for one in walks for line in (*seen(one), finding(one))]
    alone = finding(walks[2], fingerprint="f2")
    record = read_record(write_record(tmp_path / "run", walks, *lines, alone))
    text = made(record, tmp_path, ReportFormat.COMMENT, language).decode()
    assert text.count("<details>") == 2
    assert text.count("- **") == text.count(words) == 1


def test_a_comment_tells_new_ones_only(tmp_path: Path) -> None:
    """What was known or is accepted is counted; what is new is told."""
    judged = Judged(standings={"f0": Standing.UNCHANGED}, accepted={"f1": Acceptance("later")})
    text = comment(many(tmp_path, 3), tmp_path, judged)
    assert text.count("<details>") == 1
    assert "1 new, 1 known before, 1 accepted, 0 mended" in text


def test_pictures_come_by_link(record: Record, tmp_path: Path) -> None:
    """With the report's address each fault has a link and its picture; without, there is no dead link."""
    assert "![](" not in comment(record, tmp_path)
    text = comment(record, tmp_path, Judged(address="https://ci.example/7/"))
    assert re.search(r"!\[\]\(https://ci\.example/7/media/[0-9a-f]+\.webp\)", text)
    assert "<https://ci.example/7/steps" in text


def test_what_changed_is_folded_and_stays_text(tmp_path: Path) -> None:
    """The difference is a block of code that no backticks of the target end, and only so long."""
    judged = Judged(difference="```\n<b>bold</b>\n" + "line\n" * 500)
    text = comment(many(tmp_path, 1), tmp_path, judged)
    assert text.count("line\n") < 100
    assert "<b>" not in MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)


def test_many_gaps_are_folded(record: Record, tmp_path: Path) -> None:
    """Of an incomplete run a few reasons are open, and the others follow folded."""
    opened, _, folded = comment(record, tmp_path).partition("<details>")
    assert opened.count("\n- ") == OPEN
    assert "<summary>+" in folded


def test_hostile_words_make_no_markup(record: Record, tmp_path: Path) -> None:
    """Rendered, the comment holds no element, image or link that is not ours."""
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(comment(record, tmp_path))
    elements = set(re.findall(r"<([a-z0-9]+)", html))
    assert elements <= {
        *("h3", "p", "strong", "ul", "li", "a", "code", "details", "summary", "em"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    links = set(re.findall(r'href="https?://([^/"]+)', html))
    assert links <= {"www.w3.org", "dequeuniversity.com", "127.0.0.1:8000"}
