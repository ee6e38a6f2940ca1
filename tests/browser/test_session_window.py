"""The window of a participant: a key that was registered beforehand answers in it, in every tab, again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from a11y.browser.installed import find_chromium
from a11y.browser.session_window import participant_window, wait_until_closed
from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.cli.kit_accounts import prepare_accounts
from a11y.facts.config import load_config
from a11y.facts.profile import load_profile
from a11y.facts.session_accounts import SessionAccount, load_session_accounts

SIGN_IN = "test_security_key::test_sign_in_with_a_security_key"
KINDS = (
    "test_authenticators::test_second_factor_with_a_key[usb-u2f]",
    "test_authenticators::test_second_factor_with_a_key[internal]",
)
ADD = "test_security_key::test_add_a_security_key"


@pytest.fixture(scope="module")
def index() -> Iterator[EmbeddedIndex]:
    """An index that stays up."""
    with embedded_index(()) as running:
        yield running


@pytest.fixture(scope="module")
def accounts(index: EmbeddedIndex, tmp_path_factory: pytest.TempPathFactory) -> tuple[SessionAccount, ...]:
    """One participant's, for tasks that begin with a key and one that begins without."""
    folder = tmp_path_factory.mktemp("kit")
    config = load_config({"target": index.url, "provision_key": index.key}, environment={})
    prepare_accounts(folder, (SIGN_IN, *KINDS, ADD), 1, config)
    return load_session_accounts(folder)


def give_password(page: Page, account: SessionAccount) -> None:
    """Sign in as far as the second factor."""
    page.goto(f"{account.target}account/login/")
    page.get_by_label("Username").fill(account.username)
    page.get_by_label("Password", exact=True).fill(account.password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def test_each_kind_of_key_signs_in_again_and_again(accounts: tuple[SessionAccount, ...]) -> None:
    """Keys of several accounts are on one device; a second tab has it too, and a second window after the first."""
    with_keys = [one for one in accounts if one.keys]
    assert [one.scenario for one in with_keys] == [SIGN_IN, *KINDS]
    keys = [key for one in with_keys for key in one.keys]
    profile = load_profile("embedded")
    for _ in range(2):
        with participant_window(
            find_chromium(), with_keys[0].target, profile.locale, "en", keys, headless=True
        ) as context:
            for account in with_keys:
                context.clear_cookies()
                page = context.new_page()
                give_password(page, account)
                page.get_by_role("button", name="security key").click()
                page.wait_for_url("**/manage/projects/")
                page.close()
            context.pages[0].close()
            wait_until_closed(context)
            assert not context.pages


def test_a_task_that_adds_a_key_begins_without_one(accounts: tuple[SessionAccount, ...]) -> None:
    """The password is enough for it, and the window's key can be added."""
    [account] = [one for one in accounts if one.scenario == ADD]
    assert account.keys == ()
    profile = load_profile("embedded")
    with participant_window(
        find_chromium(), account.target, profile.locale, "he", (), headless=True
    ) as context:
        [page] = context.pages
        assert page.locator("html").get_attribute("lang") == "he"
    with participant_window(
        find_chromium(), account.target, profile.locale, "en", (), headless=True
    ) as context:
        [page] = context.pages
        give_password(page, account)
        page.wait_for_url("**/manage/projects/")
        page.goto(f"{account.target}account/2fa/webauthn/add/")
        page.get_by_label("Name").fill("A key of their own")
        page.get_by_role("main").get_by_role("button").click()
        page.wait_for_url(lambda address: "webauthn/add" not in address)
