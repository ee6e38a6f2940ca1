"""What a page may do to leave, or to change what lies on its server, and a server that remembers it."""

from __future__ import annotations

from walked_pages import Quiet


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
