"""How quick a translators' desk is that holds many messages: `python benchmarks/desk.py RUN [MESSAGES]`.

The messages of RUN are told again under other names until each locale has MESSAGES (2,000) of them, all missing; then
the desk of its first locale is written and opened. Times are in milliseconds, `per_message` is bytes of HTML. `search`
is from a letter typed to the page laid out again; `ratio` is that beside opening the page.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import msgspec
from playwright.sync_api import Page, sync_playwright

from a11y.browser.installed import find_chromium
from a11y.browser.launching import launch
from a11y.facts.record import Record, read_record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.write import write_reports
from a11y.words.message import Sighting, Translation

_WORDS = ("account", "zebra", "no such words", "1999", "")
_SEARCH = """word => {
  const field = document.querySelector("#filter-q");
  const start = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
_COUNTS = """() => ({
  elements: document.querySelectorAll("*").length,
  pictures: document.images.length,
  pictures_loaded: [...document.images].filter(image => image.naturalWidth).length,
})"""


def main() -> None:
    """Measure, and print one JSON object."""
    run, wanted = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    record = _many(read_record(run), wanted)
    locale = next(one.locale for one in record.sightings if one.locale != record.run.source_locale)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_reports(record, Path(folder), [ReportFormat.HTML], "en")
        written = 1000 * (time.perf_counter() - start)
        path = Path(folder) / f"messages-{locale}.html"
        with sync_playwright() as playwright:
            browser = launch(playwright, find_chromium())
            measured = _opened(browser.new_page(viewport={"width": 1280, "height": 900}), path)
            browser.close()
        size = path.stat().st_size
    print(
        json.dumps(
            {
                "messages": wanted,
                "locale": locale,
                "writing_all": round(written),
                "bytes": size,
                "per_message": round(size / wanted),
                **measured,
            }
        )
    )


def _many(record: Record, wanted: int) -> Record:
    made: list[Sighting] = []
    for locale in sorted({one.locale for one in record.sightings}):
        own = [one for one in record.sightings if one.locale == locale and one.msgid]
        missing = Translation.SOURCE if locale == record.run.source_locale else Translation.MISSING
        for number, one in zip(range(wanted), itertools.cycle(own), strict=False):
            words = f"{one.msgid} ({number})"
            made.append(msgspec.structs.replace(one, msgid=words, text=words, translation=missing))
    return msgspec.structs.replace(record, sightings=tuple(made))


def _opened(page: Page, path: Path) -> dict[str, object]:
    start = time.perf_counter()
    page.goto(path.as_uri())
    opened = 1000 * (time.perf_counter() - start)
    counts: dict[str, object] = page.evaluate(_COUNTS)
    times = {word or "all again": page.evaluate(_SEARCH, word) for word in _WORDS}
    typical = median(times.values())
    return {
        **counts,
        "opening": round(opened),
        "search": {word: round(taken) for word, taken in times.items()},
        "search_median": round(typical),
        "ratio": round(typical / opened, 3),
    }


if __name__ == "__main__":
    main()
