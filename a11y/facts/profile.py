"""A profile: what the harness knows of a target. Data from TOML, in typed records (docs/scenarios.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec

from a11y.content import content_path
from a11y.facts.limits import Limit, Limits
from a11y.facts.nearest import unknown
from a11y.facts.profile_parts import (
    CatalogSource,
    Control,
    Gate,
    LocaleChoice,
    Mail,
    Passage,
    Provision,
    Registration,
    Secrets,
    Uploads,
    Wait,
)
from a11y.facts.routes import Route
from a11y.facts.tables import build, read_toml
from a11y.words.errors import ProfileError

__all__ = [
    "CatalogSource",
    "Control",
    "Gate",
    "Limit",
    "Limits",
    "LocaleChoice",
    "Mail",
    "PageProfile",
    "Passage",
    "Profile",
    "Provision",
    "Registration",
    "Secrets",
    "Uploads",
    "Wait",
    "load_profile",
    "profile_names",
]

Item = TypeVar("Item")


class PageProfile(msgspec.Struct, frozen=True):
    """A page of the target."""

    derived: ClassVar[frozenset[str]] = frozenset({"name"})

    path: str
    """The path from the target's base address; holds `{name}` placeholders, may have a query or fragment."""
    title: str = ""
    """The msgid whose translation the document title contains; empty when it has none to check."""
    title_params: tuple[str, ...] = ()
    """Values that the scenario gives for placeholders of the title."""
    controls: dict[str, Control] = {}
    """By name; `login.submit` in scenarios."""
    messages: dict[str, str] = {}
    """Messages that a scenario may expect on the page: name to msgid; empty where the browser speaks, not the page."""
    values: dict[str, str] = {}
    """What a scenario may read from the page: name to CSS selector."""
    secrets: tuple[str, ...] = ()
    """CSS selectors of what must be masked here, besides the profile's own."""
    landing: bool = False
    """Somebody who signs in may arrive here instead of at another page that is one."""
    in_place: bool = False
    """It opens inside the page that is there (a dialog, a part of it): no other document comes."""
    asks: dict[str, str] = {}
    """What this target asks here beside what scenarios know: control to what the account has (`password`), or
    to what the scenario has named (`{name}`). The driver fills it in before it activates one of the page's controls."""
    ready: Control | str | None = None
    """The control, or CSS selector, that tells that this page is settled, instead of the profile's own."""
    name: str = ""
    """The page's name in the profile."""

    def url_path(self, **params: str) -> str:
        """The path with its placeholders filled and quoted; ProfileError when one is not given."""
        return Route(self.path).fill(self.name, params)

    def matches(self, path: str) -> dict[str, str] | None:
        """The placeholders' values when an address's path is this page's, else None."""
        return Route(self.path).match(path)

    def control(self, name: str) -> Control:
        """A control by its name on this page; ProfileError names the nearest."""
        return _look_up(self.controls, name, "control", f"of page '{self.name}'")

    def message(self, name: str) -> str:
        """The msgid of a named message; ProfileError names the nearest."""
        return _look_up(self.messages, name, "message", f"of page '{self.name}'")

    def value(self, name: str) -> str:
        """The CSS selector of a named value; ProfileError names the nearest."""
        return _look_up(self.values, name, "value", f"of page '{self.name}'")


class Profile(msgspec.Struct, frozen=True):
    """All that the harness knows of a target."""

    derived: ClassVar[frozenset[str]] = frozenset({"file"})

    name: str
    """Its name: the file's, without `.toml`."""
    title: str
    """Its name for people."""
    source: str = "en"
    """The locale of the catalogs' source text (BCP 47)."""
    locales: tuple[str, ...] = ()
    """The locales that the switcher offers (BCP 47); empty when the catalogs tell."""
    locale: LocaleChoice = LocaleChoice()
    """How the locale is chosen."""
    catalogs: CatalogSource = CatalogSource()
    """Where its catalogs lie."""
    secrets: Secrets = Secrets()
    """What is masked everywhere."""
    provision: Provision | None = None
    """How accounts are made; None when the run is given them."""
    registration: Registration | None = None
    """How people register; for a target that has no provisioning."""
    mail: Mail | None = None
    """How its mail is read; None when it cannot be."""
    signed_in: Control | None = None
    """A control that is there when somebody is signed in."""
    uploads: Uploads = Uploads()
    """How packages are uploaded."""
    wait: Wait = Wait()
    """What tells that a page is settled."""
    pages: dict[str, PageProfile] = {}
    """By name."""
    gates: dict[str, Gate] = {}
    """By name."""
    limits: Limits = Limits()
    """How often the target lets something be tried."""
    aliases: dict[str, str] = {}
    """Names under which scenarios know a page that has another name here: where somebody comes after signing in."""
    inapplicable: dict[str, str] = {}
    """Scenarios and pages that this target cannot have: identifier or page name to the reason, one sentence."""
    file: str = ""
    """The file it was read from."""

    def page(self, name: str) -> PageProfile:
        """A page by name or alias; ProfileError names the nearest."""
        return _look_up(self.pages, self.aliases.get(name, name), "page", f"of profile '{self.name}'")

    def has(self, name: str) -> bool:
        """Whether the target has a page (`sessions`), or a control or message of one (`account.emails`).

        ProfileError when the profile neither knows the page nor says why not.
        """
        page, _, part = name.partition(".")
        if page in self.inapplicable:
            return False
        known = self.page(page)
        return not part or part in known.controls or part in known.messages

    def control(self, name: str) -> Control:
        """A control by its full name, `login.submit`; ProfileError names the nearest."""
        page, dot, control = name.partition(".")
        if not dot:
            raise ProfileError(f"'{name}' is no control: write page.control, as in 'login.submit'")
        return self.page(page).control(control)

    def pages_at(self, path: str) -> tuple[str, ...]:
        """Names of the pages whose path an address has; those with fewer placeholders first."""
        found = [name for name, page in self.pages.items() if page.matches(path) is not None]
        return tuple(sorted(found, key=lambda name: self.pages[name].path.count("{")))


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the harness."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def load_profile(name_or_path: str, checkout: str = "") -> Profile:
    """A profile by the name of one that comes with the harness, or by the path of a `.toml` file.

    `checkout` is the folder of the target's source, where a profile's catalogs may lie.
    ProfileError when there is none, it is not TOML, or it names something that it does not have.
    """
    if name_or_path.endswith(".toml"):
        path = Path(name_or_path)
        if not path.is_file():
            raise ProfileError(f"there is no profile at {path}; give another path, or a name: {_names()}")
    else:
        path = _folder() / f"{name_or_path}.toml"
        if name_or_path not in profile_names():
            raise ProfileError(
                f"{unknown('profile', name_or_path, profile_names())} (or the path of a .toml file)"
            )
    data = read_toml(path, ProfileError)
    _resolve_within(data, path.name)
    profile = build(data, Profile, path.name, ProfileError)
    pages = {name: msgspec.structs.replace(page, name=name) for name, page in profile.pages.items()}
    catalogs = msgspec.structs.replace(profile.catalogs, folder=str(path.resolve().parent), checkout=checkout)
    profile = msgspec.structs.replace(profile, pages=pages, catalogs=catalogs, file=str(path))
    _check(profile, path.name)
    return profile


