"""Whether findings get the right source line: `sources.py [--run DIR] [--checkout DIR] [--list] [options of a11y run]`.

`a11y run` walks with the options given (`--target URL`, `--profile NAME`, `--plant NAME`, `-l L`, `-k EXPR`…). Without
any, it walks an embedded index with planted faults whose elements say which template lines made them
(`marked_index.py`); `--run DIR` takes a record that was made already. Its findings are judged anew by today's rules.
Of each finding the first source counts:

- *right_file*: the file is that of the element's own tag, or one that includes it.
- *right_line*: in that file, from 3 lines before the element's tag to 3 lines after the last tag inside it.
- *by_words*, counted as right in both: the words that name the element are a message of Python code (a form's label),
  the line is in that code and the message stands there, whichever template shows it.

A record without such elements is checked against the sources in `--checkout`: *right_line* is then a line with the
element's tag, its words, or an attribute of its own no more than 3 lines away, and *right_file* a file that has one.

`share` is *right_line* of all findings, `share_faults` of all distinct faults. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from a11y.cli import embedded
from a11y.facts.record import Record, load_nodes, read_record
from a11y.facts.source_tags import SourceTags
from a11y.rules import judge as judging
from a11y.rules import judge_across as across
from a11y.rules.rule import Assertion
from a11y.rules.sources import Places
from a11y.words.errors import A11yError
from a11y.words.finding import Finding, Outcome, Source
from a11y.words.message import Sighting
from a11y.words.state import Node, PageState

NEAR = 3
"""Lines that a source may be beside the element and still show it to whoever opens the file there."""
PYTHON = 12
"""Lines that a message may have in Python code."""
ROOT = Path(__file__).parent.parent
LEFT_OUT = (
    "cached-in-english", "deaf-address", "lang-without-words", "keyboard-trap", "unreachable-button",
    "inoperable-button", "link-as-button", "time-limit",
)  # fmt: skip
"""Plants that keep a walk from its end, or a page from its words."""
TASKS = "test_upload_with_a_project_token or test_remove_a_token or test_set_up_totp or test_read_the_account_history"
TASKS += " or test_sign_in_with_totp or test_add_a_security_key or test_use_a_recovery_code"
MARK = "data-source"


class Judged:
    """The findings of a record, judged anew, each with its outcome and page state."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.states: dict[str, PageState] = {state.id: state for state in record.states}
        self.sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
        for sighting in record.sightings:
            self.sightings[sighting.state].append(sighting)
        self.told: list[tuple[PageState, Outcome, Finding]] = []
        self._full: dict[str, PageState] = {}
        plain = judging.findings

        def kept(
            state: PageState, told: Sequence[Assertion], sightings: Sequence[Sighting]
        ) -> Iterator[Finding]:
            for one, finding in zip(told, plain(state, told, sightings), strict=True):
                self.told.append((state, one.outcome, finding))
                yield finding

        judging.findings = across.findings = kept  # type: ignore[attr-defined]
        try:
            for state in record.states:
                judging.judge(self.full(state), self.sightings[state.id])
            told = across.judge_across(record)
        finally:
            judging.findings = across.findings = plain  # type: ignore[attr-defined]
        del told

    def full(self, state: PageState) -> PageState:
        """The page state with its elements."""
        if state.id not in self._full:
            self._full[state.id] = load_nodes(self.record.folder, state)
        return self._full[state.id]

    def shown(self, state: PageState, outcome: Outcome) -> PageState:
        """The page state that the element is on."""
        return self.full(self.states.get(outcome.shown, state) if outcome.shown else state)


def sources_of(judged: Judged, state: PageState, outcome: Outcome, finding: Finding) -> tuple[Source, ...]:
    """What the record would say: at once, or when the run's page states are together."""
    if finding.sources or not outcome.shown:
        return finding.sources
    shown = judged.shown(state, outcome)
    return Places(shown, judged.sightings[shown.id]).of(outcome)


