"""The people of scenarios and what they do beside the browser: accounts made, packages uploaded."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from a11y.browser.accounts import Account, Accounts
from a11y.browser.clock import Clock
from a11y.browser.driver import Index
from a11y.browser.pacing import Pace
from a11y.browser.publishing import Upload, upload
from a11y.facts.dictated import dictated_name, dictated_password
from a11y.walking.lending import FileAccounts
from a11y.walking.registering import Registered
from a11y.walking.sources import AccountSource, NotOfferedError, Provisioned
from a11y.walking.walker import Surroundings, Walker
from a11y.words.errors import InapplicableError

_NOBODYS_DOMAIN = "mail.example"
"""No mail to it can reach anybody (RFC 2606)."""
Unseen = Callable[[Account, bool], AbstractContextManager[Index]]
"""From an account, and whether it comes from where the walk does, to a browser whose pages are not recorded."""


class AccountMaker:
    """Gets accounts for one walk; the last one passes the gates."""

    def __init__(
        self,
        walker: Walker,
        around: Surroundings,
        index: Index,
        clock: Clock,
        unseen: Unseen,
    ) -> None:
        """`unseen` gives a browser whose pages are not recorded, to register with."""
        provision = walker.profile.provision
        self._walker = walker
        self._accounts = (
            Accounts(walker.plan.target, provision, walker.plan.provision_key, walker.redactor)
            if provision
            else None
        )
        self._around = around
        self._index = index
        self._clock = clock
        self._unseen = unseen
        self._participant = around.participant
        self._sources: Sequence[AccountSource] = tuple(self._all_sources())
        self.last = Account(username="", password="")
        """The account made or borrowed last."""
        self.got: list[tuple[Account, bool]] = []
        """Every account that the walk got, and whether there is one already at the target."""

    def make(self, **wishes: Any) -> Account:
        """A fresh account that has what `wishes` say: `totp`, `recovery_codes`, `projects`, `releases`, `tokens`.

        It is the scenario's own: password, addresses, keys may be changed. Raises `InapplicableError`, with the
        reason, when the target makes none.
        """
        return self._get(wishes, fresh=True)

    def borrow(self, **wishes: Any) -> Account:
        """An account that has what `wishes` say, for a scenario that leaves it as it was.

        It comes from the accounts file if the run was given one; nobody else uses it during this walk. Without
        `totp` it may have a second factor or not. Raises `InapplicableError`, with the reason, when there is none.
        """
        return self._get(wishes, fresh=False)

    def close(self) -> None:
        """Give back what was borrowed; the walk has ended."""
        for source in self._sources:
            source.close()

    def _all_sources(self) -> Iterator[AccountSource]:
        """In the order in which they are asked."""
        plan = self._walker.plan
        if plan.accounts:
            walker, file = self._walker, Path(plan.accounts).name
            yield FileAccounts(walker.accounts, file, walker.folder, walker.ledger)
        if self._accounts:
            yield Provisioned(self._accounts, self._person)
        elif self._walker.profile.registration:
            yield Registered(
                self._walker.profile.registration,
                self._newcomer,
                self._unseen,
                Uploader(self._walker, self._clock, self._index.visit.pace).upload,
                self._walker.registered,
            )

    def _get(self, wishes: dict[str, Any], *, fresh: bool) -> Account:
        with self._clock.measure("accounts"):
            account = self._first_offered(wishes, fresh)
        visit = self._index.visit
        visit.account = self.last = account
        self.got.append((account, True))
        if visit.mailbox and any(gate.mail_link for gate in self._walker.profile.gates.values()):
            # a mail of an earlier walk lets nobody in any more
            visit.last_mail = visit.mailbox().newest(account.email)
        self._around.user_data |= {account.username, account.email, *account.projects}
        self._around.user_data |= {token.name for token in account.tokens}
        return account

    def _first_offered(self, wishes: dict[str, Any], fresh: bool) -> Account:
        reasons = []
        for source in self._sources:
            try:
                # a person leaves nothing as it was
                return source.account(wishes, fresh=fresh or bool(self._participant))
            except NotOfferedError as reason:
                reasons.append(str(reason))
        profile = self._walker.profile
        if not profile.provision and not profile.registration:
            reasons.append(
                f"The profile {profile.name} makes no accounts: it has neither [provision] nor [registration]."
            )
        if not self._walker.plan.accounts and not fresh:
            reasons.append("A file of accounts can be given with --accounts.")
        raise InapplicableError(" ".join(reasons))

    def invent(self) -> Account:
        """Somebody who has no account yet, with all that they need to register; they pass the gates from here on.

        The address is in a domain that nobody can own (RFC 2606).
        """
        account = self._newcomer()
        self._index.visit.account = self.last = account
        self.got.append((account, False))
        self._around.user_data |= {account.username, account.email}
        return account

    def _newcomer(self) -> Account:
        if self._participant:
            username, password = dictated_name(self._participant), dictated_password()
        else:
            username, password = f"newcomer-{secrets.token_hex(5)}", secrets.token_urlsafe(18)
        account = Account(username, password, f"{username}@{_NOBODYS_DOMAIN}")
        self._walker.redactor.learn(account.password)
        return account

    def _person(self) -> dict[str, str]:
        """What a person can type and be told, as far as the target's provisioning takes it."""
        provision = self._walker.profile.provision
        if not self._participant or provision is None:
            return {}
        chosen = {"username": dictated_name(self._participant), "password": dictated_password()}
        return {wish: value for wish, value in chosen.items() if wish in provision.takes}

    def new_password(self) -> str:
        """A password that nobody has used before; masked from here on."""
        password = secrets.token_urlsafe(18)
        self._walker.redactor.learn(password)
        return password

    def let_time_pass(self, seconds: int) -> None:
        """Make the sessions of the last account so much older, as if its user had not come back before.

        Raises `InapplicableError` when the profile does not say how.
        """
        if self._accounts is None:
            raise InapplicableError(
                f"Sessions cannot be made older: the profile {self._walker.profile.name} has no [provision] age."
            )
        self._accounts.let_time_pass(self.last, seconds)


class Uploader:
    """Uploads packages to the target with real twine."""

    def __init__(self, walker: Walker, clock: Clock, pace: Pace | None) -> None:
        self._walker = walker
        self._clock = clock
        self._pace = pace

    def upload(self, token: str, project: str, version: str) -> Upload:
        """Build a small release and upload it; what came of it, secrets masked."""
        self._walker.redactor.learn(token)
        with self._clock.measure("upload"):
            plan, redactor = self._walker.plan, self._walker.redactor
            headers = {**self._walker.profile.uploads.headers, **(self._pace.headers if self._pace else {})}
            return upload(plan.target, token, project, version, redactor, headers=headers)
