"""Judges the translations of a catalog: what breaks a page or gettext, and what users would stumble over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from a11y.coverage.lint_markup import judge_markup
from a11y.coverage.lint_pair import Fault, Pair
from a11y.coverage.lint_placeholders import judge_placeholders
from a11y.coverage.lint_pofilter import Pofilter
from a11y.coverage.lint_space import judge_space
from a11y.facts.catalog_formats import merged_numbers, numbers_of
from a11y.facts.catalog_header import plural_rule
from a11y.facts.lookup import CatalogFile, Key, usable
from a11y.words.catalog_finding import CatalogFinding, Severity
from a11y.words.marking import N_
from a11y.words.message import Message

NO_RULE = N_("There are plural forms, and the header does not say which number has which (Plural-Forms).")
MERGED = N_(
    "Plural-Forms gives %(one)s and %(other)s the same form; by CLDR this language tells them apart, so users "
    "meet a wrong form."
)
INCOMPLETE = N_("Some plural forms are empty: users may meet no words at all.")

_MARKER = "x-accelerator-marker"


class Lint:
    """The checks that are asked for."""

    def __init__(self, *, more: Sequence[str] = (), accelerator: str = "") -> None:
        """`more` are checks of pofilter beside ours; `accelerator` marks an access key, as `&` in `&File`.

        ConfigurationError for a check that pofilter does not have.
        """
        self._more = tuple(dict.fromkeys(more))
        self._accelerator = accelerator
        Pofilter("en", self._more, accelerator)

    def judge(self, file: CatalogFile, locale: str) -> Iterator[CatalogFinding]:
        """What is wrong with the translations that gettext would use."""
        marker = self._accelerator or file.header.get(_MARKER, "")
        library = Pofilter(locale, self._more, marker)
        plurals = [key for key, message in file.messages.items() if message.plural and usable(message)]
        if plurals:
            yield from _judge_rule(file, locale, plurals[0])
        checks = (judge_placeholders, judge_markup, judge_space, library.judge)
        single = _forms_of_one_number(file) if plurals else frozenset()
        for key, message in file.messages.items():
            if usable(message):
                for fault in _judge_message(message, file.flags.get(key, frozenset()), single, checks):
                    yield CatalogFinding(
                        fault.check,
                        fault.severity,
                        fault.message,
                        fault.params,
                        str(file.path),
                        file.lines.get(key, 0),
                        locale,
                        message.msgid,
                        message.context,
                    )


Check = Callable[[Pair], Iterator[Fault]]
"""A question asked of a translation and its source text."""


def _judge_rule(file: CatalogFile, locale: str, first: Key) -> Iterator[CatalogFinding]:
    path, line = str(file.path), file.lines.get(first, 0)
    rule = plural_rule(file.header)
    if rule is None:
        if not any(problem.check == "plural-forms" for problem in file.problems):
            yield CatalogFinding("plural-forms", Severity.ERROR, NO_RULE, {}, path, line, locale)
        return
    merged = merged_numbers(locale, rule[1]) if not _told_wrong(file) else None
    if merged:
        params = {"one": str(merged[0]), "other": str(merged[1])}
        yield CatalogFinding("plural-cldr", Severity.WARNING, MERGED, params, path, 1, locale)


def _told_wrong(file: CatalogFile) -> bool:
    return any(problem.check == "plural-forms" for problem in file.problems)


def _forms_of_one_number(file: CatalogFile) -> frozenset[int]:
    """Plural forms that stand for one number alone: they may say it in words."""
    forms = max((len(message.translations) for message in file.messages.values()), default=0)
    return frozenset(form for form in range(forms) if numbers_of(form, file.plural_form) == 1)


def _judge_message(
    message: Message, flags: frozenset[str], single: frozenset[int], checks: Sequence[Check]
) -> Iterator[Fault]:
    if message.plural and not all(message.translations):
        yield Fault("plural-incomplete", Severity.ERROR, INCOMPLETE)
    told: set[str] = set()
    for number, translation in enumerate(message.translations):
        if not translation:
            continue
        pair = Pair(
            (message.msgid, message.plural) if message.plural else (message.msgid,),
            translation,
            flags,
            bool(message.plural) and number in single,
        )
        for check in checks:
            for fault in check(pair):
                if fault.check not in told:
                    told.add(fault.check)
                    yield fault
