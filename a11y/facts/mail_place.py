"""Where the target's mail is read in a run: what was chosen for the run, else what the profile says."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from a11y.facts.profile import Profile
from a11y.facts.profile_parts import Mail
from a11y.facts.safety import HostRules, is_loopback, require_allowed
from a11y.words.errors import ConfigurationError, ProfileError, UsageError

_WAYS = (
    "write http://HOST:PORT (mailpit), smtp://HOST:PORT (a sink of the run's own), or a folder of .eml files"
)


def mail_place(profile: Profile, chosen: str, rules: HostRules) -> Mail | None:
    """Where mail is read; None when neither the run nor the profile says.

    `chosen` is the run's own word, empty when it has none. Raises `UsageError` when it cannot be read there: a
    folder that is missing or closed, an address that is none, a host that is not listed.
    """
    place = _chosen(chosen) if chosen else _of_profile(profile)
    if place is None:
        return None
    if place.url:
        require_allowed(place.url, rules, writes=False)
    if place.kind == "folder":
        _require_folder(Path(place.folder))
    return place


def listening_address(listen: str) -> tuple[str, int]:
    """Host and port of `127.0.0.1:2525` or `[::1]:2525`. Raises `ConfigurationError` when it is something else."""
    try:
        parts = urlsplit(f"//{listen}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.netloc != listen or "@" in listen:
        raise ConfigurationError(
            f"'{listen}' is no place to receive mail at; write host and port: 127.0.0.1:2525"
        )
    return host, port


def _chosen(text: str) -> Mail:
    scheme, colon, rest = text.partition("://")
    if not colon:
        return Mail(kind="folder", folder=str(Path(text).absolute()))
    match scheme.lower():
        case "http" | "https":
            return Mail(kind="mailpit", url=text)
        case "smtp":
            listen = rest.rstrip("/")
            listening_address(listen)
            return Mail(kind="smtp", listen=listen)
        case _:
            raise ConfigurationError(f"mail cannot be read from '{text}'; {_WAYS}")


def _of_profile(profile: Profile) -> Mail | None:
    place = profile.mail
    if place is None or place.kind == "mailpit":
        return place
    if place.kind == "folder":
        if not place.path:
            raise ProfileError(
                f"[mail] of the profile {profile.name} names no folder; add path, or give --mail"
            )
        folder = (Path(profile.file).parent / place.path).absolute()
        return msgspec.structs.replace(place, folder=str(folder))
    host, _ = listening_address(place.listen)
    if not is_loopback(host):
        raise ProfileError(
            f"[mail] of the profile {profile.name} would let other machines send mail to {place.listen}; "
            f"listen at 127.0.0.1, or ask for it yourself: --mail smtp://{place.listen}"
        )
    return place


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder} to read mail from; make it, or {_WAYS}")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UsageError(
            f"the mail folder {folder} may not be read; let its owner give you leave, or {_WAYS}"
        )
