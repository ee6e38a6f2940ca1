"""Questions that open in the page that is there: read, and thought better of."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_read_the_identifier_of_a_token(index: Index, accounts: AccountMaker) -> None:
    """Read the unique identifier of an API token, and close it."""
    sign_in(index, accounts.make(tokens=[{"name": "release job"}]))
    index.open("tokens").activate("tokens.identifier", name="release job")
    index.expect("token_identifier", "The identifier is shown")
    index.activate("token_identifier.close").expect("tokens", "Back at the tokens", in_place=True)


def test_keep_a_token(index: Index, accounts: AccountMaker) -> None:
    """Be asked whether to remove an API token, and keep it."""
    sign_in(index, accounts.make(tokens=[{"name": "release job"}]))
    index.open("tokens").activate("tokens.remove", name="release job")
    index.expect("remove_token", "Asked whether to remove it")
    index.activate("remove_token.close").expect("tokens", "The token is still there", in_place=True)


def test_keep_a_release(index: Index, accounts: AccountMaker) -> None:
    """Look at a release and its files; be asked whether to yank it, and leave it as it is."""
    account = accounts.borrow(projects=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("releases", project=project).activate("releases.manage", version="1.1")
    index.expect("manage_release", "The release and its files", version="1.1")
    index.open("releases", project=project).activate("releases.yank", version="1.1")
    index.expect("yank_release", "Asked whether to yank it")


def test_keep_a_project(index: Index, accounts: AccountMaker) -> None:
    """Read the settings of a project, be asked whether to archive it, and leave it as it is."""
    account = accounts.borrow(projects=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).activate("manage_project.settings")
    index.expect("project_settings", "The project's settings")
    index.activate("project_settings.archive").expect("archive_project", "Asked whether to archive it")


def test_keep_the_account(index: Index, accounts: AccountMaker) -> None:
    """Be asked whether to delete the account, and keep it."""
    sign_in(index, accounts.borrow(totp=True))
    index.open("account").activate("account.delete").expect("delete_account", "Asked whether to delete it")
