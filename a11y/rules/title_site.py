"""Does the title of a page say more than the name of its site? (WCAG 2.2, 2.4.2 Page Titled; failure F25)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.forms import forms_of, name_words
from a11y.rules.reading import Reading, is_current, reading_of
from a11y.rules.rule import Rule
from a11y.rules.title_subject import stems, title_parts
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SEVERAL = 3
"""Fields of a form."""
_FEW, _PARTS = 3, 2
"""Words of a name."""
_LONG = 3
"""Letters of a word."""
_LOST = re.compile(
    r"\b404\b|not found|(?:find|found) (?:this|that|the) page|nicht gefunden|introuvable|no encontrad|não encontrad|"
    r"non trovat|niet gevonden|nie znaleziono|не найден|не знайден|δεν βρέθηκε|לא נמצא|غير موجود|"
    r"見つかり|未找到|找不到|찾을 수 없"
)
"""What a page is headed that stands in the place of another one."""
_SAME = 2
"""Letters that a name and what it stands for begin with."""
_OF_AN_ACCOUNT = re.compile(
    r"\b(?:log ?in|sign ?in|log ?on|register|sign ?up|create (?:an )?account|reset|change) ?(?:your )?(?:password)?$|"
    r"two[- ]factor|2fa|\btotp\b|recovery codes?|security keys?|api tokens?|account settings|security history|"
    r"verify|authentication|zwei-?faktor|wiederherstellungscode|anmelden$|à deux facteurs|deux étapes|"
    r"codes? de récupération|connexion$|dos factores|códigos? de recuperación|iniciar sesión$|dois fatores|"
    r"códigos? de recuperação|"
    r"due fattori|двухфакторн|двофакторн|二要素|2要素|二段階|双因素|两步|"
    r"api トークン|api 令牌|이중 인증|2단계|אימות דו|المصادقة الثنائية"
)
"""What pages of an account are headed: no start page is."""
_ROOTS = frozenset({"", "/"})
_HOMES = frozenset({"", "home", "top", "start"})
_LOGOS = frozenset({"logo", "brand", "home"})
_SMALL = frozenset({"the", "a", "an", "of", "for", "and"})


def judge_site(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with one first heading and a link to the start page of their site, which names the site.

    Expects more in the title than that name. On a page that marks itself in its navigation as another than the start
    page, has a link of its heading's words there, is headed as a page of an account, or has a form of several fields,
    it fails; elsewhere it is a question, since the page may be the start page. A title of few words that begins with
    the name, and has none in common with the heading, is taken for the site's, and so is the name beside what its
    letters stand for.
    """
    reading = reading_of(state)
    title = fold(" ".join(state.title.split()))
    heading = fold(reading.first_heading)
    if not title or not heading or urlsplit(state.url).path in _ROOTS:
        return
    homes = [one for one in reading.nodes if _leads_home(state, one)]
    names = {fold(reading.name(one)) for one in homes} - {""}
    if not names:
        return
    elsewhere = (
        _LOST.search(heading) is not None
        or _OF_AN_ACCOUNT.search(heading) is not None
        or _asks(state, reading)
        or any(_marks_page(one) and one not in homes for one in reading.nodes)
        or _is_in_menu(reading, heading, homes)
    )
    alone = title in names or any(
        _is_longer_name(title, one, heading) or _is_spelled_out(title, one, heading) for one in names
    )
    if not alone or (title in heading and not elsewhere):
        yield Outcome(OutcomeValue.PASSED, MORE)
        return
    target = Target(role="document", name=state.title, selector="title", html="")
    yield Outcome(
        OutcomeValue.FAILED if elsewhere else OutcomeValue.CANT_TELL,
        SITE_ALONE if elsewhere else PERHAPS,
        {"title": state.title, "heading": reading.first_heading[:80]},
        target,
    )


