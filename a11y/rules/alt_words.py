"""Do text alternatives of pictures say anything? (WCAG 2.2, 1.1.1; failure F30)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxNode, Node, PageState

_PICTURES = {"image", "img"}
_FILE = re.compile(r"[^/\\?]{1,120}\.(?:png|jpe?g|jfif|gif|svg|webp|avif|bmp|ico|tiff?|heic)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:img|dsc|dscn|dscf|pxl|mvi|p)[-_ ]?\d{3,}(?:[-_ ]\d+)*", re.IGNORECASE)
"""How cameras name what they take."""
_NOTHING: dict[str, tuple[str, ...]] = {
    "de": ("bild", "foto", "grafik", "abbildung"),
    "el": ("εικόνα", "φωτογραφία"),
    "en": (
        *("image", "picture", "photo", "photograph", "graphic", "img", "pic", "spacer", "alt", "alt text"),
        *("image alt text", "alternative text", "placeholder", "image description", "untitled", "null"),
        *("undefined", "an image", "a picture", "image here", "blank", "bullet", "insert alt text here"),
    ),
    "eo": ("bildo", "foto"),
    "es": ("imagen", "foto", "fotografía", "gráfico"),
    "fr": ("photo", "photographie", "illustration", "texte alternatif"),
    "he": ("תמונה", "צילום", "איור"),
    "ja": ("画像", "写真", "図", "イメージ"),
    "ko": ("이미지", "사진", "그림"),
    "pt": ("imagem", "foto", "fotografia", "gráfico"),
    "ru": ("изображение", "картинка", "фото", "рисунок"),
    "uk": ("зображення", "картинка", "фото", "малюнок"),
    "zh": ("图片", "图像", "照片", "圖片", "圖像", "照片"),
}
"""Words that say that there is a picture, by language, folded."""
_KINDS: dict[str, tuple[str, ...]] = {
    "de": ("diagramm", "bildschirmfoto", "logo", "symbol"),
    "el": ("γράφημα", "διάγραμμα", "στιγμιότυπο", "λογότυπο"),
    "en": (
        *(
            "chart",
            "graph",
            "diagram",
            "plot",
            "screenshot",
            "screen shot",
            "logo",
            "icon",
            "badge",
            "avatar",
        ),
        *("figure", "illustration", "drawing", "thumbnail", "banner", "map", "flag"),
    ),
    "eo": ("diagramo", "ekrankopio", "emblemo"),
    "es": ("diagrama", "captura de pantalla", "logotipo", "icono"),
    "fr": ("graphique", "diagramme", "capture d'écran", "logo", "icône"),
    "he": ("תרשים", "גרף", "צילום מסך", "לוגו"),
    "ja": ("グラフ", "スクリーンショット", "ロゴ", "アイコン", "チャート"),
    "ko": ("차트", "그래프", "스크린샷", "로고"),
    "pt": ("diagrama", "captura de tela", "logotipo", "ícone"),
    "ru": ("график", "диаграмма", "снимок экрана", "логотип"),
    "uk": ("графік", "діаграма", "знімок екрана", "логотип"),
    "zh": ("图表", "截图", "图标", "徽标", "圖表", "截圖"),
}
"""Words that say what kind of picture there is, by language."""
_SAYS_KIND = frozenset(fold(word) for words in _KINDS.values() for word in words)
_OF_BUTTONS = ("click", "click here", "button", "image button", "press")
_SAYS_NOTHING = frozenset(fold(word) for words in _NOTHING.values() for word in words)
_BUTTON_SAYS_NOTHING = _SAYS_NOTHING | frozenset(_OF_BUTTONS)
_STATES = re.compile(
    r"(?:^|[\s:/-])(?:status|state|result|results|rating|coverage|score|etat|\u00e9tat|resultat|resultats|r\u00e9sultats?|zustand|ergebnis|ergebnisse|"
    r"estado|resultado|resultados|stato|risultato|wynik|stav|\u0441\u0442\u0430\u0442\u0443\u0441|"
    r"\u0441\u043e\u0441\u0442\u043e\u044f\u043d\u0438\u0435|\u0440\u0435\u0437\u0443\u043b\u044c\u0442\u0430\u0442|"
    r"\u05e1\u05d8\u05d8\u05d5\u05e1|\u05de\u05e6\u05d1|\u05ea\u05d5\u05e6\u05d0\u05d4)$|"
    r"(?:\u72b6\u614b|\u72b6\u6001|\u72c0\u614b|\u7d50\u679c|\u7ed3\u679c|\u30b9\u30c6\u30fc\u30bf\u30b9|\uc0c1\ud0dc|\uacb0\uacfc)$"
)
"""Folded words at the end of a name that say that there is a state, a result or a rating, and not which."""
_FEW = 4
_MANY = 3


def judge_alt_words(state: PageState) -> Iterator[Outcome]:
    """Applies to pictures and picture buttons with a name from the page's author. Expects words about what is shown.

    Failed where the name is that of the file, as in its address or as a camera gives it, or says no more than that
    there is a picture. The name of a file that the page is about is left to a person, and so is one name on several
    different pictures that lead nowhere.
    """
    reading = reading_of(state)
    title = fold(" ".join([state.title, *(one.name for one in state.tree if one.role.lower() == "heading")]))
    alike: defaultdict[str, dict[str, Node]] = defaultdict(dict)
    yield from _titled(state, reading)
    for one in state.tree:
        node = reading.by_id.get(one.id)
        if node is None or not one.name.strip():
            continue
        button = node.tag == "input" and node.attributes.get("type", "").lower() == "image"
        if one.role.lower() not in _PICTURES and not button:
            continue
        told = _told(one, node, title, button=button)
        value, message = told or (OutcomeValue.PASSED, SAYS)
        yield Outcome(
            value,
            message,
            {"name": one.name[:80]},
            node_target(state, node) if told else None,
            node=node.id if told else 0,
        )
        if node.tag == "img" and not told and not _is_in_control(node, reading):
            alike[fold(one.name)].setdefault(node.attributes.get("src", ""), node)
    for name, pictures in alike.items():
        if len(pictures) >= _MANY:
            first = next(iter(pictures.values()))
            count = {"name": name[:80], "count": str(len(pictures))}
            yield Outcome(OutcomeValue.CANT_TELL, REPEATED, count, node_target(state, first), node=first.id)


def _titled(state: PageState, reading: Reading) -> Iterator[Outcome]:
    """Pictures that are said to decorate, and have a title that says what they are."""
    for node in state.nodes:
        empty = node.tag == "img" and node.attributes.get("alt") == "" and node.box is not None
        if not empty or node.id in reading.unheard or not node.attributes.get("title", "").strip():
            continue
        around = [one for one in reading.around(node) if one.tag in ("a", "button")]
        if any(reading.words_in(one).strip() for one in around):
            continue
        name = {"name": node.attributes["title"][:80]}
        yield Outcome(OutcomeValue.CANT_TELL, TITLED, name, node_target(state, node), node=node.id)


def _told(one: AxNode, node: Node, title: str, *, button: bool) -> tuple[OutcomeValue, str] | None:
    name = one.name.strip()
    bare = fold(name).strip(" .…:!*-_[]()\"'")
    if _FILE.fullmatch(name) or _COUNTED.fullmatch(name):
        about = fold(name) in title
        return (OutcomeValue.CANT_TELL, FILE_ITSELF) if about else (OutcomeValue.FAILED, FILE)
    if _is_stem(name, node.attributes.get("src", "")):
        return OutcomeValue.CANT_TELL, FILE_ITSELF
    if bare in (_BUTTON_SAYS_NOTHING if button else _SAYS_NOTHING):
        return OutcomeValue.FAILED, NOTHING
    if bare in _SAYS_KIND and not button:
        return OutcomeValue.CANT_TELL, KIND
    if not button and len(bare.split()) <= _FEW and _STATES.search(bare):
        return OutcomeValue.CANT_TELL, STATE
    return None


def _is_stem(name: str, address: str) -> bool:
    """Whether the name is the file's without its ending, and looks like one: `front_page-2`."""
    if address.startswith("data:") or not re.search(r"[_\d]|-\w+-", name) or " " in name:
        return False
    return unquote(urlsplit(address).path).rpartition("/")[2].rpartition(".")[0] == name


