"""Serving: one process, a few threads, loopback only."""

import errno
import json
import os
import signal
import sys
import threading
from types import FrameType
from typing import NoReturn

from waitress.server import create_server

_HOST = "127.0.0.1"
_THREADS = 8


class StartError(Exception):
    """The server cannot listen; the message says what to do."""


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _end_with_stdin() -> None:
    while os.read(0, 4096):  # not sys.stdin: its lock, held here, would abort the interpreter's end
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def serve(port: int, key: str, *, exit_with_parent: bool) -> None:
    """Answer requests until a signal comes; one JSON line on stdout says where, once it does answer."""
    from a11y.index.wsgi import application

    try:
        server = create_server(
            application,
            host=_HOST,
            port=port,
            threads=_THREADS,
            ident="index",
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(f"port {port} is in use; choose another with --port") from None
        if error.errno == errno.EACCES:
            raise StartError(
                f"port {port} needs more rights than you have; choose one above 1023 with --port"
            ) from None
        raise StartError(
            f"cannot listen on port {port}: {error.strerror or error}; choose another with --port"
        ) from None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)
    if exit_with_parent:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    # The socket listens already: a request that comes before the loop runs waits for it.
    sys.stdout.write(json.dumps({"url": f"http://localhost:{server.effective_port}/", "key": key}) + "\n")
    sys.stdout.flush()
    server.run()
