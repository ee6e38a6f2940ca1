from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import end, finding, seen, state, walk, write_record

from a11y.comparing.differences import Differences, compare
from a11y.comparing.heard import ChangeKind
from a11y.comparing.messages import MessageChangeKind
from a11y.facts.policy import Policy
from a11y.facts.record import Record, read_record
from a11y.gate import Status, judge
from a11y.reporting.difference_text import difference_text
from a11y.words.errors import RecordError
from a11y.words.finding import Finding, Target
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.run import Line, WalkStatus
from a11y.words.state import AxNode, PageState

EN, FR = walk(), walk(locale="fr")


def record(folder: Path, *lines: Line) -> Record:
    """A whole run in English, and these lines."""
    return read_record(write_record(folder, [EN], *lines))


def differences(folder: Path, base: tuple[Line, ...], head: tuple[Line, ...]) -> Differences:
    """The comparison of two runs of these lines."""
    return compare(record(folder / "base", *base), record(folder / "head", *head), Policy())


def named(fingerprint: str, name: str, number: int = 1) -> Finding:
    """A finding on a textbox of this name, at a step."""
    html = f'<input class="c{number}" id="f{number}" name="user">'
    made = finding(EN, fingerprint=fingerprint)
    return msgspec.structs.replace(made, target=Target("textbox", name, "#f", html), step=f"Step {number}")


def step(number: int) -> PageState:
    """A page state at the end of the step where `named` has its findings."""
    return msgspec.structs.replace(state(EN, number), step=f"Step {number}")


def test_faults_are_new_mended_unchanged_or_moved(tmp_path: Path) -> None:
    """Each fault is one of the four; the one that stands elsewhere under another name is known again by its looks."""
    whole = (step(1), step(2), end(EN))
    base = (*whole, named("a1", "stays"), named("b1", "went"), named("c1", "moves"), named("d1", "walks"))
    head = (
        *whole,
        named("a1", "stays"),
        named("e1", "came"),
        named("c2", "moves", 2),
        named("d1", "walks", 2),
    )
    found = differences(tmp_path, base, head).findings
    assert [g.fingerprint for g in found.new] == ["e1"]
    assert [g.fingerprint for g in found.mended] == ["b1"]
    assert [g.fingerprint for g in found.unchanged] == ["a1"]
    assert {(m.before.fingerprint, m.after.fingerprint) for m in found.moved} == {("c1", "c2"), ("d1", "d1")}
    assert found.known == {"a1", "c2", "d1"}


def test_a_new_fault_where_the_base_did_not_look_says_so(tmp_path: Path) -> None:
    """A locale that the base was not walked in: its faults count as new, and the reader is told why they may be old."""
    french = finding(FR, fingerprint="f1")
    found = differences(tmp_path, seen(EN), (*seen(EN), *seen(FR), french, named("e1", "came")))
    assert found.findings.unknown == {"f1"}
    assert difference_text(found).count("the base did not look") == 2


def test_only_what_is_new_blocks(tmp_path: Path) -> None:
    """Old faults, also those that moved, do not block new work; they are counted."""
    base = record(tmp_path / "base", *seen(EN), named("a1", "stays"))
    same = record(tmp_path / "same", *seen(EN), named("a1", "stays"))
    more = record(tmp_path / "more", *seen(EN), named("a1", "stays"), named("e1", "came"))
    known = compare(base, same, Policy()).findings.known
    verdict = judge(same, base=known)
    assert (verdict.status, verdict.known) == (Status.PASSED, ("a1",))
    assert judge(more, base=compare(base, more, Policy()).findings.known).blocking == ("e1",)


@pytest.mark.parametrize("status", [None, WalkStatus.BROKEN])
def test_what_the_head_did_not_see_is_not_mended(tmp_path: Path, status: WalkStatus | None) -> None:
    """A fault whose scenario broke or was not walked is told as not looked at."""
    lines = (state(EN), end(EN, status, "No.")) if status else seen(walk("test_totp::test_set_up_totp"))
    found = differences(tmp_path, (*seen(EN), named("a1", "there")), lines).findings
    assert found.mended == ()
    assert [g.fingerprint for g in found.not_looked] == ["a1"]


