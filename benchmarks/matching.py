"""Whether messages are recognised by their words: `matching.py [--base L]... [--record DIR] [--disagreements FILE]
[options of a11y run]`.

A tracer locale is made of the profile's catalogs for each base locale, served, and walked with the options given
(`--target URL`, `--profile NAME`, `-k EXPR`…; without any, every scenario over the embedded index, by pointer). Its
marks say which message each text is. They are taken off, and the very same texts are matched by their words with the
catalogs of the base locale. Compared are the messages of each channel of each text, state by state:

- *precision*: the share of the messages named by their words that are the marked ones. Where several messages have the
  same words and the match says so (`ambiguous`), the marked one must be among them.
- *recall*: the share of the marked messages that are named by their words.
- *exact*: the share of precision without that: the marked message itself is named.
- *data*: the share of texts outside all marks in which the match sees no message.

Left out (`calendar`) are the names of months, days and day periods, which Django takes from its catalogs: to coverage a
date is data, as a whole. They are known by the source lines that the catalogs give.

`--record DIR` takes records that were made already (`DIR/BASE`), and a target that is given must speak the tracer:
`--locale NAME` is what it is called there, `a11y pseudo` writes it. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import msgspec

from a11y.coverage.met import heard, met
from a11y.facts.catalogs import Catalogs, load_catalogs
from a11y.facts.profile import Profile, load_profile
from a11y.facts.pseudo_locale import Manifest, Wish, make_pseudo_locale, read_manifest
from a11y.facts.record import load_nodes, read_record
from a11y.words.errors import A11yError
from a11y.words.message import Sighting, Translation
from a11y.words.pseudo import Mark, PseudoKind
from a11y.words.state import PageState, TextRun

BASES = ("en", "fr", "he", "ja")
Key = tuple[str, str]
"""Context and msgid."""
TASKS = (
    "test_set_up_totp or test_upload_with_a_project_token or test_read_the_account_history or test_registration"
    " or test_emails or test_forms or test_recovery_codes or test_project or test_sessions or test_pages"
)
"""Scenarios that are walked when nothing is asked for: pages with nested and ambiguous messages among them."""


CALENDAR = re.compile(r"(?:^|/)utils/(?:dates|dateformat)\.py$")
"""Where Django has its names of months, days and day periods."""


class Disagreement(msgspec.Struct, frozen=True):
    """A text in which marks and match do not name the same messages."""

    base: str
    """The locale."""
    state: str
    """The page state."""
    channel: str
    """By what way the text reaches the user."""
    text: str
    """The words."""
    pieces: tuple[str, ...]
    """Its text nodes."""
    missed: tuple[Key, ...]
    """Marked messages that the match does not name."""
    wrong: tuple[Key, ...]
    """Messages that the match names, and that are not marked."""
    marked: tuple[Key, ...]
    """All marked messages."""


class Comparison:
    """Counts of one base locale."""

    def __init__(self, manifest: Manifest, catalogs: Catalogs) -> None:
        self.base = manifest.base
        self.catalogs = catalogs
        self.calendar = {
            (one.context, one.msgid)
            for one in manifest.messages
            if any(CALENDAR.search(place.path) for place in one.sources)
        }
        self.counts: Counter[str] = Counter()
        self.disagreements: list[Disagreement] = []

    def compare(self, state: PageState) -> None:
        """Hold the marks of a page state against the match of its words."""
        marks: dict[int, list[Mark]] = {}
        for mark in state.marks:
            if (mark.context, mark.msgid) in self.calendar:
                self.counts["calendar"] += 1
            else:
                marks.setdefault(mark.run, []).append(mark)
        spoken = msgspec.structs.replace(state, language=self.base, announcements=())
        for number, run in enumerate(heard(state)):
            alone = msgspec.structs.replace(
                run, language="" if run.language == state.language else run.language
            )
            named = [
                one
                for one in met(msgspec.structs.replace(spoken, runs=(alone,)), self.catalogs)
                if one.msgid
                and one.translation is not Translation.UNCATALOGUED
                and (one.context, one.msgid) not in self.calendar
            ]
            self._count(state, run, {(mark.context, mark.msgid) for mark in marks.get(number, ())}, named)

    def _count(self, state: PageState, run: TextRun, truth: set[Key], named: list[Sighting]) -> None:
        said = {
            one: {(one.context, one.msgid), *((c.context, c.msgid) for c in one.candidates)} for one in named
        }
        wrong = [one for one, keys in said.items() if not keys & truth]
        missed = truth - {key for keys in said.values() for key in keys}
        self.counts.update(
            texts=1,
            marked=len(truth),
            named=len(named),
            right=len(named) - len(wrong),
            first=sum((one.context, one.msgid) in truth for one in named),
            ambiguous=sum(one.ambiguous > 0 for one in named),
            found=len(truth) - len(missed),
            unmarked=not truth,
            quiet=not truth and not named,
        )
        if wrong or missed:
            self.disagreements.append(
                Disagreement(
                    self.base,
                    state.id,
                    run.channel.value,
                    run.text,
                    run.pieces,
                    tuple(sorted(missed)),
                    tuple((one.context, one.msgid) for one in wrong),
                    tuple(sorted(truth)),
                )
            )


def figures(counts: Counter[str]) -> dict[str, object]:
    """The shares and what they are made of."""

    def share(part: str, whole: str) -> float | None:
        return round(counts[part] / counts[whole], 4) if counts[whole] else None

    return {
        "precision": share("right", "named"),
        "recall": share("found", "marked"),
        "exact": share("first", "named"),
        "data": share("quiet", "unmarked"),
        **{name: counts[name] for name in ("texts", "marked", "named", "ambiguous", "calendar")},
    }


def compared(record: Path, manifest: Manifest, profile: Profile) -> Comparison:
    """The comparison of one record. Raises `A11yError` when it or the catalogs cannot be read."""
    comparison = Comparison(manifest, load_catalogs(profile.catalogs, manifest.base, profile.source))
    for state in read_record(record).states:
        if state.pseudo is not None:
            comparison.compare(load_nodes(record, state))
    return comparison


def walked(manifest: Manifest, folder: Path, out: Path, options: list[str]) -> None:
    """Walk in a pseudo-locale. Raises `A11yError` when no record came of it."""
    command = [sys.executable, "-m", "a11y", "run", "--pseudo", str(folder), "-l", manifest.locale]
    command += ["--out", str(out), "--format", "json", *options]
    status = subprocess.run(command, stdout=sys.stderr, check=False).returncode
    if not (out / "run.jsonl").is_file():
        raise A11yError(f"nothing was walked in {manifest.locale}: a11y run ended with status {status}")


def main() -> int:
    """Measure, and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("--base", action="append", default=[])
    parser.add_argument("--locale")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--disagreements", type=Path)
    parser.add_argument("--profile", default="embedded")
    parser.add_argument("--checkout", default="")
    asked, options = parser.parse_known_args()
    if not options:
        options = ["--modality", "pointer", "-k", TASKS]
    try:
        told = measure(asked, options)
    except A11yError as error:
        print(f"matching: {error}", file=sys.stderr)
        return error.exit_status
    print(json.dumps(told))
    return 0


