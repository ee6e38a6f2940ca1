"""How a facilitator helps at a known barrier without giving away the way around it.

A prompt is a question that would be as good at any other step: it names no control, no key and no place on the page, so
that what the participant does next is theirs. What is done when they are stuck comes after `WHEN_STUCK`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from a11y.words.finding import Finding
from a11y.words.marking import N_


class Help(msgspec.Struct, frozen=True):
    """What to say at a barrier, and what to do when it was of no use. Both are msgids of our catalogs."""

    prompt: str
    """A neutral question."""
    when_stuck: str
    """The smallest help that gets the participant on."""


def help_for(finding: Finding) -> Help:
    """The help at the barrier that a finding tells of."""
    return help_at(finding.rule, finding.criteria)


def help_at(rule: str, criteria: Iterable[str]) -> Help:
    """The help at a barrier: by the rule that reports it, else by its WCAG 2.2 criteria, else what is always right."""
    by_rule = _BY_RULE.get(rule) or _BY_FAMILY.get(rule.partition("/")[0])
    return by_rule or next((_BY_CRITERION[number] for number in criteria if number in _BY_CRITERION), ANY)


WHEN_STUCK = (
    N_("While they listen or try, say nothing. Working with a screen reader takes time."),
    N_("After a minute without progress, or when they ask you, say the prompt of the step. Say it once."),
    N_("After three minutes ask what they want: to try on, to be helped, or to go to the next step."),
    N_("If they want help, give the smallest help that gets them on. It stands beside the prompt."),
    N_("Then write “done with help” and the time, and let them go on alone."),
)
"""From saying nothing to helping, in this order."""

ANY = Help(
    N_("What do you expect to happen now?"),
    N_("Read aloud what stands on the page. Do not say what to do with it."),
)
"""What is right at every barrier."""

_NAMES = Help(
    N_("What did you hear? What do you think it is for?"),
    N_("Read aloud the words that others see in this place, or say what the picture shows."),
)
_ANNOUNCEMENT = Help(
    N_("What did you hear last? What do you think has happened?"),
    N_("Say that the page has changed, and let them look for it. Then read the new words aloud."),
)
_MISTAKE = Help(
    N_("Do you think that it has worked? How can you tell?"),
    N_("Read the message aloud as it stands on the page. Do not explain it."),
)
_QUESTION = Help(
    N_("What do you think you are asked for here?"),
    N_("Read aloud the words that others see in this place. Do not say what to type."),
)
_REACH = Help(
    N_("Is there another way that you would try?"),
    N_("Say that you will do this part for them. Do it with the mouse, and say where they are now."),
)
_PLACE = Help(
    N_("Where do you think you are now? How would you find out?"),
    N_("Read the title of the page aloud, and the words around the place where they are."),
)
_OVERVIEW = Help(
    N_("How would you get to know this page?"),
    N_("Say aloud which parts the page has, in their order. Do not say which of them is needed."),
)
_LANGUAGE = Help(
    N_("What did you understand? How would you say it in your own words?"),
    N_("Read the words aloud yourself, in the language in which they are written."),
)
_PACE = Help(
    N_("What has just happened, in your words?"),
    N_("Bring the page back to where it was, and note how long they had."),
)
_SURPRISE = Help(
    N_("What did you expect, and what did you get?"),
    N_("Bring them back to where they were before, and say that you did."),
)
_SIGHT = Help(
    N_("What do you notice here?"),
    N_("Ask whether they use their sight for this. Then read aloud what stands there."),
)

_BY_FAMILY: Mapping[str, Help] = {
    "aria": _NAMES,
    "colour": _SIGHT,
    "consistent": _SURPRISE,
    "contrast": _SIGHT,
    "dialog": _PLACE,
    "focus": _PLACE,
    "form": _QUESTION,
    "frame": _NAMES,
    "hover": _REACH,
    "image": _NAMES,
    "input": _SURPRISE,
    "keyboard": _REACH,
    "link": _NAMES,
    "locale": _LANGUAGE,
    "media": _PACE,
    "menu": _REACH,
    "motion": _PACE,
    "name": _NAMES,
    "opening": _REACH,
    "pointer": _REACH,
    "spacing": _SIGHT,
    "status": _ANNOUNCEMENT,
    "state": _NAMES,
    "structure": _OVERVIEW,
    "table": _OVERVIEW,
    "target": _SIGHT,
    "text": _SIGHT,
    "time": _PACE,
    "title": _PLACE,
    "window": _SIGHT,
}
"""By the first part of a rule's id."""

_BY_RULE: Mapping[str, Help] = {
    "focus/context-change": _SURPRISE,
    "form/button-type": _SURPRISE,
    "form/error-announced": _ANNOUNCEMENT,
    "form/error-help": _MISTAKE,
    "form/error-identified": _MISTAKE,
    "form/error-returned": _MISTAKE,
    "form/error-tied": _MISTAKE,
    "form/link-as-button": _NAMES,
    "form/toggle-state": _NAMES,
    "locale/clipped-text": _SIGHT,
    "locale/control-name": _NAMES,
    "locale/horizontal-scroll": _SIGHT,
    "locale/label-in-name": _NAMES,
    "locale/mirroring": _SIGHT,
    "locale/overlapping-text": _SIGHT,
    "locale/page-title": _PLACE,
    "locale/untranslated-name": _LANGUAGE,
    "opening/state-told": _NAMES,
    "page/refresh": _PACE,
    "page/way-out": _PLACE,
    "words/abbreviation": _LANGUAGE,
    "words/sensory": _QUESTION,
    "words/directional": _QUESTION,
}
"""Rules that are about something else than their family."""

_BY_CRITERION: Mapping[str, Help] = {
    number: help_
    for help_, numbers in (
        (_NAMES, ("1.1.1", "1.4.5", "1.4.9", "2.4.4", "2.4.9", "2.5.3", "4.1.2")),
        (_ANNOUNCEMENT, ("4.1.3",)),
        (_MISTAKE, ("3.3.1", "3.3.3", "3.3.4", "3.3.6")),
        (_QUESTION, ("1.3.3", "1.3.5", "1.3.6", "3.3.2", "3.3.5", "3.3.7", "3.3.8", "3.3.9")),
        (_REACH, ("1.4.13", "2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.5.1", "2.5.2", "2.5.4", "2.5.6", "2.5.7")),
        (_PLACE, ("2.4.2", "2.4.3", "2.4.5", "2.4.7", "2.4.8", "2.4.11", "2.4.12", "2.4.13")),
        (_OVERVIEW, ("1.3.1", "1.3.2", "2.4.1", "2.4.6", "2.4.10")),
        (_LANGUAGE, ("3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.1.5", "3.1.6")),
        (_PACE, ("1.4.2", "1.4.7", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.3.1", "2.3.2", "2.3.3")),
        (_SURPRISE, ("3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.5", "3.2.6")),
        (_SIGHT, ("1.3.4", "1.4.1", "1.4.3", "1.4.4", "1.4.6", "1.4.8", "1.4.10", "1.4.11", "1.4.12")),
        (_SIGHT, ("2.5.5", "2.5.8")),
    )
    for number in numbers
}  # fmt: skip
"""For rules of other engines, and for what people have met: by the number of a WCAG 2.2 success criterion."""

EVERY_HELP = (
    ANY, _NAMES, _ANNOUNCEMENT, _MISTAKE, _QUESTION, _REACH, _PLACE, _OVERVIEW, _LANGUAGE, _PACE, _SURPRISE, _SIGHT
)  # fmt: skip
"""All that `help_for` can say."""
