"""The profile of Warehouse, walked on a stand-in that has its gates: each is met, passed, and looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyotp
import pytest
from running import Ended, a11y, assert_one_line, free_port, lines
from warehouse_stand_in.answering import OUTSIDE
from warehouse_stand_in.people import Person
from warehouse_stand_in.serving import StandIn
from warehouse_stand_in.words import CHECKOUT

from a11y.facts.profile import load_profile

SCENARIOS = (
    "test_register",
    "test_set_up_totp",
    "test_sign_in_with_totp",
    "test_remove_a_token",
    "test_use_a_recovery_code",
    "test_switch_the_language",
    "test_sign_in_after_a_wrong_password",
)
AGAIN = SCENARIOS[:3]
"""What is walked a second time."""


class Walked(NamedTuple):
    """A run against the stand-in."""

    site: StandIn
    ended: Ended
    out: Path

    @property
    def ends(self) -> dict[tuple[str, str, str], tuple[str, str]]:
        """How each walk ended and why, by scenario, locale and modality."""
        return {
            (walk["scenario"].partition("::")[2], walk["rendition"]["locale"], walk["modality"]): (
                end["status"],
                end["reason"],
            )
            for end in lines(self.out, "end")
            if (walk := end.get("walk"))
        }

    def pages(self, scenario: str) -> list[tuple[str, str]]:
        """The pages and steps of a scenario in Hebrew, in order."""
        return [
            (state["page"], state["step"])
            for state in lines(self.out, "state")
            if state["id"].partition("::")[2].startswith(f"{scenario}#") and "@he/" in state["id"]
        ]


@contextmanager
def warehouse(folder: Path) -> Iterator[StandIn]:
    """The stand-in, and a file of accounts that it has: with an app; with codes that nobody has tried."""
    with StandIn(free_port()).serving() as site:
        app = Person("ada", "first-programmer", "ada@mail.example", verified=True)
        app.totp_secret = pyotp.random_base32()
        codes = Person("bea", "second-programmer", "bea@mail.example", verified=True)
        codes.renew_codes()
        site.people |= {one.username: one for one in (app, codes)}
        (folder / "accounts.toml").write_text("\n".join(map(entry, (app, codes))), encoding="utf-8")
        yield site


def entry(person: Person) -> str:
    """Their table in a file of accounts."""
    keys: dict[str, Any] = {"username": person.username, "password": person.password, "email": person.email}
    keys |= {"totp_secret": person.totp_secret, "recovery_codes": list(person.codes)}
    return "[[account]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items() if value)


def walk(site: StandIn, folder: Path, out: str, scenarios: tuple[str, ...], *options: object) -> Walked:
    """A run of these scenarios as somebody would start it, with the profile and the scenarios that ship."""
    (folder / "accounts.toml").chmod(0o600)
    ended = a11y(
        "run", "--target", site.url, "--profile", "warehouse", "--checkout", CHECKOUT,
        "--mail", f"smtp://127.0.0.1:{site.mail_port}", "-k", " or ".join(scenarios), "--out", out, *options,
        folder=folder,
    )  # fmt: skip
    return Walked(site, ended, folder / out)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Walked, Walked]:
    """In English by keyboard and in Hebrew by pointer; then a part of it again, on the same server."""
    folder = tmp_path_factory.mktemp("gates")
    how = ("-l", "en", "-l", "he", "--modality", "keyboard@en", "--modality", "pointer@he", "-n", 2)
    with warehouse(folder) as site:
        lent = ("--accounts", "accounts.toml")
        first = walk(site, folder, "first", SCENARIOS, *how, *lent)
        # somebody who starts again within half a minute has no new code of the app
        site.people["ada"].last_code = ""
        second = walk(site, folder, "second", AGAIN, "-l", "he", "--modality", "pointer", "-n", 2, *lent)
    return first, second


@pytest.fixture(scope="module")
def walked(runs: tuple[Walked, Walked]) -> Walked:
    """The first run."""
    return runs[0]


def test_every_scenario_comes_to_its_end(walked: Walked) -> None:
    """No walk breaks, in either language and by either hand, and the gate of the pull request is passed."""
    finished = {key for key, end in walked.ends.items() if end == ("finished", "")}
    expected = {(name, *how) for name in SCENARIOS for how in (("en", "keyboard"), ("he", "pointer"))}
    assert finished == expected, walked.ends
    faults = [line for line in lines(walked.out, "finding") if line["outcome"] == "failed"]
    assert not faults, [(one["rule"], one["step"], one["message"]) for one in faults]
    assert walked.ended.status == 0, walked.ended


def test_every_gate_is_met_and_looked_at(walked: Walked) -> None:
    """Each page of each gate that the profile knows is a page state of the record."""
    gates = load_profile("warehouse", str(CHECKOUT)).gates.values()
    expected = {gate.page for gate in gates} | {after.page for gate in gates for after in gate.then}
    assert expected <= {state["page"] for state in lines(walked.out, "state")}


def test_an_unknown_device_is_confirmed_by_mail(walked: Walked) -> None:
    """Who comes from an address of their own for the first time is asked; who registered from there is not."""
    lent = [page for page, _ in walked.pages("test_sign_in_with_totp")]
    own = [page for page, _ in walked.pages("test_use_a_recovery_code")]
    assert lent[1:4] == ["two_factor", "confirm_device", "projects"]
    assert "confirm_device" not in own


def test_a_second_run_does_the_same(runs: tuple[Walked, Walked]) -> None:
    """On the same server, with what the first run left there: the same ends and the same page states."""
    first, second = runs
    assert {key: first.ends[key] for key in second.ends} == second.ends
    assert [second.pages(name) for name in AGAIN] == [first.pages(name) for name in AGAIN]
    assert all(second.pages(name) for name in AGAIN)


def test_what_is_fetched_after_loading_is_waited_for(walked: Walked) -> None:
    """The header that says who is signed in comes after `load`, and stands in each page state of an account."""
    assert walked.site.late
    states = [state for state in lines(walked.out, "state") if "/manage/" in state["url"]]
    menus = {"en": "View menu", "he": "הצגת התפריט"}
    for state in states:
        texts = {run["text"] for run in state["runs"]}
        assert menus[state["rendition"]["locale"]] in texts, state["id"]


def test_other_hosts_are_cut_off_and_listed(walked: Walked) -> None:
    """Each page asks an outside host for something; the record names it, and nothing else was asked."""
    blocked = [tuple(state["blocked"]) for state in lines(walked.out, "state") if state["acts"]]
    assert set(blocked) <= {(OUTSIDE,), ()}
    assert blocked.count((OUTSIDE,)) > len(blocked) // 2


def test_a_strict_policy_stops_no_probe(walked: Walked) -> None:
    """No inline script may run on these pages; all probes look all the same, and nothing was switched off for them."""
    states = lines(walked.out, "state")
    assert not [state["id"] for state in states if state["untested"] or state["csp_bypassed"]]
    assert all(state["axe"]["passes"] for state in states)
    assert [run["csp"] for run in lines(walked.out, "run")] == ["kept"]
    assert json.loads((walked.out / "report" / "report.json").read_text(encoding="utf-8"))["csp"] == "kept"


# Bad weather


def assert_whole(walked: Walked) -> None:
    """The record begins and ends as a whole one does, and the report was made of it."""
    told = lines(walked.out)
    assert (told[0]["kind"], told[-1]["kind"], "walk" in told[-1]) == ("run", "end", True)
    assert told[-1]["walk"] is None
    assert (walked.out / "report" / "index.html").is_file()
    assert walked.ended.status == 3, walked.ended


def reasons(walked: Walked, finished: str) -> dict[str, str]:
    """Why walks broke, by scenario, each in one sentence; one of them went on to its end."""
    ends = {name: end for (name, _, _), end in walked.ends.items()}
    assert ends.pop(finished) == ("finished", ""), walked.ended
    assert {status for status, _ in ends.values()} == {"broken"}
    assert not [reason for _, reason in ends.values() if "\n" in reason or "; " not in reason]
    return {name: reason for name, (_, reason) in ends.items()}


def test_the_database_is_gone(tmp_path: Path) -> None:
    """Every page answers 503: told before a browser starts."""
    with warehouse(tmp_path) as site:
        site.weather.unavailable = lambda _path: True
        walked = walk(site, tmp_path, "out", SCENARIOS)
    assert_one_line(walked.ended, 3, "answers with status 503", "look into the target's log")


def test_pages_fail_and_a_session_expires_in_the_middle(tmp_path: Path) -> None:
    """A page that answers 503 and a session that has expired by then end their scenarios, and no other."""
    with warehouse(tmp_path) as site:
        site.weather.unavailable = lambda path: path == "/account/recovery-code/"
        site.weather.forgets_at = lambda form: "macaroon_id" in form
        names = ("test_remove_a_token", "test_use_a_recovery_code", "test_ask_for_a_language")
        walked = walk(
            site, tmp_path, "out", names, "-l", "en", "--modality", "pointer", "-n", 2, "--timeout", 8
        )
    assert_whole(walked)
    told = reasons(walked, "test_ask_for_a_language")
    assert "/account/recovery-code/ answered with status 503; look into" in told["test_use_a_recovery_code"]
    assert "asked to sign in: the session ended" in told["test_remove_a_token"]


def test_the_worker_has_stopped(tmp_path: Path) -> None:
    """No mail comes: the sentence says to whom and where it was awaited; an account that needs none goes on."""
    with warehouse(tmp_path) as site:
        site.weather.worker_stopped = True
        names = ("test_register", "test_switch_the_language")
        how = ("-l", "en", "--modality", "pointer", "--timeout", 3)
        walked = walk(site, tmp_path, "out", names, *how)
    assert_whole(walked)
    told = reasons(walked, "test_switch_the_language")["test_register"]
    assert "came within 3 seconds; look into the target's log" in told
    assert f"smtp://127.0.0.1:{site.mail_port}" in told


def test_a_captcha_and_a_wrong_accounts_file(tmp_path: Path) -> None:
    """A captcha at registration, and a lent account whose password is another by now, are told as what they are."""
    with warehouse(tmp_path) as site:
        site.weather.captcha = True
        site.people["ada"].password = "changed since"
        names = ("test_register", "test_sign_in_with_totp", "test_switch_the_language")
        how = ("-l", "en", "--modality", "pointer", "--accounts", "accounts.toml", "--timeout", 8, "-n", 2)
        walked = walk(site, tmp_path, "out", names, *how)
    assert_whole(walked)
    told = reasons(walked, "test_switch_the_language")
    assert "a captcha stands in the way" in told["test_register"]
    assert "accounts.toml" in told["test_sign_in_with_totp"] or "refused" in told["test_sign_in_with_totp"]
