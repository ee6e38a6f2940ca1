"""Paths with `{name}` placeholders: filled to open a page, matched to know which page an address is."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

import msgspec

from a11y.words.errors import ProfileError

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Route(msgspec.Struct, frozen=True):
    """A path of a profile."""

    path: str
    """As the profile writes it, `/manage/project/{project}/history/`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The placeholders, in order."""
        return tuple(_PLACEHOLDER.findall(self.path))

    def fill(self, page: str, params: dict[str, str]) -> str:
        """The path with every placeholder filled and quoted; the error for one not given names `page`."""
        missing = [name for name in self.names if name not in params]
        if missing:
            raise ProfileError(f"the path of page '{page}' needs {', '.join(missing)}; give it to open()")
        return _PLACEHOLDER.sub(lambda found: quote(params[found[1]], safe=""), self.path)

    def match(self, address: str) -> dict[str, str] | None:
        """What the placeholders hold in an address or path of this route; query and fragment do not count."""
        found = _pattern(urlsplit(self.path).path).fullmatch(urlsplit(address).path or "/")
        return None if found is None else {name: unquote(value) for name, value in found.groupdict().items()}


@lru_cache(maxsize=512)
def _pattern(path: str) -> re.Pattern[str]:
    pieces = _PLACEHOLDER.split(path)
    seen: set[str] = set()
    pattern = ""
    for position, piece in enumerate(pieces):
        if position % 2 == 0:
            pattern += re.escape(piece)
        else:
            pattern += f"(?P={piece})" if piece in seen else f"(?P<{piece}>[^/]+)"
            seen.add(piece)
    return re.compile(pattern)
