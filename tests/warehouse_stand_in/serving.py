"""The stand-in as a server on loopback, and the weather that a test can make for it."""

from __future__ import annotations

import smtplib
import socketserver
import threading
import wsgiref.simple_server
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from threaded import answering

from warehouse_stand_in import entering, managing  # noqa: F401  # views are known once they are imported
from warehouse_stand_in.answering import answer
from warehouse_stand_in.people import Person, Session

_ON_ITS_WAY = 0.3
"""Seconds more until a fetched part arrives: who looks at a page that has been quiet for a moment does not see it."""
_LOADED_WITHIN = 20
"""Seconds after which a page that was left before it had loaded gets its header all the same."""


@dataclass
class Weather:
    """What can go wrong, switched by a test."""

    unavailable: Callable[[str], bool] = lambda _path: False
    """Whether the page at a path is answered with 503, as when the database is gone."""
    worker_stopped: bool = False
    """No mail is sent."""
    captcha: bool = False
    """Registration wants one."""
    forgets_at: Callable[[dict[str, str]], bool] = lambda _form: False
    """Whether the session of whoever sends this form has expired by then."""


@dataclass
class StandIn:
    """The accounts, the sessions, and what happened."""

    mail_port: int
    weather: Weather = field(default_factory=Weather)
    people: dict[str, Person] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    keys: dict[str, tuple[str, Person]] = field(default_factory=dict)
    """What mailed links are for, by their keys."""
    registered: dict[str, int] = field(default_factory=dict)
    """Registrations by client address."""
    late: int = 0
    """Parts of pages that were sent after their page had loaded."""
    url: str = ""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._documents: dict[str, threading.Event] = {}

    def send(self, person: Person, subject: str, text: str) -> None:
        """Mail to somebody, unless the worker has stopped."""
        if self.weather.worker_stopped:
            return
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "noreply@index.example", person.email, subject
        mail.set_content(text)
        with smtplib.SMTP("127.0.0.1", self.mail_port) as server:
            server.send_message(mail)

    def has_loaded(self, document: str) -> None:
        """A page tells that it has loaded."""
        self._document(document).set()

    def wait_until_loaded(self, document: str) -> None:
        """What a page fetches comes after it has loaded: who looks at once sees the header of a stranger."""
        if self._document(document).wait(_LOADED_WITHIN) and not self._closing.wait(_ON_ITS_WAY):
            self.late += 1

    @contextmanager
    def serving(self) -> Iterator[StandIn]:
        """Answers inside the block."""
        server = wsgiref.simple_server.make_server(
            "127.0.0.1", 0, lambda environ, start: answer(self, environ, start), _Server, _Quiet
        )
        self.url = f"http://localhost:{server.server_port}"
        with answering(server):
            try:
                yield self
            finally:
                self._closing.set()
                for document in list(self._documents.values()):
                    document.set()

    def _document(self, document: str) -> threading.Event:
        with self._lock:
            return self._documents.setdefault(document, threading.Event())


class _Server(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


class _Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class's name
        """Nothing."""
