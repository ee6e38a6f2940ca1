"""`a11y coverage`: what catalogs hold, which messages users meet, and what translators take away from a run."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.coverage_export import chosen_locales, export
from a11y.cli.coverage_met import tell
from a11y.cli.coverage_static import Asked, count_catalogs
from a11y.facts.record import read_record
from a11y.words.errors import UsageError


@click.command("coverage")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--catalogs",
    metavar="PATH",
    help="Count and judge the catalogs below a folder, without a run; `package:django` is an installed package's.",
)
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
@click.option("--domain", "domains", multiple=True, metavar="D", help="With --catalogs. Repeatable.")
@click.option(
    "--source", default="en", metavar="L", help="With --catalogs: the locale of the source text (en)."
)
@click.option("--no-lint", is_flag=True, help="With --catalogs: count, and do not judge the translations.")
@click.option(
    "--check", "checks", multiple=True, metavar="NAME", help="With --catalogs: one more check of pofilter's."
)
@click.option(
    "--accelerator", default="", metavar="SIGN", help="With --catalogs: what stands before an access key."
)
@click.option(
    "--fail-under",
    type=float,
    default=0.0,
    metavar="SHARE",
    help="With --catalogs: exit with 1 when a locale has less, in per cent.",
)
@click.option("--strict", is_flag=True, help="With --catalogs: exit with 1 for warnings too.")
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write every message that was met; with --catalogs numbers and findings. - is standard output.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="With --catalogs: write a page.",
)
@click.option(
    "--language", metavar="L", help="Of that page; else the configuration's, else the terminal's own."
)
@click.option("--profile", metavar="NAME", help="Else that of the run.")
@click.option("--checkout", metavar="DIR", help="The target's source, for profiles whose catalogs lie in it.")
def command(
    *,
    directory: Path | None,
    catalogs: str | None,
    locales: tuple[str, ...],
    po: Path | None,
    bundle: Path | None,
    domains: tuple[str, ...],
    source: str,
    no_lint: bool,
    checks: tuple[str, ...],
    accelerator: str,
    fail_under: float,
    strict: bool,
    json_file: Path | None,
    html: Path | None,
    language: str | None,
    profile: str | None,
    checkout: str | None,
) -> int:
    """Tell what the catalogs hold (--catalogs), or which of their messages users met in the run in DIR."""
    if catalogs is not None:
        if directory is not None:
            raise UsageError("--catalogs counts without a run; leave DIR out")
        asked = Asked(
            catalogs=catalogs,
            domains=domains,
            locales=locales,
            source=source,
            lint=not no_lint,
            checks=checks,
            accelerator=accelerator,
            fail_under=fail_under,
            strict=strict,
            json=json_file,
            html=html,
            language=language,
        )
        return count_catalogs(asked)
    if directory is None:
        raise UsageError("name the folder that `a11y run` wrote, or --catalogs PATH")
    record = read_record(directory)
    if json_file is not None or (po is None and bundle is None):
        tell(record, chosen_locales(record, locales), json_file)
    if po is not None or bundle is not None:
        export(record, po=po, bundle=bundle, locales=locales, profile=profile, checkout=checkout)
    return 0
