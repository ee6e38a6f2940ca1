"""Does a page that says that something went wrong lead out? No criterion asks; somebody stays behind there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import PageState

_REFUSED = 400
_NUMBERED = re.compile(
    r"^\W*(?:error\s+)?(?:40[0-9]|410|429|50[0-4])\b|\b(?:40[0-9]|410|429|50[0-4])\W*$", re.IGNORECASE
)
_WORDS = 120
"""Words of a page up to which its title alone makes it an error page."""
_CONTROLS = {"button", "textbox", "searchbox", "combobox"}


def judge_way_out(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with an HTTP status of 400 and more, and to short ones whose title is such a number.

    Expects a link to another page, or a control. That the page has a language and a main part is asked of every page.
    """
    words = sum(len(run.text.split()) for run in state.runs if run.channel is Channel.VISIBLE)
    if state.status < _REFUSED and not (_NUMBERED.search(state.title.strip()) and words <= _WORDS):
        return
    here = urldefrag(state.url).url
    leads = any(
        node.tag == "a" and node.box is not None and _leads(node.attributes.get("href", ""), state.url, here)
        for node in state.nodes
    )
    if leads or any(one.role.lower() in _CONTROLS for one in state.tree):
        yield Outcome(OutcomeValue.PASSED, WAY)
    else:
        yield Outcome(
            OutcomeValue.FAILED, NO_WAY, {}, Target(role="", name="", selector="html", html="<html>")
        )


def _leads(href: str, url: str, here: str) -> bool:
    return bool(href.strip()) and not href.startswith("#") and urldefrag(urljoin(url, href)).url != here


WAY_OUT = Rule(
    id="page/way-out",
    title=N_("A page that says that something went wrong leads out."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_way_out,
    needs=("dom", "tree", "text"),
)

WAY = N_("There is a way out of the page.")
NO_WAY = N_(
    "The page says that something went wrong, and nothing on it leads on: who did not come by a link is stuck. Add "
    "a link to the first page, or a search."
)
