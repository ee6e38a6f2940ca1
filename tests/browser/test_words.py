"""The words of a page: what reading them costs."""

from __future__ import annotations

from a11y.browser.probes.dom import Dom, TextPiece
from a11y.browser.probes.text import read_words
from a11y.words.finding import Box
from a11y.words.state import Node


class Counted(dict[int, Node]):
    """The elements by number, and how often one was asked for."""

    asked = 0

    def __getitem__(self, key: int) -> Node:
        """Count."""
        self.asked += 1
        return super().__getitem__(key)


def of_pieces(count: int) -> tuple[int, str]:
    """How often an element was asked for on a page of one paragraph with so many parts; the last one's selector."""
    dom = Dom({"documents": [], "strings": []})
    dom.by_id = counted = Counted()
    box = Box(0, 0, 10, 10)
    dom._add(Node(id=1, parent=0, tag="p", box=box, style={"display": "block"}))
    for number in range(2, count + 2):
        shape = {"display": "block" if number % 2 else "inline"}
        dom._add(Node(id=number, parent=1, tag="span", box=box, style=shape))
        dom.texts.append(TextPiece(number, "word", box))
    runs = read_words(dom, "")
    return counted.asked, max(runs, key=lambda run: run.node).selector


def test_a_paragraph_of_thousands_of_parts_costs_twice_as_much_as_one_of_half_as_many() -> None:
    """Each element is asked for a few times, whatever stands beside it."""
    few, _ = of_pieces(1000)
    many, last = of_pieces(2000)
    assert many < 2.2 * few
    assert last == "p > span:nth-of-type(2000)"
