"""A scenario with parameters of its own is a task for each of them."""

from __future__ import annotations

from pathlib import Path

from running import Site, a11y, lines

from a11y.reporting.language import Language

_SCENARIO = '''
import pytest
from a11y.scenario import Index


@pytest.mark.parametrize("kind", ["usb", "nfc-u2f"])
def test_each(index: Index, kind: str) -> None:
    """Use each kind."""
    index.open("start").expect("start", "The first page")


def test_plain(index: Index) -> None:
    """Use none."""
    index.open("start").expect("start", "The first page")
'''


def test_each_parameter_is_a_task(tmp_path: Path) -> None:
    """Its id and its title name the parameter, in every modality the same; a plain scenario's stay plain."""
    scenarios = tmp_path / "test_kinds.py"
    scenarios.write_text(_SCENARIO, encoding="utf-8")
    with Site(tmp_path).serving() as site:
        options = [*site.options(), "--modality", "pointer", "--modality", "keyboard"]
        ended = a11y("run", *options, "--scenarios", scenarios, "--out", tmp_path / "out", folder=tmp_path)
    assert ended.status in {0, 1}, ended
    walks = [line["walk"] for line in lines(tmp_path / "out", "end") if line.get("walk")]
    titles = {(walk["scenario"], walk["modality"]): walk["title"] for walk in walks}
    expected = {
        "test_kinds::test_each[usb]": "Use each kind [usb]",
        "test_kinds::test_each[nfc-u2f]": "Use each kind [nfc-u2f]",
        "test_kinds::test_plain": "Use none.",
    }
    assert titles == {(name, way): expected[name] for name in expected for way in ("pointer", "keyboard")}
    seen = {line["scenario"] for line in lines(tmp_path / "out", "state")}
    assert seen == set(expected)


def test_a_parameter_that_a_target_cannot_have(tmp_path: Path) -> None:
    """A profile gives its reason for one parameter of a scenario, or for all of them at once."""
    scenarios = tmp_path / "test_kinds.py"
    scenarios.write_text(_SCENARIO + _SCENARIO.replace("test_each", "test_all"), encoding="utf-8")
    with Site(tmp_path).serving() as site:
        profile = site.profile.read_text(encoding="utf-8")
        reasons = '"test_kinds::test_each[usb]" = "No USB."\n"test_kinds::test_all" = "None at all."\n'
        site.profile.write_text(f"{profile}\n[inapplicable]\n{reasons}", encoding="utf-8")
        a11y("run", *site.options(), "--scenarios", scenarios, "--out", tmp_path / "out", folder=tmp_path)
    ends = [line for line in lines(tmp_path / "out", "end") if line.get("walk")]
    assert {end["walk"]["scenario"]: end.get("reason", "") for end in ends} == {
        "test_kinds::test_each[usb]": "No USB.",
        "test_kinds::test_each[nfc-u2f]": "",
        "test_kinds::test_all[usb]": "None at all.",
        "test_kinds::test_all[nfc-u2f]": "None at all.",
        "test_kinds::test_plain": "",
    }


def test_a_title_with_a_parameter_is_translated() -> None:
    """The title's words are translated, and the parameter stays as it is."""
    french = Language("fr")
    title = "Set up two-factor authentication with an authenticator app"
    assert french.gettext(f"{title} [nfc-u2f]") == f"{french.gettext(title)} [nfc-u2f]"
    assert french.gettext(title) != title
    assert french.gettext("[nfc-u2f]") == "[nfc-u2f]"
