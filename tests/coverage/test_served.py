"""Whether the catalogs are those that the target serves."""

from __future__ import annotations

from pathlib import Path

import msgspec
from made_catalogs import entry, load, write_po
from made_records import end, state, walk, write_record

from a11y.coverage.met import met
from a11y.coverage.served import OPENING, not_served
from a11y.facts.record import combine, read_record
from a11y.rules.judge_across import judge_across
from a11y.words.message import Channel, Sighting
from a11y.words.run import CatalogShare, Line
from a11y.words.state import PageState, TextRun, Wording

WORDS = [f"Mot numéro {chr(65 + number)} de la page" for number in range(26)]


def page(number: int = 1, wording: Wording | None = None) -> PageState:
    """A French page with 26 paragraphs, each in a part of its own."""
    names = "abcdefghijklmnopqrstuvwxyz"
    runs = tuple(
        TextRun(text, Channel.VISIBLE, place, f"main > x-{names[place]}") for place, text in enumerate(WORDS)
    )
    return msgspec.structs.replace(state(walk(locale="fr"), number), runs=runs, wording=wording)


def sightings(folder: Path, known: int, page: PageState) -> tuple[Sighting, ...]:
    """What is met with a catalog that has so many of the page's texts."""
    body = "".join(entry(f"Word {number}", text) for number, text in enumerate(WORDS[:known]))
    write_po(folder, "fr", body + entry("Other", "Autre chose"))
    return met(page, load(folder, locale="fr"))


def test_catalogs_of_another_target_are_noticed(tmp_path: Path) -> None:
    """A page of which next to nothing is in the catalogs is told of, with the locale, the share and what to do."""
    (note,) = not_served([page()], sightings(tmp_path, 2, page()), ["package:other/locale"])
    assert note.startswith(OPENING)
    assert "only 2 of 26 places" in note
    assert "in fr" in note
    assert "package:other/locale" in note


def test_catalogs_with_gaps_are_the_targets_own(tmp_path: Path) -> None:
    """Half of the texts in no catalog is much to mend, and no sign of wrong catalogs."""
    assert list(not_served([page()], sightings(tmp_path, 13, page()), [])) == []


def test_a_page_in_another_language_says_nothing_of_the_catalogs(tmp_path: Path) -> None:
    """A rule tells of such a page already."""
    spoken = page(wording=Wording(asked=0, other=5, language="de"))
    assert list(not_served([spoken], sightings(tmp_path, 0, spoken), [])) == []


def test_a_long_list_of_names_is_one_place(tmp_path: Path) -> None:
    """Forty projects of a user's do not make the catalogs wrong."""
    few = page()
    names = tuple(
        TextRun(
            f"Projet {'abcdefgh'[n % 8]} {'ijklm'[n // 8]}",
            Channel.VISIBLE,
            n,
            f"main > ul > li:nth-of-type({n + 1})",
        )
        for n in range(40)
    )
    full = msgspec.structs.replace(few, runs=(*few.runs, *names))
    assert list(not_served([full], sightings(tmp_path, 20, full), [])) == []


def test_the_note_is_in_the_combined_record_once(tmp_path: Path) -> None:
    """It is made when the records are combined, and made anew, not added to, when they are combined again."""
    one = page()
    lines: list[Line] = [one, *sightings(tmp_path / "catalogs", 1, one), end(walk(locale="fr"))]
    share = CatalogShare("package:other/locale", "fr", messages=2, translated=2, fuzzy=0)
    folder = write_record(tmp_path / "run", [walk(locale="fr")], *lines, catalogs=(share,))
    for _ in range(2):
        combine([folder], folder, judge_across)
        notes = [note for note in read_record(folder).run.notes if note.startswith(OPENING)]
        assert len(notes) == 1


def test_pages_without_catalogs_get_no_note(tmp_path: Path) -> None:
    """Where the profile names no catalogs, as in a check of any page, there are none to be the wrong ones."""
    one = page()
    lines: list[Line] = [one, *sightings(tmp_path / "catalogs", 1, one), end(walk(locale="fr"))]
    folder = write_record(tmp_path / "run", [walk(locale="fr")], *lines)
    combine([folder], folder, judge_across)
    assert not [note for note in read_record(folder).run.notes if note.startswith(OPENING)]
