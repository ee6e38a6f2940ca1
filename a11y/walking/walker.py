"""What a walking process has, and what it gives to each walk."""

from __future__ import annotations

import platform
import sys
import time
from functools import cached_property, partial
from pathlib import Path

import msgspec

from a11y import __version__
from a11y.browser.accounts import Account
from a11y.browser.addresses import Caller
from a11y.browser.controls import Speakers
from a11y.browser.drawing import Drawing
from a11y.browser.examining import Examiner
from a11y.browser.orca.needs import orca_version
from a11y.browser.orca.session import Session
from a11y.browser.pacing import Pace
from a11y.browser.probes.acting import acting_for
from a11y.browser.probes.axe import axe_version
from a11y.browser.walking import BYPASSES_CSP
from a11y.coverage.language import wording
from a11y.coverage.met import met
from a11y.coverage.offers import switcher
from a11y.coverage.plurals import counted
from a11y.coverage.traced import traced, unmarked
from a11y.facts.account_file import AccountEntry, load_accounts
from a11y.facts.catalogs import Catalogs, catalog_locales, known_locales, load_catalogs
from a11y.facts.ledger import Ledger
from a11y.facts.locale_names import to_bcp47
from a11y.facts.plan import Plan, shared_folder
from a11y.facts.profile import Profile, load_profile
from a11y.facts.pseudo_locale import manifest_of, with_pseudo_locales
from a11y.facts.record import Recorder, now
from a11y.facts.redaction import Redactor
from a11y.facts.source_tags import SourceTags
from a11y.rules.asked import Asked
from a11y.rules.judge import judge
from a11y.rules.msgids import SENTENCE
from a11y.speech.told import speeches
from a11y.walking.notices import notice
from a11y.words.finding import Engine
from a11y.words.message import Sighting
from a11y.words.run import CHECKED, FORMAT, ContentPolicy, Line, Run, Walk
from a11y.words.state import OBSERVATIONS, PageState


class Walker:
    """What a walking process has: profile, catalogs by locale, record."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.profile: Profile = with_pseudo_locales(load_profile(plan.profile, plan.checkout), plan.pseudo)
        self.redactor = Redactor()
        self.redactor.learn(plan.provision_key)
        self.folder = shared_folder()
        """Where the processes of the run meet."""
        self.ledger = Ledger(self.folder)
        self.accounts: tuple[AccountEntry, ...] = load_accounts(Path(plan.accounts)) if plan.accounts else ()
        for entry in self.accounts:
            self.redactor.learn(*entry.secrets())
        self.registered: dict[str, Account] = {}
        """Accounts that were registered for walks that change nothing, by what was wished."""
        self.recorder = Recorder(Path(plan.out), self.redactor)
        self.asked = Asked(plan.rules, plan.aaa)
        # whoever acts while a screen reader listens is heard
        acting = () if plan.at else acting_for(self.asked.parts)
        self.examiner = Examiner(self.recorder, self.folder, acting)
        self.engines = msgspec.structs.replace(
            plan.engines,
            axe_looks=self.asked.axe,
            axe_alone=self.asked.axe_alone
            and self.profile.name == CHECKED
            and not self.profile.catalogs.trees
            and not plan.engines.guests,
        )
        self.tags = SourceTags(Path(plan.checkout)) if plan.checkout else None
        """The target's templates, where they can be read."""
        self._catalogs: dict[str, Catalogs] = {}

    def pace(self, *who: str) -> Pace:
        """The target's limits as somebody meets them (`walk.key`), who comes from an address of their own."""
        caller = Caller(self.profile.limits.client_address, self.plan.run, " ".join(who))
        return Pace(self.profile.limits, self.ledger, caller, partial(notice, self.folder))

    def catalogs(self, locale: str) -> Catalogs:
        """The target's catalogs in a locale, read once."""
        if locale not in self._catalogs:
            self._catalogs[locale] = load_catalogs(self.profile.catalogs, locale, self.profile.source)
        return self._catalogs[locale]

    @cached_property
    def translated(self) -> frozenset[str]:
        """The locales that have a catalog, looked for once. Raises `CatalogError`."""
        return catalog_locales(self.profile.catalogs)

    def run_line(self, planned: tuple[Walk, ...]) -> Run:
        """The first line of this process's record."""
        locales = dict.fromkeys(walk.rendition.locale for walk in planned)
        catalogs = [self.catalogs(locale) for locale in locales]
        return Run(
            format=FORMAT,
            target=self.plan.target,
            profile=self.profile.name,
            profile_title=self.profile.title,
            source_locale=self.profile.source,
            versions={
                "a11y": __version__,
                "python": platform.python_version(),
                "browser": self.plan.browser_version,
                "axe-core": axe_version(self.plan.engines.axe),
                **{guest.title: guest.version for guest in self.plan.engines.guests},
                **({"Orca": orca_version()} if self.plan.at else {}),
                "platform": sys.platform,
            },
            time=now(),
            process=self.recorder.process,
            asked=self.plan.rules,
            planned=planned,
            catalogs=tuple(share for one in catalogs for share in one.shares),
            csp=ContentPolicy.BYPASSED if BYPASSES_CSP else ContentPolicy.KEPT,
            notes=tuple(dict.fromkeys(note for one in catalogs for note in one.notes)),
        )


