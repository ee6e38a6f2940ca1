from collections.abc import Callable
from pathlib import Path

import pytest

from a11y.facts.profile import Control, Profile, load_profile, profile_names
from a11y.words.errors import ProfileError

WHOLE = """
name = "index"
title = "An index"
locales = ["en", "pt-BR"]

[locale]
cookie = "_LOCALE_"
values = { "pt-BR" = "pt_BR" }

[catalogs]
domains = "messages"
trees = ["../catalogs"]

[wait]
ready = { role = "button", msgid = "View menu" }

[pages.login]
path = "/account/login/"
title = "Log in"
ready = "#main"

[pages.login.controls]
username = { role = "textbox", msgid = ["Username", "(required)"] }
submit = { role = "button", msgid = "Log in", within = "form" }
form = { role = "form", msgid = "Log in", within = "main" }
main = { role = "main" }

[pages.login.messages]
wrong = "Invalid username or password."

[pages.login.values]
token = "#token"

[pages.history]
path = "/manage/project/{project}/history/"

[pages.publishing]
path = "/manage/project/new/history/"

[gates.confirm]
page = "login"
fill = { "login.username" = "password" }
activate = "login.submit"

[aliases]
projects = "login"

[inapplicable]
"test_passkeys::test_sign_in" = "It has no sign-in by passkey."
statistics = "It counts nothing."
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a profile and returns its path."""

    def to_file(text: str) -> Path:
        path = tmp_path / "index.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def profile(write: Write) -> Profile:
    """The whole profile above."""
    return load_profile(str(write(WHOLE)))


def test_a_string_stands_for_a_list_of_one(profile: Profile) -> None:
    """One msgid needs no brackets, several make a compound name."""
    assert profile.control("login.submit").msgid == ("Log in",)
    assert profile.control("login.username").msgid == ("Username", "(required)")
    assert profile.catalogs.domains == ("messages",)


def test_within_names_another_control(profile: Profile) -> None:
    """A name in `within` becomes that control, and the one around it."""
    form = profile.control("login.submit").within
    assert form is not None
    assert form.role == "form"
    assert form.within == Control(role="main")


def test_what_tells_that_a_page_is_settled_is_a_control_or_a_selector(profile: Profile) -> None:
    """`ready` takes both, for the profile and for a page."""
    assert profile.wait.ready == Control(role="button", msgid=("View menu",))
    assert profile.page("login").ready == "#main"


def test_a_locale_is_called_what_the_target_calls_it(profile: Profile) -> None:
    """A tag that the profile maps is mapped, others are sent as they are."""
    assert profile.locale.value("pt-BR") == "pt_BR"
    assert profile.locale.value("en") == "en"


def test_a_path_is_filled_and_matched(profile: Profile) -> None:
    """Placeholders are quoted into the path and read back from an address, query and fragment apart."""
    page = profile.page("history")
    assert page.url_path(project="a b/c") == "/manage/project/a%20b%2Fc/history/"
    assert page.matches("http://localhost:1/manage/project/a%20b%2Fc/history/?page=2#x") == {
        "project": "a b/c"
    }
    assert page.matches("/manage/project/a/b/history/") is None


def test_a_path_that_is_not_filled_is_told(profile: Profile) -> None:
    """A missing placeholder is named, with its page."""
    with pytest.raises(ProfileError, match="the path of page 'history' needs project"):
        profile.page("history").url_path()


def test_the_page_with_fewer_placeholders_comes_first(profile: Profile) -> None:
    """Where two pages have an address, the one that spells it out is meant."""
    assert profile.pages_at("/manage/project/new/history/") == ("publishing", "history")


def test_names_that_are_not_there_lead_to_the_nearest(profile: Profile) -> None:
    """A page, control, message or value that the profile lacks names the nearest that it has."""
    for look, sentence in (
        (lambda: profile.page("logn"), "unknown page 'logn' of profile 'index'; did you mean 'login'?"),
        (
            lambda: profile.control("login.sumbit"),
            "unknown control 'sumbit' of page 'login'; did you mean 'submit'?",
        ),
        (
            lambda: profile.page("login").message("wrng"),
            "unknown message 'wrng' of page 'login'; did you mean 'wrong'?",
        ),
        (
            lambda: profile.page("login").value("tokn"),
            "unknown value 'tokn' of page 'login'; did you mean 'token'?",
        ),
        (
            lambda: profile.control("submit"),
            "'submit' is no control: write page.control, as in 'login.submit'",
        ),
    ):
        with pytest.raises(ProfileError) as caught:
            look()
        assert str(caught.value) == sentence


def test_a_page_goes_by_the_name_that_scenarios_use(profile: Profile) -> None:
    """An alias leads to the page, its controls and its own name."""
    assert profile.page("projects").name == "login"
    assert profile.control("projects.submit") == profile.control("login.submit")


