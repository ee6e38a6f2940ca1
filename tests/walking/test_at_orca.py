"""`a11y run --at orca`: setting up a security key, heard by a real screen reader in two languages, twice."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from running import A11Y

from a11y.browser.installed import find_chromium
from a11y.browser.orca import needs
from a11y.facts.record import combine, read_record
from a11y.speech.agreement import compared
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Utterance

LACKS = "; ".join(one.what for one in needs.missing())
TASK = "test_security_key and test_add_a_security_key"


def walked(out: Path, *options: str, **environment: str) -> int:
    """The exit status of the command."""
    command = [*A11Y, "run", "--at", "orca", "-k", TASK, "--out", str(out), "--format", "json", *options]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=False, capture_output=True, cwd=out.parent
    ).returncode


def told(speeches: tuple[Speech, ...], locale: str) -> dict[tuple[str, int], list[str]]:
    """By page state and key that moved the focus, what the screen reader said."""
    found: dict[tuple[str, int], list[str]] = {}
    for speech in speeches:
        if speech.voice == TREE or f"@{locale}/" not in speech.state or speech.hearing is not Hearing.ACTING:
            continue
        for one in speech.utterances:
            if one.press and not said_again(one, speech):
                found.setdefault((speech.state, one.press), []).append(one.text)
    return found


def said_again(one: Utterance, speech: Speech) -> bool:
    """Whether a longer phrase at the same key holds this one.

    Where the content of a field is selected as the focus comes to it, the browser tells that in an event of its own,
    and Orca says it by itself too when that event comes first: which one does is chance.
    """
    return any(
        other.press == one.press and one.text in other.text and one.text != other.text
        for other in speech.utterances
    )


@pytest.mark.skipif(bool(LACKS), reason=f"Orca cannot be had here: {LACKS}")
def test_a_security_key_is_set_up_by_ear_in_two_languages_twice(tmp_path: Path) -> None:
    """Both walks hear the same at each key, and it is what the accessibility tree says."""
    once, again = tmp_path / "once", tmp_path / "again"
    for out in (once, again):
        assert walked(out, "-l", "en", "-l", "he", "-n", "2") == 0
    first, second = (read_record(out).speeches for out in (once, again))
    for locale in ("en", "he"):
        heard = told(first, locale)
        assert len(heard) > 20
        assert heard == told(second, locale)
        hearings = {one.hearing for one in first if one.voice != TREE and f"@{locale}/" in one.state}
        assert hearings == set(Hearing)
    steps = list(compared(first))
    otherwise = [step for step in steps if step.differs and not step.omissions]
    assert len(otherwise) <= 0.05 * len(steps), otherwise
    joined = combine([once, again], tmp_path / "joined")
    acting = [one for one in joined.speeches if one.hearing is Hearing.ACTING and one.voice != TREE]
    assert acting
    assert not [
        one
        for speech in acting
        for one in speech.utterances
        if one.unstable and one.press and not said_again(one, speech)
    ]


def test_where_orca_is_missing_the_walk_is_untested_and_never_a_pass(tmp_path: Path) -> None:
    """Without the programs each walk says which is missing and what to run, the others go on, and the status is 3."""
    (tmp_path / "bin").mkdir()
    browser = find_chromium(windowed=True).path
    key = ("-l", "en", "-k", "test_security_key")
    assert walked(tmp_path / "out", *key, PATH=str(tmp_path / "bin"), A11Y_BROWSER=browser) == 3
    record = read_record(tmp_path / "out")
    assert [end.status.value for end in record.ends] == ["untested"] * 3
    assert all("is not installed; run:" in end.reason for end in record.ends)


@pytest.mark.skipif(bool(LACKS), reason=f"Orca cannot be had here: {LACKS}")
def test_what_stands_before_the_focus_is_come_to_past_the_browser_s_own_bar(tmp_path: Path) -> None:
    """After the page's last stop a window's own controls have the focus, and then the page again from its start."""
    task = "test_key_that_cannot_be_a_passkey"
    command = [
        *A11Y,
        "run",
        "--at",
        "orca",
        "-l",
        "en",
        "-n",
        "1",
        "-k",
        task,
        "--out",
        str(tmp_path / "out"),
    ]
    assert subprocess.run(command, check=False, capture_output=True, cwd=tmp_path).returncode == 0
    record = read_record(tmp_path / "out")
    names = [stop.name for stop in record.states[-1].focus]
    assert names.index("Dark") < names.index("Name of the key (optional)") < names.index("Add key")
