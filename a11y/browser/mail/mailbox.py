"""The mail of everybody at the target; a scenario asks for that of one address, and waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from a11y.browser.mail.folder import Folder
from a11y.browser.mail.mailpit import Mailpit
from a11y.browser.mail.message import Mail
from a11y.facts.profile import Mail as MailPlace
from a11y.facts.profile import Profile
from a11y.facts.redaction import Redactor
from a11y.facts.routes import Route
from a11y.words.errors import ProfileError, TargetError

_BETWEEN_LOOKS = (0.05, 0.1, 0.2, 0.5)
"""Seconds between looks into the mailbox; the last one repeats."""
_KEY = 12
"""Characters from which a part of a mailed address is a key, not a name."""


class MailSource(Protocol):
    """Where mail arrives."""

    where: str
    """What people know it by, for an error's line."""

    def newest_first(self, address: str, after: str) -> Iterator[Mail]:
        """The mails to an address that came after the one with the id `after`, or all. Raises `TargetError`."""


class Mailbox:
    """The mail of everybody at the target; a scenario asks for that of one address."""

    def __init__(
        self,
        target: str,
        profile: Profile,
        key: str,
        redactor: Redactor,
        timeout: float,
        *,
        place: MailPlace | None = None,
    ) -> None:
        """`key` opens the mail of a target that serves it itself; `timeout` in milliseconds is for a mail to come.

        `place` is where mail is read in this run, when that is not where the profile says.
        """
        place = place or profile.mail
        if place is None:
            raise ProfileError(
                f"the profile {profile.name} does not say how mail is read; add [mail], or give --mail"
            )
        if place.kind == "mailpit":
            header = profile.provision.header if profile.provision else place.header
            # the key is for the target alone
            headers = {header: key} if header and not place.url else {}
            self._source: MailSource = Mailpit(place.url or target.rstrip("/") + place.path, headers)
        else:
            self._source = Folder(Path(place.folder), f"smtp://{place.listen}" if place.listen else "")
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
            for mail in self._source.newest_first(address, after.id if after else ""):
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
            f"look into the target's log: its mail should come to {self._source.where}"
        )

    def newest(self, address: str) -> Mail | None:
        """The newest mail to `address` that is there by now, so that later ones can be asked for; None when none is."""
        return next(self._source.newest_first(address, ""), None)

    def link(self, address: str, page: str, *, after: Mail | None = None) -> str:
        """The address of `page` (a name of the profile) in the newest mail to `address` that holds one."""
        return self.wait_for(address, page, after=after).link(self._profile.page(page).path)

    def link_in(self, mail: Mail, page: str) -> str:
        """The address of `page` (a name of the profile) in a mail that was read already."""
        return mail.link(self._profile.page(page).path)

    def _learn_keys(self, mail: Mail) -> None:
        """Who holds a mailed link is let in by it: its keys are secrets."""
        paths = [page.path for page in self._profile.pages.values() if "{" in page.path]
        for address in mail.addresses():
            values = [value for _, value in parse_qsl(urlsplit(address).query)]
            for path in paths:
                values += (Route(path).match(address) or {}).values()
            self._redactor.learn(*(value for value in values if len(value) >= _KEY))
