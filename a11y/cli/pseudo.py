"""`a11y pseudo`: pseudo-locales of gettext trees, with marks that say which message a text is."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from a11y.cli.terminal import terminal
from a11y.facts.catalog_trees import find_tree
from a11y.facts.config import load_config
from a11y.facts.locale_names import to_bcp47
from a11y.facts.profile import load_profile
from a11y.facts.profile_parts import CatalogSource
from a11y.facts.pseudo_locale import MANIFEST, Manifest, Wish, make_pseudo_locale
from a11y.words.errors import CatalogError, OutputError, UsageError
from a11y.words.pseudo import PseudoKind

_MOST_LONGER = 3.0


@click.command("pseudo")
@click.argument("catalogs", nargs=-1, metavar="[CATALOGS]...")
@click.option("--tracer", "kind", flag_value="tracer", help="The base's own words, with invisible marks.")
@click.option("--accented", "kind", flag_value="accented", help="Accented, longer, in brackets; and marks.")
@click.option("--bidi", "kind", flag_value="bidi", help="Written from right to left; and marks.")
@click.option("--base", metavar="L", help="Whose words it has; the source text's when left out.")
@click.option(
    "--locale",
    metavar="L",
    help="What it is called (else BASE-x-tracer, BASE-XA, ar-XB), or the one of the target's own that it replaces.",
)
@click.option("--source", metavar="L", help="The locale of the source text (else the profile's, or en).")
@click.option(
    "--expand",
    type=click.FloatRange(0, _MOST_LONGER),
    default=0.4,
    show_default=True,
    metavar="SHARE",
    help="By which share accented words are longer.",
)
@click.option("--profile", metavar="NAME", help="Take the catalogs that this profile names.")
@click.option("--checkout", metavar="DIR", help="The target's source, for profiles whose catalogs lie in it.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where LOCALE/LC_MESSAGES is written.",
)
def command(
    *,
    catalogs: tuple[str, ...],
    kind: str | None,
    base: str | None,
    locale: str | None,
    source: str | None,
    expand: float,
    profile: str | None,
    checkout: str | None,
    out: Path,
) -> int:
    """Make a pseudo-locale of gettext trees (LOCALE/LC_MESSAGES/DOMAIN.po); of several, the first one wins."""
    if kind is None:
        raise UsageError("nothing says what to make; give --tracer, --accented or --bidi")
    trees, spoken = _trees(catalogs, profile, checkout)
    source = to_bcp47(source or spoken)
    base = to_bcp47(base or source)
    made = PseudoKind(kind)
    wish = Wish(
        kind=made,
        locale=to_bcp47(locale) if locale else _name(made, base),
        base=base,
        source=source,
        expand=expand,
    )
    _require_ours(out)
    try:
        manifest = make_pseudo_locale(wish, trees, out)
    except OSError as problem:
        raise OutputError(
            f"{problem.filename or out} cannot be written: {problem.strerror or problem}; choose another --out"
        ) from None
    _tell(manifest, out)
    return 0


def _trees(catalogs: tuple[str, ...], profile: str | None, checkout: str | None) -> tuple[CatalogSource, str]:
    """The trees to read with all their domains, and the locale of their source text."""
    if profile is not None:
        if catalogs:
            raise UsageError("give either catalogs or --profile")
        known = load_profile(profile, checkout or load_config({}).checkout)
        return known.catalogs, known.source
    if not catalogs:
        raise UsageError("nothing says of which catalogs; give a folder of LOCALE/LC_MESSAGES, or --profile")
    found = CatalogSource(trees=catalogs, checkout=checkout or "")
    domains = sorted(
        {domain for name in catalogs for domain in _domains(find_tree(name, "", found.checkout).folder)}
    )
    if not domains:
        raise CatalogError(
            f"no catalog in {', '.join(catalogs)}; name the folder that holds LOCALE/LC_MESSAGES/DOMAIN.po"
        )
    return msgspec.structs.replace(found, domains=tuple(domains)), "en"


def _domains(folder: Path) -> set[str]:
    files = (
        path
        for pattern in ("*/LC_MESSAGES/*.po", "*/LC_MESSAGES/*.mo", "*.pot")
        for path in folder.glob(pattern)
    )
    return {path.stem for path in files}


def _name(kind: PseudoKind, base: str) -> str:
    """The name that CLDR gives such a locale (`en-XA`, `ar-XB`); a private one for a tracer."""
    match kind:
        case PseudoKind.TRACER:
            return f"{base}-x-tracer"
        case PseudoKind.ACCENTED:
            return f"{base.partition('-')[0]}-XA"
        case PseudoKind.BIDI:
            return "ar-XB"


def _require_ours(out: Path) -> None:
    """Raises `OutputError` for a folder that holds something else."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file; name another folder with --out")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise OutputError(f"{out} holds something else; name an empty folder with --out")


def _tell(manifest: Manifest, out: Path) -> None:
    say = terminal().say
    say(
        f"{manifest.locale} ({manifest.kind.value}, words of {manifest.base}): {len(manifest.messages)} messages "
        f"marked, {len(manifest.unmarked)} left alone (formats and signs), in {out}"
    )
    say(f"Walk in it: a11y run --pseudo {out}")
