"""What messages say that come by themselves, by language: as data, for the rule about what changes without a word."""

# ruff: noqa: RUF001  # Cyrillic letters are meant

from __future__ import annotations

import re

from a11y.facts.locale_names import primary_language

_TOLD = {
    "en": (
        r"\b(?:could not|couldn.t|cannot|can.t|unable to|failed to)\b[^.]{0,40}\b(?:be )?(?:saved?|load(?:ed)?|sen[dt]|"
        r"connect(?:ed)?|reach(?:ed)?|signed|updated?|upload(?:ed)?|refresh(?:ed)?)\b|"
        r"\b(?:has|have|was|were|been) (?:just |successfully |now )?"
        r"(?:saved|sent|added|removed|deleted|uploaded|published|copied|restored|disconnected|created|registered|revoked|"
        r"renamed|generated)\b|"
        r"^(?:\w+ ){0,4}(?:saved|sent|uploaded|copied)[.!]?$|\bsuccessfully (?:saved|sent|added|removed|deleted|"
        r"updated|uploaded|published|copied|created|signed)\b|\bsomething went wrong\b|"
        r"\b(?:an|the|server|network|connection) error (?:occurred|has|while|during)\b|\berror:|"
        r"\b(?:save|upload|request|sync|update|payment|loading|sign-in|login|connection) failed\b|"
        r"\b(?:lost|no) (?:the |your )?(?:internet |network )?connection\b|\bconnection (?:was |is |has been )?lost\b|"
        r"\byou are (?:now |currently )?(?:offline|back online|signed out|logged out)\b|"
        r"\bsession\b[^.]{0,40}\b(?:expire[sd]?|expiring|times? out|timed out|end(?:s|ed|ing)?)\b|"
        r"\b(?:you will be|you have been|you.ll be) (?:signed|logged|timed) out\b"
    ),
    "de": (
        r"\b(?:konnte|konnten) nicht\b|\bfehlgeschlagen\b|\bist ein fehler aufgetreten\b|"
        r"\berfolgreich (?:gespeichert|gesendet|gelöscht)\b|"
        r"\b(?:wurde|wurden|ist) (?:\w+ )?(?:gespeichert|gesendet|gelöscht|hinzugefügt|hochgeladen|abgemeldet)\b|"
        r"\bverbindung (?:verloren|unterbrochen|getrennt)\b|\bsie sind (?:jetzt )?offline\b|"
        r"\bsitzung\b[^.]{0,30}\b(?:läuft|abgelaufen|endet)\b"
    ),
    "fr": (
        r"\b(?:n'a pas pu|impossible de|échec)\b|\bune erreur (?:est survenue|s'est produite)\b|\bavec succès\b|"
        r"\b(?:a été|ont été|est) (?:bien )?(?:enregistrée?s?|envoyée?s?|supprimée?s?|ajoutée?s?|copiée?s?)\b|"
        r"\bconnexion (?:perdue|interrompue)\b|\bhors ligne\b|\bsession\b[^.]{0,30}\b(?:expir\w+|prend fin|terminée)\b"
    ),
    "es": (
        r"\b(?:no se ha podido|no se pudo)\b|\bse ha producido un error\b|\bcorrectamente\b|\bcon éxito\b|"
        r"\bse ha (?:guardado|enviado|eliminado|añadido)\b|\bconexión perdida\b|\bsin conexión\b|"
        r"\bsesión\b[^.]{0,30}\b(?:caduca\w*|expira\w*|ha terminado)\b"
    ),
    "pt": (
        r"\bnão foi possível\b|\bocorreu um erro\b|\bcom sucesso\b|\bfoi (?:salvo|enviado|excluído|adicionado)\b|"
        r"\bsem conexão\b|\bsessão\b[^.]{0,30}\b(?:expira\w*|expirou|terminou)\b"
    ),
    "it": (
        r"\bimpossibile\b|\bsi è verificato un errore\b|\bcon successo\b|\bè stat[oa] (?:salvat|inviat|eliminat)[oa]\b|"
        r"\bsessione\b[^.]{0,30}\b(?:scad\w+|terminata)\b"
    ),
    "nl": (
        r"\b(?:kon niet|is mislukt)\b|\ber is een fout opgetreden\b|\bis (?:opgeslagen|verzonden|verwijderd)\b|"
        r"\bsessie\b[^.]{0,30}\b(?:verloopt|verlopen)\b"
    ),
    "ru": r"не удалось|произошла ошибка|успешно|сохран[её]н[оаы]?\b|сеанс[^.]{0,30}(?:истека|истёк|истек|заверш)",
    "uk": r"не вдалося|сталася помилка|успішно|збережено|сеанс[^.]{0,30}(?:закінч|заверш)",
    "ja": r"保存しました|送信しました|削除しました|失敗しました|セッション[^。]{0,15}(?:切れ|終了)|オフライン",
    "zh": r"已保存|已儲存|保存成功|发送成功|操作成功|失败|出错|会话[^。]{0,10}过期|连接已断开",
    "he": r"נשמר|נשלח בהצלחה|בהצלחה|אירעה שגיאה|נכשל|החיבור[^.]{0,25}(?:יפוג|יסתיים|אבד)",
}
TOLD = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _TOLD.items()}
"""That something succeeded, went wrong, or is about to end, by primary language subtag."""


