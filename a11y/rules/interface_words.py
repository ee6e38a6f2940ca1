"""English words of interfaces: what stands on buttons, labels and headings of pages where nobody translated them."""

from __future__ import annotations

import re

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
    *("passwords", "email", "emails", "wheel", "source", "homepage", "maintainer", "maintainers", "license", "tags"),
})  # fmt: skip
"""Other such words, which are names of things or words of other languages as well."""
_VERBS = frozenset({
    *("add", "remove", "delete", "edit", "change", "create", "save", "close", "show", "hide", "copy", "send", "enter"),
    *("choose", "select", "view", "manage", "verify", "search", "learn", "skip", "generate", "revoke", "enable"),
    *("disable", "submit", "download", "upload", "update", "expand", "collapse", "dismiss", "accept", "decline"),
    *("approve", "reject", "invite", "leave", "join", "move", "rename", "reset", "resend", "refresh", "register"),
    *("browse", "find", "get", "sign", "log", "cancel", "confirm", "continue", "toggle", "try", "print", "sort"),
})  # fmt: skip
"""What the words of a button begin with."""
_SITES = frozenset({"read the docs", "about me", "help wanted"})
"""Names that look like words of an interface."""
_SEVERAL = 2
_EVIDENCE = 2
"""Words of English that are no words of the page's language, in what has no verb at its beginning."""


def _words(text: str) -> list[str]:
    """The words of a text, without capitals."""
    return [one.casefold() for one in _WORD.findall(text)]


def is_english_interface(text: str, language: str) -> bool:
    """Whether a text of several words is made of English words of interfaces, and not of the language's own.

    `language` is a primary subtag other than `en`. Numbers and signs count for nothing.
    """
    words = _words(text)
    if len(words) < _SEVERAL or " ".join(words) in _SITES or _is_code(text):
        return False
    if not all(one in _CERTAIN or one in _SHARED or one in COMMON["en"] for one in words):
        return False
    if LATIN not in written_in(language):
        return not _CERTAIN.isdisjoint(words)
    own = _LOANS.union(
        _LOANS_OF.get(language, ()), *(COMMON.get(one, frozenset()) for one in kin_of(language))
    )
    certain = (_CERTAIN - own).intersection(words)
    return len(certain) >= (1 if words[0] in _VERBS else _EVIDENCE)


_LOANS = frozenset({
    *("home", "copy", "download", "upload", "account", "accounts", "reset", "browse", "table", "navigation"),
    *("security", "tokens", "projects", "users", "description", "contents", "releases", "release", "recovery"),
    *("was", "is", "can", "last", "all", "me", "print", "details", "page", "pages", "name", "continue", "are", "long"),
    *("send", "find", "help", "remove", "match", "matches", "codes", "versions", "events"),
    *("move", "join", "short", "of", "for", "to", "no", "per", "favorites", "packages", "files", "downloads", "retry"),
})  # fmt: skip
"""Words that other languages of Latin letters have, or have taken."""
_LOANS_OF = dict.fromkeys(("it", "id", "ms", "ro", "tl"), frozenset({"password", "username"}))
"""By primary language subtag, those that it alone has taken."""


def is_english_word(text: str, language: str) -> bool:
    """Whether it is one English word of interfaces alone, as the name of an icon is: “Close”.

    In a language of Latin letters only such a word tells as no language has taken from English.
    """
    words = _words(text)
    if len(words) != 1 or _is_code(text):
        return False
    if LATIN in written_in(language):
        return words[0] in _ONLY_ENGLISH and words[0] not in COMMON.get(language, frozenset())
    return words[0] in (_CERTAIN | _SHARED) - _KEPT


_ONLY_ENGLISH = frozenset({
    *("search", "save", "delete", "submit", "close", "hide", "learn", "verify", "revoke", "dismiss", "settings"),
    *("required", "copied", "saved", "previous", "choose"),
})  # fmt: skip
_KEPT = frozenset({
    *("api", "webauthn", "totp", "pip", "pdf", "csv", "json", "url", "id", "ip", "rss", "faq", "app", "email"),
    *("token", "hash", "logo", "cookie", "cookies", "docs", "ok", "a", "info", "wheel"),
})  # fmt: skip
"""Words that are written so in other scripts' languages, too."""


def _is_code(text: str) -> bool:
    return any(one in text for one in "_/@=<>{}\\$#`~|%")
