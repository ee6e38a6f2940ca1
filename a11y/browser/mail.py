"""Reads the mail that the target sends, as the user who opens a link out of it.

Source: mailpit's HTTP API, version 1 (`search` and `message`), which the embedded index speaks as well.
"""

from __future__ import annotations

import html
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec

from a11y.facts.profile import Profile
from a11y.facts.redaction import Redactor
from a11y.facts.routes import Route
from a11y.words.errors import ProfileError, ScenarioError, TargetError

_ANSWER_WITHIN = 30  # seconds, for one answer of the mail server
_BETWEEN_LOOKS = (0.05, 0.1, 0.2, 0.5)
"""Seconds between looks into the mailbox; the last one repeats."""
_KEY = 12
"""Characters from which a part of a mailed address is a key, not a name."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_AFTER_SENTENCE = ".,;:!?)]"
"""What ends a sentence after an address and does not belong to it."""


class Mail(msgspec.Struct, frozen=True):
    """One message."""

    id: str
    """As the mail server counts."""
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


class Mailbox:
    """The mail of everybody at the target; a scenario asks for that of one address."""

    def __init__(self, target: str, profile: Profile, key: str, redactor: Redactor, timeout: float) -> None:
        """`key` opens the mail of a target that serves it itself; `timeout` in milliseconds is for a mail to come."""
        if profile.mail is None:
            raise ProfileError(f"the profile {profile.name} does not say how mail is read ([mail])")
        self._url = (profile.mail.url or target.rstrip("/") + profile.mail.path).rstrip("/")
        header = profile.provision.header if profile.provision else ""
        self._headers = {header: key} if header and not profile.mail.url else {}
        self._profile = profile
        self._redactor = redactor
        self._timeout = timeout / 1000

    def wait_for(self, address: str, page: str = "", *, after: Mail | None = None) -> Mail:
        """The newest mail to `address`, which came after the mail `after` and, with `page`, holds a link to it.

        The keys in its links are masked from here on. Raises `TargetError` when none comes in time.
        """
        path = self._profile.page(page).path if page else ""
        deadline = time.monotonic() + self._timeout
        pauses = iter(_BETWEEN_LOOKS)
        pause = 0.0
        while True:
            for mail in self._newest_first(address, after):
                if not path or any(Route(path).match(found) is not None for found in mail.addresses()):
                    self._learn_keys(mail)
                    return mail
            if time.monotonic() >= deadline:
                break
            pause = next(pauses, pause)
            time.sleep(pause)
        what = f"with a link to {path} " if path else ""
        raise TargetError(
            f"no mail to {address} {what}came within {self._timeout:g} seconds; "
            "look into the target's log, and at [mail] in the profile"
        )

    def link(self, address: str, page: str, *, after: Mail | None = None) -> str:
        """The address of `page` (a name of the profile) in the newest mail to `address` that holds one."""
        return self.wait_for(address, page, after=after).link(self._profile.page(page).path)

    def link_in(self, mail: Mail, page: str) -> str:
        """The address of `page` (a name of the profile) in a mail that was read already."""
        return mail.link(self._profile.page(page).path)

    def _newest_first(self, address: str, after: Mail | None) -> Iterator[Mail]:
        query = urlencode({"query": f'to:"{address}"'})
        for row in self._get(f"/api/v1/search?{query}").get("messages", ()):
            if after is not None and row["ID"] == after.id:
                return
            full = self._get(f"/api/v1/message/{quote(row['ID'])}")
            yield Mail(row["ID"], full.get("Subject", ""), full.get("Text", ""), full.get("HTML", ""))

    def _get(self, path: str) -> Any:
        request = urllib.request.Request(  # noqa: S310  # the run checked that the target is http(s) and allowed
            self._url + path, headers=self._headers
        )
        try:
            with urllib.request.urlopen(request, timeout=_ANSWER_WITHIN) as answer:  # noqa: S310  # as above
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise TargetError(
                f"mail cannot be read ({error.code} at {self._url}); check the profile's [mail] and the key"
            ) from error
        except (OSError, ValueError) as error:
            raise TargetError(f"mail cannot be read ({error}); is it served at {self._url}?") from error

    def _learn_keys(self, mail: Mail) -> None:
        """Who holds a mailed link is let in by it: its keys are secrets."""
        paths = [page.path for page in self._profile.pages.values() if "{" in page.path]
        for address in mail.addresses():
            values = [value for _, value in parse_qsl(urlsplit(address).query)]
            for path in paths:
                values += (Route(path).match(address) or {}).values()
            self._redactor.learn(*(value for value in values if len(value) >= _KEY))
