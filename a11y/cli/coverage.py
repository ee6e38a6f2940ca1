"""`a11y coverage`: which messages users meet, and what translators take away from a run."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.coverage_export import export
from a11y.facts.record import read_record
from a11y.words.errors import UsageError


@click.command("coverage")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("-l", "--locale", "locales", multiple=True, metavar="L", help="Repeatable; all when left out.")
@click.option(
    "--po",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="Write a .po for each locale and domain with what is open, what users need first before the rest.",
)
@click.option(
    "--bundle",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="Write pictures with their messages marked, and a manifest of them for a translation platform.",
)
@click.option("--profile", metavar="NAME", help="Else that of the run.")
@click.option("--checkout", metavar="DIR", help="The target's source, for profiles whose catalogs lie in it.")
def command(
    *,
    directory: Path | None,
    locales: tuple[str, ...],
    po: Path | None,
    bundle: Path | None,
    profile: str | None,
    checkout: str | None,
) -> int:
    """Tell which messages of the catalogs users met in the run in DIR."""
    if directory is None or (po is None and bundle is None):
        raise UsageError(
            "name the folder that `a11y run` wrote, and --po or --bundle with a folder to write to"
        )
    record = read_record(directory)
    export(record, po=po, bundle=bundle, locales=locales, profile=profile, checkout=checkout)
    return 0