def _folder() -> Path:
    return content_path("scenarios") / "profiles"


def _names() -> str:
    return ", ".join(profile_names())


def _look_up(table: dict[str, Item], name: str, kind: str, place: str) -> Item:
    if name not in table:
        raise ProfileError(unknown(kind, name, table, place))
    return table[name]


def _resolve_within(data: dict[str, Any], origin: str) -> None:
    """Puts the table of the control in the place of its name, wherever `within` is a name."""
    pages = data.get("pages")
    if not isinstance(pages, dict):
        return
    tables = {
        f"{page}.{name}": control
        for page, table in pages.items()
        if isinstance(table, dict) and isinstance(table.get("controls"), dict)
        for name, control in table["controls"].items()
        if isinstance(control, dict)
    }
    names = {
        full: inner if "." in inner else f"{full.partition('.')[0]}.{inner}"
        for full, control in tables.items()
        if isinstance(inner := control.get("within"), str)
    }
    for full, inner in names.items():
        if inner not in tables:
            raise ProfileError(f"{origin}: 'within' of {full}: {unknown('control', inner, tables)}")
        seen, outer = {full}, inner
        while outer in names:
            if outer in seen:
                raise ProfileError(f"{origin}: {full} is within itself; give one of its 'within' as a table")
            seen.add(outer)
            outer = names[outer]
    for full, inner in names.items():
        tables[full]["within"] = tables[inner]


def _check(profile: Profile, origin: str) -> None:
    """Holds what the types cannot: paths, names that point elsewhere, controls that nothing could find."""
    for page in profile.pages.values():
        if not page.path.startswith("/"):
            raise ProfileError(
                f"{origin}: the path of page '{page.name}' must start with '/', not '{page.path}'"
            )
        for name, control in page.controls.items():
            if not (control.role or control.selector):
                raise ProfileError(f"{origin}: control '{page.name}.{name}' needs a role or a selector")
    _check_aliases(profile, origin)
    for table, check in (
        ("gates] and [registration", _check_gates),
        ("pages", _check_pages),
        ("limits", _check_limits),
    ):
        try:
            check(profile)
        except ProfileError as problem:
            raise ProfileError(f"{origin}: in [{table}]: {problem}") from None


def _check_gates(profile: Profile) -> None:
    """Every page, control and value that a gate names is there."""
    ways = profile.registration
    for passage in (*ways.account, *ways.totp) if ways else ():
        _check_passage(profile, passage)
    for gate in profile.gates.values():
        for page in gate.before:
            profile.page(page)
        for control in gate.after:
            profile.control(control)
        for passage in (gate, *gate.then):
            _check_passage(profile, passage)


def _check_pages(profile: Profile) -> None:
    """Every control that a page or another control names is there."""
    for page in profile.pages.values():
        for name in (*page.asks, *(control.behind for control in page.controls.values())):
            if name:
                profile.control(name)


def _check_limits(profile: Profile) -> None:
    for limit in profile.limits.each.values():
        for control in limit.spent_by:
            profile.control(control)
        for told in limit.told_by:
            page, dot, message = told.partition(".")
            if not dot:
                raise ProfileError(
                    f"'{told}' is no message: write page.message, as in 'login.wrong_password'"
                )
            profile.page(page).message(message)


def _check_passage(profile: Profile, passage: Passage) -> None:
    profile.page(passage.page)
    if passage.mail_link:
        profile.page(passage.mail_link)
    for control in (*passage.fill, *((passage.activate,) if passage.activate else ())):
        profile.control(control)
    for value in passage.keep:
        page, _, name = value.partition(".")
        profile.page(page).value(name)


def _check_aliases(profile: Profile, origin: str) -> None:
    for alias, name in profile.aliases.items():
        if alias in profile.pages:
            raise ProfileError(f"{origin}: '{alias}' is a page and an alias; give one of them another name")
        if name not in profile.pages:
            raise ProfileError(f"{origin}: in [aliases]: {unknown('page', name, profile.pages)}")
