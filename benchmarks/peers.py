"""What `a11y check` costs beside its peers: `peers.py [--times N] [--pa11y-ci DIR] [URL...]`.

Each of these looks at the same pages, one after the other, `--times` times (3): a bare Playwright loop that loads
a page and runs axe; pa11y-ci with its axe runner, two pages at once, the same axe file; `a11y check` with axe alone,
by one worker and by two; `a11y check` with everything, by two workers. Without addresses, 20 pages of 800 to 1,800
elements are made and served.

pa11y-ci is installed from npm into a folder that is thrown away, or found in `--pa11y-ci DIR`, where `npm install
pa11y-ci` was run; its axe-core is changed for ours there, and it uses the browser that we use. Its runner fixes its own
tags, which lack those of WCAG 2.2. Seconds are medians; the last line is one JSON object:

- `to_pa11y_ci`: axe alone, two workers, by pa11y-ci; `full_to_pa11y_ci`: everything, two workers.
- `to_loop`: axe alone, one worker, by the loop; `full_to_loop`: everything, two workers.
- `one_worker`: axe alone, one worker, by loading and axe alone, the start of the loop's browser left out.
"""

from __future__ import annotations

import argparse
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from made_pages import write_pages
from playwright.sync_api import Browser

from a11y.browser.installed import Chromium, find_chromium
from a11y.browser.launching import SWITCHES, running
from a11y.browser.probes.axe import TAGS, axe_source
from a11y.words.errors import A11yError, UsageError

_LOOKED = {0, 1}
"""Exit statuses of `a11y check` that saw every page."""
_PA11Y_LOOKED = {0, 2}
"""Those of pa11y-ci."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nothing."""


