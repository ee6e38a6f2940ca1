"""The observation sheet that a note-taker fills in: one row for each step of each task."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.observation_sheet import Observation, write_sheet
from a11y.reporting.kit.session import Session
from a11y.reporting.language import Language


def blank_sheet(session: Session, language: Language, screen_reader: str = "") -> bytes:
    """The sheet of a session as CSV, steps named in `language`; `screen_reader` is given where there is but one."""
    return write_sheet(_rows(session, language, screen_reader))


def _rows(session: Session, language: Language, screen_reader: str) -> Iterator[Observation]:
    for task in session.tasks:
        for step in task.steps:
            yield Observation(
                scenario=task.scenario,
                locale=session.locale,
                modality=step.state.modality.value,
                screen_reader=screen_reader,
                step_number=step.number,
                step=language.gettext(step.step),
                page=step.state.page,
                state=step.state.id,
                expected=" | ".join(line.text for line in step.expected.all),
            )
