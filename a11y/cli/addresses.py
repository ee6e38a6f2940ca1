"""Which pages `a11y check` looks at: addresses, files, a sitemap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from a11y.facts.config import Config, Host
from a11y.facts.safety import require_allowed
from a11y.facts.sitemap import sitemap_addresses
from a11y.words.errors import UsageError

_WEB = ("http://", "https://")


class _Allowed:
    """The configuration's hosts, and those of the command line, to read and not to write."""

    def __init__(self, config: Config, more: Sequence[str]) -> None:
        self.hosts: Mapping[str, Host] = {**dict.fromkeys(more, Host()), **config.hosts}


def page_addresses(
    given: Sequence[str],
    config: Config,
    allowed: Sequence[str],
    *,
    sitemap: str | None = None,
    included: Sequence[str] = (),
    excluded: Sequence[str] = (),
    limit: int | None = None,
    writes: bool = False,
) -> tuple[str, ...]:
    """Each page once, those that are given first.

    `writes` says that their forms are sent. A path of a file on this machine is a page as well. Raises `UsageError`
    when there is none, `UnsafeTargetError` for a host that is neither this machine nor listed, or may not be written
    to, `TargetError` for a sitemap that cannot be read.
    """
    rules = _Allowed(config, allowed)
    found = dict.fromkeys(_address(one) for one in given)
    if sitemap:
        require_allowed(sitemap, rules, writes=False)
        listed = sitemap_addresses(sitemap, included, excluded)
        if not listed:
            raise UsageError(
                f"the sitemap {sitemap} lists no page that is wanted; look at --include and --exclude"
            )
        found.update(dict.fromkeys(listed[:limit]))
    elif included or excluded or limit:
        raise UsageError("--include, --exclude and --limit are for --sitemap; give it too")
    if not found:
        raise UsageError("no page is given; write a11y check http://localhost:8000/")
    for address in found:
        if address.startswith(_WEB):
            require_allowed(address, rules, writes=writes)
    return tuple(found)


def _address(given: str) -> str:
    if given.startswith(_WEB):
        return given
    if given.startswith("file:"):
        return given
    path = Path(given).expanduser()
    if path.is_file():
        return path.resolve().as_uri()
    if "://" in given:
        raise UsageError(f"{given} is no address of a page; it must begin with http:// or https://")
    if "/" in given.partition(".")[0] or path.suffix.lower() in {".html", ".htm", ".xhtml", ".svg"}:
        raise UsageError(
            f"there is no file {given}; give another path, or an address that begins with http://"
        )
    raise UsageError(f"{given} is neither an address nor a file; write http://{given} if it is a host")


def pairs(given: Sequence[str], option: str) -> dict[str, str]:
    """`NAME=VALUE` each. Raises `UsageError`."""
    return dict(_pair(one, option) for one in given)


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"{option} {name or text} is not NAME=VALUE; write {option} session=…")
    return name.strip(), value
