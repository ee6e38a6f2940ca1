"""What two walks of one screen reader come to: what it said otherwise is marked."""

from __future__ import annotations

from a11y.facts.joining import one_speech_each
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance


def heard(voice: str, *texts: str) -> Speech:
    """What a voice said."""
    return Speech("s", voice, Hearing.ACTING, tuple(Utterance(Part.RAW, text, key="Tab") for text in texts))


def test_what_a_screen_reader_says_otherwise_is_unstable() -> None:
    """Of two walks the later is kept; in it is marked what the earlier one did not hear, new names apart."""
    lines = [
        heard("Orca 43.1", "One link", "user-1a2b", "Loading."),
        heard("Orca 43.1", "One link", "user-9f8e", "Two link"),
    ]
    (kept,) = one_speech_each(lines, lambda _: 0)
    assert [(one.text, one.unstable) for one in kept.utterances] == [
        ("One link", False),
        ("user-9f8e", False),
        ("Two link", True),
    ]


def test_the_tree_is_never_unstable() -> None:
    """Another page is another page: only a screen reader is asked twice about the same."""
    (kept,) = one_speech_each([heard(TREE, "One"), heard(TREE, "Two")], lambda _: 0)
    assert not kept.utterances[0].unstable
