"""What is said and written of a limit of time, by language: as data, for the rule about time limits."""

# ruff: noqa: RUF001  # Cyrillic letters are meant

from __future__ import annotations

import re

_LIMITS = {
    "en": (
        r"\b(?:session|page)\b[^.]{0,50}\b(?:expires?|times? out|ends?|closes?)\b[^.]{0,25}\b(?:in|after|within)\b"
        r"[^.]{0,15}\d+ ?(?:min|sec|hour)|"
        r"\b(?:signed|logged|timed) (?:you )?out\b[^.]{0,45}\b(?:in|after|within|of)\b[^.]{0,15}\d+ ?(?:min|sec|hour)|"
        r"\b(?:complete|finish|submit|fill in)\b[^.]{0,40}\b(?:form|application|questions|test|order|payment|page)\b"
        r"[^.]{0,20}\b(?:in|within)\b[^.]{0,12}\d+ ?(?:min|sec|hour)|"
        r"\byou have \d+ ?(?:min|sec|hour)\w* (?:left |remaining )?to (?:complete|finish|submit|pay|answer)"
    ),
    "de": (
        r"\b(?:sitzung|seite)\b[^.]{0,50}\b(?:in|nach)\b[^.]{0,15}\d+ ?(?:min|sek|stund)[^.]{0,30}"
        r"\b(?:läuft|ab|endet|beendet|abgelaufen)\b|"
        r"\b(?:läuft|endet)\b[^.]{0,30}\bin\b[^.]{0,15}\d+ ?(?:min|sek|stund)[^.]{0,10}\bab\b|"
        r"\bnach\b[^.]{0,15}\d+ ?(?:min|sek|stund)[^.]{0,40}\babgemeldet\b"
    ),
    "fr": (
        r"\b(?:session|page)\b[^.]{0,50}\b(?:expire\w*|prend fin|se termine\w*)\b[^.]{0,25}\b(?:dans|après|d'ici)\b"
        r"[^.]{0,15}\d+ ?(?:min|sec|heure)|"
        r"\bdéconnecté[^.]{0,45}\b(?:dans|après)\b[^.]{0,15}\d+ ?(?:min|sec|heure)"
    ),
    "es": (
        r"\b(?:sesión|página)\b[^.]{0,50}\b(?:caduca\w*|expira\w*|termina\w*)\b[^.]{0,25}\b(?:en|después)\b"
        r"[^.]{0,15}\d+ ?(?:min|seg|hora)"
    ),
    "pt": (
        r"\b(?:sessão|página)\b[^.]{0,50}\b(?:expira\w*|termina\w*|encerra\w*)\b[^.]{0,25}\b(?:em|após)\b"
        r"[^.]{0,15}\d+ ?(?:min|seg|hora)"
    ),
    "ru": r"\bсеанс\b[^.]{0,50}\b(?:заверш|истеч|законч)\w*[^.]{0,25}\bчерез\b[^.]{0,15}\d+ ?(?:мин|сек|час)",
    "uk": r"\bсеанс\b[^.]{0,50}\b(?:заверш|закінч)\w*[^.]{0,25}\bчерез\b[^.]{0,15}\d+ ?(?:хв|сек|год)",
    "ja": r"セッション[^。]{0,20}\d+ ?(?:分|秒|時間)[^。]{0,20}(?:切れ|終了)|\d+ ?(?:分|秒|時間)[^。]{0,15}ログアウト",
    "zh": r"(?:会话|會話|登录|登入)[^。]{0,20}\d+ ?(?:分钟|分鐘|秒|小时|小時)[^。]{0,20}(?:过期|過期|失效|结束|結束)",
    "he": r"החיבור[^.]{0,40}בעוד[^.]{0,15}\d+ ?(?:דק|שנ|שע)",
}
LIMITS = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _LIMITS.items()}
"""A sentence that says that a session or a form ends after some minutes, by primary language subtag."""

LONGER = re.compile(
    r"\b(?:more time|extend|stay (?:signed|logged) in|keep me (?:signed|logged) in|continue (?:my )?session|renew|"
    r"turn off the (?:time|limit)|no time limit|prolonger|rester connecté|plus de temps|verlänger\w*|"
    r"angemeldet bleiben|mehr zeit|ampliar|prorrogar|más tiempo|mais tempo|prolongar|estender|продлить|"
    r"больше времени|продовжити)\b|延長|延长|הארכת|להאריך|연장",
    re.IGNORECASE,
)
"""What a control is called that gives somebody more time."""

COUNTDOWN = frozenset(["countdown", "timer"])
"""What authors call an element that shows how much time is left."""
CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
"""Minutes and seconds as a clock shows them."""
