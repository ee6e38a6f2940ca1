"""The comparison with the base in plain lines, the same for the same two records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from a11y.comparing.differences import Differences
from a11y.comparing.effort import EffortChange
from a11y.comparing.findings import FindingChanges
from a11y.comparing.groups import Group
from a11y.comparing.heard import ChangeKind, HeardChange
from a11y.comparing.messages import MessageChange
from a11y.facts.one_line import one_line
from a11y.words.state import PageState

_MOST = 15
"""Lines of each kind in the terminal."""


def difference_text(differences: Differences) -> str:
    """All of it."""
    return "\n".join(difference_lines(differences, most=None)) + "\n"


def difference_lines(
    differences: Differences, most: int | None = _MOST, told: Container[str] = ()
) -> Iterator[str]:
    """Each kind with its first `most` lines (all when none); new faults that are `told` already only counted."""
    found = differences.findings
    parts: list[tuple[str, Sequence[str]]] = [
        (
            "New faults that pass" if told else "New faults",
            [_new(g, found) for g in found.new if g.fingerprint not in told],
        ),
        ("Mended faults", [_fault(group) for group in found.mended]),
        ("Moved faults", [f"{_fault(m.after)} (before: {m.before.place})" for m in found.moved]),
        ("Faults of the base where this run did not look", [_fault(group) for group in found.not_looked]),
        ("For a screen reader", [_heard(change) for change in differences.heard]),
        ("Effort", [_effort(change) for change in differences.effort if change.differs]),
        ("For translators", [_message(change) for change in differences.messages]),
        ("Steps that came", _steps(differences.steps.came)),
        ("Steps that are gone", _steps(differences.steps.gone)),
    ]
    yield (
        f"Compared with the base: {len(found.new)} new, {len(found.mended)} mended, "
        f"{len(found.unchanged)} unchanged, {len(found.moved)} moved"
    )
    if found.unknown:
        yield f"  {len(found.unknown)} of the new faults stand where the base did not look: they may be old"
    for title, lines in parts:
        if not lines:
            continue
        yield f"{title}: {len(lines)}"
        yield from (one_line(f"  {line}") for line in lines[:most])
        if most is not None and len(lines) > most:
            yield f"  ... and {len(lines) - most} more; --difference FILE writes them all"


def _fault(group: Group) -> str:
    return f"{group.impact} {group.rule} {group.fingerprint}  {group.place}; {group.reach}"


def _new(group: Group, found: FindingChanges) -> str:
    return _fault(group) + ("; the base did not look there" if group.fingerprint in found.unknown else "")


def _effort(change: EffortChange) -> str:
    before, after = change.before, change.after
    told = [
        f"{now} {what} (before: {was})"
        for what, was, now in (
            ("keystrokes", before.pressed, after.pressed),
            ("at the fewest", before.fewest, after.fewest),
            ("announcements", before.heard, after.heard),
        )
        if was != now
    ]
    return f"{after.scenario}: {', '.join(told)} [{after.rendition}, {after.modality}]"


def _heard(change: HeardChange) -> str:
    after = f", after {change.follows}" if change.follows else ""
    match change.kind:
        case ChangeKind.CAME:
            what = f"+ {change.after}{after}"
        case ChangeKind.GONE:
            what = f"- {change.before}{after}"
        case ChangeKind.CHANGED:
            what = f"{change.before} is now {change.after}"
        case ChangeKind.MOVED:
            what = f"{change.after} is now read{after or ' first'}"
    return f"{what} [{_where(change.states)}]"


def _where(states: Sequence[PageState]) -> str:
    first = states[0]
    more = f" and {len(states) - 1} more" if len(states) > 1 else ""
    return f"{first.step}, {first.rendition.label}, {first.modality}{more}"


def _message(change: MessageChange) -> str:
    context = f" ({change.context})" if change.context else ""
    source = next((f", {s.path}:{s.line}" for s in change.sources), "")
    words = " ".join(change.msgid.split())
    text = words if len(words) <= 120 else words[:119] + "…"
    return f"{change.kind}: “{text}”{context}, in {', '.join(change.locales)} [{change.step}{source}]"


def _steps(states: Iterable[PageState]) -> list[str]:
    named: dict[tuple[str, str], list[PageState]] = {}
    for state in states:
        named.setdefault((state.scenario, state.step), []).append(state)
    return [f"{step} of {scenario} ({_count(len(found))})" for (scenario, step), found in named.items()]


def _count(number: int) -> str:
    return f"{number} page state" + ("" if number == 1 else "s")