def _is_in_control(node: Node, reading: Reading) -> bool:
    return any(one.tag in ("a", "button", "summary", "label") for one in reading.around(node))


ALT_WORDS = Rule(
    id="image/alt-words",
    title=N_("The text alternative of a picture says what the picture shows."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_alt_words,
    needs=("dom", "tree"),
)

STATE = N_(
    "“%(name)s” says of a picture that it tells a state, and not which one. Does the picture show it? Then name it in "
    "the alternative, too: “build status: failed”."
)
SAYS = N_("The text alternatives of pictures have words of their own.")
FILE = N_(
    "The text alternative of this picture is the name of a file: “%(name)s” is what a screen reader reads out. Write "
    "what the picture shows or does, or leave alt empty where it only decorates."
)
FILE_ITSELF = N_(
    "The text alternative of this picture is the name of its file, “%(name)s”. Does the name tell what the picture "
    "shows? If not, write that."
)
NOTHING = N_(
    "“%(name)s” says that there is a picture and not what it shows. Write what it shows or does, or leave alt empty "
    "where it only decorates."
)
KIND = N_(
    "“%(name)s” says what kind of picture this is. Does that tell what it shows? If not, write what somebody gets from "
    "it who sees it."
)
TITLED = N_(
    "The empty alt says that this picture only decorates, and its title, “%(name)s”, that it shows something. Does it? "
    "Then write that into alt; if not, leave the title away."
)
REPEATED = N_(
    "%(count)s different pictures have one text alternative, “%(name)s”. Can somebody who cannot see them tell them "
    "apart, where that matters? If they only decorate, leave alt empty."
)
