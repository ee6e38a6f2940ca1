from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from a11y.facts.baseline import Entry, read_baseline, updated
from a11y.words.errors import BaselineError

DAY = date(2027, 1, 31)
BLOCK = (
    '[[finding]]\nfingerprint = "{}"\nrule = "axe/label"\nplace = "Sign-in form"\n'
    'reason = "a ticket is open"\nexpires = 2027-01-31\n'
)


def entry(fingerprint: str) -> Entry:
    """An entry of the baseline."""
    return Entry(fingerprint, "axe/label", f'textbox "a\\b" “ü {fingerprint}”', "why\nnot", DAY, "Ada")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Quotation marks, line breaks and other scripts come back as they were; the blocks are sorted."""
    made = updated(tmp_path / "b.toml", [entry("bbbb"), entry("aaaa")], [])
    assert made.entries == (entry("aaaa"), entry("bbbb"))
    assert read_baseline(tmp_path / "b.toml") == made


def test_comments_and_words_of_people_stay(tmp_path: Path) -> None:
    """Removing one block and adding another leaves every other block and the comments above it byte for byte."""
    path = tmp_path / "b.toml"
    kept = "# Talked over in May.\n\n# See the ticket.\n" + BLOCK.format("cccc").replace(
        'reason = "a ticket is open"', "reason   =  'a  ticket'  # by Ada"
    )
    path.write_text(f"# The file's own words.\n\n# Of the first.\n{BLOCK.format('aaaa')}\n{kept}")
    updated(path, [entry("bbbb"), entry("dddd")], ["aaaa"])
    text = path.read_text()
    assert text.startswith("# The file's own words.\n\n[[finding]]")
    assert f"\n\n{kept}\n[[finding]]" in text
    assert "Of the first" not in text
    assert [e.fingerprint for e in read_baseline(path).entries] == ["bbbb", "cccc", "dddd"]


def test_nothing_to_change_changes_nothing(tmp_path: Path) -> None:
    """A file that is as it should be keeps its bytes and its time."""
    path = tmp_path / "b.toml"
    updated(path, [entry("aaaa")], [])
    before = path.read_bytes(), path.stat().st_mtime_ns
    updated(path, [entry("aaaa")], ["ffff"])
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[finding]\n", "not TOML"),
        (
            '[[finding]]\nfingerprnt = "aaaa"\n',
            "unknown key 'fingerprnt' in [finding]; did you mean 'fingerprint'?",
        ),
        ("[[findings]]\n", "unknown key 'findings'; did you mean 'finding'?"),
        ('[[finding]]\nfingerprint = "aaaa"\n', "'rule' is missing"),
        (BLOCK.format("aaaa") + BLOCK.format("aaaa"), "aaaa stands there twice"),
        (BLOCK.format("aaaa").replace("2027-01-31", '"soon"'), "'expires' of finding 1 is no date"),
        (BLOCK.format("aaaa").replace("2027-01-31", "2027-02-31"), "not TOML"),
        (BLOCK.format("aaaa").replace("2027-01-31", "7"), "is no date"),
        (BLOCK.format("no"), "'no' is no fingerprint"),
        ("<<<<<<< HEAD\n" + BLOCK.format("aaaa"), "a merge is not resolved"),
        ("finding = 3\n", "'finding'"),
        ("finding = [3]\n", "must be a table"),
    ],
)
def test_a_bad_file_is_one_line_and_stays(tmp_path: Path, text: str, sentence: str) -> None:
    """What cannot be understood is told in one line, and neither reading nor an update touches the file."""
    path = tmp_path / "b.toml"
    path.write_text(text)
    with pytest.raises(BaselineError) as told:
        read_baseline(path)
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
    with pytest.raises(BaselineError):
        updated(path, [entry("bbbb")], ["aaaa"])
    assert path.read_text() == text


def test_blocks_written_in_another_way_are_not_lost(tmp_path: Path) -> None:
    """Entries in a list of one line are read; an update, which could not keep them as they are, is refused."""
    path = tmp_path / "b.toml"
    text = (
        'finding = [{ fingerprint = "aaaa", rule = "x/y", place = "", reason = "", expires = 2027-01-31 }]\n'
    )
    path.write_text(text)
    assert len(read_baseline(path).entries) == 1
    with pytest.raises(BaselineError, match="does not begin with a line"):
        updated(path, [entry("bbbb")], [])
    assert path.read_text() == text


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle: one line, the old file whole, nothing left beside it."""
    path = tmp_path / "b.toml"
    updated(path, [entry("aaaa")], [])
    before = path.read_bytes()

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BaselineError, match="No space left"):
        updated(path, [entry("bbbb")], [])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_two_branches_merge(tmp_path: Path) -> None:
    """Two branches that each add and remove entries at other places merge without a conflict, as git does it."""
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    updated(base, [entry(f"{number:04x}") for number in range(0, 2000, 100)], [])
    for path in (ours, theirs):
        path.write_bytes(base.read_bytes())
    updated(ours, [entry("0065"), entry("02bd")], ["04b0"])
    updated(theirs, [entry("012d"), entry("0641")], ["03e8"])
    merged = subprocess.run(
        ["git", "merge-file", "-p", str(ours), str(base), str(theirs)], capture_output=True, check=False
    )
    assert merged.returncode == 0
    ours.write_bytes(merged.stdout)
    assert len(read_baseline(ours).entries) == 20 + 4 - 2


def git(folder: Path, *arguments: str) -> int:
    """Git's exit status, with no settings but its own."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_COUNT": "0"}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *who, *arguments]
    return subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, check=False
    ).returncode


@pytest.mark.parametrize(
    ("ours", "theirs", "merges"),
    [("1500", "3500", True), ("1500", "2500", True), ("0500", "4500", True), ("1500", "1600", False)],
)
def test_git_merges_two_branches(tmp_path: Path, ours: str, theirs: str, merges: bool) -> None:
    """Branches that add one entry each merge by themselves, with one block between them too.

    Neighbours, whose order git cannot know, conflict: the marks are told in one line, and both whole blocks are kept.
    """
    path = tmp_path / "a11y-baseline.toml"
    there = [f"{number}000" for number in range(1, 5)]
    updated(path, [entry(name) for name in there], [])
    assert git(tmp_path, "init", "--initial-branch=main") == 0
    assert git(tmp_path, "add", path.name) + git(tmp_path, "commit", "--message=base") == 0
    before = path.read_bytes()
    for branch, added in (("ours", ours), ("theirs", theirs)):
        assert git(tmp_path, "checkout", "-b", branch, "main") == 0
        updated(path, [entry(added)], [])
        assert git(tmp_path, "commit", "--all", f"--message={branch}") == 0
    assert (git(tmp_path, "merge", "--no-edit", "ours") == 0) == merges
    if not merges:
        with pytest.raises(BaselineError, match="a merge is not resolved"):
            read_baseline(path)
        path.write_bytes(before)
        updated(path, [entry(ours), entry(theirs)], [])
    assert [one.fingerprint for one in read_baseline(path).entries] == sorted([*there, ours, theirs])


def test_an_entry_is_in_force_on_its_last_day(tmp_path: Path) -> None:
    """The day of expiry is the last day, not the first without."""
    made = updated(tmp_path / "b.toml", [entry("aaaa")], [])
    assert made.accepted(DAY) == {"aaaa"}
    assert made.expired(DAY) == ()
    assert made.accepted(date(2027, 2, 1)) == frozenset()
    assert made.expired(date(2027, 2, 1)) == made.entries
