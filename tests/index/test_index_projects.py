import pytest
from django.test import Client
from made_index import Account, make_account, sign_in

from a11y.index.journal.kinds import Kind
from a11y.index.journal.models import Event
from a11y.index.projects.models import Project


def _signed_in(account: Account) -> Client:
    client = Client()
    sign_in(client, account)
    return client


def _roles(name: str) -> dict[str, str]:
    return {
        role.user.get_username(): role.name
        for role in Project.objects.get(name=name).roles.select_related("user")
    }


def _kinds(name: str) -> list[str]:
    return [event.kind for event in Event.objects.filter(project__name=name).order_by("pk")]


@pytest.mark.parametrize(
    "page", ["settings", "remove", "collaborators", "releases/1.1/remove", "collaborators/{owner}/remove"]
)
def test_pages_of_owners_are_closed_to_others(page: str) -> None:
    """A maintainer is told that it is not allowed (403), a stranger not even that the page exists (404)."""
    owner = make_account(projects=1, releases=1)
    name = owner.projects[0]
    address = f"/manage/project/{name}/{page.format(owner=owner.username)}/"
    assert _signed_in(owner).get(address).status_code == 200
    maintainer = _signed_in(make_account(maintains=[name]))
    assert maintainer.get(address).status_code == 403
    assert maintainer.post(address, {"name": name}).status_code == 403
    assert _signed_in(make_account()).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_an_invitation_from_asking_to_answer() -> None:
    """Who is invited works on the project only after accepting; each step is in the project's history."""
    owner, guest, other = make_account(projects=1), make_account(), make_account()
    name = owner.projects[0]
    inviting, invited = _signed_in(owner), _signed_in(guest)
    address = f"/manage/project/{name}/collaborators/"
    inviting.post(address, {"username": guest.username.upper(), "role": "maintainer"})
    assert invited.get(f"/manage/project/{name}/").status_code == 404
    assert _signed_in(other).post(f"/manage/project/{name}/invitation/", {"accept": ""}).status_code == 404
    again = inviting.post(address, {"username": guest.username, "role": "maintainer"}).content.decode()
    assert "This person is invited already." in again
    page = invited.post(f"/manage/project/{name}/invitation/", {"accept": ""}, follow=True).content.decode()
    assert "You work on this project now." in page
    assert _roles(name) == {owner.username: "owner", guest.username: "maintainer"}
    assert _kinds(name)[1:] == [Kind.COLLABORATOR_INVITED, Kind.COLLABORATOR_ADDED]


def test_declined_and_withdrawn_invitations_leave_nobody() -> None:
    """Neither an invitation that was declined nor one that was taken back can be accepted any more."""
    guest = make_account()
    owner = make_account(projects=1)
    name = owner.projects[0]
    inviting, invited = _signed_in(owner), _signed_in(guest)
    for client, address in (
        (invited, f"/manage/project/{name}/invitation/"),
        (inviting, f"/manage/project/{name}/collaborators/{guest.username}/withdraw/"),
    ):
        inviting.post(f"/manage/project/{name}/collaborators/", {"username": guest.username, "role": "owner"})
        assert client.post(address, {"decline": ""}).status_code == 302
        assert invited.post(f"/manage/project/{name}/invitation/", {"accept": ""}).status_code == 404
    assert _roles(name) == {owner.username: "owner"}


def test_a_project_keeps_an_owner() -> None:
    """The last owner can neither become a maintainer nor leave; with another owner both work."""
    helper = make_account()
    owner = make_account(projects=1, maintainers=[helper.username])
    name = owner.projects[0]
    client = _signed_in(owner)
    people = f"/manage/project/{name}/collaborators"
    refused = client.post(f"{people}/{owner.username}/role/", {"role": "maintainer"}).content.decode()
    assert "A project needs an owner." in refused
    left = client.post(f"{people}/{owner.username}/remove/", follow=True).content.decode()
    assert "A project needs an owner." in left
    assert _roles(name)[owner.username] == "owner"
    client.post(f"{people}/{helper.username}/role/", {"role": "owner"})
    client.post(f"{people}/{owner.username}/remove/")
    assert _roles(name) == {helper.username: "owner"}
    assert _kinds(name)[-2:] == [Kind.NOW_OWNER, Kind.COLLABORATOR_REMOVED]


