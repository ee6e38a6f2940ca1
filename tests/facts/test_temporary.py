"""What a run keeps while it lasts does not stay on the disk, whoever is killed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from a11y.facts.temporary import held_folder

HOLD = (
    "from a11y.facts.temporary import held_folder\n"
    "with held_folder() as folder:\n"
    "    (folder / 'secret').write_text('key')\n"
    "    print(folder, flush=True)\n"
    "    input()\n"
)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, for this test and those whom it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no folder with an open file")
def test_only_what_nobody_needs_is_swept(temporary: Path) -> None:
    """The folder of a run that goes on stays; once its holder is killed, the next run removes it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        with held_folder() as ours:
            assert (theirs / "secret").read_text(encoding="utf-8") == "key"
            assert ours.stat().st_mode & 0o077 == 0
        other.kill()
        other.wait()
    assert theirs.is_dir()
    with held_folder():
        assert not theirs.exists()
    assert list(temporary.iterdir()) == []


def test_what_looks_like_ours_is_left_alone(temporary: Path) -> None:
    """A folder without our lock, and a link to somebody's files, are not touched."""
    other = temporary / "a11y-run-notes"
    other.mkdir()
    (other / "notes").write_text("mine", encoding="utf-8")
    precious = temporary / "precious"
    precious.mkdir()
    (precious / "held").touch()
    (temporary / "a11y-run-link").symlink_to(precious)
    with held_folder():
        pass
    assert (other / "notes").is_file()
    assert (precious / "held").is_file()
