"""Does sound begin by itself, and can it be stopped? (WCAG 2.2, 1.4.2 Audio Control)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.media import Playing
from a11y.words.state import Node, PageState

SHORT = 3.0
"""Seconds of sound that 1.4.2 lets begin by themselves."""
_BUTTONS = {"button", "togglebutton", "switch", "checkbox", "link", "slider", "menuitem"}
_STOPS = re.compile(
    r"\b(?:pause|stop|mute|unmute|play|sound|volume|audio|silence|"
    r"arr[êe]ter|couper|muet|lecture|lire|son|anhalten|stopp|ton|stumm|wiedergabe|abspielen|"
    r"pausa|pausar|detener|parar|silenciar|sonido|reproducir|som|silenziare|ferma|riproduci|audio|"
    r"pauze|stoppen|geluid|dempen|afspelen|pauza|zatrzymaj|wycisz|dźwięk|odtwarzaj|ljud|paus|lyd|"
    r"пауза|стоп|звук|воспроизвести|остановить)\b|"
    r"השהה|השהיה|השהיית|עצור|עצירה|השתק|השתקה|קול|נגן|"
    r"停止|一時停止|再生|消音|ミュート|音|暂停|静音|播放|声音|暫停|靜音|聲音|일시정지|정지|음소거|재생|소리|"
    r"إيقاف|كتم|صوت|تشغيل",
    re.IGNORECASE,
)
"""What controls of sound are called, in the languages of the catalogs and some more."""
_NEAR = 2
"""How many elements outwards a player's own controls stand."""


def judge_sound(state: PageState) -> Iterator[Outcome]:
    """Applies to each player that begins by itself and is heard for more than three seconds.

    Expects controls of the browser's, or one on the page that is exposed and called as such. Buttons beside the
    player with another name, and files that the browser may not look into, make it a question. Source: ACT rule
    80f0bf.
    """
    by_id = {node.id: node for node in state.nodes}
    for player in state.playing:
        node = by_id.get(player.node)
        if node is None or not player.by_itself or player.muted or player.sound is False:
            continue
        if not player.endless and player.seconds is not None and player.seconds <= SHORT:
            yield Outcome(OutcomeValue.PASSED, SHORT_SOUND, {}, node_target(state, node), node=node.id)
            continue
        names = [one.name for one in state.tree if one.role.lower() in _BUTTONS and one.name.strip()]
        if player.controls or any(_STOPS.search(name) for name in names):
            yield Outcome(OutcomeValue.PASSED, STOPPABLE, {}, node_target(state, node), node=node.id)
        elif _is_certain(player) and not _has_controls_beside(state, node, by_id):
            yield Outcome(OutcomeValue.FAILED, NO_CONTROL, {}, node_target(state, node), node=node.id)
        else:
            yield Outcome(OutcomeValue.CANT_TELL, PERHAPS, {}, node_target(state, node), node=node.id)


def judge_beginning(state: PageState) -> Iterator[Outcome]:
    """Applies to each player that begins by itself and is heard. Expects three seconds of it at most.

    Source: ACT rule aaa1bf.
    """
    by_id = {node.id: node for node in state.nodes}
    for player in state.playing:
        node = by_id.get(player.node)
        if node is None or not player.by_itself or player.muted or player.sound is not True:
            continue
        if player.endless or (player.seconds or 0) > SHORT:
            yield Outcome(OutcomeValue.FAILED, TALKS_OVER, {}, node_target(state, node), node=node.id)
        elif player.seconds is not None:
            yield Outcome(OutcomeValue.PASSED, SHORT_SOUND, {}, node_target(state, node), node=node.id)


def _is_certain(player: Playing) -> bool:
    return player.sound is True and (player.endless or player.seconds is not None)


def _has_controls_beside(state: PageState, node: Node, by_id: dict[int, Node]) -> bool:
    """Whether a control with a name stands near the player: what it does is in its script."""
    around = by_id.get(node.parent)
    for _ in range(_NEAR - 1):
        outer = by_id.get(around.parent) if around else None
        if around is None or outer is None or outer.tag in ("body", "html"):
            break
        around = outer
    if around is None or around.tag in ("body", "html"):
        return False
    named = {one.id for one in state.tree if one.role.lower() in _BUTTONS and one.name.strip()}
    for number in named:
        at = by_id.get(number)
        while at is not None:
            if at.id == around.id:
                return True
            at = by_id.get(at.parent)
    return False


SOUND = Rule(
    id="media/sound-control",
    title=N_("Sound that begins by itself can be stopped."),
    criteria=("1.4.2",),
    impact=Impact.SERIOUS,
    judge=judge_sound,
    needs=("dom", "tree", "media"),
    instead_of=("axe/no-autoplay-audio",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/audio-control.html",
    act_rules=("80f0bf", "4c31df"),
)
BEGINNING = Rule(
    id="media/sound-begins",
    title=N_("Sound begins when somebody asks for it."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_beginning,
    needs=("dom", "media"),
    act_rules=("aaa1bf",),
)

SHORT_SOUND = N_("The sound that begins by itself is over in three seconds.")
STOPPABLE = N_("The sound that begins by itself can be stopped.")
NO_CONTROL = N_(
    "This begins to play by itself and nothing on the page stops it: who listens to a screen reader hears both at "
    "once. Let users begin it, or show controls."
)
PERHAPS = N_(
    "This seems to begin to play by itself: is it heard for more than three seconds, and what stops it?"
)
TALKS_OVER = N_(
    "This is heard as soon as the page opens and talks over a screen reader, so that its controls are hard to find. "
    "Let users begin it, or begin it muted."
)
