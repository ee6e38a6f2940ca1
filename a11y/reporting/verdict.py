"""The sentence that every format of the report begins with."""

from __future__ import annotations

from a11y.reporting.language import Language
from a11y.reporting.views.start import Start, Verdict
from a11y.words.finding import Impact
from a11y.words.marking import N_

_INCOMPLETE = N_("The run is incomplete: it did not see everything that it set out to see.")
_CLEAR = N_("Nothing that was looked at stands in anybody's way.")


def verdict_sentence(front: Start, language: Language) -> str:
    """One sentence (or two, for an incomplete run with faults) in the report's language."""
    match front.verdict:
        case Verdict.INCOMPLETE:
            parts = [language.gettext(_INCOMPLETE)]
            return " ".join(parts + ([_faults(front, language)] if front.totals.faults else []))
        case Verdict.FAULTS:
            return _faults(front, language)
        case Verdict.QUESTIONS:
            return _questions(front.totals.questions, language)
        case Verdict.CLEAR:
            return language.gettext(_CLEAR)


def _faults(front: Start, language: Language) -> str:
    hard = front.totals.impacts[Impact.CRITICAL] + front.totals.impacts[Impact.SERIOUS]
    ngettext = language.translations.ngettext
    faults = ngettext("%(num)s fault", "%(num)s faults", front.totals.faults) % {
        "num": language.number(front.totals.faults)
    }
    hit = front.totals.scenarios_hit
    told = (
        ngettext("%(num)s page", "%(num)s pages", hit)
        if front.of_pages
        else ngettext("%(num)s task", "%(num)s tasks", hit)
    )
    tasks = told % {"num": language.number(hit)}
    if not hard:
        return language.gettext("%(faults)s in %(tasks)s, none of them serious.") % {
            "faults": faults,
            "tasks": tasks,
        }
    if hard == front.totals.faults:
        return language.gettext("%(faults)s in %(tasks)s, serious or critical.") % {
            "faults": faults,
            "tasks": tasks,
        }
    return ngettext(
        "%(faults)s in %(tasks)s; %(num)s of them is serious or critical.",
        "%(faults)s in %(tasks)s; %(num)s of them are serious or critical.",
        hard,
    ) % {"faults": faults, "tasks": tasks, "num": language.number(hard)}


def _questions(number: int, language: Language) -> str:
    return language.translations.ngettext(
        "No fault was found; %(num)s question is left for a person to answer.",
        "No fault was found; %(num)s questions are left for a person to answer.",
        number,
    ) % {"num": language.number(number)}