def test_a_page_that_a_target_has_not_is_told_from_a_misspelt_one(profile: Profile) -> None:
    """A scenario may ask for a page, if the profile has it or says why not; all else is a slip of the pen."""
    assert profile.has("history")
    assert profile.has("projects")
    assert not profile.has("statistics")
    with pytest.raises(
        ProfileError, match="unknown page 'histroy' of profile 'index'; did you mean 'history'"
    ):
        profile.has("histroy")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("cookie =", "cokie =", "index.toml: unknown key 'cokie' in [locale]; did you mean 'cookie'?"),
        (
            "ready = { role",
            "ready = { rol",
            "index.toml: unknown key 'rol' in [wait.ready]; did you mean 'role'?",
        ),
        (
            'path = "/account',
            'path = "account',
            "the path of page 'login' must start with '/', not 'account/login/'",
        ),
        ('title = "An index"\n', "", "index.toml: 'title' is missing"),
        (
            'title = "Log in"',
            "title = 3",
            "index.toml: 'title': expected a string, got a number in [pages.login]",
        ),
        ('within = "form"', 'within = "from"', "unknown control 'login.from'; did you mean 'login.form'?"),
        ('within = "main"', 'within = "form"', "is within itself"),
        (
            'page = "login"',
            'page = "logon"',
            "in [gates] and [registration]: unknown page 'logon' of profile 'index'; did you mean",
        ),
        ('{ role = "main" }', '{ msgid = "x" }', "control 'login.main' needs a role or a selector"),
        (
            'projects = "login"',
            'projects = "logon"',
            "in [aliases]: unknown page 'logon'; did you mean 'login'?",
        ),
        ('projects = "login"', 'history = "login"', "'history' is a page and an alias"),
    ],
)
def test_a_fault_in_a_profile_is_one_line(write: Write, old: str, new: str, sentence: str) -> None:
    """Whatever is wrong, one line says what, in which table, and the nearest valid name."""
    assert old in WHOLE
    with pytest.raises(ProfileError) as caught:
        load_profile(str(write(WHOLE.replace(old, new))))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_toml_is_told_with_its_line(write: Write) -> None:
    """A syntax error names file and line."""
    with pytest.raises(ProfileError, match=r"index\.toml: not TOML: .*line 2"):
        load_profile(str(write("name = 'x'\ntitle = \n")))


def test_a_profile_that_is_not_there_leads_to_those_that_are() -> None:
    """A misspelt name leads to the nearest, a path that does not exist is named."""
    with pytest.raises(ProfileError, match=r"unknown profile 'embeded'; did you mean 'embedded'\?"):
        load_profile("embeded")
    with pytest.raises(ProfileError, match=r"there is no profile at nowhere/x\.toml"):
        load_profile("nowhere/x.toml")


@pytest.mark.parametrize("name", profile_names())
def test_the_profiles_that_we_ship_can_be_read(name: str) -> None:
    """Every shipped profile loads and is called as its file is."""
    assert load_profile(name).name == name


LIMITS = """
[limits]
client_address = "X-Forwarded-For"

[limits.sign_in]
most = 5
seconds = 300
per = "account"
spent_by = "login.submit"
"""


def test_limits_are_read(write: Write) -> None:
    """A header for the whole target, a table for each limit; one word stands for a list of one."""
    limits = load_profile(str(write(WHOLE + LIMITS))).limits
    assert limits.client_address == "X-Forwarded-For"
    assert limits.each["sign_in"].per == ("account",)
    assert list(limits.spent_by("login.submit")) == ["sign_in"]
    assert not limits.spent_by("login.forgot")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "client_address",
            "client_adress",
            "unknown key 'client_adress' in [limits]; did you mean 'client_address'?",
        ),
        ("most", "mots", "unknown key 'mots' in [limits.sign_in]; did you mean 'most'?"),
        ('"account"', '"acount"', "unknown per 'acount' in [limits.sign_in]; did you mean 'account'?"),
        ("login.submit", "login.sumbit", "in [limits]: unknown control 'sumbit' of page 'login'"),
        ("most = 5\n", "", "'most' is missing in [limits.sign_in]"),
        ("most = 5\n", 'most = 5\ntold_by = "wrong"\n', "in [limits]: 'wrong' is no message"),
    ],
)
def test_a_fault_in_limits_is_one_line(write: Write, old: str, new: str, sentence: str) -> None:
    """Limits that name what is not there would keep nobody from being locked out."""
    with pytest.raises(ProfileError) as caught:
        load_profile(str(write(WHOLE + LIMITS.replace(old, new))))
    assert sentence in str(caught.value)
