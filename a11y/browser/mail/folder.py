"""Mail out of a folder of `.eml` files, one message each: somebody else's, or that of the run's own sink."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from a11y.browser.mail.message import Mail, Received, read_message
from a11y.words.errors import TargetError


class _Version(NamedTuple):
    """A file as it was at a time: one that is still being written is another one later."""

    written: int
    """Nanoseconds since the epoch, when it was last written."""
    name: str
    """Breaks ties: files of one sink have rising names."""
    size: int
    """Bytes."""


class Folder:
    """A folder in which the target's mail arrives."""

    def __init__(self, path: Path, where: str = "") -> None:
        """`where` is what people know it by, when it is not the path."""
        self.where = where or f"the folder {path}"
        self._path = path
        self._read: dict[_Version, Received] = {}

    def newest_first(self, address: str, after: str) -> Iterator[Mail]:
        """The mails to an address that were written after the one with the id `after`. Raises `TargetError`."""
        for version in sorted(self._versions(), reverse=True):
            if version.name == after:
                return
            received = self._received(version)
            if received is not None and address.casefold() in received.recipients:
                yield received.mail

    def _versions(self) -> Iterator[_Version]:
        """The files that may be messages. Hidden ones are those that a mail program is still writing."""
        try:
            paths = [path for path in self._path.iterdir() if path.suffix.lower() == ".eml"]
        except OSError as error:
            raise TargetError(
                f"mail cannot be read from {self.where} ({error.strerror}); make the folder readable again"
            ) from error
        for path in paths:
            try:
                if path.is_file() and not path.name.startswith("."):
                    status = path.stat()
                    yield _Version(status.st_mtime_ns, path.name, status.st_size)
            except OSError:
                continue  # it went away, or leads nowhere

    def _received(self, version: _Version) -> Received | None:
        """What the file holds; None when it is gone, or not for our eyes."""
        if version not in self._read:
            try:
                content = (self._path / version.name).read_bytes()
            except OSError:
                return None
            self._read[version] = read_message(content, version.name)
        return self._read[version]
