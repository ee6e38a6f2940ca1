"""What a gate is given wrong: one line, exit status 2 or 3, and every file of before stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_records import finding, seen, walk, write_record

from a11y.cli.main import run

EN = walk()
ENTRY = """[[finding]]
fingerprint = "aaaa"
rule = "axe/label"
place = "Sign in"
reason = "known"
expires = 2999-01-31
"""
REPORTS = ("--format", "sarif", "--format", "junit", "--format", "html")
COMPARED = ("--base", "base", "--difference", "d.txt")
EVERYTHING = ("--update-baseline", *REPORTS, *COMPARED)
SCENARIO = "test_totp::test_sign_in_with_totp"


@pytest.fixture(autouse=True)
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A head with reports of an earlier gate, a base, a baseline, a difference: every file by name."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a11y-baseline.toml").write_text(f"# ours\n{ENTRY}", encoding="utf-8")
    write_record(Path("base"), [EN], *seen(EN))
    write_record(
        Path("head"), [EN], *seen(EN), finding(EN, fingerprint="aaaa"), finding(EN, fingerprint="bbbb")
    )
    assert run(["gate", "head", *EVERYTHING]) == 0
    write_record(Path("head"), [EN], *seen(EN), finding(EN, fingerprint="cccc"))
    return files()


def files() -> dict[str, bytes]:
    """Every file below the working directory, with its bytes."""
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_what_is_right_is_written(before: dict[str, bytes]) -> None:
    """The same command on a record that is right writes each of the files that the others must leave alone."""
    assert run(["gate", "head", *EVERYTHING]) == 0
    after = files()
    for name in ("a11y-baseline.toml", "d.txt", "head/report/report.sarif", "head/report/junit.xml"):
        assert after[name] != before[name]


def alter(path: str, old: str, new: str) -> None:
    """Replace what stands in a file, which must be there."""
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("side", ["head", "base"])
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"format":1', '"format":2', "has format 2; this version reads format 1"),
        ('"kind":"run"', '"kind":"state"', "line 1, is not a line of a record"),
        ('"kind":"end"', '"kind":"e', "is not a line of a record"),
        ('"profile":"embedded"', '"profile":"warehouse"', "another target"),
    ],
)
def test_a_record_that_is_none(
    side: str, old: str, new: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of another format, damaged in the middle, or of another target than the other side's."""
    alter(f"{side}/run.jsonl", old, new)
    untouched = files()
    capsys.readouterr()
    assert run(["gate", "head", *EVERYTHING]) == 3
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert files() == untouched


@pytest.mark.parametrize("side", ["head", "base"])
@pytest.mark.parametrize("empty", ["folder", "file", "nothing"])
def test_a_record_that_is_empty(side: str, empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No folder, a folder without a record, a record without a line."""
    Path("odd").mkdir(exist_ok=True)
    if empty == "file":
        Path("odd", "run.jsonl").write_bytes(b"")
    if empty == "nothing":
        Path("odd").rmdir()
    untouched = files()
    capsys.readouterr()
    head, base = ("odd", "base") if side == "head" else ("head", "odd")
    assert run(["gate", head, *EVERYTHING, "--base", base]) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert files() == untouched


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("reason =", "reasn =", "unknown key 'reasn' in [finding]; did you mean 'reason'?"),
        ("[[finding]]", "[[findings]]", "unknown key 'findings'; did you mean 'finding'?"),
        ("# ours\n", ENTRY, "the fingerprint aaaa stands there twice"),
        ("2999-01-31", '"2999-01-31"', "'expires' of finding 1 is no date"),
        ("2999-01-31", "2999-02-31", "not TOML"),
        ("2999-01-31", "31.1.2999", "not TOML"),
    ],
)
def test_a_wrong_baseline(old: str, new: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --update-baseline and without."""
    alter("a11y-baseline.toml", old, new)
    untouched = files()
    for arguments in (EVERYTHING, EVERYTHING[1:]):
        capsys.readouterr()
        assert run(["gate", "head", *arguments]) == 2
        told = capsys.readouterr()
        assert sentence in told.err
        assert told.err.count("\n") == 1
        assert files() == untouched


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        ("ignore.rule=axe/labell", "did you mean 'axe/label'?"),
        ("ignore.rule=keybord/*", "did you mean 'keyboard/*'?"),
        ("only.criterion=1.4.33", "did you mean '1.4.3'?"),
        (f"only.scenario={SCENARIO}p", f"did you mean '{SCENARIO}'?"),
        (f"keystrokes.{SCENARIO}p=30", f"did you mean '{SCENARIO}'?"),
        ("coverage.eng=95", "did you mean 'en'?"),
        ("only.locale=en-", "did you mean 'en'?"),
        ("modrate=5", "did you mean 'moderate'?"),
        ("budgets.covrage.fr=5", "did you mean 'coverage'?"),
        ("fail_on=serius", "did you mean 'serious'?"),
        ("moderate=many", "moderate"),
    ],
)
def test_a_policy_of_what_there_is_not(
    policy: str, sentence: str, before: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule, criterion, scenario, locale or key that does not exist: the nearest is named."""
    capsys.readouterr()
    assert run(["gate", "head", *EVERYTHING, "--policy", policy]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert files() == before


def test_a_record_that_is_cut_anywhere_never_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """At every fiftieth byte: what can be read is judged as incomplete, else one line says why not."""
    path = Path("base/run.jsonl")
    whole = path.read_bytes()
    assert run(["gate", "base"]) == 0
    for size in range(0, len(whole), 50):
        path.write_bytes(whole[:size])
        capsys.readouterr()
        assert run(["gate", "base"]) == 3, size
        assert capsys.readouterr().err.count("\n") <= 1
