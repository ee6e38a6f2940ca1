"""Folders that last from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.facts.lasting import lasting_folder
from a11y.reporting.language import Language
from a11y.reporting.render import Renderer


def test_it_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else can read it, and another version of who fills it has another one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = lasting_folder("templates", "1.0")
    assert folder is not None
    assert folder.is_relative_to(tmp_path)
    assert folder.stat().st_mode & 0o077 == 0
    assert lasting_folder("templates", "1.1") != folder


def test_a_home_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no folder then, and pages are made all the same."""
    file = tmp_path / "home"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file / "cache"))
    assert lasting_folder("templates") is None
    renderer = Renderer(Language("en"))
    assert renderer.code("--help").startswith("<code")
