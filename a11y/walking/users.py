"""The people of scenarios and what they do beside the browser: accounts made, packages uploaded."""

from __future__ import annotations

import secrets
from typing import Any

from a11y.browser.accounts import Account, Accounts
from a11y.browser.driver import Index
from a11y.browser.observe import Clock
from a11y.browser.publishing import Upload, upload
from a11y.walking.walker import Surroundings, Walker
from a11y.words.errors import ProfileError


class AccountMaker:
    """Makes fresh accounts; the last one made passes the gates."""

    def __init__(self, walker: Walker, around: Surroundings, index: Index, clock: Clock) -> None:
        provision = walker.profile.provision
        if provision is None:
            raise ProfileError(
                f"the profile {walker.profile.name} does not say how accounts are made ([provision])"
            )
        self._walker = walker
        self._accounts = Accounts(walker.plan.target, provision, walker.plan.provision_key, walker.redactor)
        self._around = around
        self._index = index
        self._clock = clock
        self.last = Account(username="", password="")
        """The account made last."""

    def make(self, **wishes: Any) -> Account:
        """An account that has what `wishes` say: `totp`, `recovery_codes`, `projects`, `releases`, `tokens`."""
        with self._clock.measure("accounts"):
            account = self._accounts.make(**wishes)
        self._index.visit.account = self.last = account
        self._around.user_data |= {account.username, account.email, *account.projects}
        self._around.user_data |= {token.name for token in account.tokens}
        return account

    def invent(self) -> Account:
        """Somebody who has no account yet, with all that they need to register; they pass the gates from here on.

        The address is in a domain that nobody can own (RFC 2606).
        """
        username = f"newcomer-{secrets.token_hex(5)}"
        account = Account(username, secrets.token_urlsafe(18), f"{username}@mail.example")
        self._walker.redactor.learn(account.password)
        self._index.visit.account = self.last = account
        self._around.user_data |= {account.username, account.email}
        return account

    def new_password(self) -> str:
        """A password that nobody has used before; masked from here on."""
        password = secrets.token_urlsafe(18)
        self._walker.redactor.learn(password)
        return password

    def let_time_pass(self, seconds: int) -> None:
        """Make the sessions of the last account so much older, as if its user had not come back before.

        Raises `ProfileError` when the profile does not say how.
        """
        self._accounts.let_time_pass(self.last, seconds)


class Uploader:
    """Uploads packages to the target with real twine."""

    def __init__(self, walker: Walker, clock: Clock) -> None:
        self._walker = walker
        self._clock = clock

    def upload(self, token: str, project: str, version: str) -> Upload:
        """Build a small release and upload it; what came of it, secrets masked."""
        self._walker.redactor.learn(token)
        with self._clock.measure("upload"):
            return upload(self._walker.plan.target, token, project, version, self._walker.redactor)
