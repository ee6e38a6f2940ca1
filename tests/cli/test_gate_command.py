from __future__ import annotations

from pathlib import Path

import pytest
from made_records import finding, seen, walk, write_record

from a11y.cli.main import run
from a11y.words.finding import Impact

EN = walk()


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration file but the test's own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def audit(tmp_path: Path) -> str:
    """A finished run with a serious fault and a minor one."""
    lines = (finding(EN, Impact.SERIOUS, fingerprint="aaaa"), finding(EN, Impact.MINOR, fingerprint="bbbb"))
    return str(write_record(tmp_path / "audit", [EN], *seen(EN), *lines))


def test_from_old_faults_to_a_gate_that_passes(audit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One command accepts what is there; from then on the gate passes, and the default file is found by itself."""
    assert run(["gate", audit]) == 1
    assert run(["gate", audit, "--update-baseline", "--who", "Ada", "--expires", "2999-01-31"]) == 0
    assert run(["gate", audit]) == 0
    assert "2 faults accepted by the baseline" in capsys.readouterr().out
    text = Path("a11y-baseline.toml").read_text(encoding="utf-8")
    assert 'who = "Ada"\nexpires = 2999-01-31\n' in text
    assert run(["gate", audit, "--update-baseline"]) == 0
    assert Path("a11y-baseline.toml").read_text(encoding="utf-8") == text


def test_an_expired_entry_is_told_and_blocks(audit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The day after, the fault blocks again and the line says why."""
    assert run(["gate", audit, "--update-baseline", "--expires", "2020-01-31"]) == 1
    assert run(["gate", audit]) == 1
    assert "expired on 2020-01-31" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--baseline", "none.toml"], "make it with --update-baseline"),
        (["--baseline", "bad.toml"], "unknown key 'findings'; did you mean 'finding'?"),
        (["--baseline", "bad.toml", "--update-baseline"], "did you mean 'finding'?"),
        (["--policy", "ignore.rule=axe/labell"], "did you mean 'axe/label'?"),
        (["--policy", "ignore.rule=axe/labell", "--update-baseline"], "did you mean 'axe/label'?"),
        (["--policy", "modrate=3"], "unknown key 'modrate'; did you mean 'moderate'?"),
        (["--who", "Ada"], "add --update-baseline"),
        (["--difference", "x.txt"], "add --base DIR"),
        (["--base", "audit", "--difference", "none/x.txt"], "cannot be written"),
        (["--address", "https://example.org/"], "add --format"),
        (["--policy", "only.locale=zz", "--format", "sarif"], "unknown locale 'zz'"),
    ],
)
def test_wrong_usage_is_one_line(
    audit: str, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    """One line on standard error, exit status 2, nothing written or overwritten."""
    Path("bad.toml").write_text("[[findings]]\n", encoding="utf-8")
    before = sorted(Path().iterdir())
    assert run(["gate", audit, *arguments]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert sorted(Path().iterdir()) == before
    assert Path("bad.toml").read_text(encoding="utf-8") == "[[findings]]\n"


def test_a_base_lets_old_faults_pass(audit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Against its own record nothing is new; against a clean base all is. The file has all that changed."""
    assert run(["gate", audit, "--base", audit]) == 0
    assert "2 unchanged" in capsys.readouterr().out
    clean = str(write_record(tmp_path / "clean", [EN], *seen(EN)))
    assert run(["gate", audit, "--base", clean, "--difference", "d.txt"]) == 1
    assert "New faults: 2" in Path("d.txt").read_text(encoding="utf-8")
    assert run(["gate", clean, "--base", audit]) == 0


def test_an_incomplete_base_is_told(audit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a base did not see counts as new, and the reader is told why."""
    cut = str(write_record(tmp_path / "cut", [EN, walk(locale="fr")], *seen(EN)))
    assert run(["gate", audit, "--base", cut]) == 1
    assert "The base is incomplete" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b'{"kind":"run","format":1', "is not a record"),
        (b"[]\n{}\n", "is not a line of a record"),
    ],
)
def test_a_record_that_is_none_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], audit: str, content: bytes, sentence: str
) -> None:
    """An empty or foreign record, as head or as base: one line, exit status 3."""
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "run.jsonl").write_bytes(content)
    for arguments in (["odd"], [audit, "--base", "odd"], ["odd", "--update-baseline"]):
        assert run(["gate", *arguments]) == 3
        told = capsys.readouterr()
        assert sentence in told.err
        assert told.err.count("\n") == 1
    assert not Path("a11y-baseline.toml").exists()


def test_a_record_of_another_format_is_one_line(audit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A record of another format number is not read, whichever side it stands on."""
    path = Path(audit) / "run.jsonl"
    text = path.read_text(encoding="utf-8").replace('"format":1', '"format":2', 1)
    path.write_text(text, encoding="utf-8")
    assert run(["gate", audit]) == 3
    assert "has format 2; this version reads format 1" in capsys.readouterr().err


def test_an_incomplete_run_never_passes(tmp_path: Path) -> None:
    """Neither baseline nor base nor policy makes a run pass that did not see all."""
    folder = str(
        write_record(tmp_path / "cut", [EN, walk(locale="fr")], *seen(EN), finding(EN, fingerprint="aaaa"))
    )
    assert run(["gate", folder, "--update-baseline"]) == 3
    assert run(["gate", folder]) == 3
    assert run(["gate", folder, "--base", folder]) == 3
    assert run(["gate", folder, "--policy", "fail_on=critical"]) == 3


def test_ten_times_the_same(audit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same record gated ten times says the same bytes."""
    told = set()
    for _ in range(10):
        run(["gate", audit])
        told.add(capsys.readouterr().out)
    assert len(told) == 1


def test_a_fault_in_many_places_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same fault in three locales is told once; one that is in a single locale says so."""
    walks = [walk(locale=locale) for locale in ("en", "fr", "he")]
    lines = [line for one in walks for line in (*seen(one), finding(one, fingerprint="aaaa"))]
    lines.append(finding(walks[2], fingerprint="bbbb"))
    assert run(["gate", str(write_record(tmp_path / "run", walks, *lines))]) == 1
    told = capsys.readouterr().out
    assert told.count("aaaa") == told.count("bbbb") == 1
    assert "seen in 3 locales, 1 step\n" in told
    assert "seen in he, 1 step; only in he\n" in told


def test_reports_are_made_with_the_verdict_in_one_command(audit: str) -> None:
    """The formats asked for, and no other, are those of `a11y report` with the same policy, byte for byte."""
    asked = ["--format", "sarif", "--format", "comment", "--language", "fr", "--policy", "fail_on=serious"]
    assert run(["gate", audit, *asked, "--out", "one"]) == 1
    assert run(["report", audit, *asked, "--out", "two"]) == 0
    names = sorted(path.name for path in Path("one").iterdir())
    assert names == ["comment.md", "report.sarif"]
    assert all(Path("one", name).read_bytes() == Path("two", name).read_bytes() for name in names)
    assert run(["gate", audit]) == 1
    assert not Path(audit, "report").exists()


def test_a_report_that_cannot_be_written_is_told_before_anything_is_done(audit: str) -> None:
    """A file in the way of the reports leaves the baseline unwritten and the file as it was."""
    Path("out").write_text("mine", encoding="utf-8")
    assert run(["gate", audit, "--update-baseline", "--format", "sarif", "--out", "out"]) == 2
    assert Path("out").read_text(encoding="utf-8") == "mine"
    assert not Path("a11y-baseline.toml").exists()
