"""What a run did not see: the reasons why it is incomplete, and what was left out on purpose."""

from __future__ import annotations

import msgspec

from a11y.gate import unseen_renditions
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import Said, Words, from_target, plain
from a11y.words.marking import N_
from a11y.words.run import ErrorLine, Walk, WalkStatus

_CUT = N_("A part of the record has no end (%(file)s): its process was stopped, or is still running.")
_NOTHING = N_("No page was seen at all.")
_UNFINISHED = N_("This walk did not come to its end.")
_UNTESTED = N_("%(what)s could not look (page states: %(states)s): %(reason)s")
_EMPTY = N_("This walk ended without showing a page.")
_BROKEN = N_("This walk broke.")
_UNSEEN = N_(
    "This walk was to look at its pages as %(rendition)s too, and did not at some steps (%(steps)s)."
)


class Untested(msgspec.Struct, frozen=True):
    """A probe or rule that could not look."""

    what: str
    """Its name; that of a rule has a stroke in it."""
    reason: Words
    """Why, in English."""
    states: int
    """At how many page states."""
    scenarios: frozenset[str]
    """The scenarios that these are of."""


class Gap(msgspec.Struct, frozen=True):
    """Something that the run should have seen and did not."""

    reason: Said
    """Why."""
    walk: Walk | None = None
    """The walk that it concerns; none when it concerns the run."""
    step: str = ""
    """The last step that was reached."""
    url: Words | None = None
    """The address where it happened."""
    slug: str = ""
    """The heading in `docs/messages.md`."""
    detail: Words | None = None
    """More, for whoever mends it."""
    untested: Untested | None = None
    """What could not look, when it is that."""

    def is_of(self, scenario: str, locale: str) -> bool:
        """Whether it is about a walk of this scenario in this locale."""
        walk = self.walk
        return walk is not None and (walk.scenario, walk.rendition.locale) == (scenario, locale)


def gaps(overview: Overview) -> tuple[Gap, ...]:
    """Every reason why the run is incomplete; none for a complete one."""
    record = overview.record
    found = [Gap(Said(_CUT, {"file": plain(name)})) for name in record.cut]
    if not record.states:
        found.append(Gap(Said(_NOTHING)))
    found += [
        Gap(
            Said(
                _UNTESTED, {"what": plain(gap.what), "states": plain(str(gap.states)), "reason": gap.reason}
            ),
            untested=gap,
        )
        for gap in untested(overview)
    ]
    told: set[tuple[str, str, str]] = set()
    for error in record.errors:
        walk = _walk(overview, error)
        told |= {walk.key} if walk else set()
        found.append(_gap(error, walk))
    for walk in overview.walks:
        end = overview.ends.get(walk)
        if walk.key in told or (end and end.status is WalkStatus.INAPPLICABLE):
            continue
        if end is None:
            found.append(Gap(Said(_UNFINISHED), walk))
        elif end.status is WalkStatus.FINISHED:
            if (walk.scenario, walk.rendition.label, walk.modality) not in overview.by_walk:
                found.append(Gap(Said(_EMPTY), walk))
        elif end.reason:
            found.append(Gap(_guest(end.reason), walk))
        else:
            found.append(Gap(Said(_BROKEN), walk))
    found += [
        Gap(Said(_UNSEEN, {"rendition": plain(label), "steps": plain(str(steps))}), walk)
        for walk, label, steps in unseen_renditions(record)
    ]
    return tuple(found)


def _gap(error: ErrorLine, walk: Walk | None) -> Gap:
    return Gap(
        reason=_guest(error.message),
        walk=walk,
        step=error.step,
        url=from_target(error.url) if error.url else None,
        slug=error.slug,
        detail=from_target(error.detail, limit=4000) if error.detail else None,
    )


def _guest(text: str) -> Said:
    """A sentence of the record that is not in our catalogs: it may name things of the target."""
    return Said(from_target(text, limit=1000).text, own=False)


def _walk(overview: Overview, error: ErrorLine) -> Walk | None:
    for walk in overview.walks:
        if (walk.scenario, walk.rendition, walk.modality) == (
            error.scenario,
            error.rendition,
            error.modality,
        ):
            return walk
    return None


def untested(overview: Overview) -> tuple[Untested, ...]:
    """Probes and rules that could not look at some page state, most states first."""
    where: dict[tuple[str, str], list[str]] = {}
    for state in overview.record.states:
        for gap in state.untested.items():
            where.setdefault(gap, []).append(state.scenario)
    most_first = sorted(where.items(), key=lambda one: -len(one[1]))
    return tuple(Untested(what, from_target(why), len(at), frozenset(at)) for (what, why), at in most_first)


def inapplicable(overview: Overview) -> tuple[tuple[str, Words], ...]:
    """Scenarios that the target cannot have, each with the reason."""
    found = {
        end.walk.scenario: end.reason
        for end in overview.record.ends
        if end.walk and end.status is WalkStatus.INAPPLICABLE
    }
    return tuple((scenario, from_target(reason)) for scenario, reason in found.items())
