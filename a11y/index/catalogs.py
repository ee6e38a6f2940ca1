"""From the translators' .po files to what Django reads."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

_CATALOG = Path("LC_MESSAGES") / "django.po"


def compile_all(source: Path, target: Path) -> frozenset[str]:
    """Compile `source/<locale>/LC_MESSAGES/django.po` into `target`; return the locales whose file does not parse.

    Such a file is told on stderr with its line. Fuzzy messages count as untranslated.
    """
    broken = set()
    for po in sorted(source.glob(f"*/{_CATALOG}")):
        locale = po.parent.parent.name
        folder = target / locale / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with po.open("rb") as file:
                catalog = read_po(file, locale=locale, abort_invalid=True)
            with (folder / "django.mo").open("wb") as file:
                write_mo(file, catalog)
        except PoFileError as error:
            _tell(f"{po}:{error.lineno + 1}: {error.args[0]}", locale)
            broken.add(locale)
        except (UnicodeDecodeError, ValueError) as error:
            _tell(f"{po}: {error}", locale)
            broken.add(locale)
    return frozenset(broken)


def _tell(problem: str, locale: str) -> None:
    sys.stderr.write(f"a11y: {problem}; locale {locale} is left out until the file is mended\n")
