"""The driver: the user of a scenario, who knows only what the profile says and acts in one modality."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, Self
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Error, Page

from a11y.browser.arriving import Arrivals
from a11y.browser.clock import Clock
from a11y.browser.controls import Located, Speakers, is_held_back, is_there, labels, locate, offered
from a11y.browser.drawing import Drawing
from a11y.browser.examining import Examiner
from a11y.browser.gates import GatePasser, Visit
from a11y.browser.handing import hands_for
from a11y.browser.hands import Hands, Pointer, Unreachable
from a11y.browser.observe import observe
from a11y.browser.orca.session import Session
from a11y.browser.paced import Paced
from a11y.browser.probes.live import forget
from a11y.browser.reading import Reader
from a11y.browser.renditions import in_place
from a11y.browser.sending import Sender
from a11y.browser.travelling import Traveller, downloaded
from a11y.browser.world import ProbeError, World
from a11y.facts.profile import Gate, PageProfile, Profile
from a11y.facts.record import Recorder, now
from a11y.words.errors import ScenarioError
from a11y.words.finding import Box, Engine
from a11y.words.guests import Engines
from a11y.words.marking import N_
from a11y.words.rendition import LocaleWay, Modality
from a11y.words.run import Walk, state_id
from a11y.words.state import Act, Facts, PageState, Reach

APPEARS_WITHIN = 3000
"""Milliseconds for a control to appear on a settled page before its source name is tried."""
BROKE_HERE = N_("Where the scenario broke")
"""The name of the step on whose page a scenario could not go on."""
_COOKIE_SECRET = 12
"""A cookie value of at least so many characters is a key, not a preference."""


class Surroundings(Protocol):
    """What the plugin gives a driver."""

    target: str
    profile: Profile
    words: Speakers
    recorder: Recorder
    examiner: Examiner
    engines: Engines
    timeout: float
    browser: Engine
    user_data: set[str]
    session: Session | None

    def speak(self, locale: str) -> None:
        """The target's words are those of this locale from here on."""
        ...

    def judge(self, state: PageState, drawing: Drawing) -> None:
        """Judge a page state and write it down, with its picture when that is drawn."""
        ...


