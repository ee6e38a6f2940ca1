"""A record with everything that a report has to show: four locales, a broken walk, hostile words, untested rules."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw

from a11y.facts.record import Record
from a11y.words.finding import Box, Engine, Finding, Impact, OutcomeValue, Source, Target
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import FORMAT, CatalogShare, End, ErrorLine, Run, Speech, Walk, WalkStatus
from a11y.words.speech import TREE, Hearing, NameSource, Part, Utterance
from a11y.words.state import Act, AxeAnswer, AxNode, FocusStop, PageState, Picture, Reach

HOSTILE = "</script><img src=x onerror=alert(1)>\u202egpj.exe\u2066 “%(name)s” {{ 7*7 }} \x00 & "
"""A name that tries markup, script, templates, placeholders, bidi overrides and a control."""
LONG = HOSTILE + "A" * 100_000
"""The same, 100,000 characters longer."""
LOCALES = ("en", "fr", "he", "ja")
SCENARIOS = (
    (
        "test_two_factor::test_set_up_totp",
        "Set up an authenticator app.",
        ("Sign in", "Wrong code", "Right code"),
    ),
    (
        "test_tokens::test_create_project_token",
        "Create a token for a project.",
        ("Form error", "Token shown once"),
    ),
    ("test_history::test_read_history", "Read the history of the account.", ("History",)),
    ("test_keys::test_passkey", "Sign in with a passkey.", ("Passkey",)),
)
AXE = Engine("axe-core", "4.12.1")


def picture(folder: Path, words: str, direction: str) -> Picture:
    """A drawn page of 1280 by 900 CSS pixels, at half scale."""
    image = Image.new("RGB", (640, 450), "#f4f4f2")
    draw = ImageDraw.Draw(image)
    left = 20 if direction == "ltr" else 320
    draw.rectangle((0, 0, 640, 40), fill="#2b3a4a")
    for top, width in ((70, 220), (110, 280), (140, 260), (200, 300), (260, 180)):
        draw.rectangle((left, top, left + width, top + 14), fill="#b9c0c7")
    draw.rectangle((left, 300, left + 90, 326), fill="#0a5070")
    draw.text((left + 4, 72), words, fill="#111111")
    content = BytesIO()
    image.save(content, "WEBP", quality=70)
    name = f"{hashlib.sha256(content.getvalue()).hexdigest()[:24]}.webp"
    (folder / "media").mkdir(parents=True, exist_ok=True)
    (folder / "media" / name).write_bytes(content.getvalue())
    return Picture(name, 1280, 900)


def rich_record(folder: Path) -> Record:
    """The record; its pictures are written to `folder/media`."""
    walks = [
        Walk(scenario, title, Rendition(locale=locale), modality)
        for scenario, title, _ in SCENARIOS
        for locale, modality in [
            *((locale, Modality.POINTER) for locale in LOCALES),
            ("en", Modality.KEYBOARD),
        ]
    ]
    walks.append(Walk(*SCENARIOS[0][:2], Rendition(locale="en", width=320), Modality.POINTER))
    states = [state for walk in walks for state in _states(folder, walk)]
    broken = next(w for w in walks if w.scenario == SCENARIOS[1][0] and w.rendition.locale == "ja")
    return Record(
        folder=folder,
        run=Run(
            format=FORMAT,
            target="http://127.0.0.1:8000/",
            profile="embedded",
            profile_title="Embedded index",
            source_locale="en",
            versions={"a11y": "0.1", "axe-core": "4.12.1", "chromium": "140.0"},
            time="2026-01-02T03:04:05+00:00",
            process="combined",
            planned=tuple(walks),
            catalogs=tuple(
                CatalogShare("content:locales/index", locale, 320, done, fuzzy)
                for locale, done, fuzzy in (("fr", 320, 0), ("he", 300, 4), ("ja", 318, 2))
            ),
            notes=(f"fonts for {HOSTILE} are missing",),
        ),
        states=tuple(states),
        findings=tuple(finding for state in states for finding in _findings(state)),
        sightings=tuple(sighting for state in states for sighting in _sightings(state)),
        speeches=tuple(speech for state in states for speech in _speeches(state)),
        errors=(
            ErrorLine(
                "target",
                f"the page {HOSTILE} did not come; look at the target's log",
                scenario=broken.scenario,
                step="Form error",
                rendition=broken.rendition,
                modality=broken.modality,
                url="http://127.0.0.1:8000/manage/",
                detail=f"Traceback\n{HOSTILE}",
            ),
        ),
        ends=tuple(_end(walk, broken) for walk in walks if not _cut_off(walk)),
        cut=("worker-2.jsonl",),
    )


def clear_record(folder: Path) -> Record:
    """The same run without a fault, question or gap."""
    rich = rich_record(folder)
    states = tuple(s for s in rich.states if s.scenario == SCENARIOS[2][0])
    walks = tuple(w for w in rich.run.planned if w.scenario == SCENARIOS[2][0] and not _cut_off(w))
    return msgspec.structs.replace(
        rich,
        run=msgspec.structs.replace(rich.run, planned=walks),
        states=tuple(msgspec.structs.replace(s, untested={}) for s in states),
        findings=(),
        errors=(),
        ends=tuple(End("2026-01-02T03:04:06+00:00", walk, states=1) for walk in walks),
        cut=(),
    )


def _cut_off(walk: Walk) -> bool:
    return walk.scenario == SCENARIOS[2][0] and walk.rendition.locale == "he"


def _end(walk: Walk, broken: Walk) -> End:
    time = "2026-01-02T03:05:05+00:00"
    if walk.scenario == SCENARIOS[3][0]:
        return End(time, walk, WalkStatus.INAPPLICABLE, "This index has no passkeys.")
    if walk == broken:
        return End(time, walk, WalkStatus.BROKEN, "the page did not come", states=1)
    return End(time, walk, states=3, seconds=4.2)


def _states(folder: Path, walk: Walk) -> list[PageState]:
    if walk.scenario == SCENARIOS[3][0] or _cut_off(walk):
        return []
    steps = next(steps for scenario, _, steps in SCENARIOS if scenario == walk.scenario)
    if walk.scenario == SCENARIOS[1][0] and walk.rendition.locale == "ja":
        steps = steps[:1]
    return [_state(folder, walk, step, number) for number, step in enumerate(steps, start=1)]


def _state(folder: Path, walk: Walk, step: str, number: int) -> PageState:
    locale = walk.rendition.locale
    direction = "rtl" if locale == "he" else "ltr"
    keyboard = walk.modality is Modality.KEYBOARD
    name = {"he": "התחברות", "ja": "ログイン", "fr": "Se connecter"}.get(locale, "Sign in")
    long = walk.scenario == SCENARIOS[2][0]
    return PageState(
        id=f"{walk.scenario} {number} {walk.rendition.label} {walk.modality}",
        key=f"key-{number}",
        scenario=walk.scenario,
        scenario_title=walk.title,
        step=step,
        step_number=number,
        page="login",
        url=f"http://127.0.0.1:8000/{locale}/account/?step={number}",
        status=200,
        title=f"{name} · Embedded index" if not long else LONG,
        language=locale,
        direction=direction,
        rendition=walk.rendition,
        modality=walk.modality,
        engines=(AXE,),
        time="2026-01-02T03:04:10+00:00",
        picture=None if long and locale == "fr" else picture(folder, f"{step} {locale}", direction),
        axe=AxeAnswer(version="4.12.1", passes=("document-title", "html-has-lang")),
        tree=(
            AxNode(1, 0, "RootWebArea", name),
            AxNode(2, 1, "banner"),
            AxNode(3, 1, "main"),
            AxNode(4, 2, "heading", name, properties={"level": "1"}),
            AxNode(5, 2, "heading", LONG if long else "", properties={"level": "3"}),
        ),
        acts=(
            Act("open", control="login", name="http://127.0.0.1:8000/account/login/"),
            Act(
                "fill",
                control="login.username",
                role="textbox",
                name=LONG if long else "Username",
                keys=9 if keyboard else 0,
                typed=6 if keyboard else 0,
            ),
            Act(
                "activate",
                control="login.submit",
                role="button",
                name=name,
                reach=Reach.UNREACHABLE if keyboard and long else Reach.FOUND,
                keys=7 if keyboard else 0,
            ),
        ),
        focus=(FocusStop("a.skip", "link", "Skip"), FocusStop("#u", "textbox", HOSTILE)) if keyboard else (),
        untested={"keyboard/trap": "the page did not settle"} if long and locale == "ja" else {},
        passed=("keyboard/reach",),
        blocked=("fonts.example.test",),
    )


def _finding(
    state: PageState, rule: str, impact: Impact, criteria: tuple[str, ...], **more: object
) -> Finding:
    finding = Finding(
        rule=rule,
        outcome=OutcomeValue.FAILED,
        impact=impact,
        criteria=criteria,
        scenario=state.scenario,
        step=state.step,
        rendition=state.rendition,
        modality=state.modality,
        url=state.url,
        target=Target("textbox", "Username", "#u", '<input id="u">', Box(40, 220, 560, 28)),
        message="Form elements must have labels",
        help_url="https://dequeuniversity.com/rules/axe/4.12/label",
        engine=AXE,
        fingerprint=f"{rule}-{state.step_number if rule != 'axe/region' else 0}",
        state=state.id,
    )
    return msgspec.structs.replace(finding, **more)


def _findings(state: PageState) -> list[Finding]:
    locale = state.rendition.locale
    found = [_finding(state, "axe/region", Impact.MODERATE, ())]
    if state.scenario == SCENARIOS[0][0] and state.step_number == 2:
        found.append(_finding(state, "axe/label", Impact.CRITICAL, ("1.3.1", "4.1.2")))
    if locale == "he":
        target = Target("button", "שלח", "form > button", "<button>שלח</button>", Box(640, 600, 180, 52))
        found.append(_finding(state, "axe/color-contrast", Impact.SERIOUS, ("1.4.3",), target=target))
    if state.scenario == SCENARIOS[2][0]:
        target = Target("link", LONG, f"a[title='{HOSTILE}']", f"<a>{LONG}", None)
        found.append(
            _finding(
                state,
                "speech/says",
                Impact.MINOR,
                ("2.4.4",),
                target=target,
                message=f"“{HOSTILE}” is said.",
                message_id="“%(name)s” is said.",
                params={"name": LONG},
                engine=Engine("a11y", "0.1"),
                help_url="javascript:alert(1)",
                sources=(Source("a11y/index/templates/history.html", 12),),
            )
        )
    if state.step_number == 1 and state.modality is Modality.POINTER:
        found.append(
            _finding(
                state,
                "axe/unheard-of",
                Impact.SERIOUS,
                ("1.4.3",),
                outcome=OutcomeValue.CANT_TELL,
                message="Does the picture behind the text leave enough contrast?",
            )
        )
    return found


def _speeches(state: PageState) -> list[Speech]:
    if state.step_number > 1 or state.rendition.width == 320:
        return []
    name = state.title.partition(" · ")[0]
    reading = (
        Utterance(Part.PAGE, state.title, "document", state.title),
        Utterance(Part.ENTER, "main landmark", "main"),
        Utterance(Part.ITEM, f"{name}, heading level 1", "heading", name, NameSource.CONTENT, level=1),
        Utterance(Part.ITEM, f"{HOSTILE}, text field", "textbox", HOSTILE, NameSource.PLACEHOLDER),
        Utterance(Part.LEAVE, "end of main landmark", "main"),
    )
    found = [Speech(state.id, TREE, Hearing.READING, reading)]
    if state.modality is Modality.KEYBOARD:
        acting = (
            Utterance(Part.ITEM, "Skip, link", "link", "Skip", NameSource.CONTENT, act=2, key="Tab"),
            Utterance(Part.LIVE, "Saved", name="Saved", act=3, live="polite", lost=True),
        )
        found.append(Speech(state.id, TREE, Hearing.ACTING, acting))
        found.append(
            Speech(state.id, "Orca 43.1", Hearing.ACTING, (Utterance(Part.RAW, "Skip link.", unstable=True),))
        )
    return found


def _sightings(state: PageState) -> list[Sighting]:
    locale = state.rendition.locale
    if locale == "en":
        return [Sighting(state.id, locale, Channel.VISIBLE, "Sign in", Translation.SOURCE, "Sign in")]
    common = {"catalog": "content:locales/index", "sources": (Source("templates/login.html", 7),)}
    words = {"he": "התחברות", "ja": "ログイン", "fr": "Se connecter"}[locale]
    found = [
        Sighting(state.id, locale, Channel.NAME, words, Translation.TRANSLATED, "Sign in", **common),  # type: ignore[arg-type]
        Sighting(state.id, locale, Channel.VISIBLE, "OK", Translation.SAME, "OK", ambiguous=1, **common),  # type: ignore[arg-type]
        Sighting(state.id, locale, Channel.VISIBLE, HOSTILE, Translation.UNCATALOGUED),
    ]
    if locale != "fr":
        found += [
            Sighting(
                state.id,
                locale,
                Channel.VISIBLE,
                "Recovery codes",
                Translation.MISSING,
                "Recovery codes",
                context="heading",
                box=Box(40, 140, 440, 28),
                **common,  # type: ignore[arg-type]
            ),
            Sighting(state.id, locale, Channel.TITLE, LONG, Translation.FUZZY, LONG, **common),  # type: ignore[arg-type]
        ]
    return found
