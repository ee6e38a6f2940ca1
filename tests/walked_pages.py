"""Serves a folder of pages on loopback and walks them with the real driver, for tests of senses and rules."""

from __future__ import annotations

import http.server
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from playwright.sync_api import Browser
from threaded import answering

from a11y.browser.clock import Clock
from a11y.browser.controls import Speakers
from a11y.browser.drawing import Drawing
from a11y.browser.driver import Index
from a11y.browser.examining import Examiner
from a11y.browser.orca.session import Session
from a11y.browser.probes.acting import ACTING
from a11y.browser.walking import Stage, stage
from a11y.coverage.language import wording
from a11y.coverage.met import met
from a11y.coverage.offers import switcher
from a11y.coverage.plurals import counted
from a11y.coverage.traced import traced, unmarked
from a11y.facts.catalogs import Catalogs, catalog_locales, load_catalogs
from a11y.facts.profile import CatalogSource, Control, LocaleChoice, PageProfile, Profile
from a11y.facts.pseudo_locale import Wish, make_pseudo_locale, manifest_of, with_pseudo_locales
from a11y.facts.record import Recorder
from a11y.facts.redaction import Redactor
from a11y.rules.broken import BROKE
from a11y.rules.judge import judge
from a11y.speech.told import speeches
from a11y.words.finding import Engine, Finding
from a11y.words.guests import Engines
from a11y.words.pseudo import PseudoKind
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import Line, Walk
from a11y.words.state import PageState

