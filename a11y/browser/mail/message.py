"""A message as scenarios read it, and how it is made of what was sent (RFC 5322, MIME)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import getaddresses
from typing import cast

import msgspec

from a11y.facts.routes import Route
from a11y.words.errors import ScenarioError

_ADDRESS = re.compile(r"https?://[!#-&(-;=?-~]+")
"""An address is ASCII (RFC 3986): letters and signs beyond it, seen or not, are the text's around it."""
_AFTER_SENTENCE = ".,;:!?)]"
"""What ends a sentence after an address and does not belong to it."""
_RECIPIENTS = frozenset({"to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to"})
"""Headers that name who gets the message; the last three are written by whoever delivers it."""


class Mail(msgspec.Struct, frozen=True):
    """One message."""

    id: str
    """As the mail server counts; the file's name in a folder."""
    subject: str
    """The subject line."""
    text: str
    """The plain body."""
    markup: str = ""
    """The HTML body; empty when there is none."""

    def link(self, path: str) -> str:
        """The first address in it whose path is `path` (with `{name}` placeholders). Raises `ScenarioError`."""
        route = Route(path)
        for address in self.addresses():
            if route.match(address) is not None:
                return address
        raise ScenarioError(
            f"the mail “{self.subject}” holds no link to {path}; correct the page's path in the profile"
        )

    def addresses(self) -> Iterator[str]:
        """Every address in it, in order."""
        for body in (self.text, html.unescape(self.markup)):
            yield from (found.rstrip(_AFTER_SENTENCE) for found in _ADDRESS.findall(body))


class Received(msgspec.Struct, frozen=True):
    """A message with those who get it."""

    mail: Mail
    """The message."""
    recipients: frozenset[str]
    """Their addresses, case folded; empty when it is no message at all."""


class _Lenient(EmailPolicy):
    """The standard policy, but bytes beyond ASCII in a header are UTF-8, as RFC 6532 has it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The header's name and its value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_POLICY = _Lenient()


def read_message(content: bytes, name: str) -> Received:
    """The message in the bytes that were sent; whatever they are, it is read as far as it can be."""
    message = cast("EmailMessage", message_from_bytes(content, policy=_POLICY))
    # the values as they came: the policy's own reading of addresses gives up on some that are not well-formed
    named = [" ".join(value.split()) for key, value in message.raw_items() if key.lower() in _RECIPIENTS]
    recipients = frozenset(address.casefold() for _, address in getaddresses(named) if address)
    mail = Mail(name, str(message.get("Subject", "")), _body(message, "plain"), _body(message, "html"))
    return Received(mail, recipients)


def _body(message: EmailMessage, subtype: str) -> str:
    """The text of every part of that kind that is no attached file."""
    parts = (part for part in message.walk() if part.get_content_type() == f"text/{subtype}")
    return "\n".join(_text(part) for part in parts if part.get_content_disposition() != "attachment")


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content(errors="replace"))
    except (LookupError, ValueError):  # a character set that Python does not know, or that none can be
        content = part.get_payload(decode=True)
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
