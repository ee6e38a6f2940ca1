"""`a11y run`: scenarios against a target, then one record, one verdict, one report."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module, util
from pathlib import Path

import click

from a11y.browser.installed import find_chromium
from a11y.cli.accepted import chosen_baseline
from a11y.cli.embedded import embedded_index
from a11y.cli.folder import empty_run_folder
from a11y.cli.mail import receiving
from a11y.cli.preflight import check_catalogs, check_target
from a11y.cli.terminal import complain, terminal
from a11y.content import content_path
from a11y.facts.account_file import load_accounts, readable_by_others, spent_codes
from a11y.facts.catalogs import require_locales
from a11y.facts.config import Config, load_config
from a11y.facts.engines import chosen_engines
from a11y.facts.lasting import lasting_folder
from a11y.facts.ledger import Ledger
from a11y.facts.mail_place import mail_place
from a11y.facts.own_record import OwnRecord
from a11y.facts.plan import Plan, halted, lifeline, lost, refusal, write_plan
from a11y.facts.profile import load_profile
from a11y.facts.pseudo_locale import with_pseudo_locales
from a11y.facts.safety import require_allowed
from a11y.facts.temporary import held_folder
from a11y.gating.scope import require_known_ahead
from a11y.reporting.formats import BY_DEFAULT, ReportFormat
from a11y.reporting.places import require_writable
from a11y.words.errors import IncompleteError, UnwritableError, UsageError
from a11y.words.rendition import Modality, Rendition

_NO_SCENARIOS = 5
"""pytest's exit status when nothing was collected."""
_AT_THE_END = "a11y.cli.concluding"
"""What the end of a run needs: it is loaded while the walking processes start."""
_WAIT_AFTER_INTERRUPT = 30
"""Seconds for the walking processes to write their last lines."""


