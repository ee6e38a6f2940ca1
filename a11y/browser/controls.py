"""Finds a control as a user would: by its role and by the name that the target's own catalogs promise."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from playwright.sync_api import Error, FrameLocator, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.facts.plain_text import PLACEHOLDER
from a11y.facts.profile import Control, Profile
from a11y.words.errors import ScenarioError
from a11y.words.state import Reach


class Words(Protocol):
    """The target's words in one locale (`a11y.facts.catalogs.Catalogs`)."""

    def translate(self, msgid: str, context: str = "", /, **params: object) -> str:
        """The words as a user meets them."""
        ...

    def guess(self, msgid: str, context: str = "", /, **params: object) -> str:
        """The words of a fuzzy translation; empty when there is none."""
        ...


class Speakers(NamedTuple):
    """The target's words in the locale in force and in the language of the source."""

    locale: Words
    source: Words


class Located(NamedTuple):
    """A control on the live page."""

    locator: Locator
    reach: Reach
    role: str
    expected_name: str


Scope = Page | Locator | FrameLocator


def locate(
    page: Page, name: str, control: Control, words: Speakers, params: dict[str, str], *, timeout: float
) -> Located:
    """The control, by the promised name, else by its source name, else by its place.

    `timeout` in milliseconds is for the promised name to appear. Raises `ScenarioError` when nothing is there.
    """
    scope: Scope = page
    if control.within is not None:
        region = _first_visible(page, control.within, _names(control.within, words.locale, params), timeout)
        if region is None and control.within.params:
            # what stands in another row would be done to another thing
            wanted = " ".join(_names(control.within, words.locale, params))
            raise ScenarioError(
                f"there is no {control.within.role or 'part'} “{wanted}” ({name}) on {page.url}"
            )
        scope = region or page
    promised = _names(control, words.locale, params)
    expected = " ".join(promised)
    found = _first_visible(scope, control, promised, timeout)
    if found is not None:
        return Located(found, Reach.FOUND, control.role, expected)
    guessed = [words.locale.guess(msgid, control.context, **params) for msgid in control.msgid]
    if any(guessed):
        names = [guess or name for guess, name in zip(guessed, promised, strict=True)]
        found = _first_visible(scope, control, names, 0)
        if found is not None:
            return Located(found, Reach.FOUND, control.role, " ".join(names))
    source = _names(control, words.source, params)
    if source != promised:
        found = _first_visible(scope, control, source, 0)
        if found is not None:
            return Located(found, Reach.SOURCE_NAME, control.role, expected)
    by_place = _by_place(scope, control, promised)
    if by_place is not None:
        return Located(by_place[0], by_place[1], control.role, expected)
    there = _names_there(page, control.role)
    raise ScenarioError(
        f"no {control.role or 'element'} named “{expected}” ({name}) on {page.url}; "
        f"its {control.role or 'element'} names are: {there}"
    )


def _by_place(scope: Scope, control: Control, promised: list[str]) -> tuple[Locator, Reach] | None:
    """What stands where the control should; it may have come after the last look for its name, which is no fault."""
    found = _visible(scope.locator(control.selector), control.nth, 0) if control.selector else None
    if found is None:
        return None
    named = _first_visible(scope, control, promised, 0)
    return (found, Reach.FALLBACK) if named is None else (named, Reach.FOUND)


def is_there(page: Page, control: Control, words: Speakers, params: dict[str, str]) -> bool:
    """Whether a user could use the control now; looks and does not wait."""
    scope: Scope = page
    if control.within is not None:
        region = _first_visible(page, control.within, _names(control.within, words.locale, params), 0)
        if region is None and control.within.params:
            return False
        scope = region or page
    promised = _names(control, words.locale, params)
    source = _names(control, words.source, params)
    return any(
        _first_visible(scope, control, names, 0) is not None
        for names in ([promised] if source == promised else [promised, source])
    )


def is_held_back(page: Page, button: Locator) -> bool:
    """Whether a press leads to no other document: the button is disabled, or the browser refuses what the form holds.

    Source: HTML, constraint validation of a form that is submitted.
    """
    submits = button.and_(page.locator("[type=submit], [type=image], button:not([type])"))
    form = submits.locator("xpath=ancestor::form[1][not(@novalidate)]").and_(page.locator("form:invalid"))
    try:
        return button.is_disabled() or form.count() > 0
    except Error:
        return False


