from pathlib import Path

from made_catalogs import entry, load, write_po

from a11y.coverage.matching import Match, Matcher
from a11y.coverage.phrases import letters


def matcher(folder: Path, *entries: str) -> Matcher:
    """A matcher of a Japanese catalog, whose texts have no spaces."""
    write_po(folder, "ja", "".join(entries))
    return Matcher(load(folder, locale="ja"))


def msgid(match: Match | None) -> str:
    """The message's msgid, empty for none."""
    return match.phrase.message.msgid if match else ""


def test_an_ideograph_weighs_as_much_as_two_letters() -> None:
    """Two ideographs say as much as a short word."""
    assert (letters("ab1-"), letters("鍵 登録"), letters("שלום")) == (2, 6, 4)


def test_a_pattern_with_hardly_any_words_holds_only_numbers(tmp_path: Path) -> None:
    """`%(n)s年` is met in `3年`, not in every text that ends so."""
    words = matcher(tmp_path, entry("%(n)s years", "%(n)s年"))
    assert msgid(words.find("3年")) == "%(n)s years"
    assert words.find("来年") is None


def test_a_placeholder_alone_is_no_pattern(tmp_path: Path) -> None:
    """A message that is nothing but its placeholders would match any text."""
    words = matcher(tmp_path, entry("%(a)s: %(b)s", "%(a)s/%(b)s"))
    assert words.find("なに/それ") is None
    assert words.find("3/4") is None


def test_the_pattern_with_most_words_is_believed(tmp_path: Path) -> None:
    """Of two patterns that match, the more exact one is the message."""
    words = matcher(
        tmp_path,
        entry("Remove %(name)s", "%(name)sを削除します"),
        entry("Remove token %(name)s", "トークン%(name)sを削除します"),
    )
    match = words.find("トークンabcを削除します")
    assert msgid(match) == "Remove token %(name)s"
    assert match is not None
    assert match.captured == ("abc",)


def test_the_case_as_written_is_believed_first(tmp_path: Path) -> None:
    """Messages that differ in case alone are told apart when the page keeps the case."""
    words = matcher(tmp_path, entry("password"), entry("Password"))
    assert [msgid(words.find(text)) for text in ("Password", "password", "PASSWORD")] == [
        "Password",
        "password",
        "password",
    ]
    upper, lower = words.find("PASSWORD"), words.find("password")
    assert upper is not None
    assert lower is not None
    assert (len(upper.others), len(lower.others)) == (1, 0)


def test_a_translation_is_believed_before_a_source_text(tmp_path: Path) -> None:
    """Words that are one message's translation and another's source text were translated."""
    words = matcher(tmp_path, entry("OK"), entry("Okay", "OK"))
    assert msgid(words.find("OK")) == "Okay"


def test_each_plural_form_is_met(tmp_path: Path) -> None:
    """Whatever the number, the message is the same."""
    forms = 'msgid "%(n)d key"\nmsgid_plural "%(n)d keys"\nmsgstr[0] ""\n'
    words = matcher(tmp_path, forms)
    assert [msgid(words.find(text)) for text in ("1 key", "2 keys")] == ["%(n)d key"] * 2


def test_a_message_of_several_paragraphs_is_met_in_each(tmp_path: Path) -> None:
    """What a message puts in lines of its own is met line by line."""
    words = matcher(tmp_path, entry("<p>One line.</p><p>Another line.</p>"))
    assert msgid(words.find("One line.")) == msgid(words.find("Another line.")) != ""
