"""Mail as scenarios read it, from a server of the test's own that speaks mailpit's API."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from threaded import answering

from a11y.browser.mail import Mailbox
from a11y.facts.profile import Mail as MailPlace
from a11y.facts.profile import PageProfile, Profile, Provision
from a11y.facts.redaction import MASK, Redactor
from a11y.words.errors import ProfileError, ScenarioError, TargetError

KEY = "the key of the tests"
SECRET = "Mg-c9f0a1b2c3d4e5f6"
PAGES = {
    "confirm": PageProfile(path="/confirm/{key}/", name="confirm"),
    "reset": PageProfile(path="/reset/", name="reset"),
}


class MailServer(http.server.ThreadingHTTPServer):
    """Mail of one address, newest first; another one comes each time somebody has looked in vain."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.there: list[dict[str, str]] = []
        self.coming: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: MailServer

    def do_GET(self) -> None:
        """Answer a search or a message; 403 without the key."""
        parts = urlsplit(self.path)
        if self.headers["X-Index-Key"] != KEY:
            self._answer(403, {})
        elif parts.path.endswith("/api/v1/search"):
            assert parse_qs(parts.query)["query"] == ['to:"somebody@mail.example"']
            rows = [{"ID": mail["ID"], "To": [{"Address": mail["To"]}]} for mail in self.server.there]
            self._answer(200, {"messages": rows} if parts.path.startswith("/mail/") else [])
            if self.server.coming:
                self.server.there.insert(0, self.server.coming.pop(0))
        else:
            number = parts.path.rpartition("/")[2]
            self._answer(200, next(mail for mail in self.server.there if mail["ID"] == number))

    def _answer(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nothing."""


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server without mail."""
    server = MailServer()
    with answering(server):
        yield server


def mailbox(
    server: MailServer,
    redactor: Redactor | None = None,
    *,
    key: str = KEY,
    within: float = 0,
    place: MailPlace | None = None,
) -> Mailbox:
    """Its mailbox, which waits so many milliseconds for a mail."""
    profile = Profile(
        name="sample",
        title="Sample",
        pages=PAGES,
        provision=Provision(path="/made"),
        mail=MailPlace(kind="mailpit", path="/mail"),
    )
    return Mailbox(server.url, profile, key, redactor or Redactor(), within, place=place)


def message(number: int, text: str, markup: str = "", to: str = "Somebody@mail.example") -> dict[str, str]:
    """A mail as mailpit tells it."""
    return {"ID": f"m{number}", "To": to, "Subject": f"Mail {number}", "Text": text, "HTML": markup}


def test_a_mail_that_comes_late_is_waited_for(server: MailServer) -> None:
    """The newest mail with the link is taken, whether it is there or comes; others are passed over."""
    server.there = [message(1, "Somebody signed in.")]
    server.coming = [message(2, f"Open {server.url}/confirm/{SECRET}/."), message(3, "Something else.")]
    link = mailbox(server, within=60_000).link("somebody@mail.example", "confirm")
    assert link == f"{server.url}/confirm/{SECRET}/"


def test_a_mail_that_was_read_is_not_taken_again(server: MailServer) -> None:
    """After a mail only newer ones count: the link that is sent again is the second one."""
    server.there = [message(1, f"{server.url}/confirm/first-key-of-the-two/")]
    box = mailbox(server, within=60_000)
    first = box.wait_for("somebody@mail.example", "confirm")
    server.coming = [message(2, f"{server.url}/confirm/second-key-of-the-two/")]
    assert box.link("somebody@mail.example", "confirm", after=first).endswith("/second-key-of-the-two/")
    assert box.link_in(first, "confirm").endswith("/first-key-of-the-two/")


def test_mail_of_an_earlier_day_is_not_taken(server: MailServer) -> None:
    """An account may have had mail before: what was there can be told from what comes of what is done now."""
    box = mailbox(server, within=60_000)
    assert box.newest("somebody@mail.example") is None
    server.there = [message(1, f"{server.url}/confirm/key-of-an-earlier-day/")]
    before = box.newest("somebody@mail.example")
    server.coming = [message(2, f"{server.url}/confirm/the-key-of-today/")]
    assert box.link("somebody@mail.example", "confirm", after=before).endswith("/the-key-of-today/")


def test_the_keys_of_links_are_masked(server: MailServer) -> None:
    """Whoever holds a mailed link is let in by it, so its keys are secrets: in paths and in queries."""
    redactor = Redactor()
    markup = f"<a href='{server.url}/reset/?lang=en&amp;token=T-{SECRET}'>here</a>"
    server.there = [message(1, f"{server.url}/confirm/{SECRET}/", markup)]
    box = mailbox(server, redactor)
    assert box.link("somebody@mail.example", "reset").endswith(f"?lang=en&token=T-{SECRET}")
    assert (
        redactor.text(f"/confirm/{SECRET}/?token=T-{SECRET}&lang=en")
        == f"/confirm/{MASK}/?token={MASK}&lang=en"
    )


def test_mail_that_never_comes_is_one_sentence(server: MailServer) -> None:
    """The address, the link that was waited for and what to look at are told."""
    server.there = [message(1, "Somebody signed in.")]
    with pytest.raises(TargetError) as told:
        mailbox(server).wait_for("somebody@mail.example", "confirm")
    assert "no mail to somebody@mail.example with a link to /confirm/{key}/ came within 0 seconds" in str(
        told.value
    )
    assert f"; look into the target's log: its mail should come to {server.url}/mail" in str(told.value)


def test_the_mail_of_a_longer_address_is_not_taken(server: MailServer) -> None:
    """A search of mailpit finds parts of addresses too; whose address only ends so is somebody else."""
    server.there = [message(2, "Not yours.", to="nobody.somebody@mail.example"), message(1, "Yours.")]
    assert mailbox(server).wait_for("somebody@mail.example").text == "Yours."


def test_the_key_is_for_the_target_alone(server: MailServer) -> None:
    """A mail server that the run has chosen is not told the key of the target's provisioning."""
    elsewhere = MailPlace(kind="mailpit", url=f"{server.url}/mail")
    with pytest.raises(TargetError, match=r"mail cannot be read \(403 "):
        mailbox(server, place=elsewhere).wait_for("somebody@mail.example")


def test_a_mail_server_that_does_not_answer_is_one_sentence(server: MailServer) -> None:
    """A wrong key, a server that is gone, a profile without mail, a mail without the link: each tells what to do."""
    with pytest.raises(TargetError, match=r"mail cannot be read \(403 .*; check the profile's \[mail\]"):
        mailbox(server, key="another").wait_for("somebody@mail.example")
    server.there = [message(1, "Somebody signed in.")]
    mail = mailbox(server).wait_for("somebody@mail.example")
    with pytest.raises(ScenarioError, match=r"holds no link to /reset/; correct the page's path"):
        mail.link("/reset/")
    with pytest.raises(ProfileError, match=r"does not say how mail is read; add \[mail\], or give --mail"):
        Mailbox(server.url, Profile(name="bare", title="Bare"), KEY, Redactor(), 0)
    with pytest.raises(TargetError, match=r"is no mailpit; correct \[mail\]"):
        mailbox(server, place=MailPlace(kind="mailpit", path="/other")).wait_for("somebody@mail.example")
    server.server_close()
    with pytest.raises(TargetError, match=r"mail cannot be read \(.*is it served at http"):
        mailbox(server).wait_for("somebody@mail.example")
