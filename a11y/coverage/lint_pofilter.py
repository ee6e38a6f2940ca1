"""Checks that translate-toolkit's pofilter brings; measured on real catalogs, most are off (decision 0016)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from translate.filters.checks import CheckerConfig, FilterFailure, StandardChecker

from a11y.coverage.lint_pair import Fault, Pair
from a11y.facts.locale_names import to_gettext
from a11y.facts.nearest import unknown
from a11y.words.catalog_finding import Severity
from a11y.words.errors import ConfigurationError
from a11y.words.marking import N_

_WORTH = {"escapes": "\\", "emails": "@"}
"""The checks that are on, each with the sign that one of the two texts has when there is something to check."""
_VARIABLES: list[tuple[str, str | int | None]] = [("%(", ")"), ("${", "}"), ("{", "}")]
_NEEDS_MORE = {
    "untranslated",
    "spellcheck",
    "musttranslatewords",
    "notranslatewords",
    "validchars",
    "credits",
}
"""Checks that judge nothing without lists of words of their own, or that our counts answer."""

FAILS = N_("pofilter's %(check)s: %(reason)s")


class Pofilter:
    """The library's checks for one locale."""

    def __init__(self, locale: str, more: tuple[str, ...], accelerator: str) -> None:
        self._checker = _checker(locale, accelerator)
        names = [name for name in self._checker.defaultfilters if name not in _NEEDS_MORE]
        for name in more:
            if name not in names:
                raise ConfigurationError(unknown("check", name, sorted(names), "of pofilter"))
        self._signs = {
            **_WORTH,
            **({"accelerators": accelerator} if accelerator else {}),
            **dict.fromkeys(more, ""),
        }

    def judge(self, pair: Pair) -> Iterator[Fault]:
        """What the library says of the pair, when it says it of either source."""
        for name, sign in self._signs.items():
            if sign and sign not in pair.translation and not any(sign in source for source in pair.sources):
                continue
            check: Callable[[str, str], object] = getattr(self._checker, name)
            reasons = [_reason(check, source, pair.translation) for source in pair.sources]
            if all(reasons):
                yield Fault(
                    f"pofilter/{name}", Severity.WARNING, FAILS, {"check": name, "reason": reasons[0]}
                )


def _reason(check: Callable[[str, str], object], source: str, translation: str) -> str:
    try:
        return "" if check(source, translation) else (check.__doc__ or "").strip().partition("\n")[0]
    except FilterFailure as failure:
        return str(failure)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        return ""  # the library stumbled over these words: no verdict is better than a wrong one


@lru_cache(maxsize=256)
def _checker(locale: str, accelerator: str) -> StandardChecker:
    config = CheckerConfig(
        targetlanguage=to_gettext(locale),
        accelmarkers=[accelerator] if accelerator else [],
        varmatches=_VARIABLES,
    )
    return StandardChecker(config)
