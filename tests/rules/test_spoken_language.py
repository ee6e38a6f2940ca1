"""When the words of a page are surely in another language than it declares, and when only a person can tell."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.judge import judge
from a11y.words.finding import OutcomeValue
from a11y.words.message import Channel
from a11y.words.state import TextRun

ENGLISH = (
    "The harbour was built in the last years of the century, and it is still the place from which most of the boats "
    "leave. Visitors can walk on the wall that protects it, or take a boat to one of the islands which are to be seen "
    "from there. The museum is about the people who have lived with the sea, and what they have brought home."
)
FRENCH = (
    "La date de la dernière version",
    "Fait par et pour les gens du port",
    "Aller au contenu de la page",
)


@pytest.mark.parametrize(
    ("own", "expected"),
    [((), OutcomeValue.FAILED), (FRENCH[:1], OutcomeValue.FAILED), (FRENCH, OutcomeValue.CANT_TELL)],
)
def test_what_a_user_wrote_in_another_language_is_asked_about(
    own: tuple[str, ...], expected: OutcomeValue
) -> None:
    """A page in French around an English description speaks French: its title alone would not show that."""
    texts = (*own, *[ENGLISH] * 3)
    runs = tuple(
        TextRun(node=number, text=text, channel=Channel.VISIBLE) for number, text in enumerate(texts, 2)
    )
    seen = msgspec.structs.replace(state(walk(locale="fr")), language="fr", runs=runs)
    found = [one.outcome for one in judge(seen)[1] if one.rule == "locale/words-language"]
    assert found == [expected]
