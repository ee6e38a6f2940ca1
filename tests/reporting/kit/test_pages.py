"""The pages of a kit, in a real browser and on paper."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage
from report_pages import page, text_of
from rich_record import LOCALES, SCENARIOS, rich_record

from a11y.facts.screen_readers import screen_readers
from a11y.facts.session_accounts import Part, SessionAccount
from a11y.reporting.kit.documents import KitPlan
from a11y.reporting.kit.write import write_kit
from a11y.reporting.language import Language

ACCOUNT = SessionAccount(
    participant=1,
    scenario=SCENARIOS[0][0],
    part=Part.OWN,
    username="reader-1-abcd",
    password="lamp-otter-93-quiet",
    totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    recovery_codes=("11112222", "33334444"),
    target="http://127.0.0.1:8000/",
)
PLAN = KitPlan(
    scenarios=tuple(scenario for scenario, _, _ in SCENARIOS),
    locales=LOCALES,
    readers=tuple(screen_readers().values()),
    accounts=(ACCOUNT,),
    address=ACCOUNT.target,
    commands=dict.fromkeys(("accounts", "reset", "browser", "import_sheet"), "a11y kit a11y-out --reset"),
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit of a record with a broken walk and hostile words, with an account."""
    folder = tmp_path_factory.mktemp("run")
    return write_kit(rich_record(folder), folder / "kit", PLAN, Language("en")).parent


def _note(refused: list[str], message: ConsoleMessage) -> None:
    refused.append(message.text)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_pages_pass_axe(kit: Path, browser: Browser, width: int, scheme: str) -> None:
    """Every page has no axe violation and does not scroll sideways: wide and narrow, light and dark, in Hebrew too."""
    for path in sorted([*kit.glob("*.html"), *kit.glob("en/*.html"), *kit.glob("he/*.html")]):
        sheet = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        refused: list[str] = []
        sheet.on("console", partial(_note, refused))
        sheet.goto(path.as_uri())
        assert refused == [], path
        found = Axe().run(sheet, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], path
        assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        sheet.close()


def test_nothing_is_cut_on_paper(kit: Path, browser: Browser) -> None:
    """Printed on A4 no page is wider than the paper, and what only a screen needs is left out."""
    for path in sorted(kit.glob("he/*.html")):
        sheet = browser.new_page(viewport={"width": 690, "height": 1000})  # A4 without its margins
        sheet.emulate_media(media="print")
        sheet.goto(path.as_uri())
        assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert not sheet.locator("header.site").is_visible(), path
        sheet.close()


def test_secrets_are_on_the_facilitators_pages_alone(kit: Path) -> None:
    """Username, password, TOTP secret and recovery codes stand on the facilitator's pages and in no other file."""
    secrets = (ACCOUNT.username, ACCOUNT.password, ACCOUNT.totp_secret, *ACCOUNT.recovery_codes)
    for path in (path for path in kit.rglob("*") if path.is_file()):
        content = path.read_bytes()
        told = [secret for secret in secrets if secret.encode() in content]
        expected = list(secrets) if path.name == "facilitator.html" else []
        assert told == expected, path


def test_nobody_but_its_owner_reads_a_facilitators_page(kit: Path) -> None:
    """The file with secrets is readable by its owner alone, others by whoever may read the folder."""
    modes = {path.name: path.stat().st_mode & 0o077 for path in kit.glob("*/*.html")}
    assert modes.pop("facilitator.html") == 0
    assert all(modes.values())


def test_only_the_facilitators_pages_lead_to_secrets(kit: Path) -> None:
    """What a participant is given leads nowhere: no link to the pages of the others."""
    assert page(kit / "en" / "participant.html").xpath("//main//a | //nav//a") == []


def test_the_first_page_says_what_was_not_seen(kit: Path) -> None:
    """A walk that broke half way, and one that never ended, stand on the first page, before everything else."""
    first = page(kit / "index.html")
    (alarm,) = first.xpath("//section[@class='alarm']")
    words = " ".join(alarm.text_content().split())
    assert "Create a token for a project" in words
    assert "Japanese" in words
    assert first.xpath("//main/*")[2] is alarm


def test_the_kit_speaks_the_locales_language(kit: Path) -> None:
    """A locale's pages are in its language, and say so; words that are in another say that too."""
    for locale, direction in (("he", "rtl"), ("ja", "ltr")):
        root = page(kit / locale / "participant.html")
        assert (root.get("lang"), root.get("dir")) == (locale, direction)


def test_the_sheet_is_a_table_of_the_steps(kit: Path) -> None:
    """One row for each step that was seen, in the order of the task, with what should be heard."""
    rows = list(csv.DictReader(io.StringIO((kit / "en" / "notes.csv").read_text(encoding="utf-8-sig"))))
    app = [row for row in rows if row["scenario"] == SCENARIOS[0][0]]
    assert [row["step"] for row in app] == list(SCENARIOS[0][2])
    assert [row["step_number"] for row in app] == ["1", "2", "3"]
    assert "Skip, link" in app[0]["expected"]
    assert {row["outcome"] for row in rows} == {""}


def test_every_command_of_a_screen_reader_is_told(kit: Path) -> None:
    """The facilitator has the whole card of each screen reader, and at each step those that may be wanted."""
    words = text_of(kit / "en" / "facilitator.html")
    for reader in screen_readers().values():
        assert f"Commands of {reader.title}" in words


def test_a_task_without_an_account_says_why(tmp_path: Path) -> None:
    """The facilitator can tell it apart from one that was forgotten."""
    plan = msgspec.structs.replace(PLAN, without={SCENARIOS[2][0]: "It signs nobody in."})
    write_kit(rich_record(tmp_path), tmp_path / "kit", plan, Language("en"))
    assert "Read the history of the account: It signs nobody in." in text_of(
        tmp_path / "kit" / "en" / "facilitator.html"
    )


def test_without_accounts_the_facilitator_is_told_how_to_make_them(tmp_path: Path) -> None:
    """No account is invented: the page has the command instead."""
    plan = msgspec.structs.replace(PLAN, accounts=())
    write_kit(rich_record(tmp_path), tmp_path / "kit", plan, Language("en"))
    facilitator = page(tmp_path / "kit" / "en" / "facilitator.html")
    assert facilitator.xpath("//section[@class='account']") == []
    assert "No accounts were made" in facilitator.text_content()
