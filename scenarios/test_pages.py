"""Pages that anybody may see, and those for what went wrong."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_search_for_a_project(index: Index, accounts: AccountMaker) -> None:
    """Search for a project, without success at first, and read its page.

    Task: A friend has told you about a package. Find out what it is good for.
    """
    project = accounts.borrow(projects=1, releases=2, description="First line.\n\nSecond line.").projects[0]
    index.open("home").expect("home", "The front page")
    index.activate("home.search").expect("search", "The search form")
    index.fill("search.words", "zzzznothing").activate("search.submit")
    index.expect("search", "Nothing is found", message="nothing")
    index.fill("search.words", project).activate("search.submit")
    index.expect("search", "The project is found", message="results")
    index.activate("search.project", project=project)
    index.expect("project", "The project's description and files", message="files")


def test_browse_the_classifiers(index: Index, accounts: AccountMaker) -> None:
    """Read the table of classifiers, and find the projects that carry one."""
    accounts.borrow(projects=1, releases=1)
    index.open("search").activate("search.classifiers").expect("classifiers", "The classifiers")
    if index.has("classifiers.group"):
        index.activate("classifiers.group", group="Topic").expect("classifiers", "Hundreds of classifiers")
    index.activate("classifiers.classifier", classifier="Topic :: Software Development :: Testing")
    index.expect("search", "The projects that carry one", message="results")


def test_read_the_help(index: Index) -> None:
    """Read the help, and jump to one of its parts.

    Task: You want to know how the site protects your account. Find where it explains that.
    """
    index.open("home").activate("home.help").expect("help", "The whole help")
    index.activate("help.lost").expect("help", "One of its parts", in_place=True)


def test_choose_a_theme(index: Index) -> None:
    """Choose dark colours, and read the confirmation.

    Task: Bright pages hurt your eyes. Change how the site looks.
    """
    index.open("home").expect("home", "The colours of the system")
    index.activate("home.dark").expect("home", "Dark colours", message="theme_changed")


def test_meet_a_page_that_is_forbidden(index: Index, accounts: AccountMaker) -> None:
    """Open a page that only owners of the project may see (403)."""
    project = accounts.borrow(projects=1).projects[0]
    sign_in(index, accounts.borrow(maintains=[project]))
    index.open("project_settings", project=project).expect("error_403", "Access is denied")
    index.activate("error_403.home").expect("home", "Back on the front page")


def test_meet_a_page_that_does_not_exist(index: Index) -> None:
    """Open the page of a project that does not exist (404)."""
    index.open("project", project="nothing-is-called-so").expect("error_404", "The page is not found")
    index.activate("error_404.home").expect("home", "Back on the front page")


def test_meet_a_limit(index: Index, accounts: AccountMaker) -> None:
    """Ask for a page too often (429)."""
    sign_in(index, accounts.make(trouble={"/manage/tokens/create/": 429}))
    index.open("tokens").activate("tokens.create").expect("error_429", "Too many requests")
    index.activate("error_429.home").expect("home", "Back on the front page")


def test_meet_a_failure(index: Index, accounts: AccountMaker) -> None:
    """Open a page on which the index fails (500)."""
    sign_in(index, accounts.make(trouble={"/manage/account/": 500}))
    index.open("account").expect("error_500", "Something went wrong")
    index.activate("error_500.home").expect("home", "Back on the front page")
