"""Mail out of mailpit's HTTP API, version 1 (`search` and `message`), which the embedded index speaks as well."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlencode

from a11y.browser.mail.message import Mail
from a11y.words.errors import TargetError

_ANSWER_WITHIN = 30  # seconds, for one answer of the mail server


class Mailpit:
    """A mail server that is asked over HTTP."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        """`url` is where the API begins; `headers` open it."""
        self.where = url.rstrip("/")
        self._headers = headers

    def newest_first(self, address: str, after: str) -> Iterator[Mail]:
        """The mails to an address that came after the one with the id `after`. Raises `TargetError`."""
        query = urlencode({"query": f'to:"{address}"'})
        answer = self._get(f"/api/v1/search?{query}")
        try:
            for row in answer.get("messages") or ():
                if row["ID"] == after:
                    return
                # mailpit finds parts of addresses too
                if address.casefold() in (to["Address"].casefold() for to in row["To"]):
                    full = self._get(f"/api/v1/message/{quote(row['ID'])}")
                    yield Mail(row["ID"], full.get("Subject", ""), full.get("Text", ""), full.get("HTML", ""))
        except (AttributeError, KeyError, TypeError) as error:
            raise TargetError(
                f"what answers at {self.where} is no mailpit; correct [mail] in the profile, or --mail"
            ) from error

    def _get(self, path: str) -> Any:
        request = urllib.request.Request(  # noqa: S310  # the run checked that it is http(s) and allowed
            self.where + path, headers=self._headers
        )
        try:
            with urllib.request.urlopen(request, timeout=_ANSWER_WITHIN) as answer:  # noqa: S310  # as above
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise TargetError(
                f"mail cannot be read ({error.code} at {self.where}); check the profile's [mail] and the key"
            ) from error
        except (OSError, ValueError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise TargetError(f"mail cannot be read ({reason}); is it served at {self.where}?") from error
