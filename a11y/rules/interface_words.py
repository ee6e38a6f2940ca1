"""English words of interfaces: what stands on buttons, labels and headings of pages where nobody translated them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from a11y.facts.scripts import LATIN
from a11y.rules.common_words import COMMON, kin_of
from a11y.rules.part_language import written_in

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")

_CERTAIN = frozenset({
    *("add", "remove", "delete", "edit", "change", "create", "save", "close", "show", "hide", "copy", "send", "sign"),
    *("enter", "choose", "select", "view", "manage", "verify", "search", "learn", "read", "skip", "back", "generate"),
    *("revoke", "enable", "disable", "submit", "forgot", "forgotten", "need", "download", "upload", "print", "sort"),
    *("expand", "collapse", "dismiss", "accept", "decline", "approve", "reject", "invite", "leave", "join", "move"),
    *("rename", "reset", "resend", "retry", "refresh", "reload", "register", "unsubscribe", "subscribe", "follow"),
    *("browse", "find", "get", "help", "about", "home", "next", "previous", "first", "last", "password", "username"),
    *("settings", "account", "accounts", "security", "keys", "codes", "recovery", "address", "name", "your", "all"),
    *("more", "less", "the", "to", "from", "with", "this", "these", "new", "old", "current", "and", "of", "for", "my"),
    *("navigation", "breadcrumbs", "breadcrumb", "table", "contents", "results", "release", "releases", "history"),
    *("packages", "files", "projects", "users", "owners", "members", "tokens", "events", "required", "optional"),
    *("here", "clipboard", "favorites", "favourites", "dependencies", "versions", "downloads", "successfully"),
    *("failed", "matches", "match", "does", "not", "too", "weak", "strong", "short", "long", "must", "please", "are"),
    *("you", "is", "was", "has", "been", "cannot", "can", "yes", "now", "later", "toggle", "page", "pages", "deleted"),
    *("passwords", "push", "publish", "pull", "upgrade", "restore", "discard", "preview", "verification"),
    *("remember", "trust", "keep", "forget", "device", "signed", "stay"),
    *("set", "allow", "deny", "grant", "lock", "unlock", "pending", "expired", "expires", "unverified", "verified"),
    *("invalid", "missing", "wrong", "unknown", "empty", "owner", "member", "maintain", "transfer", "archive"),
    *("featured", "recommended", "trending", "explore", "extensions", "add-ons", "addons", "collections", "themes"),
    *("recent", "popular", "related", "latest", "additional", "existing", "never", "always", "only", "since", "until"),
    *("slide", "slides", "screenshot", "screenshots", "carousel", "gallery", "image", "images", "picture", "rating"),
    *("go", "try", "again", "continue", "cancel", "confirm", "loading", "details", "description", "copied", "saved"),
})  # fmt: skip
"""Words of English that are hardly a name."""
_SHARED = frozenset({
    *("update", "token", "key", "code", "project", "package", "file", "version", "email", "mail", "user", "menu"),
    *("filter", "filters", "status", "login", "logout", "log", "in", "out", "up", "open", "start", "stop", "test"),
    *("type", "two", "one", "factor", "authentication", "api", "device", "app", "application", "two-factor", "date"),
    *("time", "action", "actions", "options", "option", "role", "team", "organization", "organisation", "profile"),
    *("public", "private", "main", "site", "language", "content", "list", "item", "items", "link", "on", "off", "no"),
    *("a", "an", "by", "at", "or", "as", "it", "be", "if", "install", "command", "documentation", "docs", "support"),
    *("import", "export", "report", "reset", "general", "contact", "terms", "privacy", "policy", "cookie", "cookies"),
    *("notification", "notifications", "message", "messages", "error", "warning", "success", "info", "secret", "hash"),
    *("avatar", "logo", "footer", "header", "sidebar", "banner", "dialog", "alert", "primary", "secondary", "mobile"),
    *("two-step", "second", "webauthn", "totp", "pip", "pdf", "csv", "json", "url", "id", "ip", "rss", "faq", "text"),
    *("locale", "locales", "region", "organizations", "organisations", "index", "registry", "session", "sessions"),
    *("build", "host", "yank", "star", "fork", "issue", "issues", "request", "requests", "changelog", "beta", "git"),
    *("do", "will", "so", "any", "some", "each", "how", "what", "when", "where", "why", "who", "there", "here", "up"),
    *("email", "emails", "wheel", "source", "homepage", "maintainer", "maintainers", "license", "tags"),
})  # fmt: skip
"""Other such words, which are names of things or words of other languages as well."""
_VERBS = frozenset({
    *("add", "remove", "delete", "edit", "change", "create", "save", "close", "show", "hide", "copy", "send", "enter"),
    *("choose", "select", "view", "manage", "verify", "search", "learn", "skip", "generate", "revoke", "enable"),
    *("disable", "submit", "download", "upload", "update", "expand", "collapse", "dismiss", "accept", "decline"),
    *("approve", "reject", "invite", "leave", "join", "move", "rename", "reset", "resend", "refresh", "register"),
    *("push", "publish", "restore", "preview", "allow", "set", "yank", "build", "host", "maintain", "transfer"),
    *("feature", "recommend", "remember", "trust", "keep", "forget", "follow", "subscribe", "lock", "unlock"),
    *("browse", "find", "get", "sign", "log", "cancel", "confirm", "continue", "toggle", "try", "print", "sort"),
})  # fmt: skip
"""What the words of a button begin with."""
_NAMES = frozenset({
    *("pypi", "python", "npm", "node", "ruby", "rubygems", "rust", "cargo", "nuget", "perl", "docker", "linux"),
    *("github", "gitlab", "google", "microsoft", "discord", "slack", "mastodon", "twitter", "facebook", "windows"),
})  # fmt: skip
"""Names that stand in the words of any language, and tell nothing."""
_ROMANCE = frozenset({"fr", "es", "pt", "it", "ro", "ca", "gl", "oc"})
_DESCRIBES = frozenset({"user", "package", "project", "device"})
_SITES = frozenset({"read the docs", "about me", "help wanted"})
"""Names that look like words of an interface."""
_SEVERAL, _LABEL = 2, 4
_EVIDENCE = 2
"""Words of English that are no words of the page's language, in what has no verb at its beginning."""