@click.command("run")
@click.option("--target", metavar="URL", help="A running index; the embedded one when left out.")
@click.option(
    "--profile", metavar="NAME", help="What is known of the target: a name, or the path of a .toml file."
)
@click.option("--checkout", metavar="DIR", help="The target's source, for profiles whose catalogs lie in it.")
@click.option("-l", "--locale", "locales", multiple=True, metavar="L", help="Repeatable; all when left out.")
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    metavar="M",
    help="pointer or keyboard; keyboard@en in that locale alone. Repeatable.",
)
@click.option(
    "--at",
    type=click.Choice(["orca"]),
    help="A screen reader that listens: by keyboard alone, in a window, Orca speaking into the record.",
)
@click.option(
    "--rendition",
    "renditions",
    multiple=True,
    metavar="R",
    help="Besides the default: 320x900, dark, forced-colors, text-spacing, zoom-2, reduced-motion, or several "
    "in one, '320x900 dark'; walk:dark for a walk of its own. Repeatable.",
)
@click.option("-n", "--workers", type=int, metavar="N", help="Browsers at once.")
@click.option(
    "-k",
    "expression",
    metavar="EXPR",
    default="",
    help="Only scenarios whose names match, as pytest does it.",
)
@click.option("--shard", metavar="I/N", default="1/1", help="Only part I of N.")
@click.option(
    "--scenarios",
    type=click.Path(path_type=Path, exists=True),
    help="A folder or file of scenarios of yours.",
)
@click.option(
    "--plant",
    "plants",
    multiple=True,
    metavar="NAME",
    help="Switch a planted defect of the embedded index on.",
)
@click.option(
    "--pseudo",
    "pseudo",
    multiple=True,
    metavar="DIR",
    help="A pseudo-locale that `a11y pseudo` made: the target speaks it, and marks say which message a text is. "
    "Without -l, it alone is walked. Repeatable.",
)
@click.option(
    "--accounts",
    metavar="FILE",
    help="Accounts that the target has already, lent to the scenarios that leave them as they were.",
)
@click.option(
    "--engine",
    "engines",
    multiple=True,
    metavar="NAME=PATH",
    help="ibm, htmlcs, qualweb: an engine that looks besides; axe: another source of it. Repeatable.",
)
@click.option("--provision-key", metavar="KEY", help="Of the target's provisioning; else A11Y_PROVISION_KEY.")
@click.option(
    "--mail",
    metavar="PLACE",
    help="Where the target's mail is read: http://HOST:PORT (mailpit), smtp://HOST:PORT (received by the run "
    "itself), or a folder of .eml files; else what the profile says.",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="KEY=VALUE",
    help="Changes the configuration's policy, as in `a11y gate`. Repeatable.",
)
@click.option("--baseline", metavar="FILE", help="Findings that are accepted (else a11y-baseline.toml).")
@click.option("--out", metavar="DIR", help="The run directory (else a11y-out).")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([member.value for member in ReportFormat]),
    help="The reports to make; all of them but earl when left out. Repeatable.",
)
@click.option("--language", metavar="L", help="The language of the report.")
@click.option("--browser", metavar="PATH", help="The Chromium to use.")
@click.option("--timeout", type=float, metavar="SECONDS", help="How long to wait for a page or control.")
def command(
    *,
    expression: str,
    shard: str,
    scenarios: Path | None,
    plants: tuple[str, ...],
    pseudo: tuple[str, ...],
    engines: tuple[str, ...],
    policies: tuple[str, ...],
    formats: tuple[str, ...],
    at: str | None,
    **options: object,
) -> int:
    """Walk scenarios through a running index and write the record and the report."""
    config = load_config(
        {name: list(v) or None if isinstance(v, tuple) else v for name, v in options.items()},
        policy=policies,
    )
    given = options.get("baseline")
    looking = chosen_engines(engines)
    baseline = chosen_baseline(config, Path(config.baseline) if given else None)
    profile = load_profile(config.profile, config.checkout)
    pseudo = tuple(str(Path(folder).resolve()) for folder in pseudo)
    profile = with_pseudo_locales(profile, pseudo)
    locales = require_locales(profile, config.locales or profile.catalogs.pseudo or profile.locales)
    require_known_ahead(config.policy, (*profile.locales, *locales), scenarios or content_path("scenarios"))
    if config.target:
        require_allowed(config.target, config, writes=True)
    if plants and config.target:
        raise UsageError("--plant is for the embedded index alone; leave out --target")
    if config.mail and not config.target:
        raise UsageError("the embedded index keeps its mail itself; leave out --mail, or give --target too")
    place = mail_place(profile, config.mail, config)
    accounts = _accounts(config)
    check_catalogs(profile, locales)
    chromium = find_chromium(config.browser or None, windowed=bool(at))
    reports = [ReportFormat(name) for name in formats] or list(BY_DEFAULT)
    out = empty_run_folder(Path(config.out))
    require_writable(out / "report", reports)
    with (
        held_folder() as folder,
        receiving(place, folder) as mail,
        _target(config, plants, pseudo, folder) as (url, key),
    ):
        check_target(url, profile, locales)
        plan = Plan(
            target=url,
            profile=profile.file or profile.name,
            checkout=str(Path(config.checkout).resolve()) if config.checkout else "",
            out=str(out),
            browser=chromium.path,
            browser_version=chromium.version,
            locales=locales,
            modalities=((Modality.KEYBOARD, None),) if at else config.modality_choices,
            at=at or "",
            renditions=(Rendition(), *config.rendition_choices.walked),
            in_place=config.rendition_choices.in_place,
            timeout=config.timeout,
            provision_key=key,
            pseudo=pseudo,
            run=secrets.token_hex(16),
            accounts=accounts,
            mail=mail,
            engines=looking,
            shard=_shard(shard),
            quiet=terminal().quiet,
            no_color=terminal().no_color,
        )
        own = OwnRecord(plan, profile)
        try:
            walk_plan(plan, folder, scenarios or content_path("scenarios"), config.workers, expression)
        except (KeyboardInterrupt, IncompleteError):
            from a11y.cli.concluding import tell_what_was_seen  # it is loaded by now

            tell_what_was_seen(out, config, baseline, reports)
            raise
    from a11y.cli.concluding import conclude_run  # as above

    return conclude_run(own, config, baseline, reports)


@contextmanager
def _target(
    config: Config, plants: Sequence[str], pseudo: Sequence[str], folder: Path
) -> Iterator[tuple[str, str]]:
    """The target's address and provisioning key; the embedded index for as long as the run."""
    if config.target:
        yield config.target.rstrip("/") + "/", config.provision_key
        return
    with embedded_index(plants, pseudo=pseudo, temporary=folder) as index:
        yield index.url, index.key


