"""`a11y serve`: the embedded index alone, until Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
from types import FrameType

import click

from a11y.cli.embedded import address, first_line, stop
from a11y.cli.embedded import command as index_command
from a11y.cli.terminal import complain, terminal


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: a free one.")
@click.option("--plant", "plants", multiple=True, metavar="NAME", help="Plant a defect; `list` names them.")
@click.option(
    "--confirm-after",
    type=click.IntRange(0),
    metavar="SECONDS",
    help="Ask for the password again this long after signing in.",
)
@click.option(
    "--pseudo", "pseudo", multiple=True, metavar="DIR", help="Offer what `a11y pseudo` wrote. Repeatable."
)
@click.option("--key", metavar="KEY", help="Open provisioning and mail to those who send this key.")
def command(
    port: int,
    plants: tuple[str, ...],
    confirm_after: int | None,
    pseudo: tuple[str, ...],
    key: str | None,
) -> int:
    """Serve the embedded index on loopback until Ctrl-C; all it holds is thrown away afterwards."""
    parts = index_command(
        port=port,
        key=key,
        plants=plants,
        confirm_after=confirm_after,
        pseudo=pseudo,
        exit_with_parent="list" not in plants,
    )
    if "list" in plants:
        return subprocess.run(parts, check=False).returncode  # noqa: S603  # built above
    return _serve(parts)


def _serve(parts: list[str]) -> int:
    # its own session: Ctrl-C in the terminal reaches us alone, and we end it in order
    process = subprocess.Popen(  # noqa: S603  # built by the caller
        parts, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    asked_to_end = False

    def end(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_end
        asked_to_end = True
        process.terminate()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        url = address(first_line(process.stdout)) if process.stdout else ""
        if url:
            terminal().say(f"The embedded index answers at {url} (Ctrl-C ends it)")
        status = process.wait()
    finally:
        stop(process)
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked_to_end:
        return 0
    if url:
        complain(f"the embedded index ended by itself (status {status}); start it again with `a11y serve`")
    return status if status > 0 else 3
