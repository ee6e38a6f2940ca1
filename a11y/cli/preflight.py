"""What can be known to be wrong before a browser starts."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable

from a11y.facts.catalogs import load_catalogs
from a11y.facts.profile import Profile
from a11y.words.errors import CatalogError, TargetError

_ANSWER_WITHIN = 30  # seconds
_SERVER_ERROR = 500


def check_catalogs(profile: Profile, locales: Iterable[str]) -> None:
    """Raises `CatalogError` when the profile's catalogs are not there, or one of the locales does not parse."""
    for locale in locales:
        catalogs = load_catalogs(profile.catalogs, locale, profile.source)
        if not catalogs.messages:
            trees = ", ".join(profile.catalogs.trees) or "no tree at all"
            raise CatalogError(
                f"the profile's catalogs ({trees}) hold no message; correct [catalogs] in {profile.file}"
            )


def check_target(url: str, profile: Profile) -> None:
    """Raises `TargetError` when nothing answers, or what answers is not what the profile describes."""
    status = _status(url)
    if status >= _SERVER_ERROR:
        raise TargetError(f"{url} answers with status {status}; look into the target's log, then run again")
    page = next((page for page in profile.pages.values() if "{" not in page.path and page.controls), None)
    if page is None:
        return
    address = url.rstrip("/") + page.path
    found = _status(address)
    if found >= 400:  # HTTP: from 400 on nothing was served
        raise TargetError(
            f"{url} is not what the profile {profile.name} describes: {page.path} answers with status {found}; "
            "give the right address or another --profile"
        )


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=_ANSWER_WITHIN) as answer:  # noqa: S310  # checked by require_allowed
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise TargetError(f"nothing answers at {url} ({reason}); start the target, then run again") from error
