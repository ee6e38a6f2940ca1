"""The files of a kit: a first page, and for each locale the pages of participant, facilitator, note-taker and team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec
from markupsafe import Markup

from a11y.content import content_path
from a11y.facts.observation_sheet import NAME as SHEET
from a11y.facts.observation_sheet import StepOutcome
from a11y.facts.own_words import own_language_of
from a11y.facts.record import Record
from a11y.facts.screen_readers import ScreenReader
from a11y.facts.session_accounts import SessionAccount
from a11y.reporting.document import Document
from a11y.reporting.kit import sentences
from a11y.reporting.kit.commands import Offer, card_of, commands_for
from a11y.reporting.kit.helping import WHEN_STUCK, help_at
from a11y.reporting.kit.left_out import LeftOut, left_out
from a11y.reporting.kit.qr import totp_qr_svg
from a11y.reporting.kit.session import Session, Sessions, SessionStep
from a11y.reporting.kit.sheets import blank_sheet
from a11y.reporting.kit.team import team_page
from a11y.reporting.kit.warnings import warnings
from a11y.reporting.language import Language
from a11y.reporting.render import Renderer
from a11y.reporting.views.completeness import Gap
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import from_target
from a11y.words.speech import TREE

STYLES = ("report.css", "kit.css", "kit_team.css")
"""Files that go beside the first page as they are."""
MEDIA = "media"
"""The kit's folder of pictures."""
FACILITATOR = "facilitator"
"""The only page with accounts."""
PAGES = ("participant", "facilitator", "notes", "heard")
"""The pages of a locale, by template and file name."""


class KitPlan(msgspec.Struct, frozen=True):
    """What a kit is made for."""

    scenarios: tuple[str, ...]
    """Identifiers."""
    locales: tuple[str, ...]
    """BCP 47."""
    readers: tuple[ScreenReader, ...] = ()
    """Those whose commands the facilitator is told."""
    accounts: tuple[SessionAccount, ...] = ()
    """What was made for the participants; on the facilitator's pages alone."""
    without: Mapping[str, str] = {}
    """Scenarios that have no account, and why, in a sentence."""
    address: str = ""
    """Where the participants find the site; empty for where the run found it."""
    commands: Mapping[str, str] = {}
    """Command lines for the facilitator: `accounts`, `reset`, `browser`, `import_sheet`."""


class Kit:
    """A record laid out for sessions."""

    def __init__(self, record: Record, language: Language, plan: KitPlan) -> None:
        """`language` is spoken where the harness does not speak a locale's own."""
        self._record = record
        self._language = language
        self._overview = Overview(record)
        self._plan = plan
        self._alone = plan.readers[0].title if len(plan.readers) == 1 else ""
        sessions = Sessions(self._overview, plan.scenarios, self._alone or TREE, plan.address)
        self._sessions = tuple(sessions.in_locale(locale) for locale in plan.locales)
        self._teams = {locale: team_page(self._overview, plan.scenarios, locale) for locale in plan.locales}

    def documents(self) -> Iterator[Document]:
        """The files of the kit."""
        for name in STYLES:
            yield Document(name, (content_path("reports") / name).read_bytes)
        shared: dict[str, object] = {
            "run": self._record.run,
            "overview": self._overview,
            "sentences": sentences,
            "outcomes": tuple(StepOutcome),
        }
        front = {
            "up": "",
            "sessions": self._sessions,
            "gaps": _each_once(gap for one in self._sessions for gap in one.gaps),
            "warnings": tuple(
                told for one in self._sessions for told in warnings(one, self._language, self._spoken(one))
            ),
        }
        yield _page(Renderer(self._language), "index.html", "kit_index.html", {**shared, **front})
        for one in self._sessions:
            spoken = self._spoken(one)
            renderer = Renderer(spoken)
            address = from_target(self._plan.address or self._record.run.target)
            facts = {
                **shared,
                "session": one,
                "up": "../",
                "address": address,
                "readers": self._plan.readers,
                "left_out": partial(_left_out, one.locale),
            }
            for name in PAGES:
                secret = name == FACILITATOR
                more = self._for_facilitator(one) if secret else {}
                file, template = f"{one.locale}/{name}.html", f"kit_{name}.html"
                yield _page(renderer, file, template, {**facts, **more}, secret=secret)
            team = {**shared, "up": "../", "media": f"../{MEDIA}", "team": self._teams[one.locale]}
            yield _page(renderer, f"{one.locale}/team.html", "kit_team.html", team)
            yield Document(f"{one.locale}/{SHEET}", partial(blank_sheet, one, spoken, self._alone))

    def pictures(self) -> Iterator[str]:
        """The pictures that the pages show, by their names in the record's media."""
        return (name for team in self._teams.values() for name in team.pictures)

    def _for_facilitator(self, one: Session) -> dict[str, object]:
        scenarios = {task.scenario for task in one.tasks}
        return {
            "offers": self._offers,
            "card_of": card_of,
            "accounts": tuple(account for account in self._plan.accounts if account.scenario in scenarios),
            "without": {
                scenario: from_target(why)
                for scenario, why in self._plan.without.items()
                if scenario in scenarios
            },
            "qr": self._qr,
            "help_of": lambda fault: help_at(fault.rule, [criterion.number for criterion in fault.criteria]),
            "when_stuck": WHEN_STUCK,
            "commands": self._plan.commands,
        }

    def _qr(self, account: SessionAccount) -> Markup:
        issuer = self._record.run.profile_title
        return Markup(totp_qr_svg(account.totp_secret, account.username, issuer))  # noqa: S704 - drawn by us, no text of the target in it

    def _offers(self, reader: ScreenReader, step: SessionStep) -> tuple[Offer, ...]:
        """The commands of a screen reader that are likely to be wanted in a step."""
        speeches = self._overview.speeches.get(step.state.id, ())
        told = [one for speech in speeches if speech.voice == TREE for one in speech.utterances]
        return commands_for(reader, step.state.acts, told)

    def _spoken(self, one: Session) -> Language:
        own = own_language_of(one.locale)
        return Language(own) if own else self._language


def _left_out(locale: str, reader: ScreenReader, step: SessionStep) -> tuple[LeftOut, ...]:
    """What this screen reader does not say at the controls of a step."""
    return left_out(reader.title, step.expected.told, locale)


def _each_once(found: Iterable[Gap]) -> list[Gap]:
    kept: list[Gap] = []
    for gap in found:
        if gap not in kept:
            kept.append(gap)
    return kept


def _page(
    renderer: Renderer, name: str, template: str, facts: Mapping[str, object], *, secret: bool = False
) -> Document:
    return Document(name, partial(renderer.render, template, facts), secret)
