"""Is the header of a catalog shown in place of an empty message? (GNU gettext manual, “The Empty String”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.left_phrases import KEPT
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_FIELDS = re.compile(
    r"\b(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|"
    r"MIME-Version|Content-Transfer-Encoding|Plural-Forms|X-Generator|Generated-By): "
)
_SEVERAL = 3


def judge_catalog_header(state: PageState) -> Iterator[Outcome]:
    """Applies to words outside of code that name a field of a catalog's header. Expects no header as a whole.

    gettext answers to the empty message with the header of the catalog: a page that has an empty string translated
    shows it, or says it to a screen reader, wherever the catalog has one.
    """
    reading = reading_of(state)
    for run in state.runs:
        node = reading.by_id.get(run.node)
        found = list(_FIELDS.finditer(run.text))
        fields = {one[0] for one in found}
        if node is None or not fields or any(one.tag in KEPT for one in reading.around(node)):
            continue
        if len(fields) >= _SEVERAL:
            words = run.text[found[0].start() :][:80]
            yield Outcome(
                OutcomeValue.FAILED, SHOWN, {"words": words}, node_target(state, node), node=node.id
            )
            return
        yield Outcome(OutcomeValue.PASSED, NAMED, node=node.id)


CATALOG_HEADER = Rule(
    id="locale/catalog-header",
    title=N_("No header of a catalog is shown for an empty message."),
    criteria=(),
    impact=Impact.SERIOUS,
    judge=judge_catalog_header,
    needs=("dom", "text"),
    help_url="https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html",
)

NAMED = N_("Only a field of a catalog's header is spoken of.")
SHOWN = N_(
    "“%(words)s…” is the header of the catalog: the empty string was given to gettext, which answers with it. Do not "
    "translate what is empty."
)