def _accounts(config: Config) -> str:
    """The accounts file's whole path, empty when there is none. Raises `ConfigurationError` when it is wrong."""
    if not config.accounts:
        return ""
    path = Path(config.accounts).expanduser().resolve()
    load_accounts(path)
    if readable_by_others(path):
        complain(f"others can read the passwords in {path}; run: chmod 600 {path}")
    return str(path)


def _shard(text: str) -> tuple[int, int]:
    part, slash, parts = text.partition("/")
    if not slash or not part.isdecimal() or not parts.isdecimal() or not 1 <= int(part) <= int(parts):
        raise UsageError(f"--shard {text} is not I/N; write 2/3 for the second part of three")
    return int(part), int(parts)


def walk_plan(plan: Plan, folder: Path, scenarios: Path, workers: int, expression: str) -> None:
    """Walk in child processes, which meet in `folder`.

    Raises `UsageError`, `IncompleteError`; KeyboardInterrupt once they have ended.
    """
    if workers > 1 and not util.find_spec("xdist"):
        raise UsageError("-n needs pytest-xdist; run: pip install 'index-a11y[xdist]'")
    settings, given = folder / "pytest.ini", folder / "plan.json"
    settings.write_text("[pytest]\n", encoding="utf-8")
    handed_over = write_plan(plan, given)
    # -P and an ini file of our own: neither a folder `a11y` here nor the user's own pytest settings interfere
    parts = [sys.executable, "-P", "-m", "pytest", "--rootdir", str(folder), "-c", str(settings)]
    parts += ["-p", "a11y.plugin", "-p", "no:terminal", "-p", "no:cacheprovider", "--import-mode=importlib"]
    # they collect garbage several times before the end, for warnings that nobody is shown
    parts += ["-p", "no:unraisableexception", "-p", "no:threadexception"]
    parts += ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else ["-p", "no:xdist"]
    # a conftest.py above the scenarios belongs to somebody's other tests
    parts += ["--confcutdir", str(scenarios if scenarios.is_dir() else scenarios.parent)]
    parts += ["-k", expression] if expression else []
    # what the browsers and the uploads keep for a while goes with the run's own, whoever is killed
    environment = {**os.environ, **handed_over, "PYTEST_ADDOPTS": "", "TMPDIR": str(folder)}
    environment.setdefault("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    if compiled := lasting_folder("driver"):
        # Node.js compiles seven megabytes of the browser's driver at each start, else
        environment.setdefault("NODE_COMPILE_CACHE", str(compiled))
    if workers > 1:
        parts += ["-p", "xdist.plugin"]
    with _lifeline(given):
        # a session of its own: Ctrl-C reaches us alone, and would kill the browser's driver in mid-sentence
        process = subprocess.Popen(  # noqa: S603  # built above
            [*parts, str(scenarios)], env=environment, start_new_session=True
        )
        try:
            import_module(_AT_THE_END)
            status = process.wait()
        except KeyboardInterrupt:
            _interrupt(process)
            raise
    for line in spent_codes(Ledger(folder), plan.accounts):
        complain(line)
    _require_walked(given, status)


def _require_walked(plan: Path, status: int) -> None:
    """Raise `UsageError` or `IncompleteError` when the walking process did not walk all that it could."""
    if refused := refusal(plan):
        raise UsageError(refused)
    if reason := halted(plan):
        raise UnwritableError(reason)
    if reason := lost(plan):
        raise IncompleteError(f"a walking process ended by itself ({reason}); run again")
    if status == _NO_SCENARIOS:
        raise UsageError("no scenario is left to walk; look at -k, --shard and --scenarios")
    if status not in {0, 1, 2}:
        raise IncompleteError(
            f"the walking process ended by itself with status {status}; what it saw is in the record: run again"
        )


@contextmanager
def _lifeline(plan: Path) -> Iterator[None]:
    """Lets every walking process end with this one, even when this one is killed."""
    if not hasattr(os, "mkfifo"):  # Windows has none
        yield
        return
    os.mkfifo(lifeline(plan), 0o600)
    handle = os.open(lifeline(plan), os.O_RDWR)
    try:
        yield
    finally:
        os.close(handle)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Hand Ctrl-C on: let the child close browser and record, then insist."""
    process.send_signal(signal.SIGINT)
    for insist in (process.terminate, process.kill):
        try:
            process.wait(_WAIT_AFTER_INTERRUPT)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            insist()
        else:
            return
    process.wait()
