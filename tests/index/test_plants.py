"""Every planted defect, switched on: who reports it is what the table says, in `a11y.index.plants` and in the docs."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import pyotp
import pytest
from django.test import Client
from lxml import html
from made_index import ROOT, make_account, sign_in
from running import a11y

from a11y.facts.profile import load_profile
from a11y.facts.record import Record, read_record
from a11y.index.planted.document import DOCUMENT, document
from a11y.index.planted.kind import NO_CRITERION, PLACES, Plant
from a11y.index.plants import PLANTS
from a11y.rules.registry import EVERY_RULE
from a11y.words.finding import Finding
from a11y.words.run import WalkStatus
from a11y.words.wcag import BY_NUMBER

ASSETS = ROOT / "a11y" / "index" / "static" / "index" / "plants"
ENGLISH_RUNS = 4
"""Groups of English; what they have no room for shows in the run of another locale as well."""


@dataclass
class Group:
    """Defects that are switched on together: each has a page of its own, so that a finding tells whose it is."""

    locale: str
    by_page: dict[str, Plant] = field(default_factory=dict)


def _groups() -> list[Group]:
    """As few runs as there can be."""
    groups = [Group("en") for _ in range(ENGLISH_RUNS)] + [Group("he"), Group("de")]
    for plant in sorted(PLANTS.values(), key=lambda plant: (not plant.locale, plant.name)):
        home = next(
            group
            for group in groups
            if group.locale == plant.locale or (not plant.locale and group.locale != "de")
            if plant.page not in group.by_page
        )
        home.by_page[plant.page] = plant
    return groups


GROUPS = _groups()


def _page(finding: Finding, record: Record) -> str:
    """The page that a finding is about: what a user did is judged on the page that it led to."""
    state = next(state for state in record.states if state.id == finding.state)
    for act in state.acts:
        if act.html and act.html == finding.target.html and not finding.rule.startswith("axe/"):
            return act.control.split(".")[0]
    return state.page


def _languages(group: Group) -> tuple[str, ...]:
    """The group's locale, beside English: some rules hold the one against the other."""
    return ("-l", "en") if group.locale == "en" else ("-l", "en", "-l", group.locale)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.locale}-{len(group.by_page)}")
def test_who_reports_it(group: Group, tmp_path: Path) -> None:
    """Each defect is reported by the rules that its entry names and by no other; pages without one are clear."""
    plants = group.by_page.values()
    options = [option for plant in plants for option in ("--plant", plant.name)]
    scenarios = " or ".join(sorted({plant.scenario for plant in plants}))
    told = a11y(
        "run", *options, *_languages(group), "--modality", "keyboard", "-n", 2, "-k", scenarios,
        "--out", tmp_path / "run", folder=ROOT,
    )  # fmt: skip
    assert told.status in {0, 1}, told.err
    record = read_record(tmp_path / "run")
    assert not [end.reason for end in record.ends if end.status is WalkStatus.BROKEN], told.err
    seen = {state.page for state in record.states}
    assert seen >= {plant.page for plant in plants} - {"login"}, "a scenario no longer comes to the page"
    found: dict[str, set[str]] = {page: set() for page in seen}
    for finding in record.findings:
        if finding.rendition.locale != group.locale:
            continue
        found.setdefault(_page(finding, record), set()).add(finding.rule)
    expected = {
        page: set(group.by_page[page].reported_by) if page in group.by_page else set() for page in found
    }
    whose = {page: plant.name for page, plant in group.by_page.items()}
    assert found == expected, f"update reported_by of the defect on each page that differs: {whose}"


