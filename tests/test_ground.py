"""The ground that a newcomer stands on: the Makefile, the CI script, and what the pages at the top promise."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import a11y
from a11y.cli.main import COMMANDS

CHECKOUT = Path(a11y.__file__).parent.parent
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / "Makefile").is_file() or MAKE is None, reason="only a checkout has the ground"
)


def make(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """`make` with these arguments in a folder, without what the environment of the tests has set."""
    environment = {"PATH": path or "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder)}
    return subprocess.run(
        [str(MAKE), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def makefile(tmp_path: Path) -> Path:
    """A folder with the Makefile and nothing installed."""
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def test_help_tells_every_target() -> None:
    """`make` alone lists each target that is meant for people, with a sentence."""
    told = make(CHECKOUT).stdout
    source = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\.PHONY: (\S+)$", source, re.MULTILINE)
    assert {"audit", "test", "lint", "catalogs", "update-gold", "help"} <= set(targets)
    assert [target for target in targets if not re.search(rf"make {target} +[A-Z]", told)] == []


def test_without_python_make_says_what_to_do(makefile: Path, tmp_path: Path) -> None:
    """A machine whose python3 is too old or lacks venv gets one line, and no half-made .venv."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "id"):
        (programs / name).symlink_to(str(shutil.which(name)))
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    answer = make(makefile, "test", path=str(programs))
    assert answer.returncode == 2
    first, *rest = answer.stderr.splitlines()
    assert first.startswith("make: no Python 3.11 or newer with venv; install one")
    assert len(rest) == 1, "make's own line about the target that failed"
    assert not (makefile / ".venv").exists()


def test_a_second_run_sets_nothing_up_again(makefile: Path) -> None:
    """When everything is installed only the command itself is run; a changed pyproject.toml installs anew."""
    stamps = [makefile / ".venv/bin/python", makefile / ".venv/.installed", makefile / ".venv/.provisioned"]
    stamps[0].parent.mkdir(parents=True)
    for stamp in stamps:
        stamp.touch()
    assert make(makefile, "-n", "test").stdout.split()[:1] == [".venv/bin/pytest"]
    assert "pip install" not in make(makefile, "-n", "test").stdout
    assert "pip install" in make(makefile, "-n", "-W", "pyproject.toml", "test").stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each link of a page to a file of the repository leads to one."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_commands_that_are_shown_exist(page: Path) -> None:
    """Each `a11y COMMAND` and `make TARGET` that a page shows can be typed."""
    text = page.read_text(encoding="utf-8")
    shown = re.findall(r"(?:`|^ {4,})a11y ([a-z]+)", text, re.MULTILINE)
    assert [name for name in shown if name not in COMMANDS] == []
    source = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"(?:`|^ {4,})make ([a-z][a-z-]+)", text, re.MULTILINE)
    assert [name for name in targets if f"\n{name}:" not in source] == []


def test_the_ci_script_is_ready_to_run() -> None:
    """The script may be executed, stops at the first failure, and is valid bash."""
    script = CHECKOUT / ".ci" / "run"
    assert script.stat().st_mode & 0o111 == 0o111
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
