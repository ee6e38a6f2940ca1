"""Are navigation, names and help the same on every page of a site? (WCAG 2.2, 3.2.3, 3.2.4, 3.2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.site_pages import (
    MAIN,
    Block,
    Item,
    Others,
    SitePage,
    keep_page,
    others_of,
    read_page,
    related,
)
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import PageState

_HELP = frozenset(
    [
        *("help", "support", "contact", "contacts", "contact-us", "contactus", "faq", "faqs", "feedback"),
        *("hilfe", "kontakt", "aide", "ayuda", "contacto", "soporte", "ajuda", "contato", "suporte", "aiuto"),
        *("contatti", "supporto", "assistance", "assistenza", "pomoc", "hjelp", "hjalp", "apua", "yardim"),
    ]
)
"""What the address of a page is called where people find help (3.2.6), in some of the languages of the catalogs."""
_PEOPLE = ("mailto:", "tel:", "sms:")
_HELP_HOST = re.compile(r"//(?:help|support|contact)\.")
_RELATIVE = frozenset(
    [
        *(
            "next",
            "previous",
            "prev",
            "up",
            "back",
            "forward",
            "weiter",
            "zurück",
            "nächste",
            "nächster",
            "vorherige",
        ),
        *(
            "vorheriger",
            "suivant",
            "suivante",
            "précédent",
            "précédente",
            "retour",
            "siguiente",
            "anterior",
            "volver",
        ),
        *(
            "próximo",
            "próxima",
            "seguinte",
            "voltar",
            "successivo",
            "precedente",
            "indietro",
            "volgende",
            "vorige",
        ),
        *("вперёд", "назад", "далее", "следующая", "предыдущая", "далі", "наступна", "попередня", "επόμενο"),
        *("προηγούμενο", "הבא", "הקודם", "次へ", "前へ", "次", "前", "戻る", "다음", "이전"),
        *("下一页", "上一页", "下一頁", "上一頁", "下一步", "上一步", "下一篇", "上一篇"),
    ]
)
"""Words that say where a page stands beside this one: another page says it otherwise."""
_START = "/"
_FEWEST_PASSED = 2
"""Other things that it moved past, so that it is what moved."""
_SURE = 3
"""Other things that two pages have in common, so that they are surely pages of one set."""


def judge_navigation(state: PageState, _: Sequence[Sighting], site: Sequence[SitePage]) -> Iterator[Outcome]:
    """Applies to each block of links that another page of the site has too. Expects the links in the same order.

    Where pages differ, those that are fewer are told. Source: WCAG 2.2, 3.2.3, failure F66.
    """
    reading = read_page(state)
    others = others_of(reading, site)
    for number, block in enumerate(reading.page.blocks):
        found = others.matching(block)
        alike = [page for page, blocks in found.items() if any(_same_order(block, one) for one in blocks)]
        unlike = [page for page in found if page not in alike]
        if not alike and not unlike:
            continue
        if not others.is_odd(alike, unlike):
            yield Outcome(OutcomeValue.PASSED, SAME_ORDER)
            continue
        orders = [found[page][0] for page in unlike]
        agreed = sum(_same_order(orders[0], one) for one in orders) * 2 > len(orders)
        agreed = agreed and set(unlike) <= _drawn_alike(others, block)
        item = _moved(block, orders[0])
        node = reading.places[number, item]
        name = next(one.name for one in block.items if one.key == item)
        params = {"item": name, "page": others.pages[unlike[0]][0].path}
        value, sentence = (
            (OutcomeValue.FAILED, OTHER_ORDER) if agreed else (OutcomeValue.CANT_TELL, MANY_ORDERS)
        )
        yield Outcome(value, sentence, params, node_target(state, node), node=node.id)


def _common(one: Block, other: Block) -> tuple[list[str], list[str]]:
    both = one.keys & other.keys
    return [item.key for item in one.items if item.key in both], [
        item.key for item in other.items if item.key in both
    ]


def _same_order(one: Block, other: Block) -> bool:
    mine, theirs = _common(one, other)
    return mine == theirs


def _moved(one: Block, other: Block) -> str:
    """The item that alone makes the difference, else the first that stands elsewhere."""
    mine, theirs = _common(one, other)
    for key in mine:
        if [each for each in mine if each != key] == [each for each in theirs if each != key]:
            return key
    return next(a for a, b in zip(mine, theirs, strict=True) if a != b)


def judge_names(state: PageState, _: Sequence[Sighting], site: Sequence[SitePage]) -> Iterator[Outcome]:
    """Applies to each link or button of a block that another page of the site has too. Expects the same name.

    A name with a figure in it counts something and may change. Source: WCAG 2.2, 3.2.4, failure F31.
    """
    reading = read_page(state)
    others = others_of(reading, site)
    here = reading.path.rstrip("/") or "/"
    found = [list(_named_otherwise(others, block, here)) for block in reading.page.blocks]
    told = [[verdict for _, verdict, _ in items if verdict is not None] for items in found]
    if any(len(one) > 1 and len(one) * 2 >= len(items) for one, items in zip(told, found, strict=True)):
        return  # a whole block speaks otherwise: another language, which is told by other rules
    for number, items in enumerate(found):
        for item, verdict, params in items:
            if verdict is None:
                yield Outcome(OutcomeValue.PASSED, SAME_NAME)
            else:
                node = reading.places[number, item.key]
                yield Outcome(*verdict, params, node_target(state, node), node=node.id)


_Verdict = tuple[OutcomeValue, str]


def _named_otherwise(
    others: Others, block: Block, here: str
) -> Iterator[tuple[Item, _Verdict | None, dict[str, str]]]:
    """Each item that other pages have too, and what is said of it; none when its name is that of most."""
    named: dict[str, dict[str, str]] = {}
    drawn = _drawn_alike(others, block)
    for page, matches in others.matching(block).items():
        for one in (one for match in matches for one in match.items if _is_fixed(one.name)):
            named.setdefault(one.key, {})[page] = one.name
    for item in block.items:
        names = named.get(item.key, {})
        if not names or not _is_fixed(item.name):
            continue
        alike = [page for page, name in names.items() if related(name, item.name)]
        unlike = [page for page in names if page not in alike]
        if not others.is_odd(alike, unlike):
            yield item, None, {}
            continue
        other = names[unlike[0]]
        sure = (
            len(unlike) > 1
            and not item.button
            and all(related(names[page], other) and page in drawn for page in unlike)
            # the start page is called by the name of the site, in short or in full
            and item.key not in {here, _START}
        )
        params = {"name": item.name, "other": other, "page": others.pages[unlike[0]][0].path}
        yield (
            item,
            (OutcomeValue.FAILED, OTHER_NAME) if sure else (OutcomeValue.CANT_TELL, PERHAPS_NAME),
            params,
        )


def _drawn_alike(others: Others, block: Block) -> set[str]:
    """The pages on which the block looks as here: others may be of another site on the same host."""
    return {
        page for page, found in others.matching(block).items() if any(one.look == block.look for one in found)
    }


def _is_fixed(name: str) -> bool:
    """Whether a name stays: it counts nothing, and says nothing of the way from the page where it stands."""
    words = set(re.findall(r"[^\W\d_]+", name.casefold()))
    return bool(name) and not any(letter.isdigit() for letter in name) and not words & _RELATIVE


def judge_help(state: PageState, _: Sequence[Sighting], site: Sequence[SitePage]) -> Iterator[Outcome]:
    """Applies to each way to help or contact around the main part of a page that another page has too.

    Expects it at the same place among what the pages have in common. Source: WCAG 2.2, 3.2.6.
    """
    reading = read_page(state)
    own = reading.page
    others = others_of(reading, site)
    for key in dict.fromkeys(own.signs):
        if not _is_help(key):
            continue
        places = {
            page: places
            for page, looks in others.pages.items()
            if (places := [place for one in looks if (place := _same_place(key, own, one)) is not None])
        }
        alike = [page for page, found in places.items() if any(same for same, _ in found)]
        unlike = [page for page in places if page not in alike]
        if not alike and not unlike:
            continue
        if not others.is_odd(alike, unlike):
            yield Outcome(OutcomeValue.PASSED, SAME_PLACE)
            continue
        sure = all(common >= _SURE for page in unlike for _, common in places[page])
        value, sentence = (
            (OutcomeValue.FAILED, OTHER_PLACE) if sure else (OutcomeValue.CANT_TELL, PERHAPS_PLACE)
        )
        node = next(node for (_, item), node in reading.places.items() if item == key)
        name = next(item.name for block in own.blocks for item in block.items if item.key == key)
        params = {"item": name, "page": others.pages[unlike[0]][0].path}
        yield Outcome(value, sentence, params, node_target(state, node), node=node.id)


def _is_help(key: str) -> bool:
    if key.startswith(_PEOPLE) or _HELP_HOST.match(key):
        return True
    words = [re.sub(r"\.\w+$", "", part).lower() for part in key.split("/")]
    return bool(_HELP & set(words[-2:]))


def _same_place(key: str, own: SitePage, other: SitePage) -> tuple[bool, int] | None:
    """Whether it stands among the same things, and how many these are; none when other things moved as well."""
    if own.signs.count(key) != 1 or other.signs.count(key) != 1:
        return (True, 0) if key in other.signs else None
    both = {one for one in own.signs if own.signs.count(one) == 1 == other.signs.count(one)}
    mine = [one for one in own.signs if one in both]
    theirs = [one for one in other.signs if one in both]
    if mine == theirs:
        return True, len(mine) - 1
    passed = set(mine[: mine.index(key)]) ^ set(theirs[: theirs.index(key)])
    if len(passed) < _FEWEST_PASSED and MAIN not in passed:
        return None  # two neighbours changed places: the order of the block is told, if it is one
    mine.remove(key)
    theirs.remove(key)
    return (False, len(mine)) if mine == theirs else None


NAVIGATION: AcrossRule[SitePage] = AcrossRule(
    id="consistent/navigation",
    title=N_("Navigation has the same order on every page."),
    criteria=("3.2.3",),
    impact=Impact.MODERATE,
    compared=Compared.SITE,
    keep=keep_page,
    judge=judge_navigation,
    needs=("dom", "tree"),
)
NAMES: AcrossRule[SitePage] = AcrossRule(
    id="consistent/names",
    title=N_("What does the same has the same name on every page."),
    criteria=("3.2.4",),
    impact=Impact.MODERATE,
    compared=Compared.SITE,
    keep=keep_page,
    judge=judge_names,
    needs=("dom", "tree"),
)
HELP: AcrossRule[SitePage] = AcrossRule(
    id="consistent/help",
    title=N_("Help is at the same place on every page."),
    criteria=("3.2.6",),
    impact=Impact.MODERATE,
    compared=Compared.SITE,
    keep=keep_page,
    judge=judge_help,
    needs=("dom", "tree"),
)

SAME_ORDER = N_("The navigation has the order of other pages.")
OTHER_ORDER = N_(
    "In this navigation “%(item)s” stands at another place than on other pages, such as %(page)s: who knows the way "
    "by heart, or finds it by counting, comes to something else. Keep the order that the other pages have."
)
MANY_ORDERS = N_(
    "The links of this navigation stand in another order on nearly every page (“%(item)s” on %(page)s, for one). "
    "Has somebody asked for that order, or is this a list that is sorted anew? Otherwise keep one order everywhere."
)
SAME_NAME = N_("It has the name that it has on other pages.")
OTHER_NAME = N_(
    "“%(name)s” leads where “%(other)s” leads on other pages, such as %(page)s: who looks or listens for the name "
    "that they know does not find it. Give it one name everywhere."
)
PERHAPS_NAME = N_(
    "“%(name)s” does what “%(other)s” does on %(page)s. Is that one thing with two names, which should be one, or does "
    "the name tell what changed in between?"
)
SAME_PLACE = N_("The way to help is where it is on other pages.")
OTHER_PLACE = N_(
    "“%(item)s” stands at another place of the page than on other pages, such as %(page)s: who needs help has to "
    "search for it anew. Keep it at one place, before or after the same things."
)
PERHAPS_PLACE = N_(
    "“%(item)s” stands at another place of the page than on %(page)s. Do both pages belong to one site for those who "
    "use them? Then help should be at one place."
)
