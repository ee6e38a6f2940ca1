"""How counted words of some languages end by their number: data, to tell a form that a number does not take."""

from __future__ import annotations

import re

ENDS_OF_MANY = {"ru": ("ов", "ев", "ёв"), "uk": ("ів", "їв"), "be": ("аў", "оў", "яў", "ёў"), "pl": ("ów",)}
"""By language, how the genitive of several ends in most masculine words: the form for five and more of them."""
ENDS_OF_SEVERAL: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        re.compile(
            r"(?:le|ge|ect|ion|ken|ey|de|er|oad|ult|ind|ay|our|ear|th|eek|ed|et|ory|unt|ment|or|ase|mail|eam|iew|sue|uest|"
            r"tag|mit|heel|tem|pt|inute)s$|(?:anch|[mbt]atch)es$|ies$"
        ),
        re.compile(r"^(?:series|species|means|news|headquarters|always)$"),
    ),
    "es": (
        re.compile(
            r"(?:[cs]iones|dades|etes|ivos|ectos|arios|ados|idos|ales|ores|ajes|entes|istas|cas|bras|aves|ros|eras)$"
        ),
        re.compile(r"^(?:.{0,3}|lunes|viernes|menos|entonces)$"),
    ),
    "fr": (
        re.compile(
            r"(?:iers|ets|ions|ons|eurs|ages|ants|ents|ats|tés|els|iques|ires|ettes|clés|codes|ches|eaux|tres|nes|mes)$"
        ),
        re.compile(r"^volontiers$"),
    ),
    "pt": (
        re.compile(r"(?:ções|ões|dades|ivos|etos|ários|ados|idos|ores|otes|agens|aves|ros|istas|entes)$"),
        re.compile(r"^(?:.{0,3})$"),
    ),
    "it": (re.compile(r"(?:ioni|menti|tenti|etti|anti)$"), re.compile(r"^(?:altrimenti|avanti|davanti)$")),
    "pl": (re.compile(r"(?:[yi]ch|ach|ami|ów)$"), re.compile(r"^.{0,3}$")),
    "ru": (re.compile(r"(?:ах|ях|ами|ями|[ыи]х|иям|\w{4}[еа]ний)$"), re.compile(r"^.{0,3}$")),  # noqa: RUF001  # Cyrillic letters are meant
    "uk": (re.compile(r"(?:ах|ях|ами|ями|[иі]х|іям|\w{4}[жшчлщ]ень|\w{3}вань)$"), re.compile(r"^.{0,3}$")),  # noqa: RUF001  # Cyrillic letters are meant
}
"""By language, how words end that are surely several, and what is an exception."""
DESCRIBED_AS_SEVERAL = {
    "es": re.compile(r"^(?!(?:menos|apenas|lejos|quizás|atrás)$)\w{2,}[ao]s$"),
    "pt": re.compile(r"^(?!(?:menos|apenas|aliás|atrás)$)\w{2,}[ao]s$"),
    "fr": re.compile(r"(?:elles|ennes|euses|ives|ées|aires|eaux)$"),
    "it": re.compile(r"^(?:nuov|attiv|apert|chius|altr|ulterior|recent|verificat)[ie]$"),
}
"""By language, how words end that describe several."""
AFTER_FEW = {
    "ru": re.compile(r"[бвгджзйклмнпрстфхцчшщь]$"),
    "uk": re.compile(r"[бвгґджзйклмнпрстфхцчшщь]$"),
    "be": re.compile(r"[бвгджзйклмнпрстўфхцчшь]$"),
    "pl": re.compile(r"(?:ów|ań|eń|ji)$"),
}
"""By language, how a word ends that no number of few has before it, where no preposition asks for that form."""
AFTER_MANY = {
    "ru": re.compile(r"(?:ы|ии|ки|ги|хи)$"),
    "uk": re.compile(r"и$"),
    "pl": re.compile(r"(?:[tdnrmwpb]y|ki|gi)$"),
}
"""By language, how a word ends that no number of five and more has before it: those of few do."""
UNCHANGED = frozenset({"виски", "регби", "хокку", "разы"})
"""What ends so and has one form."""
ALWAYS_COUNTED = frozenset({"es", "pt", "fr", "it", "ca", "gl"})
"""Languages that make no word of a number and a unit, as English does (“a 6 hour window”)."""
SHOWN = re.compile(
    r"(?:[еао]но|лось|лося|[oe]no|[iy]to)$|"  # noqa: RUF001  # Cyrillic letters are meant
    r"\b(?:hay|tienes?|quedan?|há|tem|tens|restam?|encontrad[ao]s?|a|avez|restent?|trouvée?s?|hai|ci sono|trovat[ie])$",
    re.IGNORECASE,
)
"""How words of Slavic languages end, and what Romance ones have, that say what was found, or is there: they ask for no
other case, and have no number themselves."""
OF_NAMES = re.compile(r"(?:байт|пиксел|бит|раз)$|[ыи]х$|ах$|ях$")  # noqa: RUF001  # Cyrillic letters are meant
"""What is counted in one form, and what a preposition asks for or describes."""
ALIKE = {"uk": ("ння", "ття", "лля", "сся", "ддя", "ззя")}
"""By language, how words end that are the same for one and for few."""