def _marks_page(node: Node) -> bool:
    """Whether it marks the open page in a menu of pages: the language that is chosen is none."""
    return is_current(node) and node.tag == "a" and not {"lang", "hreflang"} & node.attributes.keys()


def _is_in_menu(reading: Reading, heading: str, homes: Sequence[Node]) -> bool:
    """Whether a menu of pages has a link of the words of the heading, which is not the one to the start page."""
    return any(
        one.tag == "a"
        and one not in homes
        and fold(reading.name(one)) == heading
        and any(reading.role(at) == "navigation" for at in reading.around(one))
        for one in reading.nodes
    )


def _asks(state: PageState, reading: Reading) -> bool:
    """Whether the page's own part has a form of several fields, as a start page has none."""
    forms = forms_of(state)
    return any(
        one.tag == "form"
        and one.attributes.get("method", "").lower() == "post"
        and any(reading.role(at) == "main" for at in reading.around(one))
        and len(forms.fields_of(one)) >= _SEVERAL
        for one in reading.nodes
    )


def _is_longer_name(title: str, name: str, heading: str) -> bool:
    """Whether a title seems to be a longer name of the site, as “NuGet Gallery” where its link says “NuGet”."""
    words = title.split()
    own = {one for one in words if len(one) >= _LONG}
    return (
        words[: len(name.split())] == name.split() and len(words) <= _FEW and not own & set(heading.split())
    )


def _is_spelled_out(title: str, name: str, heading: str) -> bool:
    """Whether a title is the name of the site and what its letters stand for: “PyPI: the Python Package Index”.

    In a translation only the first letters may be the same.
    """
    parts = [_bare(fold(one)) for one in title_parts(title)]
    if len(parts) != _PARTS or _bare(name) not in parts:
        return False
    if any(_spells(short, full) for short, full in (parts, parts[::-1])):
        return True
    other = next((one for one in parts if one != _bare(name)), "")
    alike = len(other) > len(name) and other[:_SAME] == _bare(name)[:_SAME] and other[:_SAME].isascii()
    return alike and not stems(other) & stems(heading)


def _bare(text: str) -> str:
    return text.removeprefix("the ")


def _spells(short: str, full: str) -> bool:
    """Whether one word is made of letters of several others, the first of each among them."""
    initials = [one[0] for one in full.split() if one not in _SMALL]
    letters = " " not in short and len(initials) >= _PARTS
    return letters and _is_in_order(initials, short) and _is_in_order(short, full)


def _is_in_order(few: Iterable[str], many: str) -> bool:
    """Whether the letters stand among those of a text in their order."""
    letters = iter(many)
    return all(one in letters for one in few)


def _leads_home(state: PageState, node: Node) -> bool:
    """Whether it is a link to the start page of the site, or to that in a language: `/`, `/fr/`."""
    if node.tag != "a" or "href" not in node.attributes:
        return False
    address = node.attributes["href"]
    if address.startswith("#"):
        return address[1:] in _HOMES and bool(name_words(node, "class", "id") & _LOGOS)
    there = urlsplit(urljoin(state.url, node.attributes["href"]))
    if there.netloc != urlsplit(state.url).netloc or there.query or there.fragment:
        return False
    return there.path in _ROOTS


TITLE_SITE = Rule(
    id="title/site-only",
    title=N_("The title of a page says more than the name of the site."),
    criteria=("2.4.2",),
    impact=Impact.SERIOUS,
    judge=judge_site,
    needs=("facts", "dom", "tree"),
)

MORE = N_("The title says more than the name of the site.")
SITE_ALONE = N_(
    "The title is “%(title)s”, the name of the site alone, on a page that is headed “%(heading)s”: who has several "
    "tabs open, or hears the title first, does not learn which page this is. Put what the page is about before it."
)
PERHAPS = N_(
    "The title is “%(title)s”, the name of the site alone, and the page is headed “%(heading)s”. Is it the start page? "
    "Else put what the page is about before the name."
)
