"""Mail stays in memory, and is read over HTTP in the shape that mailpit made known."""

import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend


@dataclass(frozen=True, slots=True)
class Mail:
    """One message that the index sent."""

    id: str
    to: tuple[str, ...]
    sender: str
    subject: str
    text: str
    html: str
    created: datetime

    def summary(self) -> dict[str, Any]:
        """The message as a row of a search answer."""
        return {
            "ID": self.id,
            "Subject": self.subject,
            "From": {"Name": "", "Address": self.sender},
            "To": [{"Name": "", "Address": address} for address in self.to],
            "Created": self.created.isoformat(),
            "Snippet": self.text[:100],
        }

    def full(self) -> dict[str, Any]:
        """The message with its bodies."""
        return {**self.summary(), "Date": self.created.isoformat(), "Text": self.text, "HTML": self.html}


_lock = threading.Lock()
_box: list[Mail] = []
_numbers = itertools.count(1)


class MemoryBackend(BaseEmailBackend):
    """Django's way in: keep what it sends."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages and return how many."""
        for message in email_messages:
            html = ""
            if isinstance(message, EmailMultiAlternatives):
                bodies = [body for body, kind in message.alternatives if kind == "text/html"]
                html = str(bodies[0]) if bodies else ""
            with _lock:
                _box.append(
                    Mail(
                        id=f"m{next(_numbers)}",
                        to=tuple(message.to),
                        sender=message.from_email,
                        subject=str(message.subject),
                        text=str(message.body),
                        html=html,
                        created=datetime.now(UTC),
                    )
                )
        return len(email_messages)


def search(query: str) -> list[Mail]:
    """Messages that hold every word of the query, newest first; `to:ADDRESS` asks for the recipient."""
    with _lock:
        found = list(reversed(_box))
    for word in query.split():
        if word.lower().startswith("to:"):
            address = word[3:].strip('"').lower()
            found = [mail for mail in found if address in (to.lower() for to in mail.to)]
        else:
            found = [mail for mail in found if word.lower() in f"{mail.subject}\n{mail.text}".lower()]
    return found


def get(message_id: str) -> Mail | None:
    """The message with this id, or the newest for `latest`."""
    with _lock:
        box = list(_box)
    if message_id == "latest":
        return box[-1] if box else None
    return next((mail for mail in box if mail.id == message_id), None)
