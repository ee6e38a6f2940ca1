from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import click
import pytest

from a11y.cli.main import COMMANDS, run
from a11y.words.errors import A11yError, TargetError, UsageError


def a_command(error: BaseException) -> click.Command:
    """A command that ends with this error."""

    def raises() -> None:
        raise error

    return click.Command("doctor", callback=raises)


Failing = Callable[[BaseException], None]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Makes `a11y doctor` end with an error."""

    def fail(error: BaseException) -> None:
        module = ModuleType("a11y.cli.doctor")
        monkeypatch.setattr(module, "command", a_command(error), raising=False)
        # the package's attribute `main` is the function, so the module is asked for by its name
        monkeypatch.setattr(import_module("a11y.cli.main"), "import_module", lambda _: module)

    return fail


@pytest.mark.parametrize(("error", "status"), [(UsageError("wrong"), 2), (TargetError("it is down"), 3)])
def test_an_expected_error_is_one_line(
    failing: Failing, capsys: pytest.CaptureFixture[str], error: A11yError, status: int
) -> None:
    """An expected error is one line with its page of explanation, its own exit status, and no traceback."""
    failing(error)
    assert run(["doctor"]) == status
    assert capsys.readouterr().err == f"a11y: {error} (docs/messages.md#{error.slug})\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_is_one_line(
    failing: Failing, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    """Ctrl-C ends with status 3 and says how to read what was recorded."""
    failing(error)
    assert run(["doctor"]) == 3
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert "a11y report" in told[0]


def test_an_unexpected_error_says_how_to_report_it(
    failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the harness is one line; only `--debug` shows the traceback."""
    failing(ZeroDivisionError("by nought"))
    assert run(["doctor"]) == 3
    plain = capsys.readouterr().err
    assert plain.count("\n") == 1
    assert "--debug" in plain
    assert run(["doctor", "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_os_error_is_no_traceback(failing: Failing, capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk, met where nobody expected it, is still one line."""
    failing(OSError(errno.ENOSPC, "No space left on device"))
    assert run(["doctor"]) == 3
    assert "No space left" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["servo"], "did you mean 'serve'?"),
        (["frobnicate"], "the commands are check, run"),
        (["serve", "--prot", "1"], "'--port'"),
        (["serve", "--port", "one"], "see `a11y serve --help`"),
        (["gate"], "DIR"),
    ],
)
def test_wrong_usage_is_one_line_with_the_way_out(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """A wrong command, option or value is one line that names what was meant, and status 2."""
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Each command of the list exists, explains itself, and takes the global options."""
    assert run([name, "--help"]) == 0
    told = capsys.readouterr().out
    assert all(option in told for option in ("--quiet", "--no-color", "--debug"))


def test_help_imports_no_command() -> None:
    """`a11y --help` is quick: no command, no browser, no report is imported for it."""
    code = (
        "import sys; from a11y.cli.main import run; run(['--help']); "
        "print([m for m in sys.modules if m.split('.')[0] in {'playwright', 'django', 'jinja2', 'babel'}], "
        "[m for m in sys.modules if m.startswith('a11y.cli.') and m.rpartition('.')[2] in "
        f"{sorted(COMMANDS)}])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "[] []"


def test_what_begins_a_check_loads_neither_rules_nor_reports() -> None:
    """Pages are looked at the sooner: our rules are loaded when one is asked, reports while the browsers start."""
    code = (
        "import sys, a11y.cli.check, a11y.walking.walked, a11y.walking.fixtures; "
        "print(sorted(set(sys.modules) & {'a11y.rules.registry', 'a11y.reporting.write', 'jinja2'}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        (["doctor"], {}, True),
        (["doctor", "--no-color"], {}, False),
        (["--no-color", "doctor"], {}, False),
        (["doctor"], {"NO_COLOR": "1"}, False),
        (["doctor", "--quiet"], {}, False),
    ],
)
def test_colour_can_be_switched_off(arguments: list[str], environment: dict[str, str], colored: bool) -> None:
    """`--no-color`, before or after the command, and NO_COLOR leave no escape sequence on a terminal."""
    answer = subprocess.run(
        [sys.executable, "-m", "a11y", *arguments],
        env={**os.environ, "FORCE_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("\x1b[" in answer.stdout) is colored
