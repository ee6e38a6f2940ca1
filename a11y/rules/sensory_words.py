"""Words for colours, shapes, sides and controls by language: as data, for the rule about instructions."""

# ruff: noqa: RUF001  # Cyrillic and Greek letters are meant

from __future__ import annotations

import msgspec


class SensoryWords(msgspec.Struct, frozen=True):
    """What a language calls what only eyes can tell. Stems: letters may follow them, where the language bends words."""

    looks: tuple[str, ...]
    """Colours and shapes, as they stand beside a noun."""
    sides: tuple[str, ...]
    """On the left, on the right, in a corner. Not above and below, which reading order gives as well."""
    controls: tuple[str, ...]
    """Button, link, icon, field and the like."""
    bends: int = 3
    """How many letters may follow a stem."""
    spaced: bool = True
    """Words are parted by spaces."""
    cased: bool = False
    """Case tells words apart: in German `links` is a side and `Links` are links."""


SENSORY: dict[str, SensoryWords] = {
    "de": SensoryWords(
        (
            "rot",
            "grün",
            "blau",
            "gelb",
            "orange",
            "grau",
            "schwarz",
            "weiß",
            "lila",
            "rund",
            "eckig",
            "quadratisch",
        ),
        ("links", "rechts", "linken Seite", "rechten Seite", "linken Rand", "rechten Rand"),
        ("Schaltfläche", "Knopf", "Button", "Symbol", "Feld", "Kästchen", "Pfeil", "Menü", "Link"),
        cased=True,
    ),
    "el": SensoryWords(
        ("κόκκιν", "πράσιν", "μπλε", "κίτριν", "πορτοκαλί", "γκρι", "μαύρ", "λευκ", "στρογγυλ", "τετράγων"),
        ("αριστερά", "δεξιά", "αριστερή πλευρά", "δεξιά πλευρά"),
        ("κουμπί", "σύνδεσμο", "εικονίδιο", "πεδίο", "βέλος", "καρτέλα", "μενού"),
    ),
    "en": SensoryWords(
        (
            *("red", "green", "blue", "yellow", "orange", "grey", "gray", "black", "white", "purple", "pink"),
            *("brown", "round", "square", "circular", "triangular", "rectangular"),
        ),
        (
            *("on the left", "on the right", "to the left", "to the right", "at the left", "at the right"),
            *("left-hand side", "right-hand side", "left side", "right side", "top left", "top right"),
            *("bottom left", "bottom right", "upper left", "upper right", "lower left", "lower right"),
        ),
        ("button", "link", "icon", "field", "box", "arrow", "tab", "menu", "dot", "circle", "one"),
        bends=2,
    ),
    "eo": SensoryWords(
        ("ruĝa", "verda", "blua", "flava", "oranĝa", "griza", "nigra", "blanka", "ronda", "kvadrata"),
        ("maldekstre", "dekstre", "maldekstra flanko", "dekstra flanko"),
        ("buton", "ligil", "bildsimbol", "kamp", "sago", "langet", "menu"),
    ),
    "es": SensoryWords(
        (
            *("roj", "verde", "azul", "amarill", "naranja", "gris", "negr", "blanc", "morad", "redond"),
            *("cuadrad", "triangular"),
        ),
        (
            "a la izquierda",
            "a la derecha",
            "de la izquierda",
            "de la derecha",
            "lado izquierdo",
            "lado derecho",
        ),
        ("botón", "enlace", "icono", "campo", "casilla", "flecha", "pestaña", "menú"),
    ),
    "fr": SensoryWords(
        (
            *("rouge", "vert", "bleu", "jaune", "orange", "gris", "noir", "blanc", "violet", "rond", "carré"),
            "triangulaire",
        ),
        ("à gauche", "à droite", "sur la gauche", "sur la droite", "de gauche", "de droite"),
        ("bouton", "lien", "icône", "champ", "case", "flèche", "onglet", "menu"),
    ),
    "he": SensoryWords(
        ("אדו", "ירו", "כחו", "צהו", "כתו", "אפו", "שחו", "לבנ", "לבן", "סגו", "עגו", "מרוב", "משול"),
        ("משמאל", "מימין", "בצד שמאל", "בצד ימין", "בצד השמאלי", "בצד הימני"),
        ("כפתור", "לחצן", "קישור", "סמל", "שדה", "תיבה", "חץ", "לשונית", "תפריט"),
    ),
    "ja": SensoryWords(
        (
            *(
                "赤い",
                "赤色の",
                "緑の",
                "緑色の",
                "青い",
                "青色の",
                "黄色い",
                "黄色の",
                "灰色の",
                "黒い",
                "白い",
            ),
            *("オレンジ色の", "丸い", "四角い", "三角の"),
        ),
        ("左側", "右側", "左の", "右の", "左上", "右上", "左下", "右下"),
        ("ボタン", "リンク", "アイコン", "欄", "矢印", "タブ", "メニュー"),
        spaced=False,
    ),
    "ko": SensoryWords(
        (
            *(
                "빨간",
                "빨간색",
                "녹색",
                "초록색",
                "파란",
                "파란색",
                "노란",
                "노란색",
                "주황색",
                "회색",
                "검은색",
            ),
            *("흰색", "둥근", "네모난", "동그란"),
        ),
        ("왼쪽", "오른쪽", "왼편", "오른편"),
        ("버튼", "링크", "아이콘", "필드", "화살표", "탭", "메뉴"),
        spaced=False,
    ),
    "pt": SensoryWords(
        (
            *("vermelh", "verde", "azul", "amarel", "laranja", "cinza", "pret", "branc", "rox", "redond"),
            *("quadrad", "triangular"),
        ),
        ("à esquerda", "à direita", "da esquerda", "da direita", "lado esquerdo", "lado direito"),
        ("botão", "link", "ícone", "campo", "caixa", "seta", "aba", "menu"),
    ),
    "ru": SensoryWords(
        (
            *("красн", "зелён", "зелен", "син", "голуб", "жёлт", "желт", "оранжев", "сер", "чёрн", "черн"),
            *("бел", "кругл", "квадратн", "треугольн"),
        ),
        ("слева", "справа", "в левом", "в правом", "с левой стороны", "с правой стороны"),
        ("кнопк", "ссылк", "значок", "значк", "иконк", "поле", "стрелк", "вкладк", "меню"),
    ),
    "uk": SensoryWords(
        (
            *("червон", "зелен", "син", "блакитн", "жовт", "помаранчев", "сір", "чорн", "біл", "кругл"),
            *("квадратн", "трикутн"),
        ),
        (
            "ліворуч",
            "праворуч",
            "зліва",
            "справа",
            "у лівому",
            "у правому",
            "з лівого боку",
            "з правого боку",
        ),
        ("кнопк", "посиланн", "значок", "значк", "іконк", "поле", "стрілк", "вкладк", "меню"),
    ),
    "zh": SensoryWords(
        (
            *("红色", "绿色", "蓝色", "黄色", "橙色", "灰色", "黑色", "白色", "圆形", "方形", "三角形"),
            *("紅色", "綠色", "藍色", "黃色", "圓形"),
        ),
        (
            *("左侧", "右侧", "左边", "右边", "左上角", "右上角", "左下角", "右下角"),
            *("左側", "右側", "左邊", "右邊"),
        ),
        (
            *("按钮", "链接", "图标", "字段", "箭头", "标签", "菜单", "输入框"),
            *("按鈕", "連結", "圖示", "欄位", "箭頭", "標籤", "選單"),
        ),
        spaced=False,
    ),
}
"""By primary language subtag."""
