"""An SMTP server that keeps what is sent to it in a folder, and delivers nothing. The only importer of aiosmtpd."""

from __future__ import annotations

import errno
import itertools
import logging
import os
import socket
import tempfile
from asyncio import AbstractServer
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from a11y.words.errors import UsageError

_LONGEST = 32 * 1024 * 1024
"""Bytes of a message, and of a line: a target may put its whole mail on one."""
_READY_WITHIN = 60  # seconds; it takes a few milliseconds, on a busy machine more

# what a sender does wrong is answered to the sender; without a handler Python would print it into our progress
logging.getLogger("mail.log").addHandler(logging.NullHandler())


@contextmanager
def sink(host: str, port: int, within: Path | None = None) -> Iterator[Path]:
    """A sink that lives as long as the block; the folder, this user's alone, in which each message is one `.eml` file.

    The folder is made in `within`, else among the system's temporary ones, and gone when the block ends.
    Raises `UsageError` when nothing can listen there.
    """
    with (
        _listening(host, port) as listening,
        tempfile.TemporaryDirectory(prefix="a11y-mail-", dir=within) as folder,
    ):
        controller = _Sink(_Keeper(Path(folder)), listening)
        controller.start()
        try:
            yield Path(folder)
        finally:
            controller.stop()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), port), family=family)
    except OSError as error:
        where = f"smtp://[{host}]:{port}" if ":" in host else f"smtp://{host}:{port}"
        reason, advice = error.strerror, "give an address of this machine, and a port above 1023"
        if error.errno == errno.EADDRINUSE:
            reason, advice = "the port is in use", "end what listens there, or give another"
        elif error.errno and error.errno > 0:
            reason = os.strerror(error.errno)
        raise UsageError(
            f"mail cannot be received at {where} ({reason}); {advice}: --mail smtp://127.0.0.1:PORT"
        ) from error


class _Keeper:
    """Writes down what arrives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        """Keep a message, whose first lines now say to whom it was sent; the answer to the sender."""
        del server, session
        head = "".join(f"Delivered-To: {address}\r\n" for address in envelope.rcpt_tos)
        path = self._folder / f"{next(self._numbers):08}.eml"
        unfinished = path.with_suffix(".part")
        try:
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(head.encode("utf-8", "surrogateescape"))
                file.write(envelope.original_content or b"")
            unfinished.rename(path)
        except OSError as error:
            return f"452 The message cannot be kept: {error.strerror}"
        return "250 Kept"


class _Server(SMTP):
    """Takes lines that RFC 5321 does not allow, since programs that send them are what is looked at."""

    line_length_limit = _LONGEST


class _Sink(Controller):
    """The server in a thread of its own, at a socket that was opened before: so that errors are told at once."""

    def __init__(self, keeper: _Keeper, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__(keeper, hostname=host, port=port, ready_timeout=_READY_WITHIN)
        self._listening = listening

    def factory(self) -> SMTP:
        """The conversation with one sender."""
        # the name is given: looking it up asks the network
        return _Server(self.handler, data_size_limit=_LONGEST, enable_SMTPUTF8=True, hostname="localhost")

    def _create_server(self) -> Awaitable[AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listening)
