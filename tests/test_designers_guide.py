"""The guide for designers: its commands are ones that there are, and it tells of every screen reader and outcome."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from a11y.facts.observation_sheet import Severity, StepOutcome
from a11y.facts.screen_readers import screen_readers

GUIDE = (Path(__file__).parents[1] / "docs" / "designers.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (a11y .+)$", GUIDE, re.MULTILINE)


def options(name: str) -> set[str]:
    """Every spelling of an option that a command takes."""
    return {
        spelling
        for parameter in import_module(f"a11y.cli.{name}").command.params
        for spelling in parameter.opts
    }


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_guide_can_be_given(line: str) -> None:
    """Somebody who copies a line meets no option that is unknown."""
    _, name, *arguments = shlex.split(line)
    known = options(name)
    assert {argument for argument in arguments if argument.startswith("-")} <= known


def test_every_option_of_the_table_is_one_of_the_kit() -> None:
    """The table of options does not promise what there is not."""
    known = options("kit")
    told = set(re.findall(r"^\| `(-{1,2}[\w-]+)", GUIDE, re.MULTILINE)) | set(
        re.findall(r"`(--own-keys|--reset)\b", GUIDE)
    )
    assert told
    assert told <= known


def test_every_screen_reader_is_told_of_with_its_list() -> None:
    """Names, and where the commands come from."""
    for name, reader in screen_readers().items():
        assert f"`{name}`" in GUIDE
        assert f"| {reader.title} |" in GUIDE
        assert reader.sources[0] in GUIDE


def test_every_word_of_the_sheet_is_told() -> None:
    """What may be written into a sheet stands in the guide as the sheet takes it."""
    assert all(f"`{outcome}`" in GUIDE for outcome in StepOutcome)
    assert all(f"\n| {int(severity)} | " in GUIDE for severity in Severity)
