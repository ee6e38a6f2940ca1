"""What a kit says to people, each sentence a msgid of our catalogs. In brackets: what the team fills in by hand."""

from __future__ import annotations

from a11y.words.marking import N_

RIGHTS = (
    N_("We test the pages, not you. You cannot do anything wrong."),
    N_(
        "Taking part is voluntary. You may stop at any moment, without a reason, and you are paid all the same."
    ),
    N_("You may skip a task, take a break, or ask for help whenever you like."),
    N_(
        "The account was made for this session. Do not type real passwords or other things that are yours alone."
    ),
    N_("We write down what you hear, say and do, without your name. Those who read it: [names of the team]."),
    N_("What we wrote down is kept until [date]."),
    N_("If you agree, we record sound and screen. The recording is deleted on [date]."),
    N_("Afterwards you may still ask us to delete what we wrote down: [address]."),
)
"""What a participant should know before they agree."""
CONSENT = (
    N_("I have read this, or it was read to me, and my questions were answered."),
    N_("I take part of my own will."),
    N_("What I say and do may be written down."),
    N_("Sound and screen may be recorded. (You may take part without it.)"),
)
"""What a participant agrees to, one by one."""
BEFORE = (
    N_(
        "Go through every task yourself, with the screen reader that the participant uses. Then once with a colleague."
    ),
    N_(
        "Ask the participant which screen reader, browser, device and settings they use, and let them use their own."
    ),
    N_(
        "Send the task cards and the consent in the format that they want: as this page, by mail, in braille."
    ),
    N_("Open a fresh private window for each participant, so that nobody is signed in."),
    N_("Have the account, the codes and the key of the task at hand."),
    N_(
        "Check that you can hear the screen reader, also from afar, and ask for a speed at which you can follow."
    ),
    N_("Agree on a word with which the participant asks for help."),
)
"""What to do before the session."""
PROMPTS = (
    N_("What do you hear? What do you expect to happen next?"),
    N_("Where on the page do you think that you are?"),
    N_("What would you do if I were not here?"),
    N_("How would you find out?"),
)
"""What a facilitator may ask at any time: no prompt names a control, a key or a place on the page."""
QUESTIONS = (
    N_("How easy or hard was the task, from 1 (very hard) to 7 (very easy)? Why?"),
    N_("When were you unsure whether something had worked?"),
    N_("What did you want to hear, and did not hear?"),
    N_("What did you have to remember, or to search for?"),
    N_("Which words did you not understand?"),
    N_("What would you have done at home, at the moment when it was hardest?"),
    N_("Which site does this better?"),
    N_("Is there anything that we did not ask?"),
)
"""What to ask after the tasks."""
SEVERITY = (
    N_("no barrier"),
    N_("a moment's trouble"),
    N_("took long, or went round about"),
    N_("nearly given up, or only with help"),
    N_("could not go on"),
)
"""How hard a barrier hit the participant, from 0 to 4."""
