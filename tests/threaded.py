"""A server that answers in a thread of the test's process."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SOON = 0.01
"""Seconds between its looks whether it is to end; with the half second of the standard library each test waits."""


@contextmanager
def answering(server: socketserver.BaseServer) -> Iterator[None]:
    """It answers inside the block, and its port is free afterwards."""
    thread = threading.Thread(target=server.serve_forever, args=(SOON,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