def measure(asked: argparse.Namespace, options: list[str]) -> dict[str, object]:
    """The figures of every base, and of all together. Raises `A11yError`."""
    profile = load_profile(asked.profile, asked.checkout)
    options += ["--profile", asked.profile, *(["--checkout", asked.checkout] if asked.checkout else [])]
    comparisons = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.record or asked.keep or Path(temporary)
        for base in asked.base or BASES:
            place = folder / base
            if asked.record is None:
                name = asked.locale or f"{base}-x-tracer"
                wish = Wish(kind=PseudoKind.TRACER, locale=name, base=base, source=profile.source)
                made = make_pseudo_locale(wish, profile.catalogs, place / "pseudo")
                walked(made, place / "pseudo", place / "run", options)
            manifest = read_manifest(place / "pseudo")
            comparisons.append(compared(place / "run", manifest, profile))
    every: Counter[str] = Counter()
    for comparison in comparisons:
        every.update(comparison.counts)
    disagreements = [one for comparison in comparisons for one in comparison.disagreements]
    if asked.disagreements:
        asked.disagreements.write_bytes(msgspec.json.format(msgspec.json.encode(disagreements), indent=1))
    return {
        **figures(every),
        "disagreements": len(disagreements),
        "bases": {comparison.base: figures(comparison.counts) for comparison in comparisons},
    }


if __name__ == "__main__":
    sys.exit(main())
