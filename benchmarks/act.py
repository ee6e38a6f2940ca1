"""How far the rules follow the W3C's ACT Rules: `act.py PATH [--record DIR] [--earl FILE] [--rule ID]... [--missed]`.

`PATH` is a checkout of `w3c/wcag-act-rules`, which carries every example with its expected outcome
(`content-assets/wcag-act-rules/testcases.json`). A server on loopback serves them under the paths that they refer to,
`a11y check` looks at each, and the rules' outcomes are held against the expected ones. Nothing is fetched from
anywhere: what an example loads from other hosts stays away. `--record DIR` keeps the record, or judges the one that is
there again with the rules as they are now, in seconds and without a browser.

Only rules that say which ACT rule they answer (`act_rules`) count on its examples; of axe's, those that axe names for
it. Where an approved rule has approved examples, only these count, as the W3C does it (`getConsistency` in
`act-rules/act-tools`):

- *inconsistent*: a passed or inapplicable example is failed;
- *complete*: every failed example is failed, and none of the others;
- *questions*: some failed example is failed, and of the others each is at least asked about (`cantTell`);
- *partial*: some failed example is failed, and some is missed, or of some example nobody says anything;
- *untold*: no failed example is failed.

The W3C counts otherwise (`act_consistency.py`): questions count as complete, and criteria have to be the same.

The last line is one JSON object: `approved_complete` of `approved`, `complete` of `rules`, `false_failures` (examples),
the same as the W3C counts (`approved_complete_w3c`, `complete_w3c`), and a row for each ACT rule.
"""

from __future__ import annotations

import argparse
import http.server
import json
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from act_consistency import Level, Procedure, Requirements, Said, counted

from a11y import __version__
from a11y.facts.record import load_nodes, read_record
from a11y.rules.act_rules import act_rules
from a11y.rules.judge import judge
from a11y.rules.registry import EVERY_RULE
from a11y.words.errors import A11yError
from a11y.words.finding import OutcomeValue
from a11y.words.state import PageState
from a11y.words.wcag import BY_NUMBER

ASSETS = "content-assets/wcag-act-rules"
"""Where the checkout has its examples."""
PREFIX = "/WAI/"
"""Under which path the W3C serves them, and examples refer to each other."""
WORKERS = 2
CONTEXT = "https://act-rules.github.io/earl-context.json"
_CRITERION = "https://www.w3.org/TR/WCAG22/#"
_ACT_RULE = "https://www.w3.org/WAI/standards-guidelines/act/rules/{}/"
_WORST = (
    OutcomeValue.FAILED,
    OutcomeValue.CANT_TELL,
    OutcomeValue.UNTESTED,
    OutcomeValue.PASSED,
    OutcomeValue.INAPPLICABLE,
)


class Example(msgspec.Struct, frozen=True, rename="camel"):
    """One of the W3C's test cases."""

    rule_id: str
    rule_name: str
    expected: OutcomeValue
    testcase_id: str
    testcase_title: str
    relative_path: str
    url: str
    approved: bool = False
    rule_accessibility_requirements: dict[str, dict[str, object]] | None = None

    @property
    def path(self) -> str:
        """Where the server has it."""
        return f"{PREFIX}{ASSETS}/{self.relative_path}"


class Told(msgspec.Struct, frozen=True):
    """What one rule said of one example."""

    rule: str
    outcome: OutcomeValue
    criteria: tuple[str, ...] = ()
    message: str = ""
    selector: str = ""


class Row(msgspec.Struct, frozen=True):
    """One ACT rule."""

    rule: str
    name: str
    approved: bool
    level: str
    failed: int
    """Failed examples."""
    found: int
    """Those that were failed."""
    asked: int
    """Those that were asked about."""
    others: int
    """Passed and inapplicable examples."""
    false: int
    """Those that were failed."""
    untested: int
    """Examples of which no rule said anything."""
    by: tuple[str, ...]
    """Our rules, and axe's."""
    w3c: Level
    """As the W3C counts."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the checkout as the W3C does, and writes no log."""

    extensions_map = {  # noqa: RUF012  # the base class's
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".xml": "application/xml",
        ".svg": "image/svg+xml",
        ".vtt": "text/vtt",
    }

    def translate_path(self, path: str) -> str:
        """Without the prefix."""
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The base address of a server of the checkout, on a free port of loopback."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def walk(checkout: Path, examples: Sequence[Example], out: Path, workers: int) -> None:
    """Look at every example. Raises `A11yError` when no record came of it."""
    with served(checkout) as target:
        addresses = list(dict.fromkeys(target + example.path for example in examples))
        command = [sys.executable, "-m", "a11y", "check", *addresses, "-n", str(workers)]
        command += ["--out", str(out), "--format", "json"]
        status = subprocess.run(command, stdout=sys.stderr, check=False).returncode
    if not (out / "run.jsonl").is_file():
        raise A11yError(f"nothing was looked at: a11y check ended with status {status}")


