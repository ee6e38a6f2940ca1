"""Are secrets kept out of names and descriptions? Programs read these aloud, record them and pass them on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_GIVEN = ("aria-label", "aria-description", "alt", "title", "aria-valuetext", "aria-roledescription")
_SHARED_SECRET = re.compile(
    r"(?<![A-Z2-7])(?:[A-Z2-7]{16,64}|[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15})(?![\w=/+])"
)
"""Base32, as authenticator apps are given it (RFC 4648, RFC 6238); sixteen letters are the least in use."""
_KNOWN = re.compile(r"otpauth://|\bpypi-AgE\w{20,}|\bgh[opsu]_\w{30,}|\bxox[abp]-[\w-]{20,}|\[masked\]")
"""Addresses of shared secrets, tokens that say what they are, and what the harness knows to be secret."""


def judge_secret(state: PageState) -> Iterator[Outcome]:
    """Applies to names and descriptions that the page's author has given in attributes. Expects no secret in them.

    A secret is the address or the key of an authenticator app, a token with the prefix of its kind, or what the run
    itself keeps secret. Words that can be seen are read where somebody wants to read them; a name is said by itself
    as soon as the reader comes by, shown as a bubble, and kept in logs.
    """
    for node in state.nodes:
        given = next(
            ((name, node.attributes[name]) for name in _GIVEN if node.attributes.get(name, "").strip()), None
        )
        if given is None:
            continue
        found = next((name for name in _GIVEN if _holds_secret(node, name)), "")
        if not found:
            yield Outcome(OutcomeValue.PASSED, NONE)
            continue
        yield Outcome(OutcomeValue.FAILED, SAID, {"attribute": found}, node_target(state, node), node=node.id)


def _holds_secret(node: Node, name: str) -> bool:
    text = node.attributes.get(name, "")
    if _KNOWN.search(text):
        return True
    return any(
        any(one.isdigit() for one in hit) and any(one.isalpha() for one in hit)
        for hit in _SHARED_SECRET.findall(text)
    )


SECRET = Rule(
    id="name/secret",
    title=N_("Names and descriptions hold no secret."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_secret,
    needs=("dom",),
)

NONE = N_("Names and descriptions hold no secret.")
SAID = N_(
    "A secret stands in the %(attribute)s of this element: a screen reader says it aloud as soon as it comes by, and "
    "other programs note it. Name the element for what it is, and show the secret as text."
)
