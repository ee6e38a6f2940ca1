"""Findings with the same fingerprint, told once, with all the places where they were seen."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

import msgspec

from a11y.reporting.views.acts import ActLine, act_lines
from a11y.reporting.views.explanations import explanation_of
from a11y.reporting.views.overview import Overview, variant
from a11y.reporting.views.picture import MarkedPicture, cropped_picture
from a11y.reporting.views.words import CODE_LIMIT, NAME_LIMIT, Said, Words, from_target, said, visible
from a11y.words.finding import Engine, Finding, Impact, OutcomeValue, Source
from a11y.words.rendition import Modality
from a11y.words.state import PageState
from a11y.words.wcag import BY_NUMBER, Criterion

Choice = TypeVar("Choice", str, Modality)


class Place(msgspec.Struct, frozen=True):
    """Where a fault was seen, its renditions and modalities put together."""

    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    step_number: int
    """From 1; 0 when its page state is not in the record."""
    locales: tuple[str, ...]
    """In these locales."""
    modalities: tuple[Modality, ...]
    """In these modalities."""


class Fault(msgspec.Struct, frozen=True):
    """One fault, told once."""

    fingerprint: str
    """What the findings have in common."""
    rule: str
    """`axe/label`."""
    outcome: OutcomeValue
    """Failed, or cannot tell."""
    impact: Impact
    """The greatest of its findings."""
    criteria: tuple[Criterion, ...]
    """Success criteria; empty for a best practice."""
    headline: Said
    """What is wrong."""
    detail: Said | None
    """What the engine says, where the headline is our explanation of it."""
    role: str
    """The role of the element."""
    name: Words
    """Its name."""
    selector: str
    """Where to find it in the page."""
    html: Words
    """Its source."""
    url: Words
    """The address of the page."""
    help_url: str
    """Where the rule is explained."""
    engine: Engine
    """Who says so."""
    also: tuple[Engine, ...]
    """Who says the same."""
    sources: tuple[Source, ...]
    """Lines in the target's source."""
    places: tuple[Place, ...]
    """Scenario by scenario, step by step."""
    locales: tuple[str, ...]
    """Locales it was seen in."""
    modalities: tuple[Modality, ...]
    """Modalities it was seen in."""
    only_locales: tuple[str, ...]
    """Locales it was seen in, when that is at most half of those that were looked at."""
    except_locales: tuple[str, ...]
    """Locales it was not seen in, when that is less than half of those that were looked at."""
    only_modality: Modality | None
    """The one modality it was seen in, when both were looked at."""
    only_variant: str
    """The one other rendition it was seen in, as `320x900`; empty when it was seen in the default one."""
    findings: int
    """How many findings of the record it stands for."""
    people: int
    """How many participants of user sessions met it; 0 when a machine found it."""
    readers: tuple[str, ...]
    """What they listened with."""
    locale: str
    """The locale of the example that is shown."""
    picture: MarkedPicture | None
    """The example."""
    acts: tuple[ActLine, ...]
    """What the user did to get there."""
    command: str
    """The command that sees it again."""

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios it was seen in."""
        return tuple(dict.fromkeys(place.scenario for place in self.places))

    @property
    def order(self) -> tuple[bool, int, int]:
        """For sorting: failures before questions, the hardest first, then the most often seen."""
        return (self.outcome is not OutcomeValue.FAILED, -self.impact.weight, -self.findings)


def by_scenario(faults: Iterable[Fault]) -> Mapping[str, Sequence[Fault]]:
    """The faults of each scenario, in their order; none of a scenario that has none."""
    found: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        for scenario in fault.scenarios:
            found[scenario].append(fault)
    return found


@cache
def _known_order(locales: tuple[str, ...]) -> Callable[[str], int]:
    return lambda locale: locales.index(locale) if locale in locales else len(locales)


def fault_key(finding: Finding) -> tuple[str, OutcomeValue]:
    """What findings of one fault have in common: the fingerprint (else rule and selector) and the outcome."""
    return (finding.fingerprint or f"{finding.rule} {finding.target.selector}", finding.outcome)


@lru_cache(maxsize=2)
def faults(overview: Overview) -> tuple[Fault, ...]:
    """All faults of a record in the order of the walk that meets them first."""
    groups: defaultdict[tuple[str, OutcomeValue], list[Finding]] = defaultdict(list)
    for finding in overview.record.findings:
        groups[fault_key(finding)].append(finding)
    return tuple(_fault(overview, key, group) for (key, _), group in groups.items())


def _fault(overview: Overview, fingerprint: str, group: Sequence[Finding]) -> Fault:
    example = min(group, key=lambda finding: _preference(overview, finding))
    state = overview.states.get(example.shown or example.state)
    language = example.rendition.locale
    places = _places(overview, group)
    looked = _looked_at(overview, group)
    seen = {finding.rendition.locale for finding in group}
    modalities = {finding.modality for finding in group}
    variants = {finding.rendition.label.partition(" ")[2] for finding in group}
    # a difference counts only where all else was the same
    every = {s.rendition.locale for s in looked if s.modality in modalities and variant(s) in variants}
    here = [other for other in looked if other.rendition.locale in seen]
    if example.of_people:
        looked = here = []  # nobody asked people everywhere: where it was not met tells nothing
        every = seen
    headline, detail = _sentences(example, language)
    return Fault(
        fingerprint=fingerprint,
        rule=example.rule,
        outcome=example.outcome,
        impact=max((finding.impact for finding in group), key=lambda impact: impact.weight),
        criteria=tuple(BY_NUMBER[number] for number in example.criteria if number in BY_NUMBER),
        headline=headline,
        detail=detail,
        role=example.target.role,
        name=from_target(example.target.name, language),
        selector=from_target(example.target.selector).text,
        html=from_target(example.target.html, limit=CODE_LIMIT),
        url=from_target(example.url),
        help_url=example.help_url if example.help_url.startswith("https://") else "",
        engine=example.engine,
        also=tuple(dict.fromkeys(engine for finding in group for engine in finding.also)),
        sources=_sources(group),
        places=places,
        locales=tuple(sorted(seen, key=_known_order(overview.locales))),
        modalities=tuple(sorted(modalities, key=list(Modality).index)),
        only_locales=tuple(sorted(seen)) if len(seen) * 2 <= len(every) else (),
        except_locales=tuple(sorted(every - seen)) if len(seen) * 2 > len(every) else (),
        only_modality=_only(modalities, {other.modality for other in here if variant(other) in variants}),
        only_variant=_only(variants, {variant(other) for other in here if other.modality in modalities})
        or "",
        findings=len(group),
        people=len({finding.params.get("participant", "") for finding in group if finding.of_people}),
        readers=_readers(group),
        locale=language,
        picture=cropped_picture(state, example.target.box) if state else None,
        acts=act_lines(overview.up_to(state)) if state else (),
        command=command_for(overview, example),
    )


def _readers(group: Sequence[Finding]) -> tuple[str, ...]:
    """The screen readers of people, each once."""
    named = {finding.engine.version for finding in group if finding.of_people}
    return tuple(visible(name) for name in sorted(named) if name)


def _sources(group: Sequence[Finding]) -> tuple[Source, ...]:
    """The lines that most of the findings name first, then the others."""
    firsts = Counter(finding.sources[0] for finding in group if finding.sources)
    every = dict.fromkeys(source for finding in group for source in finding.sources)
    return tuple(sorted(every, key=lambda source: -firsts[source]))


def _only(seen: set[Choice], looked: set[Choice]) -> Choice | None:
    return next(iter(seen)) if len(seen) == 1 and len(looked) > 1 else None


def _preference(overview: Overview, finding: Finding) -> tuple[bool, bool, bool, bool, int]:
    """Smaller for a better example: in the picture, in the source locale, in the plainest rendition."""
    state = overview.states.get(finding.state)
    return (
        state is None or state.picture is None or finding.target.box is None,
        " " in finding.rendition.label,
        finding.rendition.locale != overview.record.run.source_locale,
        finding.modality is not Modality.POINTER,
        state.step_number if state else 0,
    )


def _looked_at(overview: Overview, group: Sequence[Finding]) -> list[PageState]:
    steps = {(finding.scenario, finding.step) for finding in group}
    return [state for step in steps for state in overview.looked_at.get(step, ())]


def _places(overview: Overview, group: Sequence[Finding]) -> tuple[Place, ...]:
    found: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in group:
        found[finding.scenario, finding.step].append(finding)
    order = _known_order(overview.locales)
    places = [
        Place(
            scenario=scenario,
            step=step,
            step_number=min((s.step_number for s in overview.looked_at.get((scenario, step), ())), default=0),
            locales=tuple(sorted({finding.rendition.locale for finding in findings}, key=order)),
            modalities=tuple(sorted({finding.modality for finding in findings}, key=list(Modality).index)),
        )
        for (scenario, step), findings in found.items()
    ]
    scenarios = overview.scenarios
    return tuple(
        sorted(
            places,
            key=lambda p: (scenarios.index(p.scenario) if p.scenario in scenarios else 0, p.step_number),
        )
    )


def _sentences(finding: Finding, language: str) -> tuple[Said, Said | None]:
    """The headline and, when that is our explanation of another engine's words, those words.

    A note of people that is too long for a headline is told in full beneath it; in which language, nobody wrote down.
    """
    if finding.of_people:
        whole = from_target(finding.params.get("note", ""), limit=CODE_LIMIT)
        note = Said(message=whole.text, own=False) if len(whole.text) > NAME_LIMIT else None
        return said(finding.message_id, finding.params), note
    if finding.message_id:
        return said(finding.message_id, finding.params, language), None
    guest = Said(message=from_target(finding.message, limit=CODE_LIMIT).text, own=False)
    explained = explanation_of(finding.rule)
    return (Said(explained), guest) if explained else (guest, None)


def command_for(overview: Overview, finding: Finding) -> str:
    """The command line that walks this scenario again in the same locale and modality."""
    run = overview.record.run
    name = finding.scenario.rpartition("::")[2].partition("[")[0]
    words = [
        "a11y",
        "run",
        "-k",
        name,
        "--locale",
        finding.rendition.locale,
        "--modality",
        finding.modality.value,
    ]
    if run.profile != "embedded":
        words[2:2] = ["--target", run.target, "--profile", run.profile]
    return from_target(shlex.join(words)).text