def judged(record: Path) -> dict[str, list[Told]]:
    """What the rules say of each example, by its path."""
    told: dict[str, list[Told]] = {}
    for state in read_record(record).states:
        state, findings = judge(load_nodes(record, state))  # noqa: PLW2901
        answers = [Told(one, OutcomeValue.PASSED) for one in state.passed]
        answers += [Told(one, OutcomeValue.INAPPLICABLE) for one in state.inapplicable]
        answers += [Told(one, OutcomeValue.UNTESTED) for one in state.untested if "/" in one]
        answers += [
            Told(one.rule, one.outcome, one.criteria, one.message, one.target.selector) for one in findings
        ]
        told[_path(state)] = answers
    return told


def _path(state: PageState) -> str:
    """The path that was asked for, whatever the page went on to."""
    return unquote(urlsplit(state.scenario.partition("[")[2].removesuffix("]")).path)


def outcome(example: Example, told: dict[str, list[Told]]) -> tuple[OutcomeValue, list[Told]]:
    """The worst that a rule for this ACT rule says of it, and all that they say."""
    answers = [one for one in told.get(example.path, ()) if example.rule_id in act_rules(one.rule)]
    if example.path not in told:
        return OutcomeValue.UNTESTED, []
    worst = min((one.outcome for one in answers), key=_WORST.index, default=OutcomeValue.UNTESTED)
    return worst, answers


def row(examples: Sequence[Example], told: dict[str, list[Told]]) -> Row:
    """How the rules do on one ACT rule."""
    approved = any(example.approved for example in examples)
    looked_at = [example for example in examples if example.approved or not approved]
    outcomes = [(example, *outcome(example, told)) for example in looked_at]
    failed = [value for example, value, _ in outcomes if example.expected is OutcomeValue.FAILED]
    others = [value for example, value, _ in outcomes if example.expected is not OutcomeValue.FAILED]
    found, asked = failed.count(OutcomeValue.FAILED), failed.count(OutcomeValue.CANT_TELL)
    false = others.count(OutcomeValue.FAILED)
    untested = [value for _, value, _ in outcomes].count(OutcomeValue.UNTESTED)
    if false:
        level = "inconsistent"
    elif not found:
        level = "untold"
    elif untested:
        level = "partial"
    elif found == len(failed):
        level = "complete"
    else:
        level = "questions" if found + asked == len(failed) else "partial"
    by = {one.rule for _, _, answers in outcomes for one in answers}
    first = looked_at[0]
    answers = [(example, outcome(example, told)[1]) for example in examples]
    w3c, _ = counted(
        list(procedures(answers, looked_at)), Requirements.of(first.rule_accessibility_requirements)
    )
    return Row(
        first.rule_id,
        first.rule_name,
        approved,
        level,
        len(failed),
        found,
        asked,
        len(others),
        false,
        untested,
        tuple(sorted(by)),
        w3c,
    )


def procedures(
    answers: Sequence[tuple[Example, Sequence[Told]]], looked_at: Sequence[Example]
) -> Iterator[Procedure]:
    """What each rule says of the examples that count, with the criteria that it names on any."""
    for name in sorted({one.rule for _, told in answers for one in told}):
        by = {example.testcase_id: [one for one in told if one.rule == name] for example, told in answers}
        criteria = {
            number
            for told in by.values()
            for one in told
            if one.outcome in (OutcomeValue.FAILED, OutcomeValue.CANT_TELL)
            for number in one.criteria
        }
        said = [
            Said(one.expected, frozenset(told.outcome for told in by[one.testcase_id])) for one in looked_at
        ]
        yield Procedure(name, frozenset(criteria), tuple(said))