def heard(*nodes: tuple[str, str], of: PageState | None = None, number: int = 1) -> PageState:
    """A page state with these roles and names in reading order."""
    tree = [AxNode(1, 0, "RootWebArea", "Sign in")]
    tree += [
        AxNode(n, 1, role, name, properties={"level": "2"} if role == "heading" else {})
        for n, (role, name) in enumerate(nodes, start=2)
    ]
    return msgspec.structs.replace(of or state(EN, number), tree=tuple(tree))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            [("button", "Log in")],
            [("button", "Sign in")],
            (ChangeKind.CHANGED, "button “Log in”", "button “Sign in”"),
        ),
        ([], [("heading", "News")], (ChangeKind.CAME, "", "heading “News”, level 2")),
        ([("main", "")], [], (ChangeKind.GONE, "main", "")),
        ([("button", "Log in")], [("link", "Log in")], (ChangeKind.GONE, "button “Log in”", "")),
        (
            [("heading", "A"), ("link", "B"), ("link", "C")],
            [("link", "B"), ("link", "C"), ("heading", "A")],
            (ChangeKind.MOVED, "heading “A”, level 2", "heading “A”, level 2"),
        ),
    ],
)
def test_what_changed_for_who_listens(
    tmp_path: Path,
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
    told: tuple[ChangeKind, str, str],
) -> None:
    """Names, roles, headings and reading order: each difference of a page state is one line."""
    frame = ("banner", ""), ("contentinfo", "")
    base = heard(frame[0], *before, frame[1])
    head = heard(frame[0], *after, frame[1])
    found = differences(tmp_path, (base, end(EN)), (head, end(EN))).heard
    assert told in [(change.kind, change.before, change.after) for change in found]


def test_dates_counts_and_rows_are_no_change(tmp_path: Path) -> None:
    """Generated names, dates, numbers and another row of the same kind differ from run to run: nothing is told."""
    row = ("row", ""), ("cell", "May 3, 2026, 4 a.m.")
    base = heard(*row, ("text", "user-1a2b3c has 4 projects"))
    head = heard(*row, *row, ("text", "user-9f8e7d has 12 projects"))
    assert differences(tmp_path / "more", (base, end(EN)), (head, end(EN))).heard == ()
    assert differences(tmp_path / "less", (head, end(EN)), (base, end(EN))).heard == ()


def test_the_page_where_a_walk_broke_is_not_compared(tmp_path: Path) -> None:
    """A walk that broke stands on any page: what is on it is no change of the step."""
    base, head = heard(("button", "Log in")), heard(("heading", "Error"))
    broken = end(EN, WalkStatus.BROKEN, "No button.")
    assert differences(tmp_path / "head", (base, end(EN)), (head, broken)).heard == ()
    assert differences(tmp_path / "base", (base, broken), (head, end(EN))).heard == ()
    assert differences(tmp_path / "whole", (base, end(EN)), (head, end(EN))).heard != ()


def test_another_page_is_one_difference(tmp_path: Path) -> None:
    """Where a step ends on another page than before, that is said, and not every word of the two."""
    other = msgspec.structs.replace(heard(("heading", "News"), ("link", "More")), page="home", title="Home")
    found = differences(tmp_path, (heard(("button", "Log in")), end(EN)), (other, end(EN))).heard
    assert [(c.before, c.after) for c in found] == [("page login “Sign in”", "page home “Home”")]


