"""The views of the team's page of a kit, from page states made by hand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import begin, end, finding, state, walk, write_record

from a11y.facts.record import Recorder, combine, read_record
from a11y.facts.redaction import Redactor
from a11y.reporting.kit.form_list import form_list
from a11y.reporting.kit.map_drawing import Focus
from a11y.reporting.kit.outline import OutlineNode, page_outline
from a11y.reporting.kit.page_map import NOT_WALKED, NOT_WALKED_WHY, page_map
from a11y.reporting.kit.questions import questions
from a11y.reporting.kit.team import LOST, team_page
from a11y.reporting.language import Language
from a11y.reporting.render import Renderer
from a11y.reporting.views.overview import Overview
from a11y.words.finding import Box, OutcomeValue
from a11y.words.hands import Change, Hands, TabStop, WalkEnd
from a11y.words.message import Channel
from a11y.words.rendition import Modality
from a11y.words.run import Walk
from a11y.words.state import Act, AxNode, FocusStop, Node, PageState, Picture, TextRun

RING = (Change("outline-style", "none", "solid"), Change("outline-color", "rgb(0, 0, 0)", "rgb(0, 0, 0)"))
NODES = (
    Node(1, 0, "html"),
    Node(2, 1, "a", {"href": "/"}, Box(100, 10, 80, 20)),
    Node(3, 1, "form"),
    Node(4, 3, "input", {"type": "email", "autocomplete": "username"}, Box(100, 60, 200, 30)),
    Node(5, 3, "input", {"type": "password", "aria-errormessage": "wrong"}, Box(100, 1900, 200, 30)),
    Node(6, 3, "p", {"id": "wrong"}, Box(100, 1940, 200, 30)),
    Node(7, 3, "button", {}, Box(100, 5000, 80, 30)),
    Node(8, 1, "div", {"role": "checkbox"}, Box(300, 60, 20, 20)),
)
TREE = (
    AxNode(1, 0, "RootWebArea"),
    AxNode(2, 1, "link", "Home", "contents"),
    AxNode(20, 1, "main"),
    AxNode(21, 2, "heading", "Sign in", properties={"level": "1"}),
    AxNode(22, 2, "navigation", "More"),
    AxNode(23, 3, "heading", "", properties={"level": "3"}),
    AxNode(3, 2, "form"),
    AxNode(
        4, 3, "textbox", "E-mail", "relatedElement:label", "As you gave it", properties={"required": "true"}
    ),
    AxNode(5, 3, "textbox", "Password", "placeholder", value="••••", properties={"invalid": "true"}),
    AxNode(7, 3, "button", "Go", "contents"),
    AxNode(8, 1, "checkbox", "Stay", "attribute:aria-label", properties={"checked": "false"}),
    AxNode(24, 1, "contentinfo"),
)
HANDS = Hands(
    stops=(
        TabStop(1, NODES[1].box, RING),
        TabStop(3, NODES[3].box, caret=True),
        TabStop(4, NODES[4].box),
        TabStop(6, NODES[6].box, looked=False),
    ),
    focusable=(1, 3, 4, 6, 7),
)


def page(of: Walk | None = None, number: int = 1, direction: str = "ltr") -> PageState:
    """A sign-in page, its picture 2,000 CSS pixels high."""
    return msgspec.structs.replace(
        state(of or walk(), number),
        direction=direction,
        picture=Picture("0123456789abcdef01234567.webp", 1000, 2000),
        nodes=NODES,
        tree=TREE,
        runs=(TextRun("The password is wrong", Channel.VISIBLE, 6),),
        hands=HANDS,
    )


def told(node: OutlineNode) -> tuple[object, ...]:
    """A node of an outline in short."""
    return (node.level or node.role.message, node.name.text, node.gap, *(told(one) for one in node.inside))


def test_stops_are_numbered_in_the_order_of_tab() -> None:
    """Each stop has its number, role, name and whether its focus is seen; what is below the picture has no box."""
    made = page_map(page())
    assert [(one.number, one.role.message, one.name.text, one.focus) for one in made.stops] == [
        (1, "link", "Home", Focus.SEEN),
        (2, "text field", "E-mail", Focus.SEEN),
        (3, "text field", "Password", Focus.UNSEEN),
        (4, "button", "Go", Focus.UNKNOWN),
    ]
    assert [one.box is None for one in made.stops] == [False, False, False, True]
    assert [one.name.text for one in made.missed] == ["Stay"]
    assert made.lack is None


def test_a_stop_that_lies_under_something_is_hidden() -> None:
    """A ring that nobody can see because something lies over all of it is no visible focus."""
    covered = msgspec.structs.replace(HANDS.stops[0], covered=1.0)
    (stop,) = page_map(msgspec.structs.replace(page(), hands=Hands((covered,)))).stops
    assert stop.focus is Focus.HIDDEN


def test_a_long_picture_is_cut_above_a_stop() -> None:
    """Parts are at most about half a sheet high, cover the picture, and no stop stands in two of them."""
    made = page_map(page())
    assert made.parts[0].top == 0
    assert sum(part.height for part in made.parts) == 2000
    assert max(part.height for part in made.parts) < 0.85 * 1000
    assert [len(part.stops) for part in made.parts] == [2, 0, 1]
    crossing = msgspec.structs.replace(page(), hands=Hands(stops=(TabStop(1, Box(0, 640, 50, 60)),)))
    first = page_map(crossing).parts[0]
    assert first.height <= 640 - made.radius
    assert len(first.stops) == 0


def test_lines_lead_from_mark_to_mark() -> None:
    """A line is told in every part that it goes through; marks stand where reading begins, in either direction."""
    made = page_map(page())
    assert [len(part.lines) for part in made.parts] == [2, 1, 1]
    assert made.stops[0].mark[0] < 100
    assert page_map(page(direction="rtl")).stops[0].mark[0] > 180


def test_marks_do_not_cover_each_other() -> None:
    """A mark that would lie on one before it stands at another corner of its element."""
    boxes = (Box(100, 100, 300, 30), Box(104, 104, 290, 24))
    made = page_map(msgspec.structs.replace(page(), hands=Hands(tuple(TabStop(1, box) for box in boxes))))
    first, second = (stop.mark for stop in made.stops)
    assert abs(first[0] - second[0]) > 2 * made.radius


@pytest.mark.parametrize(
    ("untested", "expected"),
    [({}, NOT_WALKED), ({"hands": "the hands probe could not look: gone"}, NOT_WALKED_WHY)],
)
def test_an_unwalked_page_says_why(untested: dict[str, str], expected: str) -> None:
    """Where nobody tabbed, the map says so, with the reason that the record has."""
    lack = page_map(msgspec.structs.replace(page(), hands=None, untested=untested)).lack
    assert lack is not None
    assert lack.message == expected
    assert [words.text for words in lack.params.values()] == list(untested.values())


def test_the_way_through_the_task_stands_in() -> None:
    """Where only the task was walked by keyboard, its stops on the page are told, as what they are."""
    stops = (FocusStop("#a", "link", "Home", NODES[1].box, 1),)
    made = page_map(msgspec.structs.replace(page(), hands=None), stops)
    assert [(one.name.text, one.focus) for one in made.stops] == [("Home", Focus.UNKNOWN)]
    assert made.lack is not None
    assert "on the way through the task" in made.lack.message


def test_a_walk_that_did_not_come_round_says_so() -> None:
    """A page that holds the focus fast is not shown as if it had no more stops."""
    held = msgspec.structs.replace(HANDS, end=WalkEnd.HELD)
    lack = page_map(msgspec.structs.replace(page(), hands=held)).lack
    assert lack is not None
    assert "does not leave" in lack.message


def test_headings_and_landmarks_are_trees() -> None:
    """Headings nest by level with gaps marked, landmarks by what they stand in."""
    made = page_outline(page())
    assert [told(one) for one in made.headings] == [(1, "Sign in", False, (3, "", True))]
    assert [told(one) for one in made.landmarks] == [
        ("main landmark", "", False, ("navigation landmark", "More", False)),
        ("content information landmark", "", False),
    ]
    assert made.known
    assert not page_outline(msgspec.structs.replace(page(), tree=())).known


def test_a_page_may_nest_without_end(tmp_path: Path) -> None:
    """A thousand regions in each other, and as many stops, are told, and break nothing."""
    regions = tuple(AxNode(number, number, "region", f"R{number}") for number in range(1, 1001))
    stops = tuple(TabStop(1, Box(number % 40 * 20, number // 40 * 20, 9, 9)) for number in range(1000))
    deep = msgspec.structs.replace(page(), tree=regions, hands=Hands(stops))
    record = read_record(_recorded(tmp_path, [deep]))
    view = team_page(Overview(record), (deep.scenario,), "en")
    facts = {"team": view, "run": record.run, "overview": Overview(record), "up": "../", "media": "../media"}
    text = Renderer(Language("en")).render("kit_team.html", facts)
    assert text.count('<li><span class="role">region') == 1000


def test_fields_are_told_as_they_are_heard() -> None:
    """Each field has role, name and its source, description, state, error and purpose; no field's value is told."""
    form, stray = form_list(page())
    assert ([name.text for name in form.buttons], form.stray, stray.stray) == (["Go"], False, True)
    email, password = form.fields
    assert (email.role.message, email.name.text, email.description.text) == (
        "text field",
        "E-mail",
        "As you gave it",
    )
    assert email.source is not None
    assert email.source.message == "its label"
    assert (email.required, email.invalid, email.purpose.text) == (True, False, "username")
    assert (password.role.message, password.invalid, password.error.text) == (
        "password field",
        True,
        "The password is wrong",
    )
    assert "••" not in repr(form)
    assert [(one.role.message, one.states) for one in stray.fields] == [("checkbox", ("not checked",))]