def tells(words: str, tag: str) -> bool:
    """Whether words say that something succeeded, went wrong or ends, in the language of a tag or in English."""
    language = primary_language(tag) or "en"
    return any(TOLD[one].search(words) for one in {language, "en"} if one in TOLD)


_COPIED = (
    r"copied|kopiert|in die zwischenablage|copiée?s?|copiado|copiat[oa]|gekopieerd|skopiowano|kopyalandı|"
    r"скопирован[оаы]?|скопійован[оі]|αντιγράφηκε|kopioitu|disalin"
)
_DONE = (
    r"saved|added|removed|deleted|updated|sent|done|success|uploaded|starred|subscribed|unsubscribed|"
    r"gespeichert|hinzugefügt|entfernt|gelöscht|gesendet|fertig|enregistrée?s?|ajoutée?s?|supprimée?s?|envoyée?s?|"
    r"guardado|añadido|eliminado|enviado|salvo|adicionado|removido|excluído|salvat[oa]|aggiunt[oa]|rimoss[oa]|inviat[oa]|"
    r"opgeslagen|toegevoegd|verwijderd|verzonden|zapisano|dodano|usunięto|wysłano|kaydedildi|silindi|"
    r"сохранен[оаы]?|сохранён|добавлен[оаы]?|удален[оаы]?|удалён|отправлен[оаы]?|"
    r"збережен[оі]|додан[оі]|видален[оі]|надіслан[оі]|αποθηκεύτηκε|tallennettu|tersimpan"
)
DONE = re.compile(
    rf"^\W*(?:{_COPIED})\b.{{0,40}}$|^\W*(?:{_DONE})\W*$|"
    r"コピーしました|コピー済|保存しました|追加しました|削除しました|已复制|已複製|复制成功|已保存|已儲存|已添加|已删除|已刪除|"
    r"복사(?:됨|되었|했)|저장되|הועתק|נשמר|נוסף|נמחק|הוסר|تم (?:النسخ|الحفظ|نسخ|حفظ)",
    re.IGNORECASE,
)
"""A few words by which a page says that what somebody asked for is done, in whatever language."""

RESULTS = re.compile(
    r"^\W*(?:showing |found )?(?:\d[\d.,]*|no) (?:\w+ ){0,2}"
    r"(?:results?|matches|items?|entries|hits|packages|projects)\b|"
    r"^\W*\d[\d.,]* (?:ergebnisse?|treffer|résultats?|resultados?|risultat[io]|resultaten|результат\w*)\b|"
    r"\d+ ?(?:件|条结果|個結果)",
    re.IGNORECASE,
)
"""How many were found."""

NOT_OF_THE_PAGE = re.compile(
    r"cookie|consent|gdpr|privacy|newsletter|subscri|promo|advert|\bads?\b|chat|intercom|survey|feedback|app-?banner|"
    r"donat|fundrais|tooltip|lightbox|modal-backdrop",
    re.IGNORECASE,
)
"""What comes on many pages by itself and says nothing of what somebody is doing there: in classes, and in words."""
