"""The command `a11y`: which commands there are, and how an error becomes one line and an exit status."""

from __future__ import annotations

import difflib
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from a11y import __version__
from a11y.cli.terminal import Terminal, complain, global_options
from a11y.words.errors import A11yError, UsageError

COMMANDS = {
    "check": "Look at given pages: no scenario, no profile.",
    "run": "Run scenarios against a target.",
    "combine": "Join records of processes, shards or machines.",
    "report": "Make reports from a record.",
    "coverage": "Which messages users met; .po files and pictures for translators.",
    "kit": "What a designer takes into a session with screen reader users.",
    "gate": "Judge a record: the exit status is the verdict.",
    "pseudo": "Make pseudo-locales, and tracers that say which message a text is.",
    "serve": "The embedded index alone.",
    "doctor": "What is here, what is missing, and the command that mends it.",
}
"""Each command and its line in `a11y --help`. Its module `a11y.cli.<name>` is imported when it is called."""

INTERRUPTED = 3
"""The exit status after Ctrl-C: what was begun is not complete."""
CRASHED = 3
"""The exit status of an unexpected error: whatever was asked for was not done."""


class Commands(click.Group):
    """A group that imports a command only when it is called, so that `a11y --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a first day's work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, with the global options added; none when there is no such command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"a11y.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"a11y.cli.{cmd_name}.command is not a click command")
        known = {parameter.name for parameter in command.params}
        command.params.extend(option for option in global_options() if option.name not in known)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command named when there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean {near[0]!r}?" if near else "the commands are " + ", ".join(COMMANDS)
            raise click.UsageError(f"no such command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table: no command is imported for it."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


group = Commands(
    name="a11y",
    help="Walks a running package index through its security journeys and records what every user meets.",
    epilog="Exit status: 0 passed, 1 findings above policy, 2 wrong usage, 3 the run is not complete.",
    params=global_options(),
    context_settings={"help_option_names": ["-h", "--help"], "obj": None},
)
group = click.version_option(__version__, prog_name="a11y")(group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and ends the process with its exit status; an expected error is one line."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """The exit status of the command; errors are already told."""
    speaker = Terminal()
    try:
        status = group.main(arguments, prog_name="a11y", standalone_mode=False, obj=speaker)
    except A11yError as error:
        complain(f"{error} (docs/messages.md#{error.slug})")
        return error.exit_status
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return UsageError.exit_status
    except click.ClickException as error:
        complain(_click_sentence(error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; what was recorded so far can be read with `a11y report`")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last stop: nobody above could tell the user
        return _crash(error, speaker.debug)
    return status if isinstance(status, int) else 0


def _click_sentence(error: click.ClickException) -> str:
    sentence = error.format_message().replace(". (Did", " (did").rstrip(".")
    sentence = sentence[:1].lower() + sentence[1:] if not sentence.startswith("'") else sentence
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{sentence}; see `{context.command_path} --help`" if context else sentence


def _crash(error: Exception, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    evidence = "the lines above" if debug else "what `--debug` shows"
    complain(
        f"unexpected {type(error).__name__} in {where.name} (line {where.lineno}): {error}; "
        f"this is a fault of a11y, please report it with {evidence}"
    )
    return CRASHED
