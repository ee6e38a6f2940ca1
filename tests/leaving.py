"""What a page may do to leave, or to change what lies on its server, and a server that remembers it."""

from __future__ import annotations

import http.server
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page
from threaded import answering
from walked_pages import Quiet, Seen, Tabs, sample_page, sample_profile, walking

from a11y.browser.examining import ActingProbe, Examiner
from a11y.words.guests import Engines
from a11y.words.rendition import Modality
from a11y.words.state import PageState


class Asked(Quiet):
    """Serves files, and remembers what it was asked for."""

    asked: list[str]

    def __init__(self, *arguments: object, asked: list[str], directory: str) -> None:
        self.asked = asked
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  # the base class's name
        """A file."""
        self.asked.append(f"GET {self.path}")
        super().do_GET()

    def do_POST(self) -> None:  # noqa: N802  # the base class's name
        """Nothing, but it is remembered."""
        self.asked.append(f"POST {self.path}")
        self.send_response(204)
        self.end_headers()

    do_PUT = do_DELETE = do_POST  # noqa: N815  # the base class's names


FORM = "const f = document.createElement('form'); document.body.append(f);"
LEAVING = {
    "post by script": "fetch('/send', { method: 'POST', body: 'x' })",
    "put by script": "const asks = new XMLHttpRequest(); asks.open('PUT', '/send'); asks.send('x')",
    "beacon": "navigator.sendBeacon('/send', 'x')",
    "form": f"{FORM} f.method = 'post'; f.action = '/send'; f.submit()",
    "form that reads": f"{FORM} f.action = '/other.html'; f.submit()",
    "address": "location.href = '/other.html'",
    "link": "const a = document.createElement('a'); a.href = '/other.html'; document.body.append(a); a.click()",
    "window": "window.open('/other.html')",
    "page before": "history.back()",
    "step in the history": "history.go(-1)",
    "page without a request": "location.href = 'about:blank'",
}
"""What a page may do instead of opening something."""


@contextmanager
def acted_on(
    tabs: Browser | Tabs,
    folder: Path,
    html: tuple[str, str],
    probes: Sequence[ActingProbe],
    asked: list[str] | None = None,
    *,
    free: bool = True,
) -> Iterator[tuple[PageState, Page]]:
    """The state of a page on which these probes acted, and the live page after them.

    `html` are the page and another one beside it; `asked` takes what its server is asked for.
    """
    for name, content in zip(("page", "other"), html, strict=True):
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    handler = partial(Asked, asked=[] if asked is None else asked, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with answering(server):
        target = f"http://localhost:{server.server_port}"
        profile = sample_profile(folder / "catalogs", {"sample": sample_page("/page.html")})
        seen = Seen(target, profile, folder / "run")
        seen.engines = Engines(axe_looks=False)
        seen.examiner = Examiner(seen.recorder, folder / "run", probes)
        with walking(tabs, seen, Modality.POINTER) as index:
            index.world.free = free
            index.open("sample").expect("sample", "Opened")
            (state,) = seen.states
            assert not {probe.name for probe in probes} & state.untested.keys(), state.untested
            yield state, index.page