def test_a_question_is_asked_once(tmp_path: Path) -> None:
    """Questions of one rule stand together; in other renditions and modalities they are the same; faults are none."""
    here, keyboard, hebrew = walk(), walk(modality=Modality.KEYBOARD), walk(locale="he")
    lines = [finding(one, outcome=OutcomeValue.CANT_TELL) for one in (here, keyboard, hebrew)]
    lines += [
        finding(here, outcome=OutcomeValue.CANT_TELL, fingerprint="f2"),
        finding(here, fingerprint="f3"),
    ]
    lines.append(finding(hebrew, outcome=OutcomeValue.CANT_TELL, fingerprint="f4"))
    places = [line for one in (here, keyboard, hebrew) for line in (page(one), end(one))]
    record = read_record(write_record(tmp_path, (here, keyboard, hebrew), *places, *lines))
    (group,) = questions(Overview(record), (here.scenario,), "en")
    assert group.rule == "axe/label"
    assert [(one.fault.fingerprint, one.elsewhere) for one in group.asked] == [("f1", ("he",)), ("f2", ())]
    assert group.asked[0].steps == ((here.scenario, 1),)
    assert group.question is not None
    assert questions(Overview(record), ("test_other::test_other",), "en") == ()


def test_equal_pages_are_told_once(tmp_path: Path) -> None:
    """A second step on an equal page leads to the first; the walk by keyboard is shown where there is one."""
    pointer, keyboard = walk(), walk(modality=Modality.KEYBOARD)
    folder = _recorded(
        tmp_path, [page(pointer), page(pointer, 2), page(pointer, 3), page(keyboard), page(keyboard, 2)]
    )
    made = team_page(Overview(read_record(folder)), (pointer.scenario,), "en")
    (task,) = made.tasks
    assert [step.modality for step in task.steps] == [Modality.KEYBOARD, Modality.KEYBOARD, Modality.POINTER]
    assert [step.same for step in task.steps] == [None, task.steps[0], task.steps[0]]
    assert [step.page is None for step in task.steps] == [False, True, True]
    assert made.pictures == ("0123456789abcdef01234567.webp",)
    assert task.gaps == ()


