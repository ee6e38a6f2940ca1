"""Publishing without a token: trusted publishers of an account and of a project."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in

SERVICE = "Google"
"""A service that can publish, besides the one whose form is open at first; a name that no language changes."""


def test_name_a_publisher_of_a_new_project(index: Index, accounts: AccountMaker) -> None:
    """Look at the forms of services that may publish a project which does not exist yet, and make a mistake in one."""
    sign_in(index, accounts.borrow(totp=True))
    index.open("account").activate("account.publishing")
    index.expect("account_publishing", "The form for the first service")
    index.activate("account_publishing.service", service=SERVICE)
    index.expect("account_publishing", "The form for another service", in_place=True)
    index.open("account_publishing").fill("account_publishing.project", "two words")
    index.fill("account_publishing.owner", "example").fill("account_publishing.repository", "sample")
    index.fill("account_publishing.workflow", "not a file").activate("account_publishing.add")
    index.expect("account_publishing", "A form with mistakes is refused", message="refused")


def test_name_a_publisher_of_a_project(index: Index, accounts: AccountMaker) -> None:
    """Look at the publishers of a project, and send the form for one with a mistake in it."""
    account = accounts.borrow(projects=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).activate("manage_project.publishing")
    index.expect("project_publishing", "No publisher yet", message="none")
    index.fill("project_publishing.owner", "example").fill("project_publishing.repository", "sample")
    index.fill("project_publishing.workflow", "not a file").activate("project_publishing.add")
    index.expect("project_publishing", "A form with mistakes is refused", message="refused")