def _words(text: str) -> list[str]:
    """The words of a text, without capitals."""
    return [one.casefold() for one in _WORD.findall(text)]


def is_english_interface(text: str, language: str) -> bool:
    """Whether a text of several words is made of English words of interfaces, and not of the language's own.

    `language` is a primary subtag other than `en`. Numbers and signs count for nothing.
    """
    words, certain = _told(text, language)
    if LATIN not in written_in(language):
        return bool(certain) or begins_as_label(text)
    # “Delete it”, “Featured packages”, or “Locale updated”
    acts = bool(words) and (words[0] in _VERBS or _is_inflected(words[0]) or _is_inflected(words[-1]))
    alone = bool(words) and (bool(_ONLY_ENGLISH & certain) or _is_english_order(words, language))
    return len(certain) >= (1 if acts else _EVIDENCE) or alone


def _is_english_order(words: list[str], language: str) -> bool:
    """Whether the first word describes the second, as in “User image”: Romance languages turn that round."""
    return language in _ROMANCE and words[0] in _DESCRIBES and words[-1] not in _NAMES


def begins_as_label(text: str) -> bool:
    """Whether a few words follow one of interfaces, as in “Next slide”, in a language of other letters."""
    words = _WORD.findall(text)
    plain = (
        all(one.isascii() and one.islower() for one in words[1:]) and text.isascii() and not _is_code(text)
    )
    return _SEVERAL <= len(words) <= _LABEL and plain and words[0].casefold() in _CERTAIN | _DESCRIBES


def is_surely_english(text: str, language: str) -> bool:
    """The same of words that might be a name: more than one of them is English alone, or they tell what to do."""
    words, certain = _told(text, language)
    acts = bool(words) and _base(words[0]) in _VERBS
    capitals = sum(one[0].isupper() for one in _WORD.findall(text)[1:])
    # each word of a name begins with a capital
    named = capitals == len(words) - 1 and not acts
    return bool(words) and not named and len(certain) >= (1 if acts else _EVIDENCE)


