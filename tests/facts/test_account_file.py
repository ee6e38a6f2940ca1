"""The file of accounts that a run is lent: read with its types, refused in one line, no secret in the words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import a11y, assert_one_line

from a11y.facts.account_file import load_accounts, readable_by_others, spent_codes
from a11y.facts.ledger import Ledger
from a11y.words.errors import ConfigurationError

GUIDE = Path(__file__).parents[2] / "docs" / "accounts.md"
GOOD = """\
[[account]]
username = "reader"
password = "correct horse"

[[account]]
username = "owner"
password = "battery staple"
email = "owner@mail.example"
totp_secret = "jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp"
recovery_codes = ["code-one", "code-two", "code-three"]
projects = ["sample"]
releases = 2
tokens = [{ name = "ci", token = "pypi-secret" }]
"""
ONE = '[[account]]\nusername = "reader"\npassword = "s3cret-word"\n'
BAD = {
    "no TOML": ("[[account", "not TOML", "mend it"),
    "no account": ("", "there is no account in it", "[[account]]"),
    "one table": ("[account]\nusername = 'reader'\n", "[account] is one table", "[[account]]"),
    "another table": ("[[acount]]\n", "unknown key 'acount'", "did you mean 'account'"),
    "no tables": ("account = ['reader']\n", "account 1 is no table", "[[account]]"),
    "unknown key": (ONE + "pasword = 'x'\n", "account 1: unknown key 'pasword'", "did you mean 'password'"),
    "no password": ("[[account]]\nusername = 'reader'\n", "account 1: 'password' is missing", "mend it"),
    "empty password": (
        "[[account]]\nusername = 'reader'\npassword = ' '\n",
        "'password' is empty",
        "fill it in",
    ),
    "wrong type": (ONE + "projects = 3\n", "'projects': expected a list", "mend it"),
    "no base32": (
        ONE + "totp_secret = '1809 s3cret-word'\n",
        "'totp_secret' of 'reader' is no base32",
        "copy it",
    ),
    "cut secret": (
        ONE + "totp_secret = 'jbsw y3dp ehpk'\n",
        "of 'reader' is cut: it has 12",
        "copy all of it",
    ),
    "six digits": (ONE + "totp_secret = '123456'\n", "is no base32", "not the six digits"),
    "twice": (ONE + ONE.replace("reader", "Reader"), "accounts 1 and 2 are both 'Reader'", "remove one"),
    "unknown key of a token": (
        ONE + "tokens = [{ nam = 'ci' }]\n",
        "unknown key 'nam'",
        "did you mean 'name'",
    ),
}
"""What is wrong: the file, and what its line holds."""


def write(folder: Path, text: str) -> Path:
    """The file, readable by its owner alone."""
    path = folder / "accounts.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_accounts_are_read(tmp_path: Path) -> None:
    """Every key of the format is read; a TOTP secret may be grouped and in small letters, as pages show it."""
    reader, owner = load_accounts(write(tmp_path, GOOD))
    assert (reader.username, reader.totp_secret, reader.projects) == ("reader", "", ())
    assert owner.totp_secret == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    assert set(owner.secrets()) == {
        "battery staple", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "code-one", "code-two", "code-three", "pypi-secret",
    }  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_used(kind: str, tmp_path: Path) -> None:
    """The line names file, account and what to do, and tells nothing secret."""
    text, *words = BAD[kind]
    with pytest.raises(ConfigurationError) as refused:
        load_accounts(write(tmp_path, text))
    line = str(refused.value)
    assert "accounts.toml" in line
    assert "; " in line
    assert "\n" not in line
    assert "s3cret-word" not in line
    for word in words:
        assert word in line


def test_a_run_with_a_wrong_file_starts_nothing(tmp_path: Path) -> None:
    """Exit status 2 and one line, before a target is asked or a folder made."""
    ended = a11y("run", "--accounts", "none.toml", "--target", "http://localhost:9", folder=tmp_path)
    assert_one_line(ended, 2, "there is no accounts file at", "none.toml", "correct --accounts")
    wrong = write(tmp_path, ONE + "pasword = 'x'\n")
    ended = a11y("run", "--target", "http://localhost:9", folder=tmp_path, A11Y_ACCOUNTS=str(wrong))
    assert_one_line(ended, 2, "did you mean 'password'")
    assert [path.name for path in tmp_path.iterdir()] == ["accounts.toml"]


def test_a_file_that_others_can_read_is_noticed(tmp_path: Path) -> None:
    """Only the owner's own permissions are quiet."""
    path = write(tmp_path, GOOD)
    assert not readable_by_others(path)
    path.chmod(0o640)
    assert readable_by_others(path)


def test_codes_that_were_used_are_told_by_their_places(tmp_path: Path) -> None:
    """The line leads to the codes in the file, and repeats none of them."""
    path = write(tmp_path, GOOD)
    ledger = Ledger(tmp_path)
    assert not list(spent_codes(ledger, str(path)))
    with ledger.sheet() as sheet:
        sheet.spent_codes["owner"] = ["code-three", "code-one"]
    [line] = spent_codes(ledger, str(path))
    assert "code 1 and 3 of owner" in line
    assert "code-" not in line


@pytest.mark.skipif(not GUIDE.is_file(), reason="the guide is in the repository, not in the wheel")
def test_the_example_of_the_guide_is_read(tmp_path: Path) -> None:
    """What docs/accounts.md shows is a file of accounts."""
    [example] = re.findall(
        r"^```toml\n(# accounts\.toml\n.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    reader, owner = load_accounts(write(tmp_path, example))
    assert (reader.username, owner.maintains, owner.tokens[0].name) == ("reader", ("another-sample",), "ci")
