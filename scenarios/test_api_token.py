"""API tokens: made for one project or for the account, used by real twine, refused, removed."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, Uploader, sign_in


def test_upload_with_a_project_token(index: Index, accounts: AccountMaker, uploader: Uploader) -> None:
    """Create a token for a project, upload a package with it, and find the upload in the project's history.

    Task: A program on your computer is to publish new versions of one of your packages, without knowing your
    password. Get what the program needs, let it publish once, and find out whether the site has noticed.
    """
    account = accounts.make(projects=1, releases=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("tokens").expect("tokens", "No token yet", message="none")
    index.activate("tokens.create").expect("create_token", "The token form")
    index.activate("create_token.submit")
    index.expect("create_token", "A token without a name is refused", message="name_required")
    index.fill("create_token.name", "release job").choose(
        "create_token.scope", "create_token.scope_project", project=project
    )
    index.activate("create_token.submit").expect(
        "token_created", "The token is shown once", message="copy_now"
    )
    token = index.read("token_created.token")
    assert uploader.upload(token, project, "2.0").accepted
    index.open("project_history", project=project)
    index.expect(
        "project_history",
        "The upload is in the project's history",
        message="token_used",
        token="release job",
        project=project,
    )


def test_remove_a_token(index: Index, accounts: AccountMaker) -> None:
    """Remove an API token, after being asked.

    Task: Some time ago you allowed a program to publish in your name. You no longer use that program. Take the
    permission away.
    """
    accounts.make(tokens=[{"name": "old laptop"}])
    sign_in(index, accounts.last)
    index.open("tokens").expect("tokens", "The token is in the list")
    index.activate("tokens.remove", name="old laptop").expect("remove_token", "Asked whether to remove it")
    index.activate("remove_token.submit").expect("tokens", "The token is gone", message="removed")


def test_upload_with_an_account_token(index: Index, accounts: AccountMaker, uploader: Uploader) -> None:
    """Create a token for the whole account, and make a new project with it.

    Task: A program on your computer is to publish packages in your name, without knowing your password. Get what the
    program needs.
    """
    account = accounts.make(totp=index.has("second_factors.required"))
    project = f"first-of-{account.username}"
    sign_in(index, account)
    index.open("create_token").fill("create_token.name", "whole account")
    index.choose("create_token.scope", "create_token.scope_account").activate("create_token.submit")
    index.expect("token_created", "The token is shown once", message="copy_now")
    assert uploader.upload(index.read("token_created.token"), project, "1.0").accepted
    index.open("account_history")
    index.expect(
        "account_history", "The upload is in the history", message="token_used", token="whole account"
    )
    index.open("manage_project", project=project)
    index.expect("manage_project", "The project is there", project=project)


def test_refuse_the_name_of_a_token(index: Index, accounts: AccountMaker) -> None:
    """Create a token: without a name or a scope, with a name that is taken, then with a good one."""
    accounts.make(tokens=[{"name": "release job"}])
    sign_in(index, accounts.last)
    index.open("create_token").activate("create_token.submit")
    index.expect("create_token", "An empty form is refused", message="scope_required")
    index.fill("create_token.name", "release job")
    index.choose("create_token.scope", "create_token.scope_account").activate("create_token.submit")
    index.expect("create_token", "A name that is taken is refused", message="name_taken")
    index.fill("create_token.name", "another job").activate("create_token.submit")
    index.expect("token_created", "A new name is taken", message="copy_now")


def test_upload_outside_the_scope(index: Index, accounts: AccountMaker, uploader: Uploader) -> None:
    """Upload to a project that the token is not for, and find the refusal in both histories."""
    account = accounts.make(projects=2)
    mine, other = account.projects
    sign_in(index, account)
    index.open("create_token").fill("create_token.name", "narrow")
    index.choose("create_token.scope", "create_token.scope_project", project=mine)
    index.activate("create_token.submit").expect("token_created", "The token is shown once")
    assert not uploader.upload(index.read("token_created.token"), other, "1.0").accepted
    index.open("account_history")
    index.expect(
        "account_history",
        "The refusal is in the account's history",
        message="upload_refused",
        project=other,
        token="narrow",
    )
    index.open("project_history", project=other)
    index.expect(
        "project_history",
        "The refusal is in the project's history",
        message="upload_refused",
        project=other,
        token="narrow",
    )