def test_a_change_is_told_once(tmp_path: Path) -> None:
    """A link that came on every page is one line, and another locale is told only where it differs otherwise."""
    french = heard(("link", "Accueil"), of=state(FR))
    more = heard(("link", "Accueil"), ("link", "Aide"), of=state(FR))
    base = (heard(("link", "Home")), heard(("link", "Home"), number=2), french, end(EN), end(FR))
    head = [heard(("link", "Home"), ("link", "Help"), number=n) for n in (1, 2)]
    found = differences(tmp_path, base, (*head, more, end(EN), end(FR))).heard
    assert [(change.after, len(change.states)) for change in found] == [("link “Help”", 2)]


def sighting(msgid: str, translation: Translation, text: str = "") -> Sighting:
    """A message met in English."""
    return Sighting(state(EN).id, "en", Channel.VISIBLE, text or msgid, translation, msgid)


def test_what_changed_for_translators(tmp_path: Path) -> None:
    """Messages that came and went, that lost or got their translation, words that nobody can translate."""
    base = (
        sighting("Went", Translation.TRANSLATED),
        sighting("Lost", Translation.TRANSLATED),
        sighting("Got", Translation.FUZZY),
        sighting("", Translation.UNCATALOGUED, "sample-1 of 2"),
    )
    head = (
        sighting("Came", Translation.TRANSLATED),
        sighting("Lost", Translation.MISSING),
        sighting("Got", Translation.TRANSLATED),
        sighting("", Translation.UNCATALOGUED, "sample-7 of 9"),
        sighting("", Translation.UNCATALOGUED, "Remember me"),
    )
    found = differences(tmp_path, (*seen(EN), *base), (*seen(EN), *head)).messages
    assert {(change.kind, change.msgid) for change in found} == {
        (MessageChangeKind.CAME, "Came"),
        (MessageChangeKind.GONE, "Went"),
        (MessageChangeKind.LOST, "Lost"),
        (MessageChangeKind.GOT, "Got"),
        (MessageChangeKind.UNCATALOGUED, "Remember me"),
    }


def test_records_of_different_targets_are_refused(tmp_path: Path) -> None:
    """One line names both targets."""
    base, head = record(tmp_path / "base", *seen(EN)), record(tmp_path / "head", *seen(EN))
    other = msgspec.structs.replace(base, run=msgspec.structs.replace(base.run, profile="warehouse"))
    with pytest.raises(RecordError, match="another target") as told:
        compare(other, head, Policy())
    assert "\n" not in str(told.value)


def test_what_a_page_says_cannot_break_a_line(tmp_path: Path) -> None:
    """Line breaks, colours and turned directions in names and messages do not reach terminal or file."""
    evil = "a\nb\x1b[31mc\u202ed\u2028e"
    head = (heard(("link", evil)), named("e1", evil), sighting(evil, Translation.MISSING), end(EN))
    text = difference_text(differences(tmp_path, (heard(), end(EN)), head))
    assert len(text.splitlines()) == 7
    assert not {"\x1b", "\u202e", "\u2028"} & set(text)
    assert "“a b[31mcd e”" in text


def test_the_text_is_the_same_each_time(tmp_path: Path) -> None:
    """The same two records, compared ten times, give the same bytes."""
    base = (*seen(EN), named("a1", "stays"), named("b1", "went"))
    head = (*seen(EN), named("a1", "stays"), named("e1", "came"), sighting("Came", Translation.MISSING))
    old, new = record(tmp_path / "base", *base), record(tmp_path / "head", *head)
    texts = {difference_text(compare(old, new, Policy())) for _ in range(10)}
    assert len(texts) == 1
    assert "New faults: 1" in texts.pop()


def test_a_fault_met_elsewhere_has_not_moved_unless_its_old_place_was_looked_at(tmp_path: Path) -> None:
    """When the step where it was is not in the head at all, the fault is unchanged."""
    base = (step(1), step(2), end(EN), named("d1", "walks", 1))
    head = (step(2), end(EN), named("d1", "walks", 2))
    assert len(differences(tmp_path / "1", base, head).findings.unchanged) == 1
    assert len(differences(tmp_path / "2", base, (step(1), *head)).findings.moved) == 1
