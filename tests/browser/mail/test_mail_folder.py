"""Mail out of a folder of files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from a11y.browser.mail import Mailbox
from a11y.browser.mail.folder import Folder
from a11y.facts.profile import Mail as MailPlace
from a11y.facts.profile import PageProfile, Profile
from a11y.facts.redaction import Redactor
from a11y.words.errors import TargetError

YOU = "you@mail.example"


def put(folder: Path, name: str, text: str, *, at: int, to: str = YOU) -> None:
    """A message that was written so many seconds after the first."""
    path = folder / name
    path.write_text(f"To: {to}\nSubject: {name}\n\n{text}\n", encoding="utf-8")
    os.utime(path, ns=(0, 1_700_000_000_000_000_000 + at * 1_000_000_000))


def names(folder: Path, after: str = "", to: str = YOU) -> list[str]:
    """The files whose messages are told, in order."""
    return [mail.id for mail in Folder(folder).newest_first(to, after)]


def test_the_newest_comes_first(tmp_path: Path) -> None:
    """The order is that of arrival, whatever the files are called; after a mail come only those that arrived later."""
    put(tmp_path, "z.eml", "first", at=0)
    put(tmp_path, "a.EML", "third", at=2)
    put(tmp_path, "m.eml", "second", at=1)
    put(tmp_path, "b.eml", "for another", at=3, to="other@mail.example")
    assert names(tmp_path) == ["a.EML", "m.eml", "z.eml"]
    assert names(tmp_path, after="m.eml") == ["a.EML"]
    assert names(tmp_path, to="OTHER@mail.example") == ["b.eml"]


def test_files_that_are_no_messages_are_passed_over(tmp_path: Path) -> None:
    """Hidden and foreign files, folders, links that lead nowhere, pictures called .eml: none hides the mail."""
    put(tmp_path, "mail.eml", "here", at=0)
    put(tmp_path, ".hidden.eml", "being written", at=1)
    put(tmp_path, "notes.txt", "somebody else's", at=1)
    (tmp_path / "folder.eml").mkdir()
    (tmp_path / "lost.eml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "picture.eml").write_bytes(bytes(range(256)) * 10)
    assert names(tmp_path) == ["mail.eml"]


def test_a_message_that_is_still_being_written_is_read_again(tmp_path: Path) -> None:
    """A file whose second half comes later holds no link at first, and then does."""
    profile = Profile(
        name="sample", title="Sample", pages={"confirm": PageProfile(path="/confirm/{key}/", name="confirm")}
    )
    place = MailPlace(kind="folder", folder=str(tmp_path))
    box = Mailbox("http://localhost", profile, "", Redactor(), 0, place=place)
    put(tmp_path, "mail.eml", "Open http://localhost/conf", at=0)
    with pytest.raises(TargetError, match=f"its mail should come to the folder {tmp_path}"):
        box.link(YOU, "confirm")
    put(tmp_path, "mail.eml", "Open http://localhost/confirm/the-whole-key/", at=0)
    assert box.link(YOU, "confirm") == "http://localhost/confirm/the-whole-key/"


def test_a_folder_that_goes_away_is_one_sentence(tmp_path: Path) -> None:
    """The folder is named, and what to do."""
    folder = tmp_path / "mail"
    folder.mkdir()
    assert names(folder) == []
    shutil.rmtree(folder)
    with pytest.raises(
        TargetError, match=r"the folder .*/mail \(No such file or directory\); make the folder"
    ):
        names(folder)
