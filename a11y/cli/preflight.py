"""What can be known to be wrong before a browser starts."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException

from a11y.facts.catalogs import load_catalogs
from a11y.facts.profile import PageProfile, Profile
from a11y.words.errors import CatalogError, TargetError

_ANSWER_WITHIN = 30  # seconds
_SERVER_ERROR = 500
_CLIENT_ERROR = 400
_LOOKED_AT = 4
"""Pages to look at before an address is said to be something else."""
_READ_AT_MOST = 200_000  # bytes: the title stands in the head
_LONGEST_TITLE = 200  # characters of somebody else's text in our line
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def check_catalogs(profile: Profile, locales: Iterable[str]) -> None:
    """Raises `CatalogError` when the profile's catalogs are not there, or hold no message that can be read."""
    for locale in locales:
        catalogs = load_catalogs(profile.catalogs, locale, profile.source)
        if not catalogs.messages:
            trees = ", ".join(profile.catalogs.trees) or "no tree at all"
            raise CatalogError(
                f"the profile's catalogs ({trees}) hold no message; correct [catalogs] in {profile.file}"
            )


def check_target(url: str, profile: Profile, locales: Iterable[str]) -> None:
    """Raises `TargetError` when nothing answers, or what answers is not what the profile describes.

    One page with the title that the catalogs promise is enough: a page may ask for a sign-in, a title may be wrong.
    """
    status, _ = _look(url, profile.source)
    if status >= _SERVER_ERROR:
        raise TargetError(f"{url} answers with status {status}; look into the target's log, then run again")
    pages = [page for page in profile.pages.values() if "{" not in page.path and page.controls]
    seen = []
    for page in pages[:_LOOKED_AT]:
        status, title = _look(url.rstrip("/") + page.path, profile.source)
        if status < _CLIENT_ERROR and _has_title(page, title, profile, locales):
            return
        seen.append(
            f"{page.path} answers with status {status}"
            if status >= _CLIENT_ERROR
            else f"{page.path} has the title “{title}”"
        )
    if seen:
        raise TargetError(
            f"{url} is not what the profile {profile.name} describes: {', '.join(seen)}; "
            "give the right address or another --profile"
        )


def _has_title(page: PageProfile, title: str, profile: Profile, locales: Iterable[str]) -> bool:
    if not page.title or page.title_params:
        return True
    # the target may answer a stranger in any of its languages; the source's is the likeliest
    for locale in dict.fromkeys((profile.source, *locales)):
        promised = load_catalogs(profile.catalogs, locale, profile.source).translate(page.title)
        if promised.casefold() in title.casefold():
            return True
    return False


def _look(url: str, locale: str) -> tuple[int, str]:
    """Status and title of what answers there. Raises `TargetError` when nothing does."""
    request = urllib.request.Request(url, headers={"Accept-Language": locale})  # noqa: S310  # checked by require_allowed
    try:
        with urllib.request.urlopen(request, timeout=_ANSWER_WITHIN) as answer:  # noqa: S310  # as above
            content = answer.read(_READ_AT_MOST).decode("utf-8", "replace")
            found = _TITLE.search(content)
            title = " ".join(html.unescape(found[1]).split()) if found else ""
            return int(answer.status), title[:_LONGEST_TITLE]
    except urllib.error.HTTPError as error:
        return error.code, ""
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise TargetError(f"nothing answers at {url} ({reason}); start the target, then run again") from error
