"""`a11y coverage DIR --po OUT` and `--bundle OUT`: what translators take away from a run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from a11y.cli.terminal import complain, terminal
from a11y.coverage.meetings import Meeting, meetings
from a11y.coverage.to_do import to_do
from a11y.facts.catalog_trees import find_tree
from a11y.facts.catalog_writing import Selection, Wanted, selected
from a11y.facts.config import load_config
from a11y.facts.locale_names import to_bcp47, to_gettext
from a11y.facts.nearest import unknown
from a11y.facts.profile import CatalogSource, load_profile
from a11y.facts.record import Record
from a11y.reporting.bundle import write_bundle
from a11y.words.errors import ConfigurationError, OutputError, RecordError
from a11y.words.message import Sighting

Met = dict[tuple[str, str, str], list[Meeting]]


def export(
    record: Record,
    *,
    po: Path | None = None,
    bundle: Path | None = None,
    locales: Sequence[str] = (),
    profile: str | None = None,
    checkout: str | None = None,
) -> None:
    """Write what was asked for. The profile is that of the run unless another is named."""
    chosen = chosen_locales(record, locales)
    if not any(sighting.msgid for sighting in record.sightings):
        raise RecordError(
            "the run met no message of a catalog; name `trees` and `domains` of the catalogs in the profile, run again"
        )
    if po is not None:
        config = load_config({"profile": profile or record.run.profile, "checkout": checkout})
        source = load_profile(config.profile, config.checkout).catalogs
        if not source.trees:
            raise ConfigurationError(
                f"profile '{config.profile}' names no catalogs; give --profile with one that does"
            )
        met = {sighting.catalog for sighting in record.sightings if sighting.msgid}
        if not met & set(source.trees):
            raise ConfigurationError(
                f"the run's messages come from {', '.join(sorted(met))}, and profile '{config.profile}' names other "
                "catalogs; give --profile with that of the run"
            )
        _write_catalogs(record, chosen, source, po)
    if bundle is not None:
        for line in write_bundle(record, chosen, bundle):
            terminal().say(line)


def chosen_locales(record: Record, asked: Sequence[str]) -> tuple[str, ...]:
    """The locales of the run, or those of them that were asked for."""
    there = tuple(dict.fromkeys(state.rendition.locale for state in record.states))
    known = {to_bcp47(locale): locale for locale in there}
    for locale in asked:
        if to_bcp47(locale) not in known:
            raise ConfigurationError(unknown("locale", locale, there, "in this run"))
    return tuple(known[to_bcp47(locale)] for locale in asked) or there


def met_in(record: Record, locale: str) -> Met:
    """The messages met in a locale, in the order in which users need them."""
    by_locale: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        by_locale[sighting.locale].append(sighting)
    return meetings(by_locale[locale], {state.id: state for state in record.states})


def _write_catalogs(record: Record, locales: Sequence[str], source: CatalogSource, out: Path) -> None:
    targets = [locale for locale in locales if to_bcp47(locale) != to_bcp47(record.run.source_locale)]
    if not targets:
        raise ConfigurationError(
            f"the run was in {record.run.source_locale} alone, in which the source is written; "
            "walk another locale with --locale"
        )
    for locale in targets:
        left: dict[tuple[str, str], Wanted] = {}
        written = 0
        for name, selection in _selections(to_do(met_in(record, locale)), source, locale, left):
            path = out / to_gettext(locale) / f"{name}.po"
            _write(path, selection.content)
            written += selection.written
            terminal().say(f"{path}: {selection.written} messages")
            if selection.guessed_plural:
                complain(
                    f"{path}: CLDR has no plural forms of {locale}; correct Plural-Forms before translating"
                )
        if not written:
            terminal().say(f"{locale}: nothing is open of what users met")
        if left:
            first = next(iter(left.values()))
            complain(
                f"{locale}: {len(left)} messages of the run are in no catalog any more, such as '{first.msgid[:60]}'; "
                "run again to see what stands in their place"
            )


def _selections(
    wanted: dict[str, list[Wanted]],
    source: CatalogSource,
    locale: str,
    left: dict[tuple[str, str], Wanted],
) -> Iterator[tuple[str, Selection]]:
    """A selection for each catalog that has something to do, with its file name; in `left` what is gone."""
    for number, name in enumerate(source.trees):
        asked = wanted.get(name, [])
        if not asked:
            continue
        tree = find_tree(name, source.folder, source.checkout)
        gone = {(one.context, one.msgid): one for one in asked}
        since = 0
        for domain in source.domains:
            selection = selected(tree, domain, to_bcp47(locale), list(asked))
            gone = {key: one for key, one in gone.items() if one in selection.gone}
            since += len(selection.done)
            if selection.written:
                yield domain if not number else f"{domain}-{_slug(name)}", selection
        left |= {key: one for key, one in gone.items() if one.was_open}
        if since:
            terminal().say(f"{locale}: {since} messages of {name} were translated since the run")


def _slug(tree: str) -> str:
    """`package:django.contrib.auth/locale` as a part of a file name."""
    name = re.sub(r"/locale$", "", tree.partition(":")[2] or tree)
    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.") or "catalog"


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror}; choose another folder") from None
