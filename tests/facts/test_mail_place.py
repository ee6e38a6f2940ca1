"""Where mail is read: the run's own word, the profile's, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.facts.config import Config, Host, load_config
from a11y.facts.mail_place import listening_address, mail_place
from a11y.facts.profile import Mail, Profile, load_profile
from a11y.words.errors import ConfigurationError, ProfileError, UnsafeTargetError, UsageError


def profile(mail: Mail | None = None, file: str = "") -> Profile:
    """A profile that reads its mail so."""
    return Profile(name="sample", title="Sample", mail=mail, file=file)


def test_the_profile_says_where(tmp_path: Path) -> None:
    """Each kind as it stands in the file; a folder is looked for from the profile's own."""
    (tmp_path / "mail").mkdir()
    path = tmp_path / "own.toml"
    path.write_text('name = "own"\ntitle = "Own"\n[mail]\nkind = "folder"\npath = "mail"\n', encoding="utf-8")
    found = mail_place(load_profile(str(path)), "", Config())
    assert found is not None
    assert found.folder == str(tmp_path / "mail")
    for mail in (Mail(kind="mailpit", path="/mail"), Mail(kind="smtp", listen="localhost:2525"), None):
        assert mail_place(profile(mail), "", Config()) == mail


@pytest.mark.parametrize(
    ("chosen", "place"),
    [
        ("http://127.0.0.1:8025", Mail(kind="mailpit", url="http://127.0.0.1:8025")),
        ("smtp://127.0.0.1:2525", Mail(kind="smtp", listen="127.0.0.1:2525")),
        ("smtp://[::1]:2525/", Mail(kind="smtp", listen="[::1]:2525")),
        # who asks for it on the command line may open it to other machines
        ("smtp://0.0.0.0:2525", Mail(kind="smtp", listen="0.0.0.0:2525")),
    ],
)
def test_the_run_says_where(chosen: str, place: Mail) -> None:
    """The run's own word goes before the profile's, whichever kind that is."""
    assert mail_place(profile(Mail(kind="mailpit", path="/mail")), chosen, Config()) == place
    assert mail_place(profile(), chosen, Config()) == place


def test_a_folder_is_chosen_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path in an option is relative to the working directory, not to the profile's file."""
    (tmp_path / "mail").mkdir()
    monkeypatch.chdir(tmp_path)
    folder = str(tmp_path / "mail")
    assert mail_place(profile(), "mail", Config()) == Mail(kind="folder", folder=folder)


def test_the_environment_says_where(tmp_path: Path) -> None:
    """`A11Y_MAIL` is the option's other name."""
    assert load_config(folder=tmp_path, environment={"A11Y_MAIL": "smtp://localhost:25"}).mail == (
        "smtp://localhost:25"
    )


def test_a_mail_server_elsewhere_must_be_listed() -> None:
    """What is in the mail of others is not read without leave."""
    with pytest.raises(UnsafeTargetError, match=r"mail\.example is not this machine and not listed"):
        mail_place(profile(), "http://mail.example", Config())
    listed = Config(hosts={"mail.example": Host()})
    assert mail_place(profile(), "http://mail.example", listed) is not None


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ("imap://localhost", r"mail cannot be read from 'imap://localhost'; write http://HOST:PORT"),
        ("smtp://localhost", r"'localhost' is no place to receive mail at; write host and port: 127"),
        (
            "no-such-folder",
            r"there is no folder .*/no-such-folder to read mail from; make it, or write http:",
        ),
        ("localhost:8025", r"there is no folder .*/localhost:8025 .*smtp://HOST:PORT"),
    ],
)
def test_what_is_no_place(chosen: str, sentence: str) -> None:
    """One line: what is wrong, and which places there are."""
    with pytest.raises(UsageError, match=sentence):
        mail_place(profile(), chosen, Config())


@pytest.mark.parametrize(
    "listen",
    ["", ":2525", "2525", "host:", "host:0", "host:many", "host:70000", "a@host:25", "host:25/x", "[::1"],
)
def test_what_is_no_address_to_listen_at(listen: str) -> None:
    """Host and port, and nothing beside them."""
    with pytest.raises(ConfigurationError, match="write host and port"):
        listening_address(listen)


def test_a_profile_opens_no_door_to_other_machines() -> None:
    """A profile may come from anybody: only the user lets others send mail here."""
    with pytest.raises(ProfileError, match=r"ask for it yourself: --mail smtp://0\.0\.0\.0:2525"):
        mail_place(profile(Mail(kind="smtp", listen="0.0.0.0:2525")), "", Config())


def test_a_profile_without_its_folder(tmp_path: Path) -> None:
    """No path, or none that is there, is told before anything is walked."""
    file = str(tmp_path / "own.toml")
    with pytest.raises(ProfileError, match="names no folder; add path, or give --mail"):
        mail_place(profile(Mail(kind="folder"), file), "", Config())
    with pytest.raises(UsageError, match=f"there is no folder {tmp_path}/mail "):
        mail_place(profile(Mail(kind="folder", path="mail"), file), "", Config())
