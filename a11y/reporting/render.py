"""Dresses views in templates. The only importer of Jinja."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from contextlib import suppress

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from a11y.content import content_path
from a11y.facts.lasting import lasting_folder
from a11y.reporting.labels import label
from a11y.reporting.language import Language
from a11y.reporting.views.meanings import meanings
from a11y.reporting.views.words import Said, Words, from_target

_CODE, _NO_MORE_CODE = Markup('<code dir="ltr" translate="no">'), Markup("</code>")


class _Compiled(FileSystemBytecodeCache):
    """Templates as Jinja has compiled them: a third of a second for each report, else."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one, if there is space."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    folder = lasting_folder("templates-jinja", jinja2.__version__)
    return _Compiled(str(folder)) if folder else None


class Renderer:
    """Renders templates of `reports/` in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._said: dict[tuple[str, bool], Markup] = {}
        environment = Environment(
            loader=FileSystemLoader(content_path("reports")),
            bytecode_cache=_compiled(),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.policies["ext.i18n.trimmed"] = True
        translations: gettext.NullTranslations = language.translations
        environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
        environment.filters.update(
            say=self.say,
            words=self.words,
            own=self.own,
            code=self.code,
            num=language.number,
            percent=language.percent,
            time=language.time,
            listed=language.listed,
            language_name=language.language_name,
            languages=lambda tags: language.listed(language.language_name(tag) for tag in tags),
            label=lambda member: language.gettext(label(member)),
            from_target=from_target,
        )
        environment.globals.update(language=language, meanings=meanings)
        self._environment = environment

    def render(self, template: str, facts: Mapping[str, object]) -> str:
        """The text of a page."""
        return self._environment.get_template(template).render(**facts)

    def words(self, words: Words) -> Markup:
        """Words with their language; those of the target isolated, with the number of characters left out."""
        if words.code:
            return self.code(words)
        text: Markup = Markup.escape(words.text)
        if words.foreign:
            language = Markup(' lang="{}"').format(words.language) if words.language else Markup()
            text = Markup('<bdi dir="auto"{}>{}</bdi>').format(language, text)
        if words.left_out:
            note = self.language.translations.ngettext(
                "%(num)s more character", "%(num)s more characters", words.left_out
            ) % {"num": self.language.number(words.left_out)}
            text += Markup(' <span class="cut">… ({})</span>').format(note)
        return text

    def say(self, said: Said) -> Markup:
        """A sentence of ours, the words of the target in it kept apart."""
        if said.params:
            return self._told(said)
        # what tells of nothing in particular stands in a report a thousand times
        key = (said.message, said.own)
        if key not in self._said:
            self._said[key] = self._told(said)
        return self._said[key]

    def _told(self, said: Said) -> Markup:
        text: Markup = Markup().join(self.words(piece) for piece in self.language.pieces(said))
        language = self.language.language_of(said)
        if language != self.language.tag:
            text = Markup('<span lang="{}" dir="ltr">{}</span>').format(language, text)
        return text

    def own(self, message: str) -> Markup:
        """A message of our catalogs, marked as English where it has no translation."""
        return self.say(Said(message))

    def code(self, words: Words | str) -> Markup:
        """Source, selectors and commands: left to right whatever stands around them."""
        shown = Words(words) if isinstance(words, str) else words
        code = _CODE + shown.text + _NO_MORE_CODE
        return (
            code + self.words(Words("", foreign=False, left_out=shown.left_out)) if shown.left_out else code
        )
