"""In which order workers look at pages: the heavy ones first, so that none waits for the last one."""

from __future__ import annotations

import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ANSWERS_WITHIN = 2
"""Seconds for a page's size; it is only for the order."""
_ASKED_AT_ONCE = 8


def dealt(addresses: Sequence[str], workers: int) -> tuple[str, ...]:
    """The addresses so that each of `workers` equal parts, one after the other, has heavy and light pages, heavy first.

    xdist gives every worker such a part, and whoever has done its own takes from the end of another's. One worker
    looks at the pages as they were given.
    """
    if workers < 2 or len(addresses) <= workers:
        return tuple(addresses)
    with ThreadPoolExecutor(_ASKED_AT_ONCE) as threads:
        sizes = dict(zip(addresses, threads.map(_size, addresses), strict=True))
    known = sorted(size for size in sizes.values() if size)
    usual = known[len(known) // 2] if known else 0
    ordered = sorted(addresses, key=lambda address: -(sizes[address] or usual))
    return tuple(address for worker in range(workers) for address in ordered[worker::workers])


def _size(address: str) -> int:
    """Bytes of the document; 0 when the server does not tell."""
    parts = urlsplit(address)
    try:
        if parts.scheme == "file":
            return Path(unquote(parts.path)).stat().st_size
        request = urllib.request.Request(address, method="HEAD")  # noqa: S310  # http, https and file alone come here
        with urllib.request.urlopen(request, timeout=_ANSWERS_WITHIN) as answer:  # noqa: S310
            return int(answer.headers.get("Content-Length") or 0)
    except (OSError, HTTPException, ValueError):
        return 0
