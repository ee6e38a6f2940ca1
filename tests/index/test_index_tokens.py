import base64
import hashlib
import io
import tarfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from made_index import Account, history, make_account, sign_in


def _sdist(stem: str, version: str) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo(f"{stem}-{version}/PKG-INFO"))
    return SimpleUploadedFile(f"{stem.replace('-', '_')}-{version}.tar.gz", buffer.getvalue())


def upload(token: str, name: str, **changes: str) -> tuple[int, str]:
    """Upload as twine does; status and the reason that twine would show."""
    content = _sdist(name, "9.0")
    digest = hashlib.sha256(content.read()).hexdigest()
    content.seek(0)
    form = {":action": "file_upload", "name": name, "version": "9.0", "sha256_digest": digest, **changes}
    credentials = base64.b64encode(f"__token__:{token}".encode()).decode()
    answer = Client(raise_request_exception=True).post(
        "/legacy/", {**form, "content": content}, headers={"Authorization": f"Basic {credentials}"}
    )
    return answer.status_code, answer.reason_phrase


def _account_with_token(**wish: object) -> tuple[Account, str]:
    account = make_account(tokens=[{"name": "ci"}], **wish)
    return account, account.tokens[0]["token"]


def test_account_token_makes_projects() -> None:
    """The first upload of a name makes the project, the second of the same file is refused."""
    account, token = _account_with_token()
    assert upload(token, f"new-{account.username}") == (200, "OK")
    status, reason = upload(token, f"new-{account.username}")
    assert status == 400
    assert reason.startswith("File already exists")


def test_tampered_and_malformed_tokens_are_refused_in_words() -> None:
    """Whatever stands in place of a token, the answer is 403 and a sentence."""
    account, token = _account_with_token()
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        broken = token[:place] + other + token[place + 1 :]
        status, reason = upload(broken, account.username)
        assert (status, reason[:17]) in {(403, "Invalid API token"), (403, "Invalid or non-ex")}, broken
    for raw in (
        "",
        "pypi-",
        "pypi-%%%",
        "pypi-AAAA",
        "pypi-" + "A" * 5000,
        "other",
        token[:-8],
        f"{token}=",
        "é" * 10,
    ):
        status, reason = upload(raw, account.username)
        assert status == 403
        assert reason


def test_project_token_uploads_nowhere_else() -> None:
    """A token for one project is refused for another, and both histories tell of it."""
    owner = make_account(projects=2)
    mine, other = owner.projects
    client = Client()
    sign_in(client, owner)
    page = client.post("/manage/tokens/create/", {"name": "one", "scope": f"project:{mine}"}).content.decode()
    token = page.split('id="token"')[1].split(">")[1].split("<")[0]
    status, reason = upload(token, other)
    assert status == 403
    assert mine in reason
    assert history(owner)[-1] == "file.refused"
    assert "Upload to" in client.get(f"/manage/project/{other}/history/").content.decode()
    assert upload(token, mine) == (200, "OK")


def test_foreign_project_is_refused() -> None:
    """An account token does not reach projects of other people."""
    owner = make_account(projects=1)
    _stranger, token = _account_with_token()
    assert upload(token, owner.projects[0])[0] == 403


def test_restricted_by_hand() -> None:
    """A restriction that the owner added to the token afterwards is kept."""
    import pypitoken

    account, token = _account_with_token(projects=2)
    narrowed = pypitoken.Token.load(token).restrict(project_names=[account.projects[0]]).dump()
    assert upload(narrowed, account.projects[0]) == (200, "OK")
    assert upload(narrowed, account.projects[1])[0] == 403


def test_removed_token_is_worthless(client: Client) -> None:
    """Removing asks first, and then the token uploads nothing."""
    account, token = _account_with_token()
    sign_in(client, account)
    page = client.get("/manage/tokens/").content.decode()
    path = page.split('href="/manage/tokens/')[1].split('"')[0]
    assert "Do you want to remove" in client.get(f"/manage/tokens/{path}").content.decode()
    assert upload(token, f"a-{account.username}")[0] == 200
    client.post(f"/manage/tokens/{path}")
    assert upload(token, f"b-{account.username}")[0] == 403
    assert "token.removed" in history(account)


def test_token_is_shown_once(client: Client) -> None:
    """The answer to the form is the only page with the token, in an element that is marked as secret."""
    sign_in(client, make_account())
    page = client.post("/manage/tokens/create/", {"name": "one", "scope": "account"}).content.decode()
    token = page.split('id="token"')[1].split(">")[1].split("<")[0]
    assert 'id="token" class="secret" dir="ltr" data-secret' in page
    for path in ("/manage/tokens/", "/manage/tokens/create/", "/manage/account/", "/manage/account/history/"):
        assert token not in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": "", "scope": "account"}, "Enter a name for the token."),
        ({"name": "one", "scope": ""}, "Choose what the token may upload to."),
        ({"name": "ci", "scope": "account"}, "You already have a token with this name."),
        ({"name": "x" * 101, "scope": "account"}, "at most 100 characters"),
    ],
)
def test_form_errors(client: Client, form: dict[str, str], words: str) -> None:
    """What is wrong stands in the summary, beside the field, and in the title."""
    account, _token = _account_with_token()
    sign_in(client, account)
    page = client.post("/manage/tokens/create/", form).content.decode()
    assert page.count(words) == 2
    assert "<title>Error: " in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sha256_digest": "0" * 64}, "sha256"),
        ({"version": "1.0"}, "does not belong to version"),
        ({"version": "one"}, "not a valid version"),
        ({":action": "other"}, "file_upload"),
    ],
)
def test_rules_of_files(changes: dict[str, str], words: str) -> None:
    """A file that breaks a rule is refused with the rule, and leaves no project behind."""
    account, token = _account_with_token()
    status, reason = upload(token, f"r-{account.username}", **changes)
    assert status == 400
    assert words in reason
    assert Client().get(f"/project/r-{account.username}/").status_code == 404


def test_hostile_words_stay_words(client: Client) -> None:
    """Markup and bidi controls in names and descriptions are text, in pages and in the history."""
    hostile = '<script>alert(1)</script>\u202e"&%(x)s'
    account = make_account(projects=1, releases=1, summary=hostile, description=hostile * 100)
    sign_in(client, account)
    client.post("/manage/tokens/create/", {"name": hostile, "scope": "account"})
    for path in (f"/project/{account.projects[0]}/", "/manage/tokens/", "/manage/account/history/", "/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
        assert "&lt;script&gt;alert" in answer.content.decode()
