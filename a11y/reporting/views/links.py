"""Addresses of messages in a translation editor, from a template in the configuration."""

from __future__ import annotations

import string
from urllib.parse import quote

from a11y.facts.config import TranslationEditor
from a11y.facts.locale_names import to_gettext


class EditorLinks:
    """The address of each message in the editor; none where nothing is configured."""

    def __init__(self, editor: TranslationEditor) -> None:
        self._editor = editor

    def link(self, locale: str, catalog: str, msgid: str, context: str) -> str:
        """The address, its parts quoted as an address needs it; empty when there is no template."""
        editor = self._editor
        if not editor.link:
            return ""
        component = editor.components.get(catalog, editor.component)
        query = f"source:={_quoted(msgid)}" + (f" context:={_quoted(context)}" if context else "")
        values = {
            "project": editor.project,
            "component": component,
            "locale": to_gettext(locale),
            "language": locale,
            "msgid": msgid,
            "context": context,
            "query": query,
        }
        return string.Formatter().vformat(
            editor.link,
            (),
            {name: quote(value, safe="/" if name in _PATHS else "") for name, value in values.items()},
        )


_PATHS = {"project", "component"}
"""Weblate's categories and subprojects stand with slashes in an address."""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