def figures(rows: Sequence[Row]) -> dict[str, object]:
    """What the last line says."""
    levels = Counter((one.level, one.approved) for one in rows)

    def number(*names: str, approved: tuple[bool, ...] = (True, False)) -> int:
        return sum(levels[name, kind] for name in names for kind in approved)

    return {
        "approved": sum(one.approved for one in rows),
        "approved_complete": number("complete", approved=(True,)),
        "approved_complete_w3c": sum(one.w3c is Level.COMPLETE for one in rows if one.approved),
        "rules": len(rows),
        "complete": number("complete"),
        "complete_w3c": sum(one.w3c is Level.COMPLETE for one in rows),
        "partial": number("partial"),
        "inconsistent": number("inconsistent"),
        "false_failures": sum(one.false for one in rows),
        "approved_false_failures": sum(one.false for one in rows if one.approved),
        "failed_examples": sum(one.failed for one in rows),
        "found": sum(one.found for one in rows),
        "table": [msgspec.to_builtins(one) for one in rows],
    }


def earl(told: Iterable[tuple[Example, Sequence[Told]]]) -> bytes:
    """What was told in the form that the W3C takes ("EARL reports"): JSON-LD, the example's own address as subject."""
    ours = {rule.id: rule.criteria for rule in EVERY_RULE}
    assertions = []
    for example, answers in told:
        for outcome, rule, criteria in dict.fromkeys(
            (one.outcome, one.rule, tuple(one.criteria) or ours.get(one.rule, ())) for one in answers
        ):
            requirements = [_ACT_RULE.format(example.rule_id)]
            requirements += [
                _CRITERION + BY_NUMBER[number].slug for number in criteria if number in BY_NUMBER
            ]
            assertions.append(
                {
                    "@type": "Assertion",
                    "mode": "earl:automatic",
                    "subject": {"@type": "TestSubject", "source": example.url},
                    "test": {"@type": "TestCase", "title": rule, "isPartOf": requirements},
                    "result": {"@type": "TestResult", "outcome": f"earl:{outcome.value}"},
                }
            )
    report = {
        "@context": CONTEXT,
        "@type": ["Project", "Assertor"],
        "name": "index-a11y",
        "shortdesc": "Accessibility and localisation tests in a real browser, axe-core's rules among them",
        "release": {"@type": "Version", "revision": __version__},
        "assertedThat": assertions,
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def tell_missed(examples: Sequence[Example], told: dict[str, list[Told]]) -> None:
    """Print each example that did not come out as expected."""
    for example in examples:
        value, answers = outcome(example, told)
        failed = value is OutcomeValue.FAILED
        if failed == (example.expected is OutcomeValue.FAILED):
            continue
        said = [one for one in answers if one.outcome in (OutcomeValue.FAILED, OutcomeValue.CANT_TELL)]
        print(f"{example.rule_id} {example.testcase_title} ({example.expected}): {value}", example.path)
        for one in said:
            print(f"    {one.outcome} {one.rule} {one.selector}: {one.message}")


def main() -> int:
    """Measure, and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("checkout", type=Path, metavar="PATH")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--earl", type=Path)
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("-n", "--workers", type=int, default=WORKERS)
    asked = parser.parse_args()
    listed = json.loads((asked.checkout / ASSETS / "testcases.json").read_text(encoding="utf-8"))
    examples = msgspec.convert(listed["testcases"], list[Example])
    if asked.rule:
        examples = [one for one in examples if one.rule_id in asked.rule]
    with tempfile.TemporaryDirectory() as temporary:
        record = asked.record or Path(temporary) / "record"
        try:
            if not (record / "run.jsonl").is_file():
                walk(asked.checkout.resolve(), examples, record, asked.workers)
            told = judged(record)
        except A11yError as error:
            print(f"act: {error}", file=sys.stderr)
            return error.exit_status
    by_rule: dict[str, list[Example]] = {}
    for example in examples:
        by_rule.setdefault(example.rule_id, []).append(example)
    rows = sorted((row(one, told) for one in by_rule.values()), key=lambda row: (not row.approved, row.rule))
    for one in rows:
        kind = "approved" if one.approved else "proposed"
        print(
            f"{one.rule} {kind} {one.level:12} {one.found}/{one.failed} failed found, {one.asked} asked, "
            f"{one.false}/{one.others} false, W3C {one.w3c or 'none'}  {one.name}  [{', '.join(one.by)}]"
        )
    if asked.missed:
        tell_missed(examples, told)
    if asked.earl:
        asked.earl.write_bytes(earl((one, outcome(one, told)[1]) for one in examples))
    print(json.dumps(figures(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