def begins_in_english(text: str, language: str) -> bool:
    """Whether words of an interface that tell what to do stand before somebody's: “Delete token laptop”."""
    known = list(
        takewhile(lambda one: bool(_base(one.casefold())) or one.casefold() in COMMON["en"], text.split())
    )
    return _SEVERAL <= len(known) < len(text.split()) and is_surely_english(" ".join(known), language)


def _told(text: str, language: str) -> tuple[list[str], set[str]]:
    """The words of a text that is made of words of interfaces, and those that English alone has; else nothing."""
    words = _words(text)
    if len(words) < _SEVERAL or " ".join(words) in _SITES or _is_code(text):
        return [], set()
    if not all(_base(one) or one in COMMON["en"] or one in _NAMES for one in words):
        return [], set()
    if LATIN not in written_in(language):
        return words, {one for one in words if _base(one) in _CERTAIN or _is_inflected(one)}
    own = _LOANS.union(
        _LOANS_OF.get(language, ()), *(COMMON.get(one, frozenset()) for one in kin_of(language))
    )
    # where the small words of a language are known, the others are none of its own
    own |= _SMALL_OF.get(language, frozenset()) if language in COMMON else _SMALL
    return words, {one for one in words if one not in own and (one in _CERTAIN or _is_inflected(one))}


def is_english_count(text: str, language: str) -> bool:
    """Whether it is a number and an English word for what pages count, as “12 lines” or “4.6 (12 reviews)”."""
    counted = text.strip(" \u2022\u25e6\u25aa")  # and what an item of a list begins with
    found = _COUNT.fullmatch(counted) or _RATING.fullmatch(counted)
    return found is not None and not _TAKEN.get(language, frozenset()) & set(_words(text))


_THINGS = (
    "lines?|words?|characters|files|results?|weeks|days?|hours?|members|owners|keys|matches|entries|users|packages|"
    "libraries|followers|requests|changes|branches|dependencies|vulnerabilities|reviews?|ratings?|stars|contributors|"
    "maintainers|subscribers|dependents|comments?|attempts|pages|items"
)
_COUNT = re.compile(
    rf"\d[\d.,\u00a0\u202f ]*(?:{_THINGS})|(?:(?:{_THINGS}):\s*\d+[\s,;|\u00b7]*)+", re.IGNORECASE
)
_RATING = re.compile(rf"(?:\d[.,]\d\s*)?\(\d[\d.,\u00a0\u202f ]*(?:{_THINGS})\)", re.IGNORECASE)
_TAKEN = {
    "nl": frozenset({"reviews", "review", "ratings", "rating", "items"}),
    **dict.fromkeys(("de", "da", "nb", "no", "sv"), frozenset({"reviews", "ratings", "items"})),
    **dict.fromkeys(("it", "fr", "es", "pt", "id"), frozenset({"items", "rating", "ratings"})),
}
"""By primary language subtag, what it counts by words that it has taken from English."""


def _base(word: str) -> str:
    """The listed word that a word is or is a form of, as “updated” is of “update”; empty for none."""
    if word in _CERTAIN or word in _SHARED or word in _VERBS:
        return word
    # what is counted is listed in both forms; what is done has a form of its own
    return next((one for one in _stems(word, "d", "ed", "ing", "s") if one in _VERBS), "")


def _is_inflected(word: str) -> bool:
    """Whether it is a verb of interfaces with an ending that English has."""
    return any(one in _VERBS for one in _stems(word, "d", "ed", "ing"))


@lru_cache(maxsize=4096)
def _stems(word: str, *endings: str) -> tuple[str, ...]:
    """What a word may be without one of the endings: “updat” and “update”, “submitt” and “submit”."""
    stems = [word.removesuffix(one) for one in endings if word.endswith(one)]
    doubled = [one[:-1] for one in stems if len(one) > _SEVERAL and one[-1] == one[-2]]
    return (*stems, *doubled, *(f"{one}e" for one in stems))