@contextmanager
def _pages(given: Sequence[str], folder: Path) -> Iterator[list[str]]:
    if given:
        yield list(given)
        return
    site = folder / "site"
    site.mkdir()
    names = write_pages(site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield [f"http://localhost:{server.server_port}/{name}" for name in names]
        finally:
            server.shutdown()
            thread.join()


class Loop:
    """The least that anybody can do: load a page, run axe on it, go on."""

    def __init__(self, chromium: Chromium, pages: Sequence[str]) -> None:
        self._chromium = chromium
        self._pages = pages
        self.loading: list[float] = []
        self.axe: list[float] = []

    def __call__(self) -> None:
        """Once through all pages."""
        with running(self._chromium) as browser:
            for page in self._pages:
                self._look(browser, page)

    def _look(self, browser: Browser, address: str) -> None:
        context = browser.new_context()
        started = time.perf_counter()
        page = context.new_page()
        page.goto(address, wait_until="load")
        loaded = time.perf_counter()
        page.evaluate(axe_source())
        page.evaluate(
            "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(one => one.violations.length)",
            list(TAGS),
        )
        context.close()
        self.loading.append(loaded - started)
        self.axe.append(time.perf_counter() - loaded)


def _check(pages: Sequence[str], folder: Path, *options: str) -> None:
    out = folder / "a11y-out"
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-P", "-m", "a11y", "--quiet", "check", *pages, *options, "--out", str(out)]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode not in _LOOKED:
        raise UsageError(
            f"a11y check ended with status {ended.returncode}: {(ended.stderr or ended.stdout)[-300:]}"
        )


def _pa11y_ci(place: Path, chromium: Chromium, pages: Sequence[str], folder: Path) -> Callable[[], None]:
    modules = place / "node_modules"
    if not (modules / "pa11y-ci").is_dir():
        npm = shutil.which("npm")
        if npm is None:
            raise UsageError(
                "there is no npm here; install Node.js, or leave pa11y-ci out with --without-pa11y-ci"
            )
        subprocess.run(
            [npm, "install", "--prefix", str(place), "--no-audit", "--no-fund", "--silent", "pa11y-ci"],
            env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    for file in modules.rglob("axe-core/axe.min.js"):
        file.write_text(axe_source(), encoding="utf-8")
    config = folder / "pa11yci.json"
    launch = {"executablePath": chromium.path, "args": ["--no-sandbox", *SWITCHES]}
    defaults = {
        "runners": ["axe"],
        "standard": "WCAG2AA",
        "concurrency": 2,
        # it closes the private context of a page that another one has closed already, and loses that page
        "useIncognitoBrowserContext": False,
        "chromeLaunchConfig": launch,
        "timeout": 120000,
    }
    config.write_text(json.dumps({"defaults": defaults, "urls": list(pages)}), encoding="utf-8")

    def run() -> None:
        command = [str(modules / ".bin" / "pa11y-ci"), "--config", str(config), "--json"]
        answer = folder / "pa11yci-answer.json"
        # a pipe loses the end of a long answer
        with answer.open("wb") as file:
            ended = subprocess.run(command, cwd=folder, stdout=file, stderr=subprocess.PIPE, check=False)
        if ended.returncode not in _PA11Y_LOOKED:
            raise UsageError(f"pa11y-ci ended with status {ended.returncode}: {ended.stderr.decode()[-300:]}")
        if reasons := unseen(json.loads(answer.read_bytes()), pages):
            raise UsageError(f"pa11y-ci saw {len(pages) - len(reasons)} of {len(pages)} pages: {reasons[0]}")

    return run


def unseen(answer: Mapping[str, Any], pages: Sequence[str]) -> list[str]:
    """Why pa11y-ci did not see pages, a sentence for each of them, from its answer in JSON.

    A page that timed out or crashed has a message in place of its issues, and counts as seen in `total` all the same.
    """
    reasons = []
    for page in pages:
        found = answer["results"].get(page)
        failures = [one["message"] for one in found or () if "code" not in one]
        if found is None or failures:
            reasons.append(f"{page}: {failures[0] if failures else 'there is no result'}")
    return reasons


def _timed(name: str, contestant: Callable[[], None]) -> float:
    """The seconds of one turn; one that did not see every page is taken once more. Raises `A11yError`."""
    started = time.perf_counter()
    try:
        contestant()
    except UsageError as error:
        print(f"{name:<12} is taken again: {error}", flush=True)
        started = time.perf_counter()
        contestant()
    return time.perf_counter() - started


def measure(pages: Sequence[str], folder: Path, place: Path | None, times: int) -> dict[str, object]:
    """Medians and ratios of all contestants. Raises `A11yError` when one of them did not see every page."""
    chromium = find_chromium(None)
    loop = Loop(chromium, pages)
    contestants: dict[str, Callable[[], None]] = {
        "loop": loop,
        "axe_alone_1": partial(_check, pages, folder, "--engine", "axe", "-n", "1"),
        "axe_alone_2": partial(_check, pages, folder, "--engine", "axe", "-n", "2"),
        "full_2": partial(_check, pages, folder, "-n", "2"),
    }
    if place is not None:
        contestants["pa11y_ci_2"] = _pa11y_ci(place, chromium, pages, folder)
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(times):
        for name, contestant in contestants.items():
            seconds[name].append(_timed(name, contestant))
            print(f"{name:<12} {seconds[name][-1]:7.2f} s", flush=True)
    median = {name: statistics.median(spent) for name, spent in seconds.items()}
    least = (sum(loop.loading) + sum(loop.axe)) / times
    answer: dict[str, object] = {
        "pages": len(pages),
        "times": times,
        "seconds": {name: round(spent, 2) for name, spent in median.items()},
        "loading_ms": round(statistics.mean(loop.loading) * 1000),
        "axe_ms": round(statistics.mean(loop.axe) * 1000),
        "to_loop": round(median["axe_alone_1"] / median["loop"], 3),
        "one_worker": round(median["axe_alone_1"] / least, 3),
        "full_to_loop": round(median["full_2"] / median["loop"], 3),
    }
    if place is not None:
        answer["to_pa11y_ci"] = round(median["axe_alone_2"] / median["pa11y_ci_2"], 3)
        answer["full_to_pa11y_ci"] = round(median["full_2"] / median["pa11y_ci_2"], 3)
    return answer


def main() -> int:
    """The exit status: 0, or 2 with one line when something did not see every page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", metavar="URL", nargs="*")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--pa11y-ci", dest="place", type=Path)
    parser.add_argument("--without-pa11y-ci", action="store_true")
    chosen = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="a11y-peers-") as name:
            folder = Path(name)
            place = None if chosen.without_pa11y_ci else chosen.place or folder / "pa11y-ci"
            with _pages(chosen.pages, folder) as pages:
                answer = measure(pages, folder, place, chosen.times)
    except A11yError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
