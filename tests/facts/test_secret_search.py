"""Secrets are found by the words of a text, and none is missed for that."""

from __future__ import annotations

import random
import string

from a11y.facts.redaction import MASK, Redactor
from a11y.facts.secret_search import GroupedSearch, SecretSearch

ALPHABET = string.ascii_letters + string.digits + '-_%+/=&;. \n"é'


def test_nothing_is_missed_that_a_plain_search_finds() -> None:
    """Whatever a spelling is made of and wherever it stands, the search finds what looking for each one finds."""
    chance = random.Random(1)  # noqa: S311  # the same texts each time

    def made(length: int) -> str:
        return "".join(chance.choice(ALPHABET) for _ in range(length))

    for _ in range(300):
        spellings = [made(chance.randint(4, 30)) for _ in range(12)]
        text = "".join(made(chance.randint(0, 3)) + one for one in chance.sample(spellings, 6))
        search = SecretSearch()
        search.learn(spellings)
        assert sorted(search.found_in(text)) == sorted(one for one in spellings if one in text)


def test_the_longest_comes_first() -> None:
    """A secret that holds another one is masked first, or its rest would stay."""
    search = SecretSearch()
    search.learn(["hunter22", "hunter22-and-more", "22-a"])
    assert search.found_in("<hunter22-and-more>") == ["hunter22-and-more", "hunter22", "22-a"]


def test_groups_are_seen_through() -> None:
    """Spaces of any kind, hyphens and small letters do not hide a secret; what is not learnt is not found."""
    search = GroupedSearch()
    search.learn("JBSWY3DPEHPK3PXP")
    assert search.found_in("key: jbsw y3dp\N{NO-BREAK SPACE}ehpk-3pxp")
    assert search.found_in("key: JBSWY3DPEHPK3PXQ") == []


def test_many_secrets_are_masked_as_few_are() -> None:
    """The thousandth secret of a run is masked as the first one is, in each of its spellings."""
    redactor = Redactor()
    secrets = [f"s3cret/{number:04d} of a walk" for number in range(1000)]
    redactor.learn(*secrets)
    for secret in (secrets[0], secrets[-1]):
        assert redactor.text(f"[{secret}]") == f"[{MASK}]"
        assert redactor.text(secret.replace(" ", "+").replace("/", "%2F")) == MASK
