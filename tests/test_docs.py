"""The guide for authors, as a stranger would follow it: every block of docs/scenarios.md is run as it stands there."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser
from running import a11y, lines
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.rules import judge
from a11y.rules.registry import RULES
from a11y.rules.rule import Rule
from a11y.words.rendition import Modality

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"^(?:#|<!--) (added to )?([\w/.-]+\.\w+)(?: -->)?$")


class Block(NamedTuple):
    """A block of code: a file, an addition to one, a command, or a line to be put into a file."""

    kind: str
    file: str
    added: bool
    text: str


def blocks() -> list[Block]:
    """Every block of the guide, in order."""
    found = []
    for kind, text in _BLOCK.findall((ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")):
        name = _NAME.match(text.splitlines()[0])
        found.append(Block(kind, name[2] if name else "", bool(name and name[1]), text))
    return found


def write_all(folder: Path) -> None:
    """The files of the guide, where it says they lie."""
    shipped = (ROOT / "scenarios" / "profiles" / "embedded.toml").read_text(encoding="utf-8")
    (folder / "my-index.toml").write_text(shipped, encoding="utf-8")
    for block in blocks():
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if block.added else ""
            path.write_text(before + block.text, encoding="utf-8")


COMMANDS = [block.text for block in blocks() if block.kind == "sh"]


@pytest.mark.parametrize("command", COMMANDS, ids=[shlex.split(text)[3].strip("-") for text in COMMANDS])
def test_a_command_of_the_guide(command: str, tmp_path: Path) -> None:
    """A stranger who copies files and command sees every walk come to its end, and the report."""
    write_all(tmp_path)
    program, *arguments = shlex.split(command)
    assert program == "a11y"
    ended = a11y(*arguments, folder=tmp_path)
    assert ended.status in {0, 1}, ended
    ends = [line for line in lines(tmp_path / "looked-at", "end") if line.get("walk")]
    assert ends
    assert all(end["status"] == "finished" for end in ends)
    assert (tmp_path / "looked-at" / "report" / "index.html").is_file()


def rule_of(folder: Path) -> Rule:
    """The guide's rule, by the name that its line for the registry gives it."""
    module, name = next(
        block.text.strip().rstrip(",").split(".")
        for block in blocks()
        if block.kind == "python" and not block.file
    )
    spec = importlib.util.spec_from_file_location(module, folder / "a11y" / "rules" / f"{module}.py")
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    rule = getattr(loaded, name)
    assert isinstance(rule, Rule)
    return rule


@pytest.mark.parametrize(
    "page", [block.file for block in blocks() if block.kind == "html"], ids=lambda p: Path(p).stem
)
def test_the_rule_of_the_guide(
    page: str, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule finds its failed page, and counts the others as passed and inapplicable."""
    write_all(tmp_path)
    rule = rule_of(tmp_path)
    monkeypatch.setattr(judge, "page_rules", lambda: (*RULES, rule))
    assert Path(page).parent.name == rule.id.replace("/", "-")
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page(f"/{page}")})
    with served(tmp_path) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.KEYBOARD) as index:
            index.open("sample").expect("sample", "Opened")
    expected = Path(page).name.partition("-")[0]
    assert (rule.id in {finding.rule for finding in seen.findings}) == (expected == "failed")
    if expected != "failed":
        assert rule.id in getattr(seen.states[0], expected)
