"""An upload by real twine."""

from __future__ import annotations

import http.server

from threaded import answering

from a11y.browser.publishing import upload
from a11y.facts.redaction import Redactor


def test_headers_go_with_the_upload() -> None:
    """What tells a target of development who calls is sent by twine too, beside its own headers."""
    seen: list[tuple[str | None, str | None]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        """Takes every file."""

        def do_POST(self) -> None:
            """Notes who calls."""
            seen.append((self.headers["X-Forwarded-For"], self.headers["User-Agent"]))
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with answering(server):
        target = f"http://127.0.0.1:{server.server_port}"
        headers = {"X-Forwarded-For": "198.18.0.7"}
        done = upload(target, "pypi-a-token-of-nobody", "sample", "1.0", Redactor(), headers=headers)
    assert done.accepted, done.told
    [(address, agent)] = seen
    assert address == "198.18.0.7"
    assert agent is not None
    assert agent.startswith("twine/")
