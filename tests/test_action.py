"""`action.yml`: its shell steps are run as they are, on the embedded index; files and a stub play GitHub's part."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_records import finding, seen, walk, write_record

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")


class Job:
    """A job that uses the action: its inputs, the files that GitHub gives to steps, a `gh` that notes its words."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        self.folder = folder
        given = {name: str(about.get("default", "")) for name, about in ACTION["inputs"].items()}
        self.facts = {f"inputs.{name}": value for name, value in (given | inputs).items()}
        self.facts |= {
            "github.action_path": str(ROOT),
            "github.repository": "o/r",
            "github.event.pull_request.number": "7",
            "github.token": "t",
        }
        self.output, self.summary, self.calls = folder / "output", folder / "summary.md", folder / "calls"
        for file in (self.output, self.summary, self.calls):
            file.touch()
        tools = folder / "tools"
        tools.mkdir()
        gh = tools / "gh"
        gh.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$*" >>"{self.calls}"\n'
            'case "$*" in *--paginate*) printf "%s" "$KNOWN";; esac\n',
            encoding="utf-8",
        )
        gh.chmod(0o755)
        self.path = f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}"

    def step(self, name: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run a step as a runner does: bash, ending at the first failure."""
        step = STEPS[name]
        env = {key: self.fill(value) for key, value in step.get("env", {}).items()}
        script = self.folder / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.folder,
            env={**self.surroundings(), **env, **extra},
            capture_output=True,
            text=True,
            check=False,
        )

    def fill(self, text: str) -> str:
        """Expressions by their values."""
        return EXPRESSION.sub(lambda match: self.facts[match.group(1)], text)

    def surroundings(self) -> Mapping[str, str]:
        """The environment of every step."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("A11Y", "GITHUB"))}
        files = {"GITHUB_OUTPUT": str(self.output), "GITHUB_STEP_SUMMARY": str(self.summary)}
        return {**kept, **files, "PATH": self.path, "PYTEST_ADDOPTS": ""}

    def outputs(self) -> None:
        """Take what the gate has put out into the facts, as GitHub does."""
        for line in self.output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.facts[f"steps.gate.outputs.{name}"] = value


def check(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    """A file held to one of the schemas that the checker carries."""
    tool = Path(sys.executable).parent / "check-jsonschema"
    return subprocess.run(
        [tool, "--builtin-schema", schema, file], capture_output=True, text=True, check=False
    )


def test_the_action_is_one_that_github_takes() -> None:
    """The schema of actions holds."""
    told = check("vendor.github-actions", ROOT / "action.yml")
    assert told.returncode == 0, told.stdout


def test_no_input_is_put_into_a_script() -> None:
    """What somebody else may have written reaches a script by its environment only."""
    assert not [name for name, step in STEPS.items() if "${{" in step["run"]]


def test_actions_of_others_are_pinned() -> None:
    """Each is named by the hash of its commit."""
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)


def test_the_package_is_one_that_pip_finds(tmp_path: Path) -> None:
    """The step that installs runs to its end; pip only looks, so that nothing of this machine changes."""
    extra = {"PIP_DRY_RUN": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    told = Job(tmp_path).step("Install", **extra)
    assert told.returncode == 0, told.stderr


def test_a_walk_of_the_embedded_index_passes(tmp_path: Path) -> None:
    """Run, gate and verdict on a good index: status 0, a summary, every report."""
    job = Job(tmp_path, locales="en fr", scenarios="test_sign_out and not address", workers="1")
    told = job.step("Run")
    assert told.returncode == 0, told.stdout + told.stderr
    told = job.step("Gate")
    assert told.returncode == 0, told.stdout + told.stderr
    job.outputs()
    assert job.facts["steps.gate.outputs.status"] == "0"
    assert job.step("Verdict").returncode == 0
    assert "::notice title=a11y::" in told.stdout
    assert job.summary.read_text(encoding="utf-8").startswith("## ")
    log = json.loads((tmp_path / "a11y-out" / "report" / "report.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(("whole", "status"), [(True, "1"), (False, "3")])
def test_a_fault_or_a_gap_ends_the_job(tmp_path: Path, whole: bool, status: str) -> None:
    """The last step ends with the gate's status, after everything was told."""
    of = walk()
    write_record(tmp_path / "a11y-out", [of], *(seen(of) if whole else ()), finding(of))
    job = Job(tmp_path)
    told = job.step("Gate")
    assert told.returncode == 0, told.stderr
    assert "::error" in told.stdout
    job.outputs()
    assert job.facts["steps.gate.outputs.status"] == status
    assert job.step("Verdict").returncode == int(status)


def test_a_policy_is_one_setting_a_line(tmp_path: Path) -> None:
    """Each line reaches gate and report alike."""
    of = walk()
    write_record(tmp_path / "a11y-out", [of], *seen(of), finding(of))
    job = Job(tmp_path, policy="fail_on=critical\n\nserious=5\n")
    assert job.step("Gate").returncode == 0
    job.outputs()
    assert job.facts["steps.gate.outputs.status"] == "0"


@pytest.mark.parametrize(
    ("known", "verb"), [("", "POST repos/o/r/issues/7/"), ("42", "PATCH repos/o/r/issues/comments/42")]
)
def test_a_comment_is_made_once_and_renewed(tmp_path: Path, known: str, verb: str) -> None:
    """The comment of an earlier run is found by its marker and written anew."""
    told = Job(tmp_path).step("Comment", KNOWN=known)
    assert told.returncode == 0, told.stderr
    looked, wrote = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert "<!-- a11y -->" in looked
    assert verb in wrote
    assert "body=@a11y-out/report/comment.md" in wrote


def test_nothing_judged_is_no_pass() -> None:
    """Where the gate said nothing, the job fails."""
    assert subprocess.run(["bash", "-c", STEPS["Verdict"]["run"]], env={}, check=False).returncode == 3


def test_the_guides_workflow_is_right(tmp_path: Path) -> None:
    """The workflow in docs/ci.md holds to the schema of workflows and gives the action inputs that it has."""
    guide = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    (tmp_path / "a11y.yml").write_text(text, encoding="utf-8")
    told = check("vendor.github-workflows", tmp_path / "a11y.yml")
    assert told.returncode == 0, told.stdout
    steps = yaml.safe_load(text)["jobs"]["a11y"]["steps"]
    (used,) = (step for step in steps if "/a11y@" in step.get("uses", ""))
    assert set(used["with"]) <= set(ACTION["inputs"])