def element_of(judged: Judged, state: PageState, outcome: Outcome) -> tuple[PageState, Node | None]:
    """The element that a finding is about, on the page state that shows it; none for one of the page as a whole."""
    shown = judged.shown(state, outcome)
    node = outcome.node or Places(shown, ())._found(outcome.target)  # noqa: SLF001  # which element it is, not where from
    known = next((one for one in shown.nodes if one.id == node), None)
    return shown, known or next((one for one in shown.nodes if one.tag == "html"), None)


Extent = dict[str, tuple[int, int]]
"""First and last line, by file."""


def marked_extent(state: PageState, element: Node) -> Extent:
    """Where the element's tags stand; for one that a script made, those of the marked element before it."""
    order = list(state.nodes)
    at = order.index(element)
    while at > 0 and MARK not in order[at].attributes:
        at -= 1
    extent: Extent = {}
    for path, line in _marks(order[at]):
        extent.setdefault(path, (line, line))
    inside = {element.id}
    for one in order[order.index(element) + 1 :]:
        if one.parent not in inside:
            continue
        inside.add(one.id)
        for path, line in _marks(one)[:1]:
            if path in extent and element.tag not in ("html", "body", "head"):
                extent[path] = (extent[path][0], max(extent[path][1], line))
    if element.tag == "title":
        extent |= {path: place for one in order for path, _ in _marks(one) if (place := _title_block(path))}
    return extent


@cache
def _title_block(path: str) -> tuple[int, int] | None:
    """The line of a template that fills the title of the page."""
    for number, line in enumerate(lines_of(ROOT, path), start=1):
        if re.search(r"{%\s*block title\s*%}\s*\S", line):
            return (number, number)
    return None


def _marks(node: Node) -> list[tuple[str, int]]:
    return [
        (path, int(line))
        for path, _, line in (one.rpartition(":") for one in node.attributes.get(MARK, "").split())
    ]


@cache
def lines_of(root: Path, path: str) -> tuple[str, ...]:
    """The lines of a source file; none when it is not there."""
    places = (root / path, *(Path(one) / path for one in sys.path if one))
    file = next((one for one in places if one.is_file()), None)
    return tuple(file.read_text(encoding="utf-8", errors="replace").splitlines()) if file else ()


def by_words(judged: Judged, state: PageState, element: Node, source: Source) -> bool:
    """Whether a line of Python code holds a message that the element's own words, name or label are."""
    if not source.path.endswith(".py"):
        return False
    words = {one.name for one in state.tree if one.id == element.id}
    near = {element.id, element.parent, *(one.id for one in state.nodes if one.parent == element.parent)}
    near |= {one.id for one in state.nodes if element.id == one.parent}
    words |= {run.text for run in state.runs if run.node in near}
    code = re.sub(
        r"\W+", "", "".join(lines_of(ROOT, source.path)[source.line - 1 : source.line - 1 + PYTHON])
    )
    return any(
        source in one.sources
        and re.sub(r"\W+", "", one.msgid) in code
        and any(one.text in text for text in words)
        for one in judged.sightings[state.id]
    )


def in_source(root: Path, state: PageState, element: Node, source: Source) -> tuple[bool, bool]:
    """Whether a file, and its lines near the source, hold something of the element's own."""
    lines = lines_of(root, source.path)
    inside = {element.id}
    for one in state.nodes:
        if one.parent in inside:
            inside.add(one.id)
    texts = [run.text for run in state.runs if run.node in inside]
    told = [
        value for name in ("id", "name", "class", "for") for value in element.attributes.get(name, "").split()
    ]
    signs = [rf"<{re.escape(element.tag)}\b", *(re.escape(one) for one in told + texts if len(one) > 3)]
    sign = re.compile("|".join(signs))
    near = lines[max(source.line - 1 - NEAR, 0) : source.line + NEAR]
    return any(sign.search(one) for one in lines), any(sign.search(one) for one in near)


