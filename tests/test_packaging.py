"""What is shipped: the wheel is built as a release would be, and looked into."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import a11y

CHECKOUT = Path(a11y.__file__).parent.parent
CONTENT = ("scenarios", "locales", "reports")

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / "pyproject.toml").is_file(), reason="only a checkout can build a wheel"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built in an environment of its own."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(CHECKOUT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return zipfile.ZipFile(next(out.glob("*.whl")))


def source_files(folder: Path) -> set[str]:
    """Files of a folder of the checkout that belong to it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not {"__pycache__", "_content"} & set(path.parts) and path.name[0] != "."
    }


def shipped(wheel: zipfile.ZipFile, prefix: str) -> set[str]:
    """Files of the wheel below a prefix."""
    return {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)}


def test_the_wheel_takes_one_name(wheel: zipfile.ZipFile) -> None:
    """Only `a11y` lands in site-packages: names such as `reports` belong to others."""
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"a11y"}


@pytest.mark.parametrize("folder", CONTENT)
def test_the_content_is_whole(wheel: zipfile.ZipFile, folder: str) -> None:
    """The wheel's content is what lies in the checkout's folder, no more and no less."""
    assert shipped(wheel, f"a11y/_content/{folder}/") == source_files(CHECKOUT / folder)


def test_the_package_is_whole(wheel: zipfile.ZipFile) -> None:
    """Templates, scripts and the mark of a typed package are shipped, and no test or benchmark is."""
    names = {name for name in shipped(wheel, "a11y/") if not name.startswith("_content/")}
    assert names == source_files(CHECKOUT / "a11y")
    assert "py.typed" in names


def test_the_licence_and_the_command_are_shipped(wheel: zipfile.ZipFile) -> None:
    """The wheel carries its licence and installs the command `a11y`."""
    names = wheel.namelist()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    entries = next(name for name in names if name.endswith("entry_points.txt"))
    assert "a11y = a11y.cli:main" in wheel.read(entries).decode()