def test_nothing_goes_without_its_name() -> None:
    """A release and a project go only when their name is typed exactly, and take their files with them."""
    owner = make_account(projects=1, releases=2)
    name = owner.projects[0]
    client = _signed_in(owner)
    for typed in ("", "1.1", "1.2 x"):
        answer = client.post(f"/manage/project/{name}/releases/1.2/remove/", {"name": typed})
        assert answer.status_code == 200
    client.post(f"/manage/project/{name}/releases/1.2/remove/", {"name": "1.2"})
    assert f"{name.replace('-', '_')}-1.2.tar.gz" not in client.get(f"/simple/{name}/").content.decode()
    assert client.post(f"/manage/project/{name}/remove/", {"name": name.upper()}).status_code == 200
    page = client.post(f"/manage/project/{name}/remove/", {"name": name}, follow=True).content.decode()
    assert "Project removed." in page
    assert client.get(f"/project/{name}/").status_code == 404
    history = client.get("/manage/account/history/").content.decode()
    assert f"Project removed: <bdi>{name}</bdi>" in history


def test_a_home_page_is_a_web_address() -> None:
    """Only an http or https address is kept, and it is shown on the public page."""
    owner = make_account(projects=1)
    name = owner.projects[0]
    client = _signed_in(owner)
    for wrong in ("javascript:alert(1)", "nothing like it"):
        answer = client.post(f"/manage/project/{name}/settings/", {"homepage": wrong})
        assert "Enter a whole web address" in answer.content.decode(), wrong
    client.post(f"/manage/project/{name}/settings/", {"homepage": "https://www.example.org/"})
    assert 'href="https://www.example.org/"' in client.get(f"/project/{name}/").content.decode()


def test_search_by_words_and_by_classifier(client: Client) -> None:
    """Every word must be found in the name or summary; what was searched for is shown, never run."""
    name = make_account(projects=1, releases=1, summary="Quartz lanterns").projects[0]
    link = f'href="/project/{name}/"'
    for query, found in (
        ("q=quartz", True),
        (f"q=LANTERNS+{name}", True),
        ("q=quartz+nothing", False),
        ("q=quartz&c=Intended+Audience+::+Developers", True),
        ("q=quartz&c=Topic+::+Games/Entertainment", False),
        ("q=%00quartz&page=99", True),
    ):
        assert (link in client.get(f"/search/?{query}").content.decode()) is found, query
    page = client.get("/search/?q=%22%3E%3Cscript%3E").content.decode()
    assert "<script>" not in page
    assert "No project was found." in page


def test_long_results_have_pages(client: Client) -> None:
    """More than twenty projects are spread over pages that keep the question."""
    owner = make_account()
    make_account(projects=[f"many-{owner.username}-{number}" for number in range(21)])
    first = client.get(f"/search/?q=many-{owner.username}").content.decode()
    assert "21 projects found." in first
    assert first.count(f'href="/project/many-{owner.username}') == 20
    assert f"?q=many-{owner.username}&amp;c=&amp;page=2" in first


def test_classifiers_lead_to_their_projects(client: Client) -> None:
    """A classifier that a project carries is a link to a search that finds it; an unknown group shows the first."""
    name = make_account(projects=1, releases=1).projects[0]
    page = client.get("/classifiers/?group=Topic").content.decode()
    assert page.count('<th scope="row"') > 300
    assert 'href="/search/?c=Topic%20%3A%3A%20Software%20Development%20%3A%3A%20Testing"' in page
    found = client.get("/search/?q=" + name + "&c=Topic%20%3A%3A%20Software%20Development%20%3A%3A%20Testing")
    assert f'href="/project/{name}/"' in found.content.decode()
    assert "Development Status" in client.get("/classifiers/?group=none").content.decode()
