"""How the command line speaks: colour, quietness, and the place of the traceback."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import cached_property

import click
from rich.console import Console


@dataclass
class Terminal:
    """What the global options say. One for a call of the command; made by `a11y.cli.main`."""

    quiet: bool = False
    """Only errors are written."""
    no_color: bool = field(default_factory=lambda: bool(os.environ.get("NO_COLOR")))
    """Neither colours nor bold; also set by a non-empty NO_COLOR (no-color.org)."""
    debug: bool = False
    """An unexpected error shows its traceback."""

    @cached_property
    def console(self) -> Console:
        """Where results go: standard output."""
        return self._console(stderr=False)

    @cached_property
    def errors(self) -> Console:
        """Where progress goes: standard error, so that results can be piped."""
        return self._console(stderr=True)

    def say(self, text: str) -> None:
        """One line on standard output, not when quiet. The text is not read as markup."""
        if not self.quiet:
            self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def _console(self, stderr: bool) -> Console:
        if self.no_color:
            return Console(stderr=stderr, quiet=self.quiet, color_system=None, highlight=False)
        return Console(stderr=stderr, quiet=self.quiet, highlight=False)


def terminal() -> Terminal:
    """The terminal of the command that is running now."""
    found = click.get_current_context().find_object(Terminal)
    return found if found is not None else Terminal()


def complain(message: str) -> None:
    """One line on standard error, `a11y: what is wrong; what to do next`."""
    line = " ".join(message.split())
    sys.stderr.write(f"a11y: {line}\n")
    sys.stderr.flush()


def global_options() -> list[click.Parameter]:
    """The options that every command takes, before or after its name."""
    return [
        _flag("--quiet", "-q", "quiet", help="Write nothing but errors."),
        _flag("--no-color", "no_color", help="No colours; NO_COLOR in the environment does the same."),
        _flag("--debug", "debug", help="Show the traceback of an unexpected error."),
    ]


def _flag(*names: str, help: str) -> click.Option:  # noqa: A002  # click's own word
    attribute = names[-1]

    def remember(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            setattr(context.ensure_object(Terminal), attribute, True)

    return click.Option(names, is_flag=True, expose_value=False, callback=remember, help=help)
