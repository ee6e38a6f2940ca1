"""What a finding means, and for whom: by success criterion, else by guideline."""

from __future__ import annotations

from collections.abc import Sequence

from a11y.words.marking import N_
from a11y.words.wcag import Criterion

_CRITERIA = {
    "1.3.1": N_(
        "What is seen as a heading, list, table or label is not told to people who listen: "
        "they cannot jump to it, nor know what belongs together."
    ),
    "1.3.5": N_(
        "Browsers and assistive tools cannot fill in the field. People who find typing or remembering hard "
        "have to do it by themselves."
    ),
    "1.4.1": N_("People who do not tell these colours apart miss what the colour says."),
    "1.4.3": N_("People with low vision, an old screen or sunlight on it cannot read the text."),
    "1.4.4": N_("People who enlarge the text lose parts of it."),
    "1.4.10": N_("People who zoom in have to scroll sideways to read each line."),
    "1.4.11": N_("People with low vision do not see where the control is or what state it is in."),
    "1.4.12": N_("People who need wider spacing to read find text cut off or overlapping."),
    "2.1.1": N_(
        "People who use no mouse cannot do this: keyboard users, screen-reader users, users of switches and speech."
    ),
    "2.1.2": N_("People who use a keyboard get in and cannot get out again, short of closing the page."),
    "2.4.1": N_(
        "People who listen or use a keyboard go through the same header on every page before they reach its content."
    ),
    "2.4.2": N_(
        "The title is the first thing that is heard of a page, and the name of its tab: "
        "without it people do not know where they are."
    ),
    "2.4.3": N_("The focus jumps in an order that does not follow the page: people lose their place."),
    "2.4.4": N_("People who go from link to link do not learn where this one leads."),
    "2.4.6": N_(
        "The heading or label does not tell what it is about: people who skim by headings pass it by."
    ),
    "2.4.7": N_("People who use a keyboard do not see where they are on the page."),
    "2.4.11": N_("What has the focus is covered: people who use a keyboard do not see where they are."),
    "2.5.3": N_("People who speak to their computer say the words they see, and nothing happens."),
    "2.5.8": N_("People with a tremor, large fingers or a moving train hit the wrong target."),
    "3.1.1": N_(
        "A screen reader reads the page in the wrong language: the words become hard or impossible to understand."
    ),
    "3.1.2": N_("A screen reader reads these words in the wrong language."),
    "3.3.1": N_("People are not told which field is wrong, or are told only by its looks."),
    "3.3.2": N_("People do not learn what to enter before they enter it."),
    "3.3.8": N_("People who cannot remember or copy codes are kept out of their account."),
    "4.1.2": N_(
        "Screen readers and speech control do not learn what this control is called, "
        "what it is, or what state it is in."
    ),
    "4.1.3": N_("The page answers in silence: people who listen do not learn what became of what they did."),
}

_GUIDELINES = {
    "1.1": N_("People who do not see pictures get nothing in their place."),
    "1.2": N_("People who do not hear or see the recording miss what it says."),
    "1.3": N_("What the layout tells is not told to people who listen or who change the layout."),
    "1.4": N_("People with low vision find this hard or impossible to read."),
    "2.1": N_("People who use no mouse cannot do this."),
    "2.2": N_("People who need more time, or are distracted by motion, cannot finish."),
    "2.3": N_("Flashing can cause seizures."),
    "2.4": N_("People lose their way on the page or between pages."),
    "2.5": N_("People whose hand or voice is not precise cannot operate this."),
    "3.1": N_("The words cannot be read or spoken as they should be."),
    "3.2": N_("The page does something that people did not expect."),
    "3.3": N_("People are not helped to get it right, or to mend what went wrong."),
    "4.1": N_("Assistive technology does not get what it needs to tell people about this."),
}

_PRACTICE = N_(
    "No success criterion demands it, but people who use assistive technology get along better with it."
)


def meanings(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """The sentences for these success criteria, in English, without repeats; for none, that it is a best practice."""
    sentences = (_CRITERIA.get(c.number) or _GUIDELINES[c.guideline] for c in criteria)
    return tuple(dict.fromkeys(sentences)) or (_PRACTICE,)
