"""Accounts that are made as people make them: by registration, the mailed link, and the pages of the target.

For a target without provisioning. Nothing is recorded on the way: the scenarios that are about these pages look at
them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import msgspec

from a11y.browser.accounts import Account, Token
from a11y.browser.driver import Index
from a11y.browser.gates import Visit
from a11y.browser.publishing import Upload
from a11y.browser.walking import Browser, stage
from a11y.facts.profile import PageProfile, Registration
from a11y.walking.sources import NotOfferedError
from a11y.walking.walker import Surroundings, Walker
from a11y.walking.ways import sign_in
from a11y.words.errors import ScenarioError, TargetError
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import Walk

_PROJECTS = ("projects", "releases", "summary", "description")
_PEOPLE = ("maintainers", "invited", "maintains")
_OFFERED = frozenset({"totp", "recovery_codes", "tokens", *_PROJECTS, *_PEOPLE})
"""What an account that registers itself can come by; the look of its projects is left to the target."""

_RELEASE_JOB = "release job of the first days"
"""The name of a token that is removed again."""


class Unseen(Index):
    """The target as somebody meets it whom nobody watches: no page state is recorded."""

    def _end_step(self, page: PageProfile, step: str, params: Mapping[str, str | int]) -> None:  # noqa: ARG002  # see above
        self._arrivals.looked()
        self._acts.clear()


@contextmanager
def unseen(browser: Browser, walker: Walker, walk: Walk, visit: Visit) -> Iterator[Unseen]:
    """A browser of its own, in the source language and by pointer, for what a walk needs before it begins."""
    rendition = Rendition(locale=walker.profile.source)
    quiet = msgspec.structs.replace(walk, rendition=rendition, modality=Modality.POINTER, also=())
    with stage(browser, rendition, walker.profile.locale, walker.plan.target) as ready:
        if visit.pace is not None:
            ready.page.set_extra_http_headers(visit.pace.headers)
        yield Unseen(ready.page, ready.world, quiet, Surroundings(walker, quiet), ready.clock, visit=visit)


class Registered:
    """Makes accounts at a target that has no other way."""

    def __init__(
        self,
        ways: Registration,
        newcomer: Callable[[], Account],
        unseen: Callable[[Account, bool], AbstractContextManager[Index]],
        upload: Callable[[str, str, str], Upload],
        kept: dict[str, Account],
    ) -> None:
        """`newcomer` invents somebody; `unseen` gives them a browser whose pages are not recorded.

        `kept` holds what was made for walks that change nothing, for as long as the process.
        """
        self._ways = ways
        self._newcomer = newcomer
        self._unseen = unseen
        self._upload = upload
        self._kept = kept
        self._people: dict[str, Account] = {}

    def account(self, wishes: Mapping[str, Any], *, fresh: bool) -> Account:
        """Registered now, or kept from a walk that left it as it was. Raises `NotOfferedError`, `TargetError`."""
        wanting = sorted(wish for wish, value in wishes.items() if value and wish not in _OFFERED)
        if wanting:
            raise NotOfferedError(
                f"Nobody can come by {', '.join(wanting)} by registering; the target needs a provisioning "
                "address ([provision])."
            )
        name = repr(sorted(wishes.items()))
        if not fresh and name in self._kept:
            self._people[self._kept[name].username] = self._kept[name]
            return self._kept[name]
        account = self._newcomer()
        self._people[account.username] = account
        try:
            with self._unseen(account, fresh) as index:
                self._make(index, account, wishes)
            self._join(account, wishes)
        except ScenarioError as error:
            raise TargetError(f"no account could be registered: {error}") from error
        if not fresh:
            self._kept[name] = account
        return account

    def close(self) -> None:
        """What was registered stays registered."""

    def _make(self, index: Index, account: Account, wishes: Mapping[str, Any]) -> None:
        index.go_through(self._ways.account)
        if any(wishes.get(wish) for wish in ("totp", *self._ways.second_factor_first)):
            if not self._ways.totp:
                raise NotOfferedError("The profile does not say how an app is set up ([registration] totp).")
            index.go_through(self._ways.totp)
        if wishes.get("recovery_codes") and not account.recovery_codes:
            raise NotOfferedError("Recovery codes come only with a page that shows them ([gates] keep).")
        for token in wishes.get("tokens", ()):
            account.tokens.append(Token(token["name"], self._token(index, token["name"])))
        account.projects += self._projects(index, wishes)

    def _join(self, account: Account, wishes: Mapping[str, Any]) -> None:
        """Invitations, sent by owners and answered by those invited, each in a browser of their own."""
        for project in account.projects:
            for name in wishes.get("maintainers", ()):
                self._invite(account, project, name)
                self._accept(self._people[name], project)
        for project in (*wishes.get("invited", ()), *wishes.get("maintains", ())):
            owner = next(person for person in self._people.values() if project in person.projects)
            self._invite(owner, project, account.username)
        for project in wishes.get("maintains", ()):
            self._accept(account, project)

    def _invite(self, owner: Account, project: str, name: str) -> None:
        with self._unseen(owner, True) as index:
            sign_in(index, owner)
            index.open("collaborators", project=project).expect("collaborators", project=project)
            index.fill("collaborators.username", name)
            index.choose("collaborators.role", "collaborators.maintainer").activate("collaborators.submit")
            index.expect("collaborators", message="invited", project=project, username=name)

    def _accept(self, guest: Account, project: str) -> None:
        with self._unseen(guest, True) as index:
            sign_in(index, guest)
            if "maintains" in self._ways.second_factor_first and not guest.totp_secret:
                index.go_through(self._ways.totp)
            index.open("projects").expect("projects").activate("projects.accept", project=project)
            index.expect("invitation_accepted", message="joined", project=project)

    def _token(self, index: Index, name: str) -> str:
        index.open("create_token").fill("create_token.name", name)
        index.choose("create_token.scope", "create_token.scope_account")
        index.activate("create_token.submit").expect("token_created")
        return index.read("token_created.token")

    def _projects(self, index: Index, wishes: Mapping[str, Any]) -> Iterator[str]:
        number = int(wishes.get("projects", 0))
        if not number:
            return
        token = self._token(index, _RELEASE_JOB)
        for _ in range(number):
            project = f"sample-{secrets.token_hex(4)}"
            # a project begins with its first release, even for those who wish none
            for release in range(1, 1 + max(1, int(wishes.get("releases", 0)))):
                version = f"1.{release}"
                if not self._upload(token, project, version).accepted:
                    raise TargetError(f"the target refused the upload of {project} {version}; see its log")
            yield project
        index.open("tokens").activate("tokens.remove", name=_RELEASE_JOB).expect("remove_token")
        index.activate("remove_token.submit").expect("tokens")
