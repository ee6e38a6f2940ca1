"""API tokens: made for one project, used by real twine, removed."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, Uploader, sign_in


def test_upload_with_a_project_token(index: Index, accounts: AccountMaker, uploader: Uploader) -> None:
    """Create a token for a project, upload a package with it, and find the upload in the project's history."""
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
    """Remove an API token, after being asked."""
    accounts.make(tokens=[{"name": "old laptop"}])
    sign_in(index, accounts.last)
    index.open("tokens").expect("tokens", "The token is in the list")
    index.activate("tokens.remove", name="old laptop").expect("remove_token", "Asked whether to remove it")
    index.activate("remove_token.submit").expect("tokens", "The token is gone", message="removed")
