"""`a11y check URL...`: looks at given pages, without a profile or a scenario; the same record, report and gate."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec
import tomlkit

import a11y.walking
from a11y.browser.installed import find_chromium
from a11y.cli.accepted import chosen_baseline
from a11y.cli.addresses import page_addresses, pairs
from a11y.cli.folder import empty_run_folder
from a11y.cli.run import walk_plan
from a11y.cli.terminal import terminal
from a11y.cli.weighing import dealt
from a11y.facts.config import Config, load_config
from a11y.facts.engines import GUESTS, chosen_engines
from a11y.facts.own_record import OwnRecord
from a11y.facts.plan import Plan
from a11y.facts.policy import Selection
from a11y.facts.profile import load_profile
from a11y.facts.temporary import held_folder
from a11y.facts.visits import Visits, write_visits
from a11y.gating.scope import require_known_ahead
from a11y.reporting.formats import ReportFormat
from a11y.reporting.places import STANDARD_OUTPUT, require_writable
from a11y.rules.asked import Asked, of_engines
from a11y.words.errors import IncompleteError, OutputError, UsageError
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import CHECKED

_SCENARIO = Path(a11y.walking.__file__).parent / "check_pages.py"
_ENGINES = ("axe", "a11y")
_GUESTS = tuple(f"{name}/" for name in GUESTS)
"""What the rules of guests are opened with."""


@click.command("check")
@click.argument("addresses", metavar="URL...", nargs=-1)
@click.option("--sitemap", metavar="URL", help="The pages that this sitemap lists, besides.")
@click.option("--include", "included", multiple=True, metavar="PATTERN", help="Of the sitemap, only these.")
@click.option("--exclude", "excluded", multiple=True, metavar="PATTERN", help="Of the sitemap, not these.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Of the sitemap, the first N.")
@click.option(
    "-l", "--locale", "locales", multiple=True, metavar="L", help="Asked for by header. Repeatable; en."
)
@click.option("--catalogs", metavar="PATH", help="A gettext tree: then its messages are found on the pages.")
@click.option(
    "--rules", "rules", multiple=True, metavar="RULE", help="Only these: axe/label, focus/*. Repeatable."
)
@click.option(
    "--engine",
    "engines",
    multiple=True,
    metavar="NAME",
    help="axe, a11y: only its rules. ibm=PATH, htmlcs=PATH, qualweb=PATH: that engine besides. axe=PATH: that "
    "source of axe. Repeatable.",
)
@click.option("--aaa", is_flag=True, help="Rules about criteria of level AAA as well.")
@click.option("--rendition", "renditions", multiple=True, metavar="R", help="As in `a11y run`. Repeatable.")
@click.option("--viewport", metavar="WxH", help="The window, in CSS pixels (else 1280x900).")
@click.option("--cookie", "cookies", multiple=True, metavar="NAME=VALUE", help="Repeatable.")
@click.option("--header", "headers", multiple=True, metavar="NAME=VALUE", help="Repeatable.")
@click.option("--storage-state", metavar="FILE", help="Cookies and local storage, as Playwright writes them.")
@click.option("--wait-for", "ready", default="", metavar="SELECTOR", help="What must be visible first.")
@click.option("--error-pages", is_flag=True, help="Look at pages that answer with an error status, too.")
@click.option("--submit", is_flag=True, help="Send forms empty and wrong, and look at the answers too.")
@click.option(
    "--allow", "allowed", multiple=True, metavar="HOST", help="A host besides this machine. Repeatable."
)
@click.option("-n", "--workers", type=int, metavar="N", help="Browsers at once.")
@click.option(
    "--policy", "policies", multiple=True, metavar="KEY=VALUE", help="As in `a11y gate`. Repeatable."
)
@click.option("--baseline", metavar="FILE", help="Findings that are accepted (else a11y-baseline.toml).")
@click.option("--out", metavar="DIR", help="The run directory (else a11y-out).")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([member.value for member in ReportFormat]),
    help="The reports to make; HTML and JSON when left out. Repeatable.",
)
@click.option("--json", "json_file", metavar="FILE", help="The JSON report, there; - for standard output.")
@click.option("--language", metavar="L", help="The language of the report.")
@click.option("--browser", metavar="PATH", help="The Chromium to use.")
@click.option("--timeout", type=float, metavar="SECONDS", help="How long to wait for a page.")
def command(
    *,
    addresses: tuple[str, ...],
    sitemap: str | None,
    included: tuple[str, ...],
    excluded: tuple[str, ...],
    limit: int | None,
    catalogs: str | None,
    rules: tuple[str, ...],
    aaa: bool,
    engines: tuple[str, ...],
    viewport: str | None,
    cookies: tuple[str, ...],
    headers: tuple[str, ...],
    storage_state: str | None,
    ready: str,
    submit: bool,
    error_pages: bool,
    allowed: tuple[str, ...],
    policies: tuple[str, ...],
    formats: tuple[str, ...],
    json_file: str | None,
    **options: object,
) -> int:
    """Look at pages, press what only they hear of, and type into their fields; nothing is sent without --submit."""
    config = load_config(
        {name: list(v) or None if isinstance(v, tuple) else v for name, v in options.items()}, policy=policies
    )
    guests = chosen_engines([engine for engine in engines if "=" in engine])
    config, asked = _with_rules(config, rules, engines)
    baseline = chosen_baseline(config, Path(config.baseline) if options.get("baseline") else None)
    pages = page_addresses(
        addresses,
        config,
        allowed,
        sitemap=sitemap,
        included=included,
        excluded=excluded,
        limit=limit,
        writes=submit,
    )
    locales = config.locales or ("en",)
    visits = Visits(
        addresses=dealt(pages, config.workers),
        ready=ready,
        submit=submit,
        error_pages=error_pages,
        storage_state=_file(storage_state, "--storage-state"),
        cookies=pairs(cookies, "--cookie"),
        headers=pairs(headers, "--header"),
    )
    reports = [ReportFormat(name) for name in formats] or [ReportFormat.HTML, ReportFormat.JSON]
    if json_file and ReportFormat.JSON not in reports:
        reports.append(ReportFormat.JSON)
    window = _window(viewport)
    chromium = find_chromium(config.browser or None)
    out = empty_run_folder(Path(config.out))
    require_writable(out / "report", reports)
    _require_writable_file(json_file)
    with held_folder() as folder:
        profile = folder / "pages.toml"
        profile.write_text(
            _profile(pages, locales, catalogs, asked=bool(config.locales or catalogs)), encoding="utf-8"
        )
        write_visits(visits, folder)
        plan = Plan(
            target=pages[0],
            profile=str(profile),
            out=str(out),
            browser=chromium.path,
            browser_version=chromium.version,
            locales=locales,
            modalities=((Modality.POINTER, None),),
            renditions=(window, *config.rendition_choices.walked),
            in_place=config.rendition_choices.in_place,
            timeout=config.timeout,
            rules=asked.patterns,
            aaa=aaa,
            engines=guests,
            run=secrets.token_hex(16),
            quiet=terminal().quiet,
            no_color=terminal().no_color,
        )
        own = OwnRecord(plan, load_profile(plan.profile))
        try:
            walk_plan(plan, folder, _SCENARIO, config.workers, "")
            complete = True
        except IncompleteError as error:
            terminal().say(str(error))
            complete = False
    from a11y.cli.concluding import conclude_check  # `walk_plan` has loaded it

    return conclude_check(own, config, baseline, reports, json_file=json_file, complete=complete)


def _with_rules(config: Config, rules: Sequence[str], engines: Sequence[str]) -> tuple[Config, Asked]:
    """The configuration whose policy counts these rules alone, and what is to be asked.

    Raises `PolicyError` for a rule that does not exist, `UsageError` for one that is of none of the engines.
    """
    wanted = [part.strip() for rule in rules for part in rule.split(",") if part.strip()]
    alone = [engine for engine in engines if "=" not in engine]
    if unknown := [engine for engine in alone if engine not in _ENGINES]:
        raise UsageError(
            f"--engine {unknown[0]} is neither axe nor a11y; a guest is given with its place: NAME=PATH"
        )
    asked = of_engines(alone)
    if strange := [rule for rule in wanted if not asked.wants(rule) and not rule.startswith(_GUESTS)]:
        raise UsageError(f"--rules {strange[0]} is not of the engine that was chosen; leave --engine out")
    if not wanted:
        return config, asked
    only = tuple(Selection(rule=rule) for rule in wanted)
    chosen = msgspec.structs.replace(config, policy=msgspec.structs.replace(config.policy, only=only))
    require_known_ahead(chosen.policy, chosen.locales, _SCENARIO)
    return chosen, asked


def _window(viewport: str | None) -> Rendition:
    if viewport is None:
        return Rendition()
    width, by, height = viewport.lower().partition("x")
    if not (by and width.isdecimal() and height.isdecimal() and int(width) > 0 and int(height) > 0):
        raise UsageError(f"--viewport {viewport} is not WIDTHxHEIGHT; write 1280x900")
    return Rendition(width=int(width), height=int(height))


def _profile(pages: Sequence[str], locales: Sequence[str], catalogs: str | None, *, asked: bool) -> str:
    """A profile that knows nothing of the pages but how to ask for a language, where one was asked for."""
    tree = Path(_file(catalogs, "--catalogs"))
    hosts = {urlsplit(page).netloc for page in pages}
    tables: Mapping[str, object] = {
        "name": CHECKED,
        "title": hosts.pop() if len(hosts) == 1 else "Pages",
        "source": "en",
        "locales": list(locales),
        "locale": {"header": True} if asked else {"any": True},
        "catalogs": {"trees": [str(tree)]} if catalogs else {},
    }
    return tomlkit.dumps(tables)


def _file(name: str | None, option: str) -> str:
    """The whole path, empty for none. Raises `UsageError` when nothing is there."""
    if not name:
        return ""
    path = Path(name).expanduser().resolve()
    if not path.exists():
        raise UsageError(f"{option} {name}: there is nothing at {path}; give another path")
    return str(path)


def _require_writable_file(name: str | None) -> None:
    if not name or name == STANDARD_OUTPUT:
        return
    try:
        with Path(name).open("ab"):
            return
    except OSError as error:
        raise OutputError(
            f"{name} cannot be written ({error.strerror}); give --json another place"
        ) from error
