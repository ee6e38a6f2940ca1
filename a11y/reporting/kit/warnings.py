"""What somebody has to do before a session, which no machine could."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.reporting.kit.session import Session
from a11y.reporting.language import Language
from a11y.reporting.views.words import Said, from_target, plain
from a11y.words.marking import N_

_NO_CARD = N_(
    "The card of the task “%(task)s” is only its title (%(locale)s): put it into plain words that name no control, as "
    "a story of the participant's own."
)
_NAMES_CONTROL = N_(
    "The card of the task “%(task)s” names a control of the page, “%(name)s” (%(locale)s): say it in other words, or "
    "the participant only has to listen for them."
)
_NOT_BY_KEYBOARD = N_(
    "The task “%(task)s” was walked by pointer alone (%(locale)s): what is heard from control to control is not known. "
    "Walk it again with --modality keyboard."
)
_UNTRANSLATED = N_("The kit does not speak %(locale)s: its own words are in %(language)s.")


def warnings(session: Session, language: Language, spoken: Language) -> Iterator[Said]:
    """Sentences about the tasks of a session. `language` reads them; the session's pages speak `spoken`."""
    locale = plain(language.language_name(session.locale))
    if spoken.tag.partition("-")[0] != session.locale.partition("-")[0]:
        yield Said(_UNTRANSLATED, {"locale": locale, "language": plain(language.language_name(spoken.tag))})
    for task in session.tasks:
        params = {"task": plain(language.gettext(task.title)), "locale": locale}
        if not task.own_card:
            yield Said(_NO_CARD, params)
        for name in task.named_in(spoken.gettext(task.card)):
            yield Said(_NAMES_CONTROL, {**params, "name": from_target(name, session.locale)})
        if task.steps and task.modality != "keyboard":
            yield Said(_NOT_BY_KEYBOARD, params)
