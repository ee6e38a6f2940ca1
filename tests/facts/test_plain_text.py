from a11y.facts.plain_text import fill, fold, plain, segments


def test_markup_is_stripped_and_entities_are_read() -> None:
    """A message with markup becomes the words that a browser shows of it."""
    assert (
        plain('Set up <abbr title="two factor authentication">2FA</abbr> &amp;\n   go') == "Set up 2FA & go"
    )


def test_a_block_makes_a_new_line() -> None:
    """Paragraphs and line breaks divide a message into what stands in lines of its own."""
    assert segments("<p>First.</p> <p>Second <b>bold</b>.</p>Third<br>fourth") == (
        "First.",
        "Second bold.",
        "Third",
        "fourth",
    )


def test_a_lonely_less_than_is_no_markup() -> None:
    """What a browser shows as text stays text."""
    assert plain("a < b && c > d") == "a < b && c > d"


def test_placeholders_of_every_manner_are_filled() -> None:
    """Python's, Django's and Warehouse's placeholders take their values by name."""
    assert fill("%(a)s, {a}, ${a} and %(n)d", {"a": "x", "n": 2}) == "x, x, x and 2"


def test_unnamed_placeholders_take_values_in_order() -> None:
    """`%s` and `{}` have no name: the order tells."""
    assert fill("%s of {}", {"first": 1, "second": 2}) == "1 of 2"


def test_a_placeholder_without_value_stays_as_it_is_written() -> None:
    """Nothing is guessed for a value that nobody gave; a doubled percent sign is one."""
    assert fill("%(a)s at 100%% of %(b)s", {"a": "x"}) == "x at 100% of %(b)s"


def test_a_value_is_never_read_as_markup_or_placeholder() -> None:
    """What a user typed comes out as it went in."""
    assert fill("by %(name)s", {"name": "<b>%(name)s</b>"}) == "by <b>%(name)s</b>"


def test_texts_are_compared_without_what_nobody_sees() -> None:
    """Case, kinds of space, composition and invisible marks make no difference."""
    assert fold("Cafe\u0301\u00a0 BAR\u200f") == fold("caf\u00e9 bar")
