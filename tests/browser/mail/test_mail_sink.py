"""The SMTP sink, as senders and the reading side meet it."""

from __future__ import annotations

import smtplib
import socket
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from a11y.browser.mail import Mail
from a11y.browser.mail.folder import Folder
from a11y.browser.mail.sink import sink
from a11y.words.errors import UsageError

HOST = "127.0.0.1"
SENDER = "noreply@index.example"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])


class Receiving:
    """A sink that runs."""

    def __init__(self, port: int, folder: Path) -> None:
        self.port = port
        self.folder = folder

    def send(self, content: bytes, *recipients: str) -> None:
        """Hand it over, as a target does."""
        with smtplib.SMTP(HOST, self.port) as sender:
            sender.sendmail(SENDER, recipients, content)

    def mails(self, address: str) -> list[Mail]:
        """What came for an address, newest first."""
        return list(Folder(self.folder).newest_first(address, ""))


@pytest.fixture
def receiving() -> Iterator[Receiving]:
    """A sink at a free port."""
    port = free_port()
    with sink(HOST, port) as folder:
        yield Receiving(port, folder)


def test_a_line_of_a_hundred_thousand_characters(receiving: Receiving) -> None:
    """A target that breaks no lines is heard: nothing is refused, cut or wrapped."""
    line = "x" * 100_000 + " http://localhost/confirm/key/"
    receiving.send(f"To: a@x.example\r\nSubject: Long\r\n\r\n{line}\r\nend\r\n".encode(), "a@x.example")
    (mail,) = receiving.mails("a@x.example")
    assert mail.text.splitlines() == [line, "end"]


def test_each_recipient_has_it(receiving: Receiving) -> None:
    """Visible, copied and hidden recipients find the message; hidden ones only the sender has named."""
    message = EmailMessage()
    message["To"], message["Cc"], message["Subject"] = "A <a@x.example>", "b@x.example", "Clés : 鍵"
    message.set_content("Les clés.\n")
    receiving.send(message.as_bytes(policy=SMTP), "a@x.example", "b@x.example", "hidden@x.example")
    for address in ("a@x.example", "B@x.example", "hidden@x.example"):
        (mail,) = receiving.mails(address)
        assert (mail.subject, mail.text.strip()) == ("Clés : 鍵", "Les clés.")
    assert receiving.mails("another@x.example") == []


def test_addresses_and_bodies_beyond_ascii(receiving: Receiving) -> None:
    """A sender that writes UTF-8 without encoding it (RFC 6531) is taken as it is."""
    with smtplib.SMTP(HOST, receiving.port) as sender:
        options = ["SMTPUTF8", "BODY=8BITMIME"]
        sender.sendmail(SENDER, "jürgen@x.example", "Subject: Grüße\r\n\r\nText\r\n".encode(), options)
    assert [mail.subject for mail in receiving.mails("jürgen@x.example")] == ["Grüße"]


def test_messages_are_in_the_order_of_their_arrival(receiving: Receiving) -> None:
    """Twenty in one conversation, as quick as they can be sent: the last one is the newest."""
    with smtplib.SMTP(HOST, receiving.port) as sender:
        for number in range(20):
            sender.sendmail(SENDER, "a@x.example", f"Subject: {number}\r\n\r\n\r\n")
    assert [int(mail.subject) for mail in receiving.mails("a@x.example")] == [*range(19, -1, -1)]


def test_nobody_else_can_read_it(receiving: Receiving) -> None:
    """Folder and files are this user's alone, and no half-written file is left."""
    receiving.send(b"To: a@x.example\r\n\r\nSecret\r\n", "a@x.example")
    (file,) = receiving.folder.iterdir()
    assert (receiving.folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert file.suffix == ".eml"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After Ctrl-C in mid-conversation the folder is gone, the sender is hung up on, and the port is free again."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    port = free_port()
    sender = smtplib.SMTP()

    def interrupted() -> None:
        with sink(HOST, port):
            sender.connect(HOST, port)
            sender.mail(SENDER)
            raise KeyboardInterrupt

    with sender:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            sender.docmd("NOOP")
    assert list(tmp_path.iterdir()) == []
    with sink(HOST, port):
        assert len(list(tmp_path.iterdir())) == 1


def test_a_port_that_is_taken_is_one_sentence(receiving: Receiving) -> None:
    """The line says where, why, and which option gives another."""
    with pytest.raises(UsageError) as told, sink(HOST, receiving.port):
        pass
    assert str(told.value) == (
        f"mail cannot be received at smtp://{HOST}:{receiving.port} (the port is in use); "
        "end what listens there, or give another: --mail smtp://127.0.0.1:PORT"
    )


def test_an_address_of_another_machine_is_one_sentence() -> None:
    """Only an address of this machine can be listened at."""
    with pytest.raises(UsageError, match="give an address of this machine"), sink("192.0.2.1", 2525):
        pass
