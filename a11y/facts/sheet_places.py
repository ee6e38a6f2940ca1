"""Which page state of a record each row of an observation sheet is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

import msgspec

from a11y.facts.observation_sheet import Observation
from a11y.facts.record import Record
from a11y.facts.sheet_reading import Row, Sheet
from a11y.words.errors import SheetError
from a11y.words.rendition import Modality
from a11y.words.state import PageState

_OTHER = "is this the sheet of another run? Give the run directory whose kit it is from"


_PSEUDONYM = re.compile(r"\D*?0*(\d{1,3})(?:[.,]0)?")
"""`3`, `P03`, `User 3`; and `3,0`, as a spreadsheet may write it."""


class Observed(msgspec.Struct, frozen=True):
    """A row beside the page that it is about."""

    said: Observation
    """What the row says."""
    person: int
    """The participant's number: their own where they have one, else in the order of the sheet."""
    state: PageState
    """The page state."""


def unnumbered(sheet: Sheet) -> bool:
    """Whether a participant of the sheet has no number that would tell them from those of other sheets."""
    return any(_PSEUDONYM.fullmatch(row.said.participant) is None for row in sheet.rows)


def placed(sheet: Sheet, record: Record) -> Iterator[Observed]:
    """Each row of the sheet at its page state. Raises `SheetError` for a row that is about none of the record's.

    A row that names no page state is about the step in its locale (else the source locale) and modality, in the
    plainest rendition.
    """
    places = _Places(record)
    people = numbers([row.said.participant for row in sheet.rows])
    for row, person in zip(sheet.rows, people, strict=True):
        yield Observed(row.said, person, places.of(row, f"{sheet.name}, row {row.number}"))


def numbers(participants: Sequence[str]) -> list[int]:
    """A number for each: that in a pseudonym such as `P07`, else the first that is free, in the order of the sheet.

    Long numbers are not kept: they may be somebody's telephone or staff number.
    """
    given = {name: int(own[1]) for name in participants if (own := _PSEUDONYM.fullmatch(name))}
    taken = set(given.values())
    free = (number for number in count(1) if number not in taken)
    return [given[name] if name in given else given.setdefault(name, next(free)) for name in participants]


class _Places:
    """The page states of a record, by what a sheet says of them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._by_id = {state.id: state for state in record.states}
        self._names: dict[str, str] = {}
        for state in record.states:
            for name in (state.scenario, state.scenario.rpartition("::")[2], state.scenario_title):
                self._names.setdefault(name.casefold(), state.scenario)
        self._locales = {_tag(state.rendition.locale) for state in record.states}

    def of(self, row: Row, place: str) -> PageState:
        """The page state. Raises `SheetError`."""
        said = row.said
        scenario = self._names.get(said.scenario.casefold())
        if scenario is None:
            known = "this record has no such scenario" if said.scenario else "the row names no scenario"
            raise SheetError(f"{place}: “{said.scenario[:80]}”: {known}; {_OTHER}")
        if said.locale and _tag(said.locale) not in self._locales:
            raise SheetError(f"{place}: nobody walked “{said.locale[:40]}” in this record; {_OTHER}")
        if not said.state:
            return self._step(said, scenario, place)
        state = self._by_id.get(said.state)
        if state is None:
            raise SheetError(f"{place}: this record has no page state “{said.state[:120]}”; {_OTHER}")
        if state.scenario != scenario or said.step_number not in {0, state.step_number}:
            raise SheetError(
                f"{place}: scenario and step are others than those of its page state “{said.state[:120]}”; "
                "a row is repeated whole, so copy all of its cells"
            )
        return state

    def _step(self, said: Observation, scenario: str, place: str) -> PageState:
        here = [s for s in self._record.states if (s.scenario, s.step_number) == (scenario, said.step_number)]
        if said.locale:
            here = [state for state in here if _tag(state.rendition.locale) == _tag(said.locale)]
        if not here:
            where = f" in {said.locale[:40]}" if said.locale else ""
            raise SheetError(
                f"{place}: {scenario} has no step {said.step_number}{where} in this record; {_OTHER}"
            )
        wanted = said.modality.casefold() or Modality.KEYBOARD.value
        source = _tag(self._record.run.source_locale)
        return min(
            here,
            key=lambda state: (
                _tag(state.rendition.locale) != source,
                state.modality.value != wanted,
                len(state.rendition.label.split()),
                state.id,
            ),
        )


def _tag(locale: str) -> str:
    return locale.replace("_", "-").casefold()