def labels(option: str, profile: Profile, words: Speakers, params: dict[str, str]) -> tuple[str, str]:
    """What an option is called in the locale in force, and in the source's language.

    It is a control of the profile, or a label as it is. Raises `ProfileError` for a control that is not there.
    """
    page, _, name = option.partition(".")
    if page not in profile.pages or not name:
        return option, option
    wanted = profile.control(option)
    promised, source = (
        " ".join(speaker.translate(msgid, wanted.context, **params) for msgid in wanted.msgid)
        for speaker in words
    )
    return promised, source


def offered(choices: Locator, promised: str, source: str) -> str:
    """The option's label as a list offers it: the promised one, or the source's where only that is there."""
    if promised == source:
        return promised
    there = [text.split() for text in choices.locator("option").all_text_contents()]
    return source if promised.split() not in there and source.split() in there else promised


def _names(control: Control, words: Words, params: dict[str, str]) -> list[str]:
    """What the accessible name holds: the translation of each msgid, else the scenario's own values."""
    if control.msgid:
        return [words.translate(msgid, control.context, **params) for msgid in control.msgid]
    return [params[name] for name in control.params if name in params]


def _first_visible(scope: Scope, control: Control, names: list[str], timeout: float) -> Locator | None:
    if not control.role:
        return _visible(scope.locator(control.selector), control.nth, timeout)
    role: str = control.role
    if not names:
        return _visible(scope.get_by_role(role), control.nth, timeout)  # type: ignore[arg-type]  # roles are data
    contains = "".join(f"(?=.*{_js_pattern(name)})" for name in names)
    loose = scope.get_by_role(role, name=re.compile(contains, re.IGNORECASE))  # type: ignore[arg-type]
    if len(names) > 1:
        return _visible(loose, control.nth, timeout)
    exact = scope.get_by_role(role, name=names[0], exact=True)  # type: ignore[arg-type]
    # most often the whole name is there already: one question to the browser instead of two
    found = _visible(exact, control.nth, timeout if control.exact else 0)
    if found is not None or control.exact:
        return found
    if _visible(loose, 0, timeout) is None:
        return None
    return _visible(exact, control.nth, 0) or _visible(loose, control.nth, 0)


def with_gaps(text: str) -> str | re.Pattern[str]:
    """What to look for on a page: the text, and any words in the place of placeholders that nobody has filled."""
    parts = PLACEHOLDER.sub("\0", text).split("\0")
    return text if len(parts) == 1 else re.compile(".*".join(map(_js_pattern, parts)), re.IGNORECASE)


def holds(shown: str, promised: str) -> bool:
    """Whether what is shown holds the promised words, whatever stands where nobody has filled a placeholder."""
    sought = with_gaps(promised)
    if isinstance(sought, str):
        return sought.casefold() in shown.casefold()
    return sought.search(shown) is not None


def _js_pattern(text: str) -> str:
    """A literal as a pattern that Python's and JavaScript's expressions both read."""
    return r"\s+".join(re.sub(r"[.*+?^${}()|\[\]\\/]", r"\\\g<0>", word) for word in text.split())


def _visible(locator: Locator, nth: int, timeout: float) -> Locator | None:
    shown = locator.filter(visible=True).nth(nth)
    try:
        if timeout:
            shown.wait_for(state="visible", timeout=timeout)
            return shown
        return shown if shown.count() else None
    except PlaywrightTimeout:
        return None
    except Error as error:
        raise ScenarioError(f"the page went away while a control was looked for: {error.message}") from error


def _names_there(page: Page, role: str) -> str:
    """What there is of this role, for whoever mends the profile."""
    if not role:
        return "not listed"
    try:
        lines = page.locator("body").aria_snapshot(timeout=2000).splitlines()
    except Error:
        return "not readable"
    found = re.findall(rf"- {re.escape(role)} (\"[^\"]*\")", "\n".join(lines))
    return ", ".join(found[:20]) or "none"
