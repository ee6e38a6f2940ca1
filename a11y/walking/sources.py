"""Where the accounts of scenarios come from: an accounts file, the target's provisioning, or registration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from a11y.browser.accounts import Account, Accounts


class NotOfferedError(Exception):
    """The source has no such account; its text is a sentence that says what is wanting and how to give it."""


class AccountSource(Protocol):
    """One way to come by an account."""

    def account(self, wishes: Mapping[str, Any], *, fresh: bool) -> Account:
        """An account that has what `wishes` say; a `fresh` one is nobody else's, before and after.

        Raises `NotOfferedError`; `IncompleteError` when it should have worked and did not.
        """
        ...

    def close(self) -> None:
        """The walk has ended: accounts that were lent go to the next one."""
        ...


class Provisioned:
    """Accounts made through the profile's provisioning address: always fresh."""

    def __init__(self, accounts: Accounts, person: Callable[[], Mapping[str, Any]] = dict) -> None:
        """`person` says what each is called, and the like, where the scenario leaves that open."""
        self._accounts = accounts
        self._person = person

    def account(self, wishes: Mapping[str, Any], *, fresh: bool) -> Account:
        """Made at once, as wished. Raises `TargetError`."""
        del fresh
        return self._accounts.make(**{**self._person(), **wishes})

    def close(self) -> None:
        """Accounts that were made stay where they are."""
