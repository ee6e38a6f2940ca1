"""Do the titles of columns stand over the columns that they name? (WCAG 2.2, 1.3.1; technique H51)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.forms import plain_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import Table, tables
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FEWEST = 3
"""Rows of a table with its titles."""
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d{2}年|"
    r"\b[^\W\d_]{3,}\.? \d{1,2},? \d{4}\b|\b\d{1,2}\.? (?:de )?[^\W\d_]{3,}\.? (?:de )?\d{4}\b"
)
_OF_TIME = frozenset(
    [
        *(
            "expiration",
            "expires",
            "expiry",
            "created",
            "date",
            "time",
            "released",
            "published",
            "added",
            "updated",
        ),
        *("modified", "joined", "when", "since", "until", "used", "access", "seen", "activity"),
        *(
            "ablauf",
            "erstellt",
            "datum",
            "zuletzt",
            "veröffentlicht",
            "läuft",
            "gültig",
            "hinzugefügt",
            "geändert",
        ),
        *(
            "créé",
            "créée",
            "expire",
            "publié",
            "publiée",
            "ajouté",
            "dernière",
            "modifié",
            "creado",
            "caduca",
        ),
        *(
            "fecha",
            "publicado",
            "último",
            "última",
            "criado",
            "criada",
            "expira",
            "data",
            "creato",
            "scadenza",
        ),
    ]
)
"""Words of titles over columns of points in time."""
_ANSWERS = frozenset(
    [
        *(
            "yes",
            "no",
            "on",
            "off",
            "enabled",
            "disabled",
            "true",
            "false",
            "required",
            "optional",
            "ja",
            "nein",
        ),
        *("aktiv", "inaktiv", "oui", "non", "activé", "désactivé", "sí", "si", "não", "sim", "sì"),
    ]
)
"""Cells that answer a question and tell no time."""


def judge_fit(state: PageState) -> Iterator[Outcome]:
    """Applies to tables with one row of titles at the top, one of which speaks of a time. Expects times below it.

    Where every cell below it answers yes or no instead, and a column with another title has the times, the titles
    have come out of step with the cells: a question. Source: technique H51.
    """
    reading = reading_of(state)
    for table in tables(reading):
        first, rest = (table.rows[0], table.rows[1:]) if table.rows else ((), ())
        if len(table.rows) < _FEWEST or any(len(row) != len(first) for row in rest):
            continue
        if any(
            "colspan" in one.attributes or "rowspan" in one.attributes for row in table.rows for one in row
        ):
            continue
        titles = [set(plain_words(reading.words_in(one))) for one in first]
        timed = [number for number, words in enumerate(titles) if words & _OF_TIME]
        if not timed or not all(one.tag == "th" for one in first):
            continue
        wrong = next((number for number in timed if _answers(reading, table, number)), None)
        elsewhere = any(
            number not in timed and _dates(reading, table, number) for number in range(len(first))
        )
        if wrong is None or not elsewhere:
            yield Outcome(OutcomeValue.PASSED, FITS)
            continue
        params = {"title": reading.words_in(first[wrong])[:60]}
        yield Outcome(
            OutcomeValue.CANT_TELL,
            OUT_OF_STEP,
            params,
            node_target(state, first[wrong]),
            node=first[wrong].id,
        )


def _cells(table: Table, number: int) -> list[Node]:
    return [row[number] for row in table.rows[1:]]


def _answers(reading: Reading, table: Table, number: int) -> bool:
    return all(fold(reading.words_in(one)).strip() in _ANSWERS for one in _cells(table, number))


def _dates(reading: Reading, table: Table, number: int) -> bool:
    """Whether a cell of the column has a point in time."""
    return any(
        any(at.tag == "time" for at in reading.inside(one)) or _DATE.search(reading.words_in(one))
        for one in _cells(table, number)
    )


COLUMN_FIT = Rule(
    id="table/column-fit",
    title=N_("The titles of columns stand over the columns that they name."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_fit,
    needs=("dom", "tree", "text"),
)

FITS = N_("What stands below a title of a time may be one.")
OUT_OF_STEP = N_(
    "No cell below “%(title)s” tells a time, and a column with another title does. Have the titles come out of step "
    "with the columns? A screen reader says each cell with the title above it."
)
