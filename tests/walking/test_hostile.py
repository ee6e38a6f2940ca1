"""What strangers write on a page changes nothing in the report but its text (DESIGN §10)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

SCENARIOS = Path(__file__).parents[1] / "scenarios"
TAME = {"summary": "A summary.", "description": "A description.", "token": "A token"}
HOSTILE = {
    "summary": "<img src=x onerror=alert(1)></script><script>alert(2)</script> ${7*7} {{ 7*7 }} \u202egnol\u202c",
    "description": '"><svg onload=alert(3)> \u2066\u202e</h1></main><base href="https://example.org/"> '
    + "x" * 100_000,
    "token": "<b onclick=alert(4)>%(name)s</b> \u202e'\"&lt;",
}


class Skeleton(HTMLParser):
    """The elements of a page with their attributes' names, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text += data


def report_of(words: dict[str, str], folder: Path) -> Path:
    """The report of a run that meets these words."""
    ended = subprocess.run(
        [sys.executable, "-m", "a11y", "run", "--scenarios", str(SCENARIOS), "-l", "en", "-k", "foreign_words",
         "--out", str(folder)],
        env={**os.environ, "FOREIGN_WORDS": json.dumps(words)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "report"


def test_foreign_words_are_but_text(tmp_path: Path) -> None:
    """A project and a token with markup, scripts, bidi controls and 100,000 characters bring no element."""
    tame, hostile = report_of(TAME, tmp_path / "tame"), report_of(HOSTILE, tmp_path / "hostile")
    pages = sorted(path.name for path in tame.glob("*.html"))
    assert pages == sorted(path.name for path in hostile.glob("*.html"))
    kinds: set[tuple[str, tuple[str, ...]]] = set()
    met = ""
    for name in pages:
        expected, found = Skeleton(), Skeleton()
        expected.feed((tame / name).read_text(encoding="utf-8"))
        source = (hostile / name).read_text(encoding="utf-8")
        found.feed(source)
        kinds |= set(expected.elements)
        assert not any(
            attribute.startswith("on") for _, attributes in found.elements for attribute in attributes
        )
        assert set(found.elements) - kinds <= {("bdi", ("dir",)), ("span", ("class",))}, name
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(source), name
        assert len(source) < 1_000_000
        met += found.text
    assert "onerror=alert(1)" in met, "the hostile words were not met at all"