_LOANS = frozenset({
    *("carousel", "image", "images", "rating", "gallery", "slide", "screenshot", "screenshots", "slides"),
    *("home", "copy", "download", "upload", "account", "accounts", "reset", "browse", "table", "navigation"),
    *("security", "tokens", "projects", "users", "description", "contents", "releases", "release", "recovery"),
    *("last", "me", "print", "details", "page", "pages", "name", "continue", "long"),
    *("set", "pull", "push", "preview", "upgrade", "popular", "recent", "invalid", "archive", "transfer", "explore"),
    *("extensions", "collections", "themes", "add-ons", "addons", "owner", "member", "trending", "lock", "grant"),
    *("hosting", "building", "publishing", "logging", "setting", "unlock", "pending", "maintain", "allow", "since"),
    *("send", "find", "help", "remove", "match", "matches", "codes", "versions", "events"),
    *("move", "join", "short", "no", "per", "favorites", "packages", "files", "downloads", "retry"),
})  # fmt: skip
"""Words that other languages of Latin letters have, or have taken."""
_SMALL = frozenset({"was", "is", "can", "all", "are", "of", "for", "to"})
"""Small words of English that are words of other languages as well."""
_SMALL_OF = {
    "de": frozenset({"was", "all"}),
    "nl": frozenset({"was", "all"}),
    "sv": frozenset({"all"}),
    "da": frozenset({"all", "to", "is"}),
    "nb": frozenset({"all", "to", "is"}),
    "ro": frozenset({"are"}),
    "tr": frozenset({"can"}),
    "eo": frozenset({"for"}),
    "pt": frozenset({"for"}),
}
"""By primary language subtag, which of these, beside its commonest words."""
_LOANS_OF = dict.fromkeys(("it", "id", "ms", "ro", "tl"), frozenset({"password", "username"}))
"""By primary language subtag, those that it alone has taken."""


_STATUS = re.compile(
    r"all systems operational|(?:partial|minor|major|full) (?:system|service) outage|partially degraded service|"
    r"service under maintenance|degraded performance",
    re.IGNORECASE,
)
"""What Statuspage, which many sites ask, says of a service: it does so in English alone."""


def is_service_status(text: str) -> bool:
    """Whether it is what a page about the state of services says in English, whatever language it is asked in."""
    return _STATUS.fullmatch(text.strip(" .\u2022")) is not None


def is_listed(word: str) -> bool:
    """Whether a word is one of English interfaces, or one that other languages have taken from them."""
    return word in _CERTAIN | _SHARED | _VERBS


def is_english_word(text: str, language: str) -> bool:
    """Whether it is one English word of interfaces alone, as the name of an icon is: “Close”.

    In a language of Latin letters only such a word tells as no language has taken from English.
    """
    words = _words(text)
    if len(words) != 1 or _is_code(text):
        return False
    if LATIN in written_in(language):
        only = words[0] in _ONLY_ENGLISH or (words[0] in OF_ACCOUNTS and language in _HAS_ITS_OWN)
        return only and words[0] not in COMMON.get(language, frozenset())
    return words[0] in (_CERTAIN | _SHARED) - _KEPT


_ONLY_ENGLISH = frozenset({
    *("search", "save", "delete", "submit", "close", "hide", "learn", "verify", "revoke", "dismiss", "settings"),
    *("required", "copied", "saved", "previous", "choose"),
})  # fmt: skip
OF_ACCOUNTS = frozenset({"password", "username"})
"""What accounts are opened with."""
_HAS_ITS_OWN = frozenset({"es", "fr", "pt", "de", "ca", "gl", "pl", "cs", "hu", "nl", "sv", "fi", "eo", "tr"})
"""Languages that have other words for these."""
_KEPT = frozenset({
    *("api", "webauthn", "totp", "pip", "pdf", "csv", "json", "url", "id", "ip", "rss", "faq", "app", "email"),
    *("token", "hash", "logo", "cookie", "cookies", "docs", "ok", "a", "info", "wheel"),
})  # fmt: skip
"""Words that are written so in other scripts' languages, too."""


def _is_code(text: str) -> bool:
    return any(one in text for one in "_/@=<>{}\\$#`~|%")
