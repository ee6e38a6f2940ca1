"""Pages of a given size for benchmarks: what an index shows, a table, a form, links, in the order of a seed."""

from __future__ import annotations

import random
from pathlib import Path

_STYLE = """
:root { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff }
header, nav, main, footer { padding: 1rem } nav ul { display: flex; gap: 1rem; list-style: none }
.card { border: 1px solid #999; border-radius: 4px; padding: .5rem; margin: .5rem 0; background: #f7f7f7 }
.hint { color: #777 } .pale { color: #aaa } table { border-collapse: collapse }
td, th { border: 1px solid #bbb; padding: 4px }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem }
@media (max-width: 40rem) { nav ul { flex-wrap: wrap } } a:hover { text-decoration: none }
"""
_WORDS = [
    "release",
    "project",
    "maintainer",
    "token",
    "security",
    "key",
    "index",
    "upload",
    "wheel",
    "source",
    "archive",
    "history",
    "event",
    "account",
    "settings",
    "permission",
    "scope",
    "device",
    "recovery",
    "code",
    "factor",
    "publisher",
    "workflow",
    "hash",
    "signature",
    "mirror",
    "license",
]


def write_pages(folder: Path, number: int = 20, smallest: int = 800, largest: int = 1800) -> list[str]:
    """Write `number` pages of `smallest` to `largest` elements into a folder; their file names.

    The same numbers make the same pages. Each has some faults that axe knows.
    """
    names = []
    for page in range(number):
        size = smallest + (largest - smallest) * page // max(number - 1, 1)
        name = f"page-{page:02}.html"
        (folder / name).write_text(_page(page, size), encoding="utf-8")
        names.append(name)
    return names


def _page(page: int, size: int) -> str:
    dice = random.Random(page)  # noqa: S311  # pages, not secrets
    parts = [_row, _card, _field, _paragraph]
    inside = ""
    while inside.count("<") - inside.count("</") < size - 60:
        inside += "".join(dice.choice(parts)(dice) for _ in range(4))
    links = "".join(f"<li><a href='#{word}'>{word}</a></li>" for word in _WORDS[:12])
    head = f"<meta charset='utf-8'><title>Page {page}</title><style>{_STYLE}</style>"
    top = f"<header><nav aria-label='Main'><ul>{links}</ul></nav></header>"
    main = f"<main><h1>Page {page}</h1>{inside}</main>"
    foot = "<footer><p>An index of packages.</p></footer>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{top}{main}{foot}</body></html>"


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(_WORDS) for _ in range(words))


def _row(dice: random.Random) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{_text(dice, 1)}</th><td>{_text(dice, 3)}</td>"
        f"<td><a href='#{dice.random()}'>{_text(dice, 2)}</a></td></tr>"
        for _ in range(5)
    )
    return f"<table><caption>{_text(dice, 3)}</caption><tr><th>Event<th>Time<th>More</tr>{rows}</table>"


def _link(dice: random.Random) -> str:
    return f"<a href='#{dice.random()}'>{_text(dice, 2)}</a>"


def _card(dice: random.Random) -> str:
    cards = "".join(
        f"<div class='card'><h2>{_text(dice, 2)}</h2>"
        f"<p class='{dice.choice(['hint', 'pale', ''])}'>{_text(dice, 8)}</p>"
        f"<ul><li>{_link(dice)}</li><li>{_text(dice, 2)}</li></ul></div>"
        for _ in range(3)
    )
    return f"<div class='grid'>{cards}</div>"


def _field(dice: random.Random) -> str:
    name = f"f{dice.randrange(10**9)}"
    label = f"<label for='{name}'>{_text(dice, 2)}</label>" if dice.random() > 0.2 else ""
    hint = f"<p class='hint'>{_text(dice, 6)}</p>"
    return f"<form><div>{label}<input id='{name}'>{hint}</div><button>{_text(dice, 1)}</button></form>"


def _paragraph(dice: random.Random) -> str:
    words = f"{_text(dice, 30)} <em>{_text(dice, 2)}</em> {_link(dice)}"
    return f"<section><h2>{_text(dice, 3)}</h2><p>{words}.</p></section>"
