"""`benchmarks/fingerprints.py --compare`: how many fingerprints two records of one target share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_records import end, state, walk, write_record

from a11y.words.state import AxeAnswer, AxeNode, AxeResult

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "fingerprints.py"


def told(folder: Path, locale: str, *elements: str) -> Path:
    """A record without findings of its own: axe says of each element that it has no label."""
    of = walk(locale=locale)
    nodes = tuple(AxeNode(f"#{html.split()[1]}", html) for html in elements)
    answer = AxeAnswer("4.12.1", (AxeResult("label", "Label it", "", ("wcag412",), "serious", nodes),))
    return write_record(folder, [of], msgspec.structs.replace(state(of), axe=answer), end(of))


def compared(one: Path, other: Path) -> tuple[int, dict[str, Any]]:
    """The exit status and the object of the last line."""
    command = [sys.executable, str(SCRIPT), "--compare", str(one), str(other)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.returncode, json.loads(ended.stdout.splitlines()[-1]) if ended.stdout else {}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_what_two_records_share(tmp_path: Path, locale: str) -> None:
    """Both are judged anew: generated ids, classes and the locale leave a fault its name, another field has another."""
    one = told(tmp_path / "1", "en", '<input id="f-81723" class="a" name="user">', '<input name="mail">')
    same = ('<input name="mail">', '<input id="f-55012" class="b c" name="user">')
    other = told(tmp_path / "2", locale, *same, '<input name="phone">')
    status, counts = compared(one, other)
    assert status == 0
    assert counts == {"steps": 1, "first": 2, "second": 3, "shared": 2, "share": 1.0}


def test_a_share_of_nothing_is_none(tmp_path: Path) -> None:
    """Records without a fault, and records that are none, do not look like ones that agree."""
    one = told(tmp_path / "1", "en")
    assert compared(one, one) == (0, {"steps": 1, "first": 0, "second": 0, "shared": 0, "share": None})
    assert compared(one, tmp_path / "none") == (2, {})
