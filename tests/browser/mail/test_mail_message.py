"""Messages as mail programs make them, and bytes that are none."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from a11y.browser.mail.message import Mail, read_message

LINK = "http://localhost/confirm/?token=" + "t" * 3000
"""Longer than a line of mail may be."""


def read(text: str | bytes) -> Mail:
    """The message in these bytes."""
    return read_message(text if isinstance(text, bytes) else text.encode(), "1.eml").mail


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_both_bodies_are_read_however_they_are_encoded(encoding: str) -> None:
    """A link of thousands of characters is whole again, in the plain body and in the HTML one; so is the subject."""
    message = EmailMessage()
    message["Subject"] = "Vérifiez votre adresse : 確認 " * 5
    message.set_content(f"Allez là : {LINK}.", cte=encoding)
    message.add_alternative(f'<p>là : <a href="{LINK}&amp;x=1">ici</a></p>', subtype="html", cte=encoding)
    mail = read(message.as_bytes())
    assert mail.subject == message["Subject"]
    assert list(mail.addresses()) == [LINK, f"{LINK}&x=1"]


def test_an_attached_file_is_no_body() -> None:
    """What is attached belongs to the user's files; a body that comes beside it is read."""
    message = EmailMessage()
    message.set_content("The body.")
    message.add_attachment("Not the body.", filename="codes.txt")
    assert read(message.as_bytes()).text.split() == ["The", "body."]


def test_everybody_who_gets_it_is_a_recipient() -> None:
    """Visible recipients, hidden ones, those that only the delivery knows; names, folding and case do not matter."""
    received = read_message(
        b"Delivered-To: Hidden@x.example\r\nX-Original-To: alias@x.example\r\n"
        b'To: =?utf-8?q?J=C3=BCrgen=2C_M=2E?= <a@x.example>,\r\n "B, C" <b@x.example>\r\n'
        b"Cc: c@x.example\r\nFrom: sender@x.example\r\n\r\nText",
        "1.eml",
    )
    assert received.recipients == {f"{name}@x.example" for name in ("hidden", "alias", "a", "b", "c")}


def test_headers_in_utf_8() -> None:
    """A sender that encodes no header (RFC 6532) is understood."""
    received = read_message("To: jürgen@x.example\nSubject: Grüße\n\nText".encode(), "1.eml")
    assert received.mail.subject == "Grüße"
    assert received.recipients == {"jürgen@x.example"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"\x00\xff\x00\xff", "\x00\ufffd\x00\ufffd"),
        (b"To: a@x.example\nSubject: cut", ""),
        (b"Content-Type: text/plain; charset=none-such\n\nh\xc3\xa9", "hé"),
        (b"Content-Type: text/plain; charset=\x00\n\nh\xc3\xa9", "hé"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!", ""),
        (b"Content-Type: multipart/alternative\n\nno boundary", ""),
        (
            b"Content-Type: multipart/alternative; boundary=X\n\n--X\nContent-Type: text/plain\n\nno end",
            "no end",
        ),
        (b"To: <<@,;>>\nSubject: =?none-such?q?=41?=\n\nText", "Text"),
    ],
)
def test_bytes_that_are_hardly_a_message(content: bytes, text: str) -> None:
    """Half a message, somebody else's file, an unknown character set: read as far as it can be, and no exception."""
    assert read(content).text == text


def test_an_address_ends_where_the_text_goes_on() -> None:
    """Invisible marks and brackets of a pseudo-locale, and an ideographic full stop, are no part of it."""
    for after in ("\u2064", "\u27e7\u2064", "\u3002", "\u202c\u200f"):
        mail = Mail("1", "Subject", f"Go to https://index.example/confirm/abc/{after}")
        assert list(mail.addresses()) == ["https://index.example/confirm/abc/"]
