"""The report as it should be, page by page; `make update-gold` accepts it as it is now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOLD = Path(__file__).parent.parent / "gold" / "report"
SCRUBS = (
    (re.compile(r"[0-9a-f]{24}\.webp"), "PICTURE.webp"),
    (re.compile(r"\bA{50,}"), "A…A"),
)
PAGES = [
    "en/index.html",
    "en/steps.html",
    "en/tasks.html",
    "en/task-set-up-totp.html",
    "en/messages-he.html",
    "en/report.md",
    "en/report.json",
]
PAGES += ["he/index.html", "he/steps.html"]


@pytest.mark.parametrize("name", PAGES)
def test_report_is_as_it_was(name: str, reports: dict[str, Path], update_gold: bool) -> None:
    """Page by page the report is the accepted one, pictures' names and long names scrubbed."""
    language, _, page = name.partition("/")
    text = (reports[language] / page).read_text(encoding="utf-8")
    for pattern, replacement in SCRUBS:
        text = pattern.sub(replacement, text)
    gold = GOLD / name
    if update_gold:
        gold.parent.mkdir(parents=True, exist_ok=True)
        gold.write_text(text, encoding="utf-8")
    assert gold.is_file(), f"{gold} is missing; look at the report, then run make update-gold"
    assert text == gold.read_text(encoding="utf-8")
