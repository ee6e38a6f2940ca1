"""Which targets may be walked (DESIGN §10): loopback, and the hosts that the configuration lists."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from a11y.words.errors import UnsafeTargetError


class HostRule(Protocol):
    """What the configuration says of a host."""

    @property
    def writes(self) -> bool:
        """Scenarios may change what is there."""


class HostRules(Protocol):
    """The part of the configuration that is about hosts."""

    @property
    def hosts(self) -> Mapping[str, HostRule]:
        """Host name, with port where it matters, to rule."""


def require_allowed(url: str, config: HostRules, *, writes: bool) -> None:
    """Lets a target pass when it is on loopback or its host is listed; UnsafeTargetError otherwise.

    `writes` says that the run fills forms, makes accounts or uploads: a listed host must allow that.
    """
    host, port = _host(url)
    rules = {_plain_host(name): rule for name, rule in config.hosts.items()}
    rule = rules.get(f"{host}:{port}") if port else None
    rule = rule or rules.get(host)
    if rule is None and is_loopback(host):
        return
    if rule is None:
        raise UnsafeTargetError(
            f"{host} is not this machine and not listed; if you may test it, add"
            f' [tool.a11y.hosts."{host}"] to pyproject.toml, with writes = true if scenarios may change it'
        )
    if writes and not rule.writes:
        raise UnsafeTargetError(
            f"{host} is listed without leave to write, and scenarios make accounts and tokens;"
            f' set writes = true under hosts."{host}" if they may'
        )


def machine(target: str) -> str:
    """The host of a target without its port; empty for this machine, whose every name and port is a target's."""
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        return target
    return "" if is_loopback(host) else host


def is_loopback(host: str) -> bool:
    """Whether a host can only be this machine: `localhost`, `*.localhost`, 127.0.0.0/8, `::1`."""
    name = _plain_host(host)
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _host(url: str) -> tuple[str, int | None]:
    """Host and port of an address that a browser and this module cannot read in two ways."""
    if any(character.isspace() or character == "\\" or not character.isprintable() for character in url):
        raise UnsafeTargetError(
            f"the target {url!r} has a character that no address has; write it out plainly"
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as problem:
        raise UnsafeTargetError(f"the target {url} is no address: {problem}") from None
    if parts.scheme not in {"http", "https"}:
        raise UnsafeTargetError(f"the target {url} must begin with http:// or https://")
    if "@" in parts.netloc:
        raise UnsafeTargetError("the target's address holds a user name or '@'; give the address without it")
    name = _plain_host(host)
    if not name or "%" in name or not name.isascii():
        raise UnsafeTargetError(
            f"the target {url} has no host that can be checked; write it in ASCII letters"
        )
    if _numeric(name) and not _is_address(name):
        raise UnsafeTargetError(f"'{name}' is a number that stands for an address; write it as 127.0.0.1")
    return name, port


def _plain_host(host: str) -> str:
    return host.strip("[]").lower().removesuffix(".")


def _numeric(name: str) -> bool:
    """Whether a browser takes the host for an IPv4 number: its last label is decimal or hexadecimal."""
    last = name.rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
