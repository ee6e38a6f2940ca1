"""The HTML report: a start page and three desks, for CI, translators and designers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from a11y.content import content_path
from a11y.facts.config import TranslationEditor
from a11y.facts.own_words import own_language_of
from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.labels import label
from a11y.reporting.language import Language
from a11y.reporting.render import Renderer
from a11y.reporting.verdict import verdict_sentence
from a11y.reporting.views.desk import Desks
from a11y.reporting.views.faults import faults
from a11y.reporting.views.links import EditorLinks
from a11y.reporting.views.messages import messages
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.site import Site
from a11y.reporting.views.start import start
from a11y.reporting.views.steps import steps
from a11y.reporting.views.tasks import tasks
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.message import Channel, Translation
from a11y.words.rendition import Modality

KINDS = (
    Translation.TRANSLATED,
    Translation.MISSING,
    Translation.FUZZY,
    Translation.SAME,
    Translation.UNCATALOGUED,
)
"""What the messages desk counts, in the order of its columns."""
ASSETS = ("report.css", "report.js")
"""Files that go beside the pages as they are."""
NO_EDITOR = TranslationEditor()
"""Where nothing is said of a translation editor."""


def documents(
    record: Record,
    language: Language,
    media: str,
    editor: TranslationEditor = NO_EDITOR,
    judged: Judged = UNJUDGED,
) -> Iterator[Document]:
    """The files of the report. `media` is the address of the pictures' folder as seen from it, `../media`.

    The desk of a locale speaks the locale's language where the harness does; all else speaks `language`. Of `judged`
    only what tasks took in the base is told.
    """
    for name in ASSETS:
        yield Document(name, (content_path("reports") / name).read_bytes)
    overview = Overview(record)
    found = faults(overview)
    site = Site(overview, found)
    front = start(overview, found)
    shared: dict[str, object] = {
        "run": record.run,
        "overview": overview,
        "site": site,
        "media": media,
        "start": front,
    }

    def speaker(spoken: Language) -> Callable[[str, str, Mapping[str, object]], Document]:
        renderer = Renderer(spoken)
        said = {**shared, "verdict": verdict_sentence(front, spoken), **_choices(spoken)}
        return lambda name, template, facts: Document(
            name, partial(renderer.render, template, {**said, **facts, "page": name})
        )

    page = speaker(language)

    yield page("index.html", "start.html", {})
    told = steps(overview, found)
    if site.split:
        yield page("steps.html", "steps_contents.html", {"scenarios": told})
        for part in told:
            yield page(site.steps_page(part.scenario), "steps.html", {"scenarios": (part,)})
    else:
        yield page("steps.html", "steps.html", {"scenarios": told})
    if site.has_messages:
        locales = messages(overview)
        yield page("messages.html", "messages.html", {"locales": locales})
        desks = Desks(overview, EditorLinks(editor))
        for locale in locales:
            own = own_language_of(locale.locale)
            told_by = speaker(Language(own)) if own else page
            facts = {"met": locale, "desk": desks.desk(locale.locale)}
            yield told_by(site.messages_page(locale.locale), "desk.html", facts)
    walked = tasks(overview, found, judged.efforts_before)
    yield page("tasks.html", "tasks.html", {"tasks": walked})
    for task in walked:
        yield page(site.task_page(task.scenario), "task.html", {"task": task})


def _choices(language: Language) -> dict[str, object]:
    """What the filters offer: value and label of every member."""
    return {
        "kinds": KINDS,
        "impacts": [(member.value, language.gettext(label(member))) for member in reversed(Impact)],
        "outcomes": [
            (member.value, language.gettext(label(member)))
            for member in (OutcomeValue.FAILED, OutcomeValue.CANT_TELL)
        ],
        "modalities": [(member.value, language.gettext(label(member))) for member in Modality],
        "all_channels": [(member.value, language.gettext(label(member))) for member in Channel],
        "all_kinds": [(member.value, language.gettext(label(member))) for member in KINDS],
    }
