"""One fault, told once: findings by fingerprint over locales, renditions, modalities and page states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from a11y.facts.one_line import one_line
from a11y.facts.record import Record
from a11y.words.finding import Finding, Impact, OutcomeValue
from a11y.words.rendition import Modality


class Group(msgspec.Struct, frozen=True):
    """Findings of one fault."""

    fingerprint: str
    """What they have in common."""
    rule: str
    """The rule."""
    outcome: OutcomeValue
    """Failed, when one of them has failed."""
    impact: Impact
    """The hardest of theirs."""
    example: Finding
    """The one to show: in the source locale, by pointer, in the default rendition, where there is one."""
    locales: tuple[str, ...]
    """In which it was seen."""
    steps: int
    """At how many steps of scenarios it was seen."""
    findings: int
    """How many there are."""
    only: tuple[str, ...]
    """Its locales and modality, where others were looked at at the same steps and have it not."""

    @property
    def place(self) -> str:
        """Where the example is: `login, Sign-in form: textbox “Username”`; of what people met, in their words."""
        target = self.example.target
        if self.example.of_people and (note := self.example.params.get("note")):
            return one_line(f"{self.example.step}: “{_short(note)}”")
        name = f"“{_short(target.name)}”" if target.name else target.selector
        return one_line(f"{self.example.step}: {' '.join(part for part in (target.role, name) if part)}")

    @property
    def reach(self) -> str:
        """`seen in 14 locales, 6 steps; only in he`."""
        locales = f"{len(self.locales)} locales" if len(self.locales) > 1 else self.locales[0]
        steps = f"{self.steps} step" if self.steps == 1 else f"{self.steps} steps"
        return f"seen in {locales}, {steps}" + (f"; only {', '.join(self.only)}" if self.only else "")


def groups(record: Record, findings: Iterable[Finding] | None = None) -> tuple[Group, ...]:
    """Those of `findings` (all of the record's when none), the hardest first, then the most often seen."""
    by_fingerprint: dict[str, list[Finding]] = {}
    for finding in record.findings if findings is None else findings:
        by_fingerprint.setdefault(finding.fingerprint, []).append(finding)
    looked = _looked(record)
    source = record.run.source_locale
    made = [_group(found, looked, source) for found in by_fingerprint.values()]
    return tuple(sorted(made, key=lambda g: (-g.impact.weight, -g.findings, g.rule, g.fingerprint)))


_Looked = dict[tuple[str, str], set[tuple[str, Modality]]]


def _looked(record: Record) -> _Looked:
    """By scenario and step: the locales and modalities in which it was looked at."""
    looked: _Looked = {}
    for state in record.states:
        looked.setdefault((state.scenario, state.step), set()).add((state.rendition.locale, state.modality))
    return looked


def _group(findings: Sequence[Finding], looked: _Looked, source: str) -> Group:
    example = min(
        findings,
        key=lambda f: (
            f.outcome is not OutcomeValue.FAILED,
            f.rendition.locale != source,
            f.modality is not Modality.POINTER,
            len(f.rendition.label.split()),
        ),
    )
    steps = dict.fromkeys((finding.scenario, finding.step) for finding in findings)
    return Group(
        fingerprint=example.fingerprint,
        rule=example.rule,
        outcome=example.outcome,
        impact=max((finding.impact for finding in findings), key=lambda impact: impact.weight),
        example=example,
        locales=tuple(sorted({finding.rendition.locale for finding in findings})),
        steps=len(steps),
        findings=len(findings),
        only=_only(findings, set().union(*(looked.get(step, set()) for step in steps))),
    )


def _only(findings: Sequence[Finding], looked: set[tuple[str, Modality]]) -> tuple[str, ...]:
    """What sets the findings apart; a locale counts only among those that were looked at in the same modality."""
    if findings[0].of_people:
        return ()  # nobody asked people everywhere
    modalities = {finding.modality for finding in findings}
    locales = {finding.rendition.locale for finding in findings}
    others = {locale for locale, modality in looked if modality in modalities}
    found = []
    if len(locales) * 2 <= len(others):
        found.append("in " + ", ".join(sorted(locales)))
    if len(modalities) == 1 and len({modality for locale, modality in looked if locale in locales}) > 1:
        found.append(f"by {next(iter(modalities))}")
    return tuple(found)


def _short(name: str) -> str:
    text = " ".join(name.split())
    return text if len(text) <= 60 else text[:59] + "…"
