"""Projects as their owners and collaborators manage them."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_read_the_project_history(index: Index, accounts: AccountMaker) -> None:
    """Read a project's security history, page by page.

    Task: Find out who changed something in your project lately, and what it was.
    """
    account = accounts.borrow(projects=1, releases=30)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).expect(
        "manage_project", "The project's overview", project=project
    )
    index.activate("manage_project.history")
    index.expect("project_history", "The newest events", project=project)
    index.activate("project_history.older")
    index.expect("project_history", "The oldest events", message="project_created", project=project)
    index.activate("project_history.newer").expect(
        "project_history", "The newest events again", project=project
    )


def test_remove_a_release(index: Index, accounts: AccountMaker) -> None:
    """Remove a release, after typing its version.

    Task: One version of your package has a fault that cannot be mended. See to it that nobody can get it any more.
    """
    account = accounts.make(projects=1, releases=2)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).activate("manage_project.releases")
    index.expect("releases", "The table of releases", project=project)
    index.activate("releases.remove", version="1.2")
    index.expect("remove_release", "Asked to type the version")
    index.fill("remove_release.version", "1.1").activate("remove_release.submit")
    index.expect("remove_release", "Another version is refused", message="wrong_name")
    index.fill("remove_release.version", "1.2").activate("remove_release.submit")
    index.expect("releases", "The release is gone", message="removed", project=project)


def test_invite_a_collaborator(index: Index, accounts: AccountMaker) -> None:
    """Invite a collaborator, with a wrong name at first, and take the invitation back.

    Task: A colleague is to work on your project with you. Arrange it. Then you hear that they have no time: take it
    back.
    """
    guest = accounts.make()
    account = accounts.make(projects=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).activate("manage_project.collaborators")
    index.expect("collaborators", "The table of collaborators", project=project)
    index.activate("collaborators.submit")
    index.expect("collaborators", "An empty name is refused", message="username_required", project=project)
    index.fill("collaborators.username", "nobody-is-called-so")
    index.choose("collaborators.role", "collaborators.owner").activate("collaborators.submit")
    index.expect("collaborators", "An unknown name is refused", message="nobody", project=project)
    index.fill("collaborators.username", guest.username)
    index.choose("collaborators.role", "collaborators.owner").activate("collaborators.submit")
    index.expect("collaborators", "The invitation is sent", message="invited", project=project)
    index.activate("collaborators.withdraw", name=guest.username)
    index.expect("collaborators", "The invitation is taken back", message="withdrawn", project=project)


def test_answer_invitations(index: Index, accounts: AccountMaker) -> None:
    """Accept the invitation to one project, and decline that to another.

    Task: Two people would like you to work on their projects. You like one of them, and have no time for the other.
    Let them know.
    """
    first, second = accounts.make(projects=2, releases=1).projects
    sign_in(index, accounts.make(invited=[first, second]))
    index.open("projects").activate("projects.accept", project=first)
    index.expect("invitation_accepted", "The first invitation is accepted", message="joined")
    index.open("projects").activate("projects.decline", project=second)
    index.expect("invitation_declined", "The second invitation is declined", message="declined")


def test_change_roles(index: Index, accounts: AccountMaker) -> None:
    """Make a collaborator an owner; the last owner cannot step down before.

    Task: You are about to leave a project. Give all your rights in it to a colleague.
    """
    helper = accounts.make()
    owner = accounts.make(projects=1, maintainers=[helper.username])
    project = owner.projects[0]
    sign_in(index, owner)
    index.open("collaborators", project=project)
    index.activate("collaborators.change_role", name=owner.username)
    index.expect("change_role", "What the owner may do")
    index.choose("change_role.role", "change_role.maintainer").activate("change_role.submit")
    index.expect("change_role", "The last owner stays", message="last_owner")
    index.open("collaborators", project=project)
    index.activate("collaborators.change_role", name=helper.username)
    index.choose("change_role.role", "change_role.owner").activate("change_role.submit")
    index.expect("collaborators", "There are two owners", message="role_changed", project=project)


def test_remove_a_collaborator(index: Index, accounts: AccountMaker) -> None:
    """Remove a collaborator, after being asked.

    Task: A colleague has left your team. See to it that they can no longer change your project.
    """
    helper = accounts.make()
    owner = accounts.make(projects=1, maintainers=[helper.username])
    project = owner.projects[0]
    sign_in(index, owner)
    index.open("collaborators", project=project)
    index.activate("collaborators.remove", name=helper.username)
    index.expect("remove_collaborator", "Asked whether to remove the collaborator")
    index.activate("remove_collaborator.submit")
    index.expect("collaborators", "The collaborator is gone", message="removed", project=project)


def test_change_the_settings(index: Index, accounts: AccountMaker) -> None:
    """Give a project a home page, with a wrong address at first.

    Task: Your project has a web site of its own now. See to it that people find it from here.
    """
    account = accounts.make(projects=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("manage_project", project=project).activate("manage_project.settings")
    index.expect("project_settings", "The project's settings", project=project)
    index.fill("project_settings.homepage", "not an address").activate("project_settings.submit")
    index.expect("project_settings", "A wrong address is refused", message="invalid_address", project=project)
    index.fill("project_settings.homepage", "https://www.example.org/").activate("project_settings.submit")
    index.expect("project_settings", "The settings are saved", message="saved", project=project)


def test_remove_a_project(index: Index, accounts: AccountMaker) -> None:
    """Remove a project, after typing its name.

    Task: You published a project by mistake. Take it off the site for good.
    """
    account = accounts.make(projects=1, releases=1)
    project = account.projects[0]
    sign_in(index, account)
    index.open("project_settings", project=project).activate("project_settings.remove")
    index.expect("remove_project", "Asked to type the name")
    index.fill("remove_project.name", "another-name").activate("remove_project.submit")
    index.expect("remove_project", "Another name is refused", message="wrong_name")
    index.fill("remove_project.name", project).activate("remove_project.submit")
    index.expect("projects", "The project is gone", message="project_removed")
