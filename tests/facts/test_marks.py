import html
import json
import random
import re

import pytest

from a11y.facts.marks import (
    CLOSE,
    MOST_FORMS,
    MOST_MESSAGES,
    OPEN,
    Span,
    has_marks,
    mark,
    read_marks,
    without_marks,
)


@pytest.mark.parametrize("number", [1, 2, 1730, MOST_MESSAGES - 1])
@pytest.mark.parametrize("form", [0, 1, MOST_FORMS - 1])
def test_a_mark_says_which_message_and_form(number: int, form: int) -> None:
    """What was written is what is read, and nothing of it is seen."""
    read = read_marks(mark("Log in", number, form))
    assert (read.text, read.spans) == ("Log in", (Span(number, form, 0, 6),))
    assert without_marks(mark("Log in", number, form)) == "Log in"


@pytest.mark.parametrize(
    "way",
    [
        lambda text: html.unescape(html.escape(text)),
        lambda text: json.loads(json.dumps(text)),
        lambda text: text.encode("utf-8").decode("utf-8"),
        str.strip,
        str.upper,
        str.title,
        str.casefold,
        lambda text: " ".join(f"\n  {text}\t".split()),
        lambda text: re.sub(r"\s+", " ", f" {text} ").strip(),
    ],
)
def test_marks_survive(way: object) -> None:
    """Escaping, JSON, trimming, a change of case and collapsed white space leave the marks as they were."""
    assert callable(way)
    marked = mark("Sign <in> & out", 42, 1)
    assert [(span.number, span.form) for span in read_marks(way(marked)).spans] == [(42, 1)]


def test_a_message_in_a_placeholder_stands_inside() -> None:
    """A name that is a message of its own is told with the message around it, the outer first."""
    read = read_marks(mark(f"Remove {mark('the key', 2)} now", 1))
    assert read.text == "Remove the key now"
    assert read.spans == (Span(1, 0, 0, 18), Span(2, 0, 7, 14, depth=1))


def test_inline_markup_divides_no_message() -> None:
    """Pieces of one message are one; the same message twice is two."""
    pieces = mark("Read the", 1) + " " + mark("guide", 1, continues=True) + mark(".", 1, continues=True)
    assert read_marks(pieces).spans == (Span(1, 0, 0, 15),)
    assert [span.start for span in read_marks(mark("Go", 1) + " " + mark("Go", 1)).spans] == [0, 3]


def test_a_piece_alone_says_that_it_continues() -> None:
    """What a block of its own shows of a message is known to be the rest of one."""
    (span,) = read_marks(mark("guide", 7, continues=True)).spans
    assert (span.number, span.continues, span.whole) == (7, True, True)


def test_what_was_cut_is_told() -> None:
    """A message whose end is gone is not whole; a number that was cut is none."""
    marked = mark("A long message", 9)
    assert [span.whole for span in read_marks(marked[:-4] + "…").spans] == [False]
    assert read_marks(marked[:10]).spans == ()
    assert read_marks(marked[12:]) == read_marks("A long message")


def test_a_flipped_digit_is_noticed() -> None:
    """A mark that something changed names no other message."""
    marked = mark("Go", 5)
    for place in range(1, marked.index("G")):
        other = "\u2062" if marked[place] == "\u2061" else "\u2061"
        assert read_marks(marked[:place] + other + marked[place + 1 :]).spans == ()


def test_white_space_collapses_as_without_marks() -> None:
    """An empty placeholder leaves one space, as a page shows it."""
    assert read_marks(f"a {mark('', 3)} b").text == "a b"


def test_any_text_can_be_read() -> None:
    """Whatever characters come, reading ends, and the words are those without marks."""
    chance = random.Random(7)  # noqa: S311  # the same texts each time
    for _ in range(500):
        text = "".join(chance.choice(f"ab {OPEN}{CLOSE}\u2061\u2062") for _ in range(80))
        read = read_marks(text)
        assert read.text == " ".join(without_marks(text).split(" ")).strip() or "  " in without_marks(text)
        assert not has_marks(read.text)
        assert all(0 <= span.start < span.end <= len(read.text) for span in read.spans)