EMPTY_CATALOG = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The base address of a server of `folder`, on a free port of loopback."""
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with answering(server):
        yield f"http://localhost:{server.server_port}"


class Seen:
    """What a driver is given in a test; keeps the page states and findings."""

    def __init__(self, target: str, profile: Profile, out: Path, locale: str = "en") -> None:
        self.target = target
        self.profile = profile
        self.redactor = Redactor()
        self.recorder = Recorder(out, self.redactor)
        self.examiner = Examiner(self.recorder, out, ACTING)
        catalogs = load_catalogs(profile.catalogs, locale, profile.source)
        self.words = Speakers(catalogs, load_catalogs(profile.catalogs, profile.source, profile.source))
        self.engines = Engines()
        self.timeout = 5000.0
        self.browser = Engine("Chromium", "test")
        self.user_data: set[str] = set()
        self.session: Session | None = None
        self.states: list[PageState] = []
        self.findings: list[Finding] = []

    def speak(self, locale: str) -> None:
        """The words of another locale from here on."""
        self.words = Speakers(self._load(locale), self.words.source)

    def _load(self, locale: str) -> Catalogs:
        return load_catalogs(self.profile.catalogs, locale, self.profile.source)

    def judge(self, state: PageState, drawing: Drawing) -> None:
        """Judge and keep."""
        state = drawing.finish(state)
        catalogs = self._load(state.rendition.locale)
        manifest = manifest_of(self.profile, state.rendition.locale)
        if manifest is None:
            sightings = met(state, catalogs)
        else:
            state = unmarked(state, manifest)
            sightings = traced(state, manifest, catalogs)
        state = msgspec.structs.replace(
            state,
            wording=wording(sightings, catalogs, self.profile.locales, self._load),
            switcher=switcher(state, self.profile, catalog_locales(self.profile.catalogs)),
            counted=counted(sightings, catalogs),
        )
        judged, findings = judge(state, sightings)
        assert not [why for why in judged.untested.values() if why.startswith(BROKE)]
        self.states.append(judged)
        self.findings += findings
        self.recorder.write(judged)
        lines: tuple[Line, ...] = (*sightings, *speeches(judged, self.redactor.holds_secret))
        for line in lines:
            self.recorder.write(line)


WORDS = {"en": ("", "", ""), "fr": ("Exemple", "Aller", "Fini"), "he": ("דוגמה", "המשך", "סיום")}
"""Translations of Sample, Go and Done."""
MORE = {
    "fr": (("Vous avez %(count)s code.", "Vous avez %(count)s codes."), "Vraiment <b>%(name)s</b> ?"),
    "he": (("יש לך קוד %(count)s.", "יש לך %(count)s קודים."), "באמת <b>%(name)s</b>?"),
}
"""Translations of a message that counts, and of a question with a name in it."""


def sample_profile(catalogs: Path, pages: dict[str, PageProfile]) -> Profile:
    """A profile of pages made for a test, with a catalog tree at `catalogs` in English, French and Hebrew."""
    for locale, translations in WORDS.items():
        tree = catalogs / locale / "LC_MESSAGES"
        tree.mkdir(parents=True, exist_ok=True)
        pairs = zip(("Sample", "Go", "Done"), translations, strict=True)
        messages = "".join(f'msgid "{text}"\nmsgstr "{translated}"\n\n' for text, translated in pairs)
        (tree / "messages.po").write_text(EMPTY_CATALOG + messages + _more(locale), encoding="utf-8")
    return Profile(
        name="sample",
        title="Sample",
        locales=tuple(WORDS),
        locale=LocaleChoice(header=True, switcher="language"),
        catalogs=CatalogSource(trees=(str(catalogs),), folder=str(catalogs)),
        pages=pages,
    )


_SPOKEN = re.compile("\u27e6([^\u27e7|]+)(?:\\|(\\w+)=([^\u27e7]*))?\u27e7")
"""What a page made for a pseudo-locale has in the place of a message: its msgid in brackets, and what fills it."""


def in_pseudo_locale(profile: Profile, kind: PseudoKind, locale: str, folder: Path) -> Profile:
    """The profile of a target that speaks a pseudo-locale of its English words."""
    made = make_pseudo_locale(Wish(kind=kind, locale=locale, base="en"), profile.catalogs, folder)
    assert made.messages
    return with_pseudo_locales(profile, [str(folder)])


def speaking(page: Path, profile: Profile, locale: str, folder: Path) -> Path:
    """A folder of the one page, its messages written as gettext would give them in the locale."""
    catalogs = load_catalogs(profile.catalogs, locale)

    def said(found: re.Match[str]) -> str:
        message = catalogs.find(found[1])
        assert message is not None, found[1]
        text = message.translations[0]
        return text.replace(f"%({found[2]})s", found[3]) if found[2] else text

    target = folder / page.parent.name / page.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_SPOKEN.sub(said, page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def _more(locale: str) -> str:
    (one, many), question = MORE.get(locale, (("", ""), ""))
    counting = 'msgid "You have %(count)s code."\nmsgid_plural "You have %(count)s codes."\n'
    return (
        f'{counting}msgstr[0] "{one}"\nmsgstr[1] "{many}"\n\n'
        f'msgid "Really <b>%(name)s</b>?"\nmsgstr "{question}"\n\n'
        'msgid "and so on"\nmsgstr ""\n\n'
        'msgid "by %(name)s"\nmsgstr ""\n\n'
    )


def sample_page(path: str) -> PageProfile:
    """A page called Sample with a button called Go."""
    return PageProfile(
        path=path,
        title="Sample",
        controls={"go": Control(role="button", msgid=("Go",), selector=".go")},
        messages={"done": "Done"},
        name="sample",
    )


class _Tab(NamedTuple):
    stage: Stage
    close: Callable[[], None]
    walks: list[str]


class Tabs:
    """Tabs in which one walk comes after the other, one for each rendition and way to ask for it.

    A browser process for each walk costs more than all that the walk looks at. What a page can leave behind it goes:
    cookies, the pointer's place, other tabs. What it stores is its own server's, and each walk has one. After a walk
    that failed, and after many, the next one has another tab.
    """

    MOST = 25
    """Walks in one tab: their drivers go on listening to it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[str, _Tab] = {}

    def close(self) -> None:
        """Close all; another one is opened when it is asked for."""
        for key in list(self._open):
            self._open.pop(key).close()

    @contextmanager
    def stage(self, rendition: Rendition, choice: LocaleChoice, target: str) -> Iterator[Stage]:
        """The tab that is shown as the rendition says, as if nobody had been there."""
        key = repr((rendition, choice))
        if key not in self._open:
            ways = ExitStack()
            ready = ways.enter_context(stage(self._browser, rendition, choice, target))
            self._open[key] = _Tab(ready, ways.close, [])
        tab = self._open[key]
        tab.walks.append(target)
        here = tab.stage
        here.world.free = False
        try:
            yield Stage(here.context, here.page, here.world, Clock())
            here.context.clear_cookies()
            here.world.send("Input.dispatchMouseEvent", type="mouseMoved", x=-1, y=-1)
            fit = here.context.pages == [here.page] and len(tab.walks) < self.MOST
        except BaseException:
            self._open.pop(key).close()
            raise
        if not fit:
            self._open.pop(key).close()


@contextmanager
def walking(
    browser: Browser | Tabs, seen: Seen, modality: Modality, rendition: Rendition | None = None
) -> Iterator[Index]:
    """A driver on a fresh page, or in a tab that others had before."""
    rendition = rendition or Rendition()
    walk = Walk("tests::sample", "A sample.", rendition, modality)
    choice, target = seen.profile.locale, seen.target
    staged = (
        browser.stage(rendition, choice, target)
        if isinstance(browser, Tabs)
        else stage(browser, rendition, choice, target)
    )
    with seen.recorder, staged as ready:
        yield Index(ready.page, ready.world, walk, seen, ready.clock)