def test_lost_facts_are_told(tmp_path: Path) -> None:
    """A record whose bulky facts are gone still gives a page, which says what is not known."""
    folder = _recorded(tmp_path, [page()])
    for path in (folder / "media").glob("*.json.gz"):
        path.unlink()
    made = team_page(Overview(read_record(folder)), (page().scenario,), "en")
    shown = made.tasks[0].steps[0].page
    assert shown is not None
    assert shown.lost is not None
    assert shown.lost.message == LOST
    assert shown.outline.headings


def test_a_scenario_that_nobody_walked_is_there_without_steps(tmp_path: Path) -> None:
    """A locale in which a scenario was not seen is told as such, and not left out."""
    folder = _recorded(tmp_path, [page()])
    (task,) = team_page(Overview(read_record(folder)), (page().scenario,), "he").tasks
    assert task.steps == ()


def test_stops_on_the_way_come_from_the_next_step(tmp_path: Path) -> None:
    """Without a walk through the whole page, the stops made while the user went on from it are its map."""
    keyboard = walk(modality=Modality.KEYBOARD)
    first = msgspec.structs.replace(page(keyboard), hands=None)
    stops = (FocusStop("#a", "link", "Home", act=1), FocusStop("#b", "link", "Else", act=2))
    acts = (Act("activate", state=first.id), Act("activate"))
    second = msgspec.structs.replace(page(keyboard, 2), hands=None, focus=stops, acts=acts)
    made = team_page(Overview(read_record(_recorded(tmp_path, [first, second]))), (first.scenario,), "en")
    pages = [step.page for step in made.tasks[0].steps]
    assert [[stop.name.text for stop in one.map.stops] for one in pages if one] == [["Home"], []]


def _recorded(folder: Path, states: list[PageState]) -> Path:
    """A run directory with these page states as a run would keep them."""
    walks = {(one.scenario, one.rendition, one.modality): one for one in states}
    planned = [Walk(one.scenario, one.scenario_title, one.rendition, one.modality) for one in walks.values()]
    with Recorder(folder, Redactor(), "p1") as recorder:
        recorder.write(begin(planned))
        for one in states:
            blobs = {"nodes": recorder.keep_nodes(one.nodes)}
            if one.hands:
                blobs["hands"] = recorder.keep_facts(one.hands)
            recorder.write(msgspec.structs.replace(one, nodes=(), hands=None, blobs=blobs))
        for walked in planned:
            recorder.write(end(walked))
    combine([folder], folder)
    return folder