class Index(Traveller, Sender, GatePasser, Paced, Reader):
    """The target as one user meets it in one walk: open, fill, choose, activate, expect, read."""

    def __init__(
        self,
        page: Page,
        world: World,
        walk: Walk,
        around: Surroundings,
        clock: Clock,
        *,
        visit: Visit | None = None,
        asks_by: LocaleWay | None = None,
    ) -> None:
        """`visit` is that of the user's first browser, when this is another one.

        `asks_by` is the way in which this browser asks for the locale, when it is not the profile's first.
        """
        self.page = page
        self.world = world
        self.walk = walk
        """With the locale that is read now; see `reads`."""
        self._begun_in = walk.rendition.locale
        self.asks_by = asks_by or next(iter(around.profile.locale.ways), None)
        """How the target was told the locale that is read now."""
        self.visit = visit or Visit()
        self._around: Surroundings = around
        self._clock = clock
        self._observe = partial(observe, world, recorder=around.recorder, clock=clock, engines=around.engines)
        self._hands: Hands = hands_for(walk.modality, page, world, around)
        self._arrivals = Arrivals(page, around.profile, around.words, around.timeout)
        self._acts: list[Act] = []
        self._again: Callable[[], int] | None = None
        self._last_state = ""
        self._held_back = False
        """The last act leads to no other document: a disabled button, a form that the browser refuses."""
        self.last_step = ""

    @property
    def states(self) -> int:
        """Page states seen so far."""
        return self.visit.states

    @property
    def address(self) -> str:
        """Where the user is; empty when the page is gone."""
        try:
            return self.page.url
        except Error:
            return ""

    # what the user does

    def fill(self, control: str, text: str, **params: str) -> Self:
        """Write into a field, replacing what it holds."""
        found = self._locate(control, params)
        self._around.user_data.add(text)
        self._act("fill", control, found, lambda hands: hands.fill(found.locator, text))
        self._acts[-1] = msgspec.structs.replace(self._acts[-1], typed=self._acts[-1].keys and len(text))
        return self

    def choose(self, control: str, option: str, **params: str) -> Self:
        """Choose an option of a list: a control of the profile whose name the catalogs give, or a label as it is."""
        found = self._locate(control, params)
        promised, source = labels(option, self._around.profile, self._around.words, params)
        label = offered(found.locator, promised, source)
        self._act("choose", control, found, lambda hands: hands.choose(found.locator, label))
        if label != promised:
            self._acts.append(
                msgspec.structs.replace(
                    self._acts[-1],
                    verb="find",
                    control=option,
                    role="option",
                    expected_name=promised,
                    name=label,
                    reach=Reach.SOURCE_NAME,
                    keys=0,
                )
            )
        return self

    def activate(self, control: str, **params: str) -> Self:
        """Operate a button, link or checkbox: by a click, or by Tab and the key that its role demands."""
        found = self._locate(control, params)
        self.visit.given |= params
        if found.role == "button":
            self._answer_what_is_asked(control)
            self._held_back = is_held_back(self.page, found.locator)
            if self._held_back and found.locator.is_disabled():
                self._arrivals.about_to_act()
                self._act("activate", control, found, lambda _: 0)
                return self
        self._keep_pace(control)
        self._arrivals.about_to_act()
        # a click comes back when the navigation that it set off has begun, so most of it is the page's time
        self._act(
            "activate",
            control,
            found,
            lambda hands: hands.activate(found.locator, found.role),
            part="navigation",
        )
        self._again = partial(Pointer(self._around.timeout).activate, found.locator, found.role)
        self._pass_dialog_after(control)
        return self

    def download(self, control: str, **params: str) -> str:
        """Operate what downloads a file: its text, secrets in it masked from here on. Raises `ScenarioError`."""
        found = self._locate(control, params)
        files: list[str | None] = []

        def operate(hands: Hands) -> int:
            keys: list[int] = []
            files.append(
                downloaded(
                    self.page,
                    self._around.recorder,
                    lambda: keys.append(hands.activate(found.locator, found.role)),
                    control,
                )
            )
            return sum(keys)

        self._act("activate", control, found, operate)
        if files[-1] is None and self._acts[-1].keys:
            operate(Pointer(self._around.timeout))
            self._acts[-1] = msgspec.structs.replace(self._acts[-1], reach=Reach.INOPERABLE)
        if files[-1] is None:
            raise ScenarioError(f"{control} began no download on {self.page.url}; is it a link to a file?")
        return files[-1]

    # what the user sees

    def reads(self, locale: str) -> Self:
        """From here on the user reads the pages in another locale, which was just chosen on the page."""
        self._around.speak(locale)
        self._arrivals.words = self._around.words
        rendition = msgspec.structs.replace(self.walk.rendition, locale=locale)
        self.walk = msgspec.structs.replace(self.walk, rendition=rendition)
        self.asks_by = LocaleWay.SWITCHER
        return self

    def expect(
        self,
        page: str,
        step: str = "",
        *,
        message: str = "",
        in_place: bool = False,
        signed_in: bool = False,
        **params: str | int,
    ) -> Self:
        """Wait for a page, look at it, and end the step here under the name `step` (a sentence for people).

        `message` is a named message of the page that must be shown; a number among `params` chooses its plural form.
        `in_place` says that the last act changes the page without loading another; `signed_in` that the page must show
        that somebody is signed in, by the profile's control for it. Gates that rise on the way are passed, each as a
        page state of its own. Raises `ScenarioError` when the page does not come.
        """
        wanted = self._around.profile.page(page)
        if message and not wanted.message(message):
            message = ""  # this target says nothing
        self._come_to(wanted, message, in_place or wanted.in_place or self._held_back, params)
        self._held_back = False
        wanted = self._arrivals.landed(wanted)
        if signed_in and (shown := self._around.profile.signed_in):
            locate(self.page, "signed_in", shown, self._around.words, {}, timeout=APPEARS_WITHIN)
        self._note_outcome(wanted.name, message)
        self._end_step(wanted, step or wanted.title or wanted.name, params)
        return self

    def look_where_it_broke(self) -> None:
        """End a step on whatever page the user is on, when the scenario cannot go on: what broke it should be seen."""
        if not self._acts or self.page.url == "about:blank":
            return
        path = urlsplit(self.page.url).path
        names = self._around.profile.pages_at(path)
        page = self._around.profile.page(names[0]) if names else PageProfile(path=path)
        self._end_step(msgspec.structs.replace(page, title=""), BROKE_HERE, {})

    def is_at(self, page: str) -> bool:
        """Whether the user is on this page; looks and does not wait."""
        return self._around.profile.page(page).matches(urlsplit(self.address).path or "/") is not None

    # how

    def _locate(self, control: str, params: dict[str, str]) -> Located:
        wanted = self._around.profile.control(control)
        if not self._arrivals.moved_since_look:
            self._around.examiner.require_put_back()
        page = self._around.profile.page(control.partition(".")[0])
        # a gate that rose at an address which the user opened; after other acts the scenario looks for itself
        if self._acts and self._acts[-1].verb == "open" and self._arrivals.gate_before(page):
            self._come_to(page, "", False, {})
        if wanted.behind and not is_there(self.page, wanted, self._around.words, params):
            self.activate(wanted.behind, **params)
        with self._clock.measure("find"):
            return locate(self.page, control, wanted, self._around.words, params, timeout=APPEARS_WITHIN)

    def _act(
        self, verb: str, control: str, found: Located, do: Callable[[Hands], int], part: str = "act"
    ) -> None:
        """Act, by the pointer if the keyboard cannot reach the control, and keep what happened."""
        reach = found.reach
        shown_by = "" if self._arrivals.moved_since_look else self._last_state
        # what a pointer found by its promised name can only pass: nothing needs to be said of it
        passes = reach is Reach.FOUND and self.walk.modality is Modality.POINTER
        with self._clock.measure("find"):
            facts = {**_NOTHING, "name": found.expected_name} if passes else self._describe(found)
        self._hands.begin(len(self._acts) + 1)
        with self._clock.measure(part):
            try:
                keys = do(self._hands)
            except Unreachable:
                reach = Reach.UNREACHABLE
                keys = do(Pointer(self._around.timeout))
        self._acts.append(
            Act(
                verb,
                control,
                found.role,
                found.expected_name,
                name=facts["name"],
                reach=reach,
                keys=keys,
                selector=facts["selector"],
                html=facts["html"],
                box=Box(**facts["box"]) if facts["box"] else None,
                state=shown_by,
            )
        )

    def _describe(self, found: Located) -> Facts:
        """The control as the isolated world sees it; Playwright's own evaluation would cost half an axe run."""
        try:
            place = found.locator.bounding_box(timeout=APPEARS_WITHIN)
            facts: Facts | None = self.world.call("a11yProbe.at", place) if place else None
        except (Error, ProbeError):
            facts = None
        return facts or _NOTHING

    def _arrive(
        self, wanted: PageProfile, message: str, in_place: bool, params: Mapping[str, str | int]
    ) -> Gate | None:
        with self._clock.measure("navigation"):
            try:
                return self._arrivals.wait_for(wanted, message, in_place, params)
            except ScenarioError:
                if self._again is None or not self._keys_did_nothing():
                    raise
            again, self._again = self._again, None
            again()
            arrived = self._arrivals.wait_for(wanted, message, in_place, params)
            self._acts[-1] = msgspec.structs.replace(self._acts[-1], reach=Reach.INOPERABLE)
            return arrived

    def _keys_did_nothing(self) -> bool:
        """Whether the last act was by keyboard and the document is still the one that it was on."""
        return bool(self._acts and self._acts[-1].keys) and not self._arrivals.moved

    def _end_step(self, page: PageProfile, step: str, params: Mapping[str, str | int]) -> None:
        with self._clock.measure("settle"):
            self._arrivals.wait_for_answers()
        self.visit.states += 1
        self.last_step = step
        learn = self._around.recorder.redactor.learn
        learn(*(c["value"] for c in self.page.context.cookies() if len(c.get("value", "")) >= _COOKIE_SECRET))
        walk = self.walk
        known = PageState(
            id=state_id(walk, self._begun_in, self.visit.states, walk.rendition),
            key="",
            scenario=walk.scenario,
            scenario_title=walk.title,
            step=step,
            step_number=self.visit.states,
            page=page.name,
            url=self.page.url,
            status=self._arrivals.status,
            title="",
            language="",
            direction="",
            rendition=walk.rendition,
            modality=walk.modality,
            engines=(self._around.browser,),
            time=now(),
            asked_by=self.asks_by,
            same_document=not self._arrivals.moved_since_look,
            acts=(*self._acts, *self._arrivals.title_act(page, params)),
            focus=self._hands.taken(),
            blocked=self._arrivals.blocked(),
        )
        secrets = (*self._around.profile.secrets.selectors, *page.secrets)
        examiner, broke = self._around.examiner, step == BROKE_HERE
        state, drawing = self._observe(known, secrets=secrets)
        look = partial(examiner.examine, self.world, state, self._clock, drawing.finish, shows=drawing.fits)
        state = examiner.recall(state) if broke else look()
        state = self._hands.listen(drawing.finish(state) if self._around.session else state)
        self._last_state = state.id
        self._arrivals.looked()
        self._acts.clear()
        self._around.judge(state, drawing)
        self._clock.parts.clear()
        if walk.also and not broke:
            self._look_besides(known, secrets)
        forget(self.world)

    def _look_besides(self, known: PageState, secrets: tuple[str, ...]) -> None:
        """The same page in the walk's other renditions, each a page state of its own to which no act led."""
        self._around.examiner.require_put_back()
        with in_place(self.world, known.rendition) as show:
            for other in self.walk.also:
                rendition = msgspec.structs.replace(other, locale=known.rendition.locale)
                with self._clock.measure("rendition"):
                    show(rendition)
                shown = msgspec.structs.replace(
                    known,
                    id=state_id(self.walk, self._begun_in, known.step_number, rendition),
                    rendition=rendition,
                    time=now(),
                    acts=(),
                    focus=(),
                    blocked=self._arrivals.blocked(),
                )
                self._around.judge(*self._observe(shown, secrets=secrets))
                self._clock.parts.clear()


_NOTHING: Facts = {"name": "", "selector": "", "html": "", "box": None}
"""A control of which nothing is to be said, or can be."""
