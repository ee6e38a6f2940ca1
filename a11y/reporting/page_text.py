"""What `a11y check` says in the terminal: page by page, each fault with its place and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.comparing.groups import Group, groups
from a11y.facts.one_line import one_line
from a11y.facts.record import Record
from a11y.gate import Verdict, causes
from a11y.reporting.views.explanations import explanation_of
from a11y.words.finding import OutcomeValue
from a11y.words.rendition import Rendition

_LONGEST = 160
"""Characters of somebody else's source."""
_MOST = 60
"""Faults of one page that are listed; the report has them all."""
_NAMED = 3
"""Probes and rules that could not look, named one by one."""
_FIX = re.compile(r"^Fix (?:any|all) of the following:\s*")


def page_lines(record: Record, verdict: Verdict) -> Iterator[str]:
    """The lines, page after page in the order of the run, then what the verdict rests on."""
    for scenario in dict.fromkeys(state.scenario for state in record.states):
        state = next(one for one in record.states if one.scenario == scenario)
        found = groups(record, (one for one in record.findings if one.scenario == scenario))
        blocking = [group for group in found if group.fingerprint in verdict.blocking]
        listed = sorted(blocking, key=lambda group: (-group.impact.weight, group.rule))
        rest = len(found) - len(listed)
        yield f"{state.url}  {one_line(state.title)}".rstrip()
        heading = ""
        for group in listed[:_MOST]:
            if (said := _heading(group)) != heading:
                heading = said
                yield heading
            yield from _place(group)
        if len(listed) > _MOST:
            yield f"  ... and {len(listed) - _MOST} more; the report shows them all"
        if rest:
            yield f"  {rest} more, below the policy or for a person to decide: see the report"
        for reason, parts in causes(state.untested).items():
            told = ", ".join(parts[:_NAMED]) + (
                f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
            )
            yield f"  not tested: {told}: {one_line(reason)}"
        yield ""
    for error in record.errors:
        yield f"not seen: {one_line(error.message)}"


def _heading(group: Group) -> str:
    """What is wrong, told once for all the places that follow."""
    example = group.example
    question = "question, " if group.outcome is OutcomeValue.CANT_TELL else ""
    criteria = f" [{', '.join(example.criteria)}]" if example.criteria else ""
    what = explanation_of(group.rule) or example.message
    return f"  {question}{group.impact} {group.rule}{criteria}: {one_line(what)}"


def _place(group: Group) -> Iterator[str]:
    example = group.example
    default = Rendition(locale=example.rendition.locale)
    shown = "" if example.rendition == default else f"{example.rendition.label}: "
    target = example.target
    yield f"      {group.fingerprint}  {shown}{target.selector}  {_cut(target.html)}".rstrip()
    if explanation_of(group.rule) and example.message:
        yield f"      {' ' * 16}  {_cut(_FIX.sub('', example.message))}"
    if example.also:
        names = ", ".join(f"{engine.name} {engine.version}" for engine in example.also)
        yield f"      {' ' * 16}  also said by {one_line(names)}"
    for source in example.sources[:1]:
        yield f"      {' ' * 16}  {source.path}:{source.line}"


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
