"""What a task takes somebody who listens, counted on trees made by hand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import end, state, walk, write_record
from report_pages import text_of

from a11y.cli.main import run
from a11y.comparing.effort import compare_effort
from a11y.facts.policy import Policy, with_changes
from a11y.facts.record import read_record
from a11y.facts.tables import build
from a11y.gating.budgets import measure
from a11y.speech.effort import Effort, Ways, efforts
from a11y.words.errors import ConfigurationError
from a11y.words.rendition import Modality
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance
from a11y.words.state import Act, AxNode, PageState

FOCUS = {"focusable": "true"}
TREE_OF_PAGE = (
    AxNode(1, 0, "RootWebArea", "Sign in"),
    AxNode(2, 1, "banner"),
    *(AxNode(number, 2, "link", f"Link {number}", properties=FOCUS) for number in range(3, 9)),
    AxNode(10, 1, "main"),
    AxNode(11, 2, "heading", "Sign in", properties={"level": "1"}),
    AxNode(12, 2, "link", "Help", properties=FOCUS),
    AxNode(13, 2, "textbox", "Username", properties=FOCUS),
    AxNode(14, 2, "heading", "Elsewhere", properties={"level": "2"}),
    AxNode(15, 2, "button", "Sign in", properties=FOCUS),
)


def walked(*, lost: bool = False, heard: int = 3) -> tuple[tuple[PageState, ...], tuple[Speech, ...]]:
    """A walk by keyboard that fills a field and presses a button; `lost` on a page that nobody had looked at."""
    of = walk(modality=Modality.KEYBOARD)
    first = msgspec.structs.replace(state(of), tree=TREE_OF_PAGE)
    shown = "" if lost else first.id
    acts = (
        Act("fill", "login.username", "textbox", name="Username", keys=14, typed=5, state=shown),
        Act("activate", "login.submit", "button", name="Sign in", keys=2, state=shown),
    )
    said = tuple(Utterance(Part.ITEM, f"Link {number}", act=1) for number in range(heard))
    second = msgspec.structs.replace(state(of, 2), acts=acts)
    return (first, second), (Speech(second.id, TREE, Hearing.ACTING, said),)


def test_each_way_is_counted() -> None:
    """By Tab from the top, by heading, landmark or field and then Tab; the next control from where the last one was."""
    (effort,) = efforts(*walked())
    # Tab: 8 to the field and 1 to the button; the first heading, then 2; two landmarks, then 2; one field each
    assert effort.ways == Ways(
        keyboard=9 + 2, headings=(3 + 1) + (2 + 1), landmarks=(4 + 1) + 2, fields=2 + 2
    )
    assert effort.fewest == 2 + 2
    assert (effort.pressed, effort.heard, effort.controls, effort.unseen) == (11, 3, 2, 0)


def test_a_page_that_nobody_looked_at_counts_as_it_was_walked() -> None:
    """Without a tree no way is shorter than the one that was gone."""
    (effort,) = efforts(*walked(lost=True))
    assert effort.ways == Ways(11, 11, 11, 11)
    assert effort.unseen == 2


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of that walk."""
    return recorded(tmp_path / "run", 3)


def recorded(folder: Path, heard: int) -> Path:
    """A record of the walk, at which so much is heard."""
    of = walk(modality=Modality.KEYBOARD)
    states, speeches = walked(heard=heard)
    return write_record(folder, [of], *states, *speeches, end(of))


@pytest.mark.parametrize(("most", "holds"), [(3, True), (2, False)])
def test_announcements_have_a_budget(record: Path, most: int, holds: bool) -> None:
    """`--policy announcements.SCENARIO=N` closes the gate where more is heard on the way."""
    table = with_changes({}, [f"announcements.test_sign_in::test_sign_in={most}"])
    policy = build(table, Policy, "options", ConfigurationError)
    told = measure(read_record(record), policy.budgets)
    assert bool(told.exceeded) is not holds
    if not holds:
        assert "3 announcements" in told.exceeded[0]


def test_a_budget_that_nobody_measured_is_not_met(record: Path) -> None:
    """A scenario that was not walked by keyboard makes the run incomplete."""
    policy = build({"budgets": {"announcements": {"test_other": 5}}}, Policy, "options", ConfigurationError)
    assert measure(read_record(record), policy.budgets).unmeasured


def test_effort_is_compared_with_the_run_before(record: Path, tmp_path: Path) -> None:
    """A task at which more is heard than before is told with both numbers; one as before is not."""
    again, more = recorded(tmp_path / "again", 3), recorded(tmp_path / "more", 5)
    (same,) = compare_effort(read_record(record), read_record(again))
    assert not same.differs
    (change,) = compare_effort(read_record(record), read_record(more))
    assert change.differs
    numbers: tuple[Effort, Effort] = (change.before, change.after)
    assert [one.heard for one in numbers] == [3, 5]


@pytest.mark.parametrize("command", ["report", "gate"])
def test_the_report_tells_both_numbers(
    command: str, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `--base` the page of a task has what it took before; without one it has not."""
    monkeypatch.chdir(tmp_path)
    more = recorded(tmp_path / "more", 5)
    assert run(["report", str(more), "--format", "html"]) == 0
    assert "Before" not in text_of(next((more / "report").glob("task-*.html")))
    run([command, str(more), "--base", str(record), "--format", "html"])
    page = text_of(next((more / "report").glob("task-*.html")))
    assert "5 announcements are heard on the way, by Tab. Before, the number was 3." in page
