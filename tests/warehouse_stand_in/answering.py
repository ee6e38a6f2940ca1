"""From a request to an answer: sessions, locales, the security policy, what a test switched off."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

import jinja2

from warehouse_stand_in.people import Session
from warehouse_stand_in.words import LOCALES, accepted, say

if TYPE_CHECKING:
    from warehouse_stand_in.serving import StandIn

HERE = Path(__file__).parent
OUTSIDE = "analytics.example.org"
"""A host that every page asks for something."""
POLICY = (
    f"default-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self'; "
    f"img-src 'self'; script-src 'self'; connect-src 'self' https://{OUTSIDE}"
)
"""As strict as Warehouse's: no inline script or style, nothing evaluated."""
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_LOCALE = "_LOCALE_"


@dataclass
class Ask:
    """A request, and who sent it."""

    site: StandIn
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    session: Session
    locale: str
    address: str
    """The client's, as X-Forwarded-For tells."""
    referrer: str
    document: str = field(default_factory=lambda: secrets.token_hex(8))
    """Names the page that is being made."""

    @property
    def sent(self) -> bool:
        """Whether a form was sent."""
        return self.method == "POST"

    def say(self, msgid: str, /, **params: str) -> str:
        """In the user's language."""
        return say(self.locale, msgid, **params)

    def flash(self, words: str, kind: str = "success") -> None:
        """Tell it on the next page."""
        self.session.flashes.append((kind, words))


@dataclass
class Answer:
    """What is sent back."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cookie: str = ""
    """Set besides the session's."""


View = Callable[[Ask], Answer]
VIEWS: dict[str, View] = {}
"""By path."""


def at(*paths: str) -> Callable[[View], View]:
    """The view answers at these paths."""

    def keep(view: View) -> View:
        VIEWS.update(dict.fromkeys(paths, view))
        return view

    return keep


def redirect(path: str) -> Answer:
    """Go there."""
    return Answer(status=303, headers={"Location": path})


_templates = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True)


def page(ask: Ask, template: str, status: int = 200, /, **values: Any) -> Answer:
    """A page in the user's language."""
    around = {
        "_": ask.say,
        "ask": ask,
        "locale": ask.locale,
        "locales": LOCALES,
        "outside": OUTSIDE,
        "person": ask.session.person,
    }
    text = _templates.get_template(template).render(around | values)
    return Answer(text, status, {"Content-Security-Policy": POLICY})


def answer(site: StandIn, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI application."""
    path = environ["PATH_INFO"]
    static = HERE / "static" / path.removeprefix("/static/")
    if path.startswith("/static/") and static.is_file():
        found = Answer(static.read_text(encoding="utf-8"), headers={"Content-Type": _TYPES[static.suffix]})
        return _send(found, start)
    cookies = {name: morsel.value for name, morsel in SimpleCookie(environ.get("HTTP_COOKIE", "")).items()}
    query = dict(parse_qsl(environ["QUERY_STRING"]))
    length = int(environ.get("CONTENT_LENGTH") or 0)
    form = dict(parse_qsl(environ["wsgi.input"].read(length).decode(), keep_blank_values=True))
    session = site.sessions.get(cookies.get("session_id", "")) or Session()
    wanted = query.get(_LOCALE) or cookies.get(_LOCALE) or accepted(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    ask = Ask(
        site,
        environ["REQUEST_METHOD"],
        path,
        query,
        form,
        session,
        wanted if wanted in LOCALES else "en",
        environ.get("HTTP_X_FORWARDED_FOR", "127.0.0.1").rpartition(",")[2].strip(),
        environ.get("HTTP_REFERER", "/"),
    )
    found = _answer(ask)
    site.sessions[ask.session.key] = ask.session
    # said only when it is news: an answer that comes late must not bring an older session back
    news = ask.session.key != cookies.get("session_id")
    return _send(
        found, start, f"session_id={ask.session.key}; Path=/; HttpOnly; SameSite=Lax" if news else ""
    )


def _answer(ask: Ask) -> Answer:
    weather = ask.site.weather
    if weather.unavailable(ask.path):
        return Answer("The database is away.", 503, {"Content-Type": "text/plain"})
    if ask.sent and weather.forgets_at(ask.form):
        ask.session = Session()
    view = VIEWS.get(ask.path)
    return view(ask) if view else page(ask, "missing.html", 404)


def _send(found: Answer, start: Callable[..., Any], session: str = "") -> Iterator[bytes]:
    body = found.body.encode()
    headers = {"Content-Type": "text/html", "Content-Length": str(len(body)), **found.headers}
    headers["Content-Type"] += "; charset=utf-8"
    cookies = [("Set-Cookie", cookie) for cookie in (session, found.cookie) if cookie]
    start(f"{found.status} {HTTPStatus(found.status).phrase}", [*headers.items(), *cookies])
    yield body


def sign_in_first(ask: Ask) -> Answer:
    """To the sign-in form, and back afterwards."""
    return redirect(f"/account/login/?next={quote(ask.path, safe='')}")
