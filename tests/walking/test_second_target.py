"""The scenarios of second factors walk a target that nobody here wrote, django-allauth's own pages: its faults."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import Ended, a11y, lines

from a11y.facts.profile import load_profile

TESTS = Path(__file__).parents[1]
PROFILE = TESTS / "allauth_target" / "allauth.toml"
FILES = ("test_totp", "test_recovery_codes", "test_security_key", "test_second_factor_care")
SCENARIOS = " or ".join((*FILES, "test_sign_in_after_a_wrong_password"))
_TOTP_SECRET = re.compile(r"\b[A-Z2-7]{32}\b")


class Walked(NamedTuple):
    """A run against the second target."""

    ended: Ended
    folder: Path

    @property
    def states(self) -> dict[str, dict[str, Any]]:
        """Its page states."""
        return {state["id"]: state for state in lines(self.folder, "state")}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One run in English by pointer and in Hebrew by keyboard, with the scenarios that come with the harness."""
    folder = tmp_path_factory.mktemp("second")
    command = [sys.executable, "-m", "allauth_target"]
    with subprocess.Popen(command, cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as target:
        assert target.stdout is not None
        told = json.loads(target.stdout.readline())
        ended = a11y(
            "run", "--target", told["url"], "--provision-key", told["key"], "--profile", PROFILE, "-k", SCENARIOS,
            "-l", "en", "-l", "he", "--modality", "pointer@en", "--modality", "keyboard@he", "-n", 2, "--out", "out",
            folder=folder,
        )  # fmt: skip
    return Walked(ended, folder / "out")


def test_every_scenario_comes_to_its_end(walked: Walked) -> None:
    """No walk breaks; what the target cannot have is left out for the reason that its profile gives."""
    assert walked.ended.status == 1, walked.ended
    reasons = load_profile(str(PROFILE)).inapplicable
    ends = [line for line in lines(walked.folder, "end") if line.get("walk")]
    for end in ends:
        reason = reasons.get(end["walk"]["scenario"], "")
        assert (end["status"], end["reason"]) == ("inapplicable" if reason else "finished", reason), end
    finished = {end["walk"]["scenario"].partition("::")[0] for end in ends if end["status"] == "finished"}
    assert finished == {*FILES, "test_sign_in"}


def test_gates_of_its_own_are_passed(walked: Walked) -> None:
    """It asks for the password before each change, and before it signs anybody out: pages that no scenario names."""
    for modality in ("pointer", "keyboard"):
        pages = {state["page"] for state in walked.states.values() if state["modality"] == modality}
        assert {"reauthenticate", "logout", "emails", "login"} <= pages


def pages_with(walked: Walked, rule: str, locale: str) -> set[str]:
    """The pages on which a rule has failed."""
    states = walked.states
    return {
        states[finding["state"]]["page"]
        for finding in lines(walked.folder, "finding")
        if (finding["rule"], finding["outcome"], finding["rendition"]["locale"]) == (rule, "failed", locale)
    }


@pytest.mark.parametrize("locale", ["en", "he"])
@pytest.mark.parametrize(
    "rules",
    [
        ("locale/page-language",),
        ("axe/html-has-lang",),
        ("axe/landmark-one-main", "structure/main"),
        ("axe/region",),
        ("axe/target-size",),
    ],
)
def test_faults_of_every_page(walked: Walked, rules: tuple[str, ...], locale: str) -> None:
    """No page says its language or has a main landmark, and the links of the menu are too small on each."""
    everywhere = {state["page"] for state in walked.states.values() if state["rendition"]["locale"] == locale}
    assert set().union(*(pages_with(walked, rule, locale) for rule in rules)) == everywhere


def test_the_empty_table_header(walked: Walked) -> None:
    """The list of security keys has a column without a name, and no other page has."""
    assert pages_with(walked, "axe/empty-table-header", "en") == {"keys"}


def test_hebrew_runs_the_wrong_way(walked: Walked) -> None:
    """In Hebrew every page still runs from left to right; in English that is no fault."""
    hebrew = {state["page"] for state in walked.states.values() if state["rendition"]["locale"] == "he"}
    assert pages_with(walked, "locale/page-direction", "he") == hebrew
    assert not pages_with(walked, "locale/page-direction", "en")


def test_the_secret_in_the_text_alternative_is_masked(walked: Walked) -> None:
    """The QR code's text alternative is the secret itself, in the open; it does not reach the record."""
    page = next(state for state in walked.states.values() if state["page"] == "totp_activate")
    assert page["picture"]["masked"] > 1
    assert not _TOTP_SECRET.search((walked.folder / "run.jsonl").read_text(encoding="utf-8"))
