"""The commonest small words of some languages that are written in Latin letters: data, to tell in which a text is."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['\u2019][^\W\d_]+)?(?!\w)")

_WORDS = {
    "en": (
        "the and of to in is that for with this are was be by not it you from or as on at have your can which will an "
        "has been were but they their there more what when about into than all our we its if do these would should no"
    ),
    "fr": (
        "le la les des du et est dans une un pour que qui sur pas avec ce au aux par plus sont vous nous cette ou "
        "de à votre il elle ils se en ne mais comme ces son sa ses leur été être tout si dont cet"
    ),
    "de": (
        "der die das und ist nicht ein eine zu mit den von auf für im dem sich auch als oder werden wird sind wir ihr "
        "sie es er ich wenn nur noch aus bei nach über wie haben kann einen einem einer des durch dass alle mehr "
        "schon jede jeder ihre ihren unsere aber sein bis hier diese dieser dieses muss müssen können zum zur"
    ),
    "eo": (
        "la kaj de en estas ne ke al por kun mi vi ĝi ni ili tio ĉi tiu tiuj kiu kiuj pri aŭ sed ĉar se el sur per ĝis "
        "ankaŭ ĉiu ĉiuj via viaj nia niaj kiel kiam povas devas jam nur pli ĉe post antaŭ estis iu neniu"
    ),
    "es": "el la los las de y que en un una es por con para del se no al más como su lo este está son pero sus o",
    "it": "il la di che e è un una per in con non del della i le gli si dei al da sono alla come più questo nel anche",
    "pt": "o a os as de e que em um uma para com não do da no na por mais é ao dos das se como seu sua são você ou",
    "nl": "de het een en van is dat niet op te in voor met zijn aan er om die ook als bij naar wordt maar deze of u je",
    "sv": "och att det som en är av för på med den till inte har om ett kan de från vi var eller sig så detta när",
    "da": "og at det som en er af for på med den til ikke har om et kan de fra vi var eller sig så dette når der",
    "nb": "og at det som en er av for på med den til ikke har om et kan de fra vi var eller seg så dette når der",
    "fi": "ja on ei että se oli hän ovat kun mutta joka voi myös tai niin jos sen ole tämä kuin mukaan sekä ovat",
    "pl": "i w na z do się nie jest że to o jak za po przez dla są oraz od może co był jego ale lub tym które przy",
    "cs": "a v na se je že to s z do o i k pro jako za by ale si po tak od podle které který jsou nebo před při",
    "tr": "ve bir bu için ile da de çok olarak daha en gibi olan kadar ne ise var sonra ama veya göre değil her",
    "hu": "a az és hogy nem is egy meg ez vagy van csak mint már de ha még azt volt el fel minden között ami",
    "ro": "și de la în cu pe nu un o este să ce din care mai pentru ca sau sunt fi se prin după dar acest ale",
    "id": "yang dan di dengan untuk dari ini dalam tidak pada adalah akan itu atau oleh juga dapat telah ada sebagai",
}
COMMON: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""By primary language subtag."""

KIN: dict[str, frozenset[str]] = {
    "no": frozenset({"nb", "da"}), "nn": frozenset({"nb", "da"}), "nb": frozenset({"da", "sv"}),
    "da": frozenset({"nb", "sv"}), "sv": frozenset({"da", "nb"}), "gl": frozenset({"pt", "es"}),
    "ca": frozenset({"es", "fr"}), "af": frozenset({"nl"}), "sk": frozenset({"cs"}), "ms": frozenset({"id"}),
    "lb": frozenset({"de"}), "oc": frozenset({"fr", "es"}), "fy": frozenset({"nl"}),
}  # fmt: skip
"""By primary subtag: languages that are too near to be told from it by these words."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, as `COMMON` has them."""
    return [one.casefold() for one in _WORD.findall(text)]


def kin_of(language: str) -> frozenset[str]:
    """The language itself, by its primary subtag, and those whose small words are much the same."""
    return KIN.get(language, frozenset()) | {language}
