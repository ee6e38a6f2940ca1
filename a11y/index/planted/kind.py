"""What a planted defect is, and how it gets into a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass

NO_CRITERION = "-"
"""In place of a criterion: a fault of the words, or of quality, that WCAG says nothing of."""

_ANY = "[^/]+"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the index."""

    scenario: str
    """A scenario that comes to it."""

    path: str
    """A pattern that its whole path matches."""

    holds: str = ""
    """What stands in its source, where two pages share a path."""

    def is_here(self, path: str, source: str) -> bool:
        """Whether an answer to a request for `path` is this page."""
        return re.fullmatch(self.path, path) is not None and self.holds in source


PLACES = {
    "home": Place("test_sign_in_with_totp", "/"),
    "login": Place("test_sign_in_with_totp", "/account/login/"),
    "two_factor": Place("test_sign_in_with_totp", "/account/2fa/authenticate/"),
    "projects": Place("test_sign_in_with_totp", "/manage/projects/"),
    "account": Place("test_read_the_account_history", "/manage/account/"),
    "account_history": Place("test_read_the_account_history", "/manage/account/history/"),
    "second_factors": Place("test_set_up_totp", "/account/2fa/"),
    "totp_activate": Place("test_set_up_totp", "/account/2fa/totp/activate/"),
    "recovery_codes": Place("test_set_up_totp", "/account/2fa/recovery-codes/"),
    "generate_codes": Place("test_use_a_recovery_code", "/account/2fa/recovery-codes/generate/"),
    "add_key": Place("test_add_a_security_key", "/account/2fa/webauthn/add/"),
    "keys": Place("test_add_a_security_key", "/account/2fa/webauthn/"),
    "tokens": Place("test_remove_a_token", "/manage/tokens/"),
    "create_token": Place(
        "test_upload_with_a_project_token", "/manage/tokens/create/", holds='id="id_scope"'
    ),
    "token_created": Place("test_upload_with_a_project_token", "/manage/tokens/create/", holds='id="token"'),
    "remove_token": Place("test_remove_a_token", f"/manage/tokens/{_ANY}/remove/"),
    "project_history": Place("test_upload_with_a_project_token", f"/manage/project/{_ANY}/history/"),
}
"""Pages with planted defects, by the names that the profile `embedded` has for them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a page's source; it is made as often as the pattern is found."""

    pattern: str
    """A regular expression over the source as it is sent."""

    replacement: str | Callable[[re.Match[str]], str]
    """What stands there instead; a function may ask gettext for the page's words."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted defect."""

    name: str
    """What `--plant` takes."""

    description: str
    """Where it is and what is wrong."""

    criterion: str
    """The WCAG 2.2 success criterion it breaks, or `NO_CRITERION`."""

    page: str
    """The page it is on, a key of `PLACES`."""

    reported_by: tuple[str, ...] = ()
    """The rules that report it today."""

    edits: tuple[Edit, ...] = ()
    """What is changed in the page's source."""

    style: bool = False
    """Whether the page loads `static/index/plants/NAME.css`."""

    script: bool = False
    """Whether the page loads `static/index/plants/NAME.js`."""

    locale: str = ""
    """The locale that shows it; empty when every locale does."""

    rendered_in: str = ""
    """The language the page comes in, whichever was asked for."""

    deaf_to_address: bool = False
    """Whether the page does not hear which language its address asks for."""

    walked_by: str = ""
    """A scenario that does there what shows it; else the one that comes to the page."""

    @property
    def scenario(self) -> str:
        """A scenario that comes to its page, in the way that shows it."""
        if self.walked_by:
            return self.walked_by
        if self.deaf_to_address:
            return "test_ask_for_a_language"
        return PLACES[self.page].scenario

    def plant(self, source: str) -> str:
        """The page's source with this defect in it."""
        for edit in self.edits:
            source = re.sub(edit.pattern, edit.replacement, source, flags=re.DOTALL)
        return source
