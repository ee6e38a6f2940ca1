"""The addresses of a sitemap (sitemaps.org protocol 0.9), index files followed once."""

from __future__ import annotations

import fnmatch
import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from http.client import HTTPException

from lxml import etree

from a11y.words.errors import TargetError

_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ANSWERS_WITHIN = 30  # seconds
_LARGEST = 50 * 1024 * 1024
"""Bytes of one file, as the protocol has it."""
_GZIP = b"\x1f\x8b"


def sitemap_addresses(address: str, included: Sequence[str] = (), excluded: Sequence[str] = ()) -> list[str]:
    """The pages that a sitemap lists, in its order; those that match a pattern of `included`, and none of `excluded`.

    Patterns are as in a shell. Raises `TargetError` when nothing answers there, or what answers is no sitemap.
    """
    found = dict.fromkeys(_pages(address, nested=True))
    return [
        page
        for page in found
        if (not included or any(fnmatch.fnmatch(page, pattern) for pattern in included))
        and not any(fnmatch.fnmatch(page, pattern) for pattern in excluded)
    ]


def _pages(address: str, *, nested: bool) -> Iterator[str]:
    root = _parsed(address)
    if root.tag == f"{_NAMESPACE}sitemapindex" and nested:
        for place in root.iter(f"{_NAMESPACE}loc"):
            yield from _pages((place.text or "").strip(), nested=False)
    elif root.tag == f"{_NAMESPACE}urlset":
        for place in root.iter(f"{_NAMESPACE}loc"):
            yield (place.text or "").strip()
    else:
        raise TargetError(f"{address} is no sitemap; give the address of one, or of each page")


def _parsed(address: str) -> etree._Element:
    if not address.startswith(("http://", "https://")):
        raise TargetError(f"the sitemap lists {address!r}, which is no address; mend the sitemap")
    try:
        with urllib.request.urlopen(address, timeout=_ANSWERS_WITHIN) as answer:  # noqa: S310  # http alone, above
            content = answer.read(_LARGEST)
    except urllib.error.HTTPError as error:
        raise TargetError(f"{address} answers with status {error.code}; correct --sitemap") from error
    except (OSError, ValueError, HTTPException) as error:
        raise TargetError(f"nothing answers at {address} ({error}); correct --sitemap") from error
    if content.startswith(_GZIP):
        content = gzip.decompress(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TargetError(f"{address} is no sitemap ({error.msg}); give the address of one") from error
