"""The smaller tables of a profile: controls, locale, catalogs, secrets, provision, mail, gates, waiting."""

from __future__ import annotations

from typing import ClassVar, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from a11y.facts.locale_names import to_bcp47
from a11y.words.rendition import LocaleWay


class Control(msgspec.Struct, frozen=True):
    """A control or landmark as a user finds it: by role and by the name that the catalogs promise."""

    role: str = ""
    """The ARIA role; `textbox` for password inputs too, which have none of their own."""
    msgid: tuple[str, ...] = ()
    """The accessible name contains the translation of each of these; a string stands for a list of one."""
    context: str = ""
    """The msgctxt of every msgid."""
    params: tuple[str, ...] = ()
    """Values that the scenario gives: they fill placeholders of the msgid. Without a msgid, the name contains
    each of them as it is."""
    selector: str = ""
    """A CSS selector: where the control stands when no name finds it, or when it has no role."""
    exact: bool = False
    """The whole name is the translation, not a part of it."""
    within: Control | None = None
    """The region, row or dialog to look in; in TOML a table, or the name of another control."""
    nth: int = 0
    """Which of several, from 0 in document order."""
    behind: str = ""
    """The full name of the control that shows this one: a menu's button, a link that opens a dialog."""


class LocaleChoice(msgspec.Struct, frozen=True):
    """How the target is told which locale to speak."""

    cookie: str = ""
    """The cookie's name."""
    query: str = ""
    """The query parameter's name."""
    header: bool = False
    """By Accept-Language."""
    any: bool = False
    """Nobody knows what languages it speaks, and each is as good as another."""
    values: dict[str, str] = {}
    """BCP 47 tag to what the target calls it (`pt-BR` to `pt_BR`); others are sent as they are."""
    switcher: str = ""
    """The `name` of the buttons, options or links with which users of a page choose a language."""

    @property
    def ways(self) -> tuple[LocaleWay, ...]:
        """The ways in which the target can be told a locale; walks use the first."""
        known = (
            (LocaleWay.COOKIE, self.cookie),
            (LocaleWay.QUERY, self.query),
            (LocaleWay.HEADER, self.header),
            (LocaleWay.ANY, self.any),
        )
        return tuple(way for way, there in known if there)

    def value(self, locale: str) -> str:
        """What the target calls a locale."""
        return self.values.get(locale, locale)

    def tag(self, value: str) -> str:
        """The locale (BCP 47) that the target calls so."""
        return next((tag for tag, called in self.values.items() if called == value), to_bcp47(value))

    def address(self, url: str, locale: str) -> str:
        """An address that asks for the locale by its query."""
        parts = urlsplit(url)
        query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != self.query]
        return urlunsplit(parts._replace(query=urlencode([*query, (self.query, self.value(locale))])))


class CatalogSource(msgspec.Struct, frozen=True):
    """Where the target's gettext catalogs lie."""

    derived: ClassVar[frozenset[str]] = frozenset({"folder", "checkout", "pseudo"})

    trees: tuple[str, ...] = ()
    """`content:locales/index`, `package:allauth/locale`, `checkout:warehouse/locale` in the target's source, or a
    path from the profile's file; first wins."""
    domains: tuple[str, ...] = ("messages",)
    """File names without `.po`."""
    folder: str = ""
    """The folder that paths start from: the profile file's own."""
    checkout: str = ""
    """Where the target's source lies; empty when nobody said."""
    pseudo: dict[str, str] = {}
    """The folders of the run's pseudo-locales, by locale (BCP 47)."""

    def trees_in(self, locale: str) -> tuple[str, ...]:
        """The trees for a locale: a pseudo-locale's own comes first."""
        folder = self.pseudo.get(to_bcp47(locale))
        return (f"pseudo:{folder}", *self.trees) if folder else self.trees


class Secrets(msgspec.Struct, frozen=True):
    """What is masked in pictures and records on every page."""

    selectors: tuple[str, ...] = ("input[type=password]",)
    """CSS selectors."""


class Provision(msgspec.Struct, frozen=True):
    """How accounts are made without walking through registration."""

    path: str
    """Takes a POST of JSON, with the key in the header."""
    header: str = "X-Index-Key"
    """The header that carries the key."""
    age: str = ""
    """Takes a POST of `username` and `seconds`, and makes that account's sessions so much older."""
    takes: tuple[Literal["username", "password"], ...] = ()
    """What may be chosen for an account besides what it has: a person must be able to type it."""


class Mail(msgspec.Struct, frozen=True):
    """How the mail that the target sends is read; a run may choose another way (`a11y run --mail`)."""

    derived: ClassVar[frozenset[str]] = frozenset({"folder"})

    kind: Literal["mailpit", "smtp", "folder"]
    """mailpit's HTTP API, which the embedded index speaks as well; an SMTP sink of the run's own, to which the
    target sends; or a folder of `.eml` files."""
    path: str = ""
    """mailpit: where the API begins on the target itself. folder: its path, from the profile's file."""
    url: str = ""
    """mailpit: where the API begins, when it is another server."""
    header: str = ""
    """mailpit on the target itself: the header that carries the provisioning key, when there is no [provision]."""
    listen: str = ""
    """smtp: host and port, `127.0.0.1:2525`."""
    folder: str = ""
    """The folder of `.eml` files, absolute: that of the profile, or the sink's own."""


class Passage(msgspec.Struct, frozen=True):
    """A page on the way through a gate, and what is done there."""

    page: str
    """The page's name."""
    keep: dict[str, str] = {}
    """Value of the page (`codes.all`) to what of the account it becomes: `recovery_codes`, `totp_secret`."""
    fill: dict[str, str] = {}
    """Control to what the account has: `username`, `password`, `email`, `totp`, `earlier_totp`, `recovery_code`."""
    activate: str = ""
    """The control that leads on."""
    mail_link: str = ""
    """The name of the page whose link, out of the account's mail, is followed instead."""


class Gate(Passage, frozen=True):
    """A page that may rise anywhere, and how the driver passes it."""

    same_address: bool = False
    """It is served at the address that was asked for: recognised by its `activate` control, not its path."""
    before: tuple[str, ...] = ()
    """Names of the pages before which it may rise; empty for all."""
    after: tuple[str, ...] = ()
    """Full names of controls after which it opens in the page that is there, as a dialog does."""
    then: tuple[Passage, ...] = ()
    """Further pages before the user is through, in order."""


class Registration(msgspec.Struct, frozen=True):
    """How people come by an account, page by page; the first page of each way is opened by its address."""

    account: tuple[Passage, ...]
    """From nothing to a verified account that is signed in; the last passage only says where that is."""
    totp: tuple[Passage, ...] = ()
    """From there to an authenticator app; a passage keeps its secret as `totp_secret`."""
    second_factor_first: tuple[str, ...] = ()
    """What only accounts with a second factor come by: `projects`, `tokens`."""


class Uploads(msgspec.Struct, frozen=True):
    """How packages are uploaded."""

    headers: dict[str, str] = {}
    """What an upload says besides: a target of development may want to be told that it is reached by HTTPS."""


class Wait(msgspec.Struct, frozen=True):
    """What tells that a page is settled."""

    ready: Control | str | None = None
    """A control or a CSS selector that is there when the page is."""