def measured(folder: Path, checkout: Path | None, *, listing: bool) -> dict[str, object]:
    """The shares of a record."""
    judged = Judged(read_record(folder))
    marked = any(
        MARK in node.attributes for state in judged.record.states[:3] for node in judged.full(state).nodes
    )
    if not marked and checkout is None:
        raise A11yError("the record has no marked elements; give --checkout with the target's sources")
    counts: Counter[str] = Counter()
    faults: dict[str, bool] = {}
    rules: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    tags = SourceTags(checkout) if checkout is not None else None
    for state, outcome, finding in judged.told:
        shown, element = element_of(judged, state, outcome)
        sources = sources_of(judged, state, outcome, finding)
        if tags is not None:
            sources = tags.settled(finding.target, sources)
        counts["findings"] += 1
        counts["told"] += bool(sources)
        file = line = words = False
        extent: Extent = {}
        if sources and element is not None:
            if marked:
                extent = marked_extent(shown, element)
                first, last = extent.get(sources[0].path, (0, -1))
                file = sources[0].path in extent
                line = first - NEAR <= sources[0].line <= last + NEAR
                words = not file and by_words(judged, shown, element, sources[0])
            elif checkout is not None:
                file, line = in_source(checkout, shown, element, sources[0])
        counts["right_file"] += file or words
        counts["right_line"] += line or words
        counts["by_words"] += words
        right = line or words
        rules[finding.rule][0] += right
        rules[finding.rule][1] += 1
        faults[finding.fingerprint] = faults.get(finding.fingerprint, False) or right
        if listing:
            said = " ".join(f"{one.path}:{one.line}" for one in sources[:2]) or "nothing"
            true = " ".join(f"{path}:{one}-{two}" for path, (one, two) in extent.items())
            print("right" if right else "WRONG", finding.rule, finding.target.html[:70], "|", said, "|", true)
    total = counts["findings"]
    if not total:
        raise A11yError("the record has no findings; walk a target that has faults")
    return {
        "share": round(counts["right_line"] / total, 4),
        "share_faults": round(sum(faults.values()) / len(faults), 4),
        **{name: round(counts[name] / total, 4) for name in ("right_file", "right_line", "by_words", "told")},
        "findings": total,
        "faults": len(faults),
        "truth": "marked" if marked else "searched",
        "wrong": {rule: wrong for rule, (right, all_) in sorted(rules.items()) if (wrong := all_ - right)},
    }


def walk(options: list[str], folder: Path) -> None:
    """A run that is made now; of the marked index when there is no target among the options."""
    if not any(one.partition("=")[0] == "--target" for one in options):
        plain = embedded.command

        def marked(**given: object) -> list[str]:
            parts = plain(**given)  # type: ignore[arg-type]
            at = parts.index("-m")
            return [*parts[:at], str(Path(__file__).with_name("marked_index.py")), *parts[at + 2 :]]

        embedded.command = marked
        if not options:
            from a11y.index.plants import PLANTS

            planted = [name for name in PLANTS if name not in LEFT_OUT]
            options = ["-l", "en", "-l", "he", "-n", "2", "-k", TASKS]
            options += [part for name in planted for part in ("--plant", name)]
    run = importlib.import_module("a11y.cli.main").run
    status = run(["run", "--out", str(folder), "--format", "json", *options])
    if status not in (0, 1, 3):
        raise A11yError(f"a11y run ended with status {status}; see its words above")


def main() -> int:
    """Measure, and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("--run", type=Path, metavar="DIR")
    parser.add_argument("--checkout", type=Path, metavar="DIR")
    parser.add_argument("--list", action="store_true", help="a line for each finding")
    known, options = parser.parse_known_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            if known.run is None:
                passed = ["--checkout", str(known.checkout)] if known.checkout else []
                walk([*options, *passed], Path(folder))
            print(json.dumps(measured(known.run or Path(folder), known.checkout, listing=known.list)))
    except A11yError as error:
        print(f"sources: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
