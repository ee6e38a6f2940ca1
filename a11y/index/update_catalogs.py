"""`python -m a11y.index.update_catalogs`: bring locales/index up to date with the templates and code.

For work in a checkout, with GNU gettext installed: Django's `makemessages` writes `django.pot` and merges it into the
catalog of each locale that has a folder. Run it from the root of the repository, so that references start there.
"""

import os
import sys
from pathlib import Path

from a11y.index import runtime

_CATALOGS = Path("locales") / "index"
_IGNORED = (".*", "a11y/[!i]*", "benchmarks", "build", "dist", "docs", "reports", "scenarios", "tests")
_HEADER = """# Messages of the embedded index.
msgid ""
msgstr ""
"Project-Id-Version: index-a11y\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def _plain_header(text: str) -> str:
    # The template's own header has placeholders that are no numbers and a date that makes every run a change.
    _old, _, messages = text.partition("\n\n")
    return f"{_HEADER}\n{messages}"


def _without_date(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith('"POT-Creation-Date:'))


def main() -> int:
    """Extract and merge; returns the exit status."""
    if not _CATALOGS.is_dir():
        sys.stderr.write(f"a11y: there is no {_CATALOGS} here; run this from the root of a checkout\n")
        return 2
    runtime.configure(runtime.Runtime(folder=runtime.private_folder(), locale_paths=(_CATALOGS.resolve(),)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "a11y.index.settings"
    import django
    from django.core.management import call_command

    django.setup()
    locales = sorted(path.name for path in _CATALOGS.iterdir() if path.is_dir())
    call_command(
        "makemessages",
        locale=locales,
        extensions=["py", "html", "txt"],
        ignore_patterns=[*_IGNORED],
        keep_pot=True,
    )
    template = _CATALOGS / "django.pot"
    template.write_text(_plain_header(template.read_text("utf-8")), "utf-8")
    for po in _CATALOGS.glob("*/LC_MESSAGES/django.po"):
        po.write_text(_without_date(po.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
