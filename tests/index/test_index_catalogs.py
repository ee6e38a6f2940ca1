import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize
from lxml import html
from made_index import ROOT

_CATALOGS = ROOT / "locales" / "index"
_INDEX = ROOT / "a11y" / "index"
_TEMPLATES = sorted((_INDEX / "templates").rglob("*.html"))
_FOR_MACHINES = {"simple_index.html", "simple_project.html"}
_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}


def _read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def _ids(catalog: Catalog) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in catalog if message.id}


def _in_code() -> set[str]:
    found = set()
    sources = [(path.read_bytes()) for path in _INDEX.rglob("*.py")]
    for path in _TEMPLATES:
        lines = templatize(path.read_text("utf-8")).splitlines()
        sources.append("\n".join(line.strip() for line in lines).encode())
    for source in sources:
        for _line, message, _comments, _context in extract("python", io.BytesIO(source), _KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


@pytest.mark.parametrize("locale", ["fr", "he", "ja"])
def test_whole_catalogs(locale: str) -> None:
    """French, Hebrew and Japanese leave nothing untranslated or fuzzy, and every placeholder is kept."""
    catalog = _read(_CATALOGS / locale / "LC_MESSAGES" / "django.po", locale)
    assert _ids(catalog) == _ids(_read(_CATALOGS / "django.pot"))
    for message in catalog:
        if message.id:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(strings), message.id
            assert not message.fuzzy, message.id
    problems = {message.id: errors for message, errors in catalog.check() if errors}
    assert problems == {}


@pytest.mark.parametrize(("locale", "least", "most"), [("de", 0.5, 0.75), ("es", 0.3, 0.5)])
def test_partial_catalogs_stay_partial(locale: str, least: float, most: float) -> None:
    """German and Spanish lack messages on purpose; what they have is right."""
    catalog = _read(_CATALOGS / locale / "LC_MESSAGES" / "django.po", locale)
    messages = [message for message in catalog if message.id]
    done = [m for m in messages if (all(m.string) if isinstance(m.string, tuple) else m.string)]
    assert least < len(done) / len(messages) < most
    assert not any(list(message.check(catalog)) for message in done)


def test_template_catalog_is_up_to_date() -> None:
    """django.pot holds what code and templates say today; `make catalogs` brings it up to date."""
    assert _ids(_read(_CATALOGS / "django.pot")) == _in_code()


def test_references_lead_to_the_line() -> None:
    """Each message of the template catalog names files that exist, from the root of the repository."""
    for message in _read(_CATALOGS / "django.pot"):
        for path, line in message.locations:
            assert len((ROOT / path).read_text("utf-8").splitlines()) >= line


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_words_outside_gettext(path: Path) -> None:
    """No template says anything that a translator cannot reach."""
    if path.name in _FOR_MACHINES:
        pytest.skip("read by installers")
    text = re.sub(
        r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", path.read_text("utf-8"), flags=re.DOTALL
    )
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    if not text.strip():
        return
    page = html.fragment_fromstring(f"<div>{text}</div>", create_parent=False)
    for element in page.iter():
        if element.tag in {"code", "pre"}:
            continue
        words = [element.text, *(element.get(name) for name in ("alt", "title", "aria-label", "placeholder"))]
        words += [child.tail for child in element]
        if element.tag == "nav" and "untranslated-aria-label" in path.read_text("utf-8"):
            words.remove("Main")
        assert not re.search(r"[A-Za-z]{2,}", " ".join(word or "" for word in words)), words
