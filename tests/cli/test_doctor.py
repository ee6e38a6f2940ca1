from __future__ import annotations

from pathlib import Path

import pytest

from a11y.browser import installed, provisioning
from a11y.cli.main import run


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration file but the test's own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian machine without browser and fonts, whose `apt-get` writes down what it was asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.setattr(installed, "_USUAL_PLACES", {})
    release = tmp_path / "os-release"
    release.write_text("ID=debian\n", encoding="utf-8")
    monkeypatch.setattr(installed, "OS_RELEASE", release)
    return folder


def apt_get(folder: Path, then: str) -> Path:
    """An `apt-get` that does `then`; the file with what it was asked for."""
    log = folder.parent / "asked"
    script = folder / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$@" >> {log}\n{then}\n', encoding="utf-8")
    script.chmod(0o755)
    return log


BROWSER = """if [ "$1" = install ]; then
printf '#!/bin/sh\\necho Chromium 130.0.1.2\\n' > "{0}/chromium"; /bin/chmod 755 "{0}/chromium"
fi"""


def test_this_machine_is_ready(capsys: pytest.CaptureFixture[str]) -> None:
    """Where tests can run, the doctor finds all that is needed and says so."""
    assert run(["doctor"]) == 0
    told = capsys.readouterr().out
    assert [name for name in ("Python", "Browser", "Playwright", "axe-core") if name not in told] == []
    assert "MISSING" not in told
    assert "Ready" in told


def test_a_missing_browser_is_told_with_its_command(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a browser the doctor ends with status 2 and names the command; quiet, in one line."""
    assert bare.is_dir()
    monkeypatch.setattr(installed, "is_root", lambda: False)
    assert run(["doctor"]) == 2
    assert "sudo apt-get install chromium" in capsys.readouterr().out
    assert run(["doctor", "--quiet"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)


def test_fix_installs_browser_and_fonts(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root on Debian, one apt-get brings browser and fonts, others what a run can do without."""
    monkeypatch.setattr(provisioning, "is_root", lambda: True)
    log = apt_get(bare, BROWSER.format(bare))
    assert run(["doctor", "--fix"]) == 0
    asked = log.read_text(encoding="utf-8").splitlines()
    assert len(asked) == 3
    assert asked[1].endswith(" chromium-headless-shell")
    assert " orca" in asked[2]
    assert [name for name in ("chromium", "fonts-noto-core", "fonts-noto-cjk") if name not in asked[0]] == []


def test_fix_fetches_package_lists_when_there_are_none(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a fresh image, where apt-get knows no package, lists are fetched and the installation repeated."""
    monkeypatch.setattr(provisioning, "is_root", lambda: True)
    fresh = (
        'if [ "$1" = update ]; then : > lists; exit 0; fi\n'
        '[ -e lists ] || { echo "E: Unable to locate"; exit 100; }\n'
    )
    log = apt_get(bare, fresh + BROWSER.format(bare))
    assert run(["doctor", "--fix"]) == 0
    assert [line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()] == [
        "install",
        "update",
        "install",
        "install",
        "install",
    ]


def test_a_release_without_a_headless_shell_is_ready(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Older Debian releases have no headless shell: that it cannot be installed is no failure."""
    monkeypatch.setattr(provisioning, "is_root", lambda: True)
    older = 'case "$*" in *headless-shell*) echo "E: Unable to locate"; exit 100;; esac\n'
    apt_get(bare, older + BROWSER.format(bare))
    assert run(["doctor", "--fix"]) == 0


def test_a_failed_installation_is_one_line(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What apt-get complains of is told in one line, with the command to run by hand."""
    monkeypatch.setattr(provisioning, "is_root", lambda: True)
    apt_get(bare, 'echo "W: slow"; echo "E: no network" >&2; exit 100')
    assert run(["doctor", "--fix"]) == 2
    told = capsys.readouterr().err.strip()
    assert "E: no network" in told
    assert "\n" not in told


def test_fix_leaves_the_system_alone_without_root(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who may not install packages is only told what to run."""
    for module in (installed, provisioning):
        monkeypatch.setattr(module, "is_root", lambda: False)
    log = apt_get(bare, "exit 0")
    assert run(["doctor", "--fix"]) == 2
    assert not log.exists()


def test_the_configured_browser_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A11Y_BROWSER that is no browser makes the doctor fail, although others are installed."""
    monkeypatch.setenv("A11Y_BROWSER", "/no/such/browser")
    assert run(["doctor"]) == 2
    assert "/no/such/browser" in capsys.readouterr().out
