"""What an index says of itself, and where it leads."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_read_about_the_index(index: Index) -> None:
    """Read the statistics, how to report a security issue, who pays, and the map of the site."""
    index.open("home").activate("home.statistics").expect("stats", "The statistics")
    index.activate("home.security").expect("security", "How to report a security issue")
    index.activate("home.our_sponsors").expect("sponsors", "Who pays for the index")
    index.activate("home.sitemap").expect("sitemap", "The map of the site")


def test_read_a_profile(index: Index, accounts: AccountMaker) -> None:
    """Read what anybody can see of a user, and of a project of theirs.

    Task: You wonder who is behind a package. Find out what the site tells about that person.
    """
    account = accounts.borrow(projects=1)
    index.open("profile", username=account.username).expect(
        "profile", "What anybody can see", username=account.username
    )
    index.open("project", project=account.projects[0]).expect("project", "The project's page")
    index.activate("project.history").expect("project", "Its releases", in_place=True)
    index.activate("project.files").expect("project", "Its files", in_place=True)


def test_read_about_organizations(index: Index, accounts: AccountMaker) -> None:
    """Look at the form for a new organization."""
    sign_in(index, accounts.borrow(totp=True))
    index.open("projects").activate("home.organizations").expect(
        "organizations", "No organization yet", message="none"
    )


def test_meet_the_error_pages(index: Index) -> None:
    """Read the pages that say that something is gone, and that something went wrong."""
    index.open("error_410").expect("error_410", "What was here is gone")
    index.activate("error_410.home").expect("home", "Back on the front page")
    index.open("error_500").expect("error_500", "Something went wrong")