def test_every_entry_is_sound() -> None:
    """Names, criteria, rules, pages, scenarios and files of each entry are there; there are at least forty."""
    assert len(PLANTS) >= 40
    profile = load_profile("embedded")
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "scenarios").glob("test_*.py"))
    functions = {node.name for node in ast.walk(ast.parse(sources)) if isinstance(node, ast.FunctionDef)}
    ours = {rule.id for rule in EVERY_RULE}
    for plant in PLANTS.values():
        assert plant.criterion == NO_CRITERION or plant.criterion in BY_NUMBER, plant.name
        assert all(rule.startswith("axe/") or rule in ours for rule in plant.reported_by), plant.name
        path = re.sub(r"\{\w+\}", "x", profile.page(plant.page).path)
        assert re.fullmatch(PLACES[plant.page].path, path), plant.page
        assert plant.scenario in functions, plant.name
        changes = (plant.edits, plant.style, plant.script, plant.rendered_in, plant.deaf_to_address)
        assert any(changes), plant.name
    wanted = {f"{plant.name}.css" for plant in PLANTS.values() if plant.style}
    wanted |= {f"{plant.name}.js" for plant in PLANTS.values() if plant.script}
    assert {path.name for path in ASSETS.iterdir()} == wanted


def _sources(locale: str) -> dict[str, list[str]]:
    """Each page with planted defects as the index serves it, in the states that defects are about."""
    first, client = Client(), Client()
    for one in (first, client):
        one.cookies["index_language"] = locale
    account = make_account(projects=1, totp=True, tokens=[{"name": "old laptop"}])
    found = {"home": first.get("/"), "login": first.get("/account/login/")}
    sign_in(client, account)
    found["two_factor"] = client.get("/account/2fa/authenticate/")
    assert account.totp_secret
    client.post("/account/2fa/authenticate/", {"code": pyotp.TOTP(account.totp_secret).now()})
    project = account.projects[0]
    for page, path in {
        "projects": "/manage/projects/",
        "account": "/manage/account/",
        "account_history": "/manage/account/history/",
        "second_factors": "/account/2fa/",
        "generate_codes": "/account/2fa/recovery-codes/generate/",
        "add_key": "/account/2fa/webauthn/add/",
        "tokens": "/manage/tokens/",
        "create_token": "/manage/tokens/create/",
        "project_history": f"/manage/project/{project}/history/",
    }.items():
        found[page] = client.get(path)
    link = html.fromstring(found["tokens"].content).xpath("//main//td//a/@href")[0]
    found["remove_token"] = client.get(link)
    found["token_created"] = client.post("/manage/tokens/create/", {"name": "new", "scope": "account"})
    sources = {page: [answer.content.decode()] for page, answer in found.items()}
    sign_in(first, make_account())
    first.get("/account/2fa/totp/activate/")
    sources["totp_activate"] = [first.post("/account/2fa/totp/activate/", {"code": "1"}).content.decode()]
    secret = html.fromstring(sources["totp_activate"][0]).get_element_by_id("totp-secret").text
    assert secret
    code = pyotp.TOTP(secret).now()
    done = first.post("/account/2fa/totp/activate/", {"code": code}, follow=True)
    sources["recovery_codes"] = [done.content.decode()]
    return sources


@pytest.mark.parametrize("locale", ["en", "he", "de"])
def test_every_entry_changes_its_page(locale: str) -> None:
    """No defect misses its page: each change of the source is made, and the page can still be told from others."""
    from django.utils import translation

    sources = _sources(locale)
    for plant in PLANTS.values():
        if plant.page == "keys" or plant.rendered_in or plant.locale not in {"", locale}:
            continue  # adding a key takes a browser, and so does a page in another language: the runs above come there
        for source in sources[plant.page]:
            assert PLACES[plant.page].holds in source
            with translation.override(locale):
                for edit in plant.edits:
                    changed = Plant("", "", "", "", edits=(edit,)).plant(source)
                    assert changed != source, plant.name


def test_no_plant_no_change() -> None:
    """An index without planted defects does not even have the part that plants them."""
    from django.conf import settings
    from django.core.exceptions import MiddlewareNotUsed

    from a11y.index.planted.middleware import Planting

    assert f"{Planting.__module__}.{Planting.__qualname__}" in settings.MIDDLEWARE
    with pytest.raises(MiddlewareNotUsed):
        Planting(lambda _request: pytest.fail("nobody asks"))


def test_the_document_is_the_table() -> None:
    """docs/plants.md tells each defect, its page, and who reports it, as the entries have it."""
    assert DOCUMENT.read_text("utf-8") == document(), "run: python -m a11y.index.planted.document"
