"""The command's own record: a run has come to its end when the command says so, and not before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_records import begin, seen, walk

from a11y.cli.folder import empty_run_folder
from a11y.facts.own_record import OwnRecord
from a11y.facts.plan import Plan
from a11y.facts.profile import load_profile
from a11y.facts.record import COMBINED, Record, Recorder, combine, read_record
from a11y.facts.redaction import Redactor
from a11y.gate import Status, judge, why_incomplete
from a11y.words.errors import RecordError

EN = walk()


def own_record(folder: Path) -> OwnRecord:
    """The record of a command whose walk of the embedded index has ended."""
    plan = Plan(
        target="http://localhost:1/", profile="embedded", out=str(folder), browser="", browser_version="1",
        locales=("en",), modalities=(), renditions=(), timeout=1, provision_key="the-provisioning-key",
    )  # fmt: skip
    own = OwnRecord(plan, load_profile("embedded"))
    with Recorder(folder, Redactor(), "walker") as recorder:
        recorder.write(begin([EN]))
        for line in seen(EN):
            recorder.write(line)
    return own


def test_walks_that_have_ended_are_no_run_that_has(tmp_path: Path) -> None:
    """Killed before combining, and between combining and the end, the record is readable and incomplete."""
    own = own_record(tmp_path)
    assert judge(read_record(tmp_path)).status is Status.INCOMPLETE
    record = own.joined(_as_it_is)
    assert judge(record).status is Status.PASSED
    assert judge(read_record(tmp_path)).status is Status.INCOMPLETE
    (tmp_path / COMBINED).unlink()
    assert [reason for reason in why_incomplete(read_record(tmp_path)) if "run-" in reason]


def test_the_end_makes_it_whole(tmp_path: Path) -> None:
    """With its end it passes, combined or not, and combining it again gives the same bytes."""
    own = own_record(tmp_path)
    own.end(own.joined(_as_it_is))
    assert judge(read_record(tmp_path)).status is Status.PASSED
    before = (tmp_path / COMBINED).read_bytes()
    combine([tmp_path], tmp_path)
    assert (tmp_path / COMBINED).read_bytes() == before
    (tmp_path / COMBINED).unlink()
    record = read_record(tmp_path)
    assert judge(record).status is Status.PASSED
    assert record.run.versions == begin([EN]).versions


def test_the_end_does_not_mend_a_walking_process_that_was_killed(tmp_path: Path) -> None:
    """The command that goes on to its end cannot say more than its processes."""
    own = own_record(tmp_path)
    part = tmp_path / "records" / "walker.jsonl"
    part.write_bytes(part.read_bytes()[:-20])
    record = own.joined(_as_it_is)
    assert record.cut == ("walker.jsonl",)
    own.end(record)
    assert judge(read_record(tmp_path)).status is Status.INCOMPLETE


def test_a_run_that_is_killed_while_it_begins_leaves_no_earlier_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the moment that the folder is being emptied, the gate does not pass what lay in it."""
    own = own_record(tmp_path)
    own.end(own.joined(_as_it_is))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            empty_run_folder(tmp_path)
    with pytest.raises(RecordError, match="is empty"):
        read_record(tmp_path)
    empty_run_folder(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["records"]


def _as_it_is(record: Record) -> Record:
    return record
