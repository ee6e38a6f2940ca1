"""Do instructions name what they mean, or only say that it stands above or below? (WCAG 2.2, 1.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WORDS = {
    "de": (
        r"oben|unten|darüber|darunter|obige\w*|untenstehende\w*|obenstehende\w*|nachstehende\w*",
        "Schaltfläche|Knopf|Button|Formular|Feld|Link|Kästchen|Schlüssel|Code|Liste|Tabelle|Menü",
    ),
    "el": (
        "παραπάνω|παρακάτω|από πάνω|από κάτω",
        "κουμπί|φόρμα|πεδίο|σύνδεσμο|πλαίσιο|κλειδί|κωδικό|λίστα|πίνακα|μενού",
    ),
    "en": (
        "above|below|underneath",
        "button|form|field|link|box|checkbox|key|code|codes|list|table|menu|section|token|option|options|prompt",
    ),
    "eo": ("supre|sube|supra|suba", "butono|formularo|kampo|ligilo|ŝlosilo|kodo|listo|tabelo|menuo"),
    "es": (
        "de arriba|de abajo|más arriba|más abajo|arriba|abajo",
        "botón|formulario|campo|enlace|casilla|clave|código|lista|tabla|menú",
    ),
    "fr": (
        "ci-dessus|ci-dessous|plus haut|plus bas",
        "bouton|formulaire|champ|lien|case|clé|code|liste|tableau|menu",
    ),
    "it": (
        "qui sopra|qui sotto|sopra|sotto",
        "pulsante|modulo|campo|collegamento|casella|chiave|codice|elenco|tabella",
    ),
    "pt": ("acima|abaixo", "botão|formulário|campo|link|caixa|chave|código|lista|tabela|menu"),
    "ru": ("выше|ниже|сверху|снизу", "кнопк|форм|пол|ссылк|флаж|ключ|код|спис|таблиц|меню"),
    "uk": ("вище|нижче|зверху|знизу", "кнопк|форм|пол|посиланн|прапор|ключ|код|спис|таблиц|меню"),
}
_UNSPACED = {
    "he": ("שלמעלה|שלמטה|למעלה|למטה|לעיל|להלן", "כפתור|לחצן|טופס|שדה|קישור|תיבה|מפתח|קוד|רשימה|טבלה|תפריט"),
    "ja": (
        "上の|下の|上記の|下記の|上にある|下にある",
        "ボタン|フォーム|欄|リンク|キー|コード|一覧|表|メニュー",
    ),
    "ko": ("위의|아래의|위에 있는|아래에 있는|위|아래", "버튼|양식|입력란|링크|상자|키|코드|목록|표|메뉴"),
    "zh": (
        "上面的|下面的|上方的|下方的|上方|下方|上述",
        "按钮|按鈕|表单|表單|字段|链接|連結|密钥|代码|列表|表格|菜单",
    ),
}
_NEAR = 24
"""Letters that may stand between the two."""


def _pattern(language: str) -> re.Pattern[str]:
    places, things = _WORDS.get(language) or _UNSPACED[language]
    if language in _UNSPACED:
        return re.compile(rf"(?:{places})\s?(?:{things})|(?:{things})\s?(?:{places})")
    thing, near = rf"(?:{things})\w{{0,4}}", rf"[^.!?,;:]{{0,{_NEAR}}}?"
    place = rf"(?:{places})"
    # behind what they are about, or before it as an adjective
    before = rf"{place} {thing}" if language in {"en", "de", "el", "eo"} else rf"{place} {near}{thing}"
    return re.compile(rf"\b{thing}\b {near}\b{place}\b|\b{before}\b", re.IGNORECASE)


_PATTERNS = {language: _pattern(language) for language in (*_WORDS, *_UNSPACED)}
_MARKUP = frozenset({"code", "pre", "kbd", "samp", "blockquote", "q", "cite", "a", "button", "label"})


def judge_directional(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences that point at a control, a field or a list above or below, in languages with known words.

    The order of reading tells of both (Understanding 1.3.3), in a window of any width and in whatever is heard, as long
    as that is the order in which it is drawn: a question, once for the page. In what somebody else wrote it is theirs.
    """
    reading = reading_of(state)
    pattern = _PATTERNS.get(primary_language(state.language or "en"))
    if pattern is None:
        return
    for block in reading.blocks_of_words:
        found = pattern.search(block.run.text)
        if found is None or _is_theirs(reading, block.node):
            continue
        params = {"words": found[0]}
        yield Outcome(
            OutcomeValue.CANT_TELL, POINTED, params, node_target(state, block.node), node=block.node.id
        )
        return
    if reading.blocks_of_words:
        yield Outcome(OutcomeValue.PASSED, NAMED)


def _is_theirs(reading: Reading, node: Node) -> bool:
    return is_of_somebody(reading, node) or any(one.tag in _MARKUP for one in reading.around(node))


DIRECTIONAL = Rule(
    id="words/directional",
    title=N_("Instructions name what they mean, and do not say only that it stands above or below."),
    criteria=("1.3.3",),
    impact=Impact.MINOR,
    judge=judge_directional,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics.html",
)

NAMED = N_("No instruction points at what stands above or below.")
POINTED = N_(
    "“%(words)s” points at something by its place. Does it stand there in a narrow window and in the order of reading "
    "as well, and is it plain which one is meant? Write the words that stand on it."
)