class Surroundings:
    """What a driver is given for one walk."""

    def __init__(self, walker: Walker, walk: Walk) -> None:
        self._walker = walker
        self._catalogs = walker.catalogs(walk.rendition.locale)
        self.target = walker.plan.target
        self.profile = walker.profile
        self.words = Speakers(self._catalogs, walker.catalogs(walker.profile.source))
        self.recorder = walker.recorder
        self.examiner = walker.examiner
        self.engines = walker.engines
        self.timeout = walker.plan.timeout * 1000
        self.browser = Engine("Chromium", walker.plan.browser_version)
        self.findings = 0
        self.session: Session | None = None
        """The screen reader that listens to this walk."""
        self.participant = 0
        """The number of the person for whom all is made; 0 when the harness itself walks."""
        preparation = walker.plan.preparation
        self.own_keys = preparation is not None and preparation.own_keys
        """That person has security keys: nothing with a key is done for them."""
        self.user_data: set[str] = set()

    def speak(self, locale: str) -> None:
        """The target's words are those of this locale from here on: its user has chosen it on a page."""
        self._catalogs = self._walker.catalogs(locale)
        self.words = Speakers(self._catalogs, self.words.source)

    def judge(self, state: PageState, drawing: Drawing) -> None:
        """Judge the page state, find the messages on it, and write all of it down at once.

        No rule asks for the picture: it is waited for last.
        """
        started = time.perf_counter()
        state, sightings = self._sentences(state) if self.engines.axe_alone else self._read(state)
        read = time.perf_counter()
        judged, findings = judge(state, sightings, self._walker.asked)
        if self._walker.tags is not None:
            settled = self._walker.tags.settled
            findings = tuple(
                msgspec.structs.replace(one, sources=settled(one.target, one.sources)) for one in findings
            )
        rules = round((time.perf_counter() - read) * 1000, 1)
        judged = drawing.finish(judged)
        timing = {**judged.timing, "messages": round((read - started) * 1000, 1), "rules": rules}
        bulky: dict[str, object] = dict.fromkeys(OBSERVATIONS)
        kept = msgspec.structs.replace(judged, nodes=(), listened=(), timing=timing, **bulky)
        if self.engines.axe_alone:
            # the elements that axe names are no tree that anybody could read, and no catalog has the words
            lines: tuple[Line, ...] = (msgspec.structs.replace(kept, tree=(), runs=()), *findings)
        else:
            heard = speeches(state, self._walker.redactor.holds_secret)
            lines = (kept, *findings, *sightings, *heard)
        self.recorder.write(*lines)
        self.findings += len(findings)

    def _read(self, state: PageState) -> tuple[PageState, tuple[Sighting, ...]]:
        """The page state with what its messages tell of it, and the messages."""
        state, sightings = self._met(state)
        read = msgspec.structs.replace(
            state,
            wording=wording(sightings, self._catalogs, self._likeliest(state), self._walker.catalogs),
            switcher=switcher(state, self.profile, self._walker.translated),
            counted=counted(sightings, self._catalogs),
        )
        return read, sightings

    def _sentences(self, state: PageState) -> tuple[PageState, tuple[Sighting, ...]]:
        """The sentences on a page: where there are no catalogs, they alone tell one element from another."""
        sentences = tuple(run for run in state.runs if len(run.text.split()) >= SENTENCE)
        told = msgspec.structs.replace(state, runs=sentences)
        return state, met(told, self._catalogs, frozenset(self.user_data))

    def _met(self, state: PageState) -> tuple[PageState, tuple[Sighting, ...]]:
        """The messages on a page: by their marks in a pseudo-locale, which are taken off, else by their words."""
        user_data = frozenset(self.user_data)
        manifest = manifest_of(self.profile, self._catalogs.locale)
        if manifest is None:
            return state, met(state, self._catalogs, user_data)
        state = unmarked(state, manifest)
        blobs = {**state.blobs, "nodes": self.recorder.keep_nodes(state.nodes)}
        state = msgspec.structs.replace(state, blobs=blobs)
        return state, traced(state, manifest, self._catalogs, user_data)

    def _likeliest(self, state: PageState) -> tuple[str, ...]:
        """The locales that a page may be in, that which it declares first."""
        known = known_locales(self.profile)
        declared = to_bcp47(state.language)
        return tuple(sorted(known, key=lambda locale: locale != declared))
