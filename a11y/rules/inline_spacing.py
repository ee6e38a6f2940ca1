"""Can the user set letters, words and lines farther apart, whatever a style attribute says? (WCAG 2.2, 1.4.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from a11y.rules.inline_style import declarations, in_font_sizes
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LEFT = {"inherit", "unset", "revert", "revert-layer"}
"""Values by which the attribute says nothing of its own."""
_DRAWN = {"text", "tspan", "title", "desc"}


def _judge(name: str, least: float, message: str, state: PageState) -> Iterator[Outcome]:
    """Applies to visible words whose own element fixes `name` in its style attribute with `!important`.

    Expects at least what 1.4.12 lets users ask for: `least` times the font size.
    """
    lines = name == "line-height"
    for node in state.nodes:
        style = node.attributes.get("style", "")
        if name not in style.lower() or not _has_visible_words(node, several_lines=lines):
            continue
        said = declarations(style).get(name)
        if said is None or not said.important or said.value in _LEFT:
            continue
        size = float(node.style.get("font-size", "0").removesuffix("px") or 0)
        value = said.value
        # a browser's own line height is about 1.2; its own letters and words have no extra space
        share = 0.0 if value in ("normal", "initial") else in_font_sizes(value, size, relative=lines)
        if share is None:
            continue
        right = share >= least - 1e-6
        yield Outcome(
            OutcomeValue.PASSED if right else OutcomeValue.FAILED,
            WIDE_ENOUGH if right else message,
            {"value": value, "least": f"{least:g}"},
            node_target(state, node),
            node=node.id,
        )


def _has_visible_words(node: Node, *, several_lines: bool) -> bool:
    if node.tag in _DRAWN or not node.lines or node.style.get("visibility") in ("hidden", "collapse"):
        return False
    seen = [line for line in node.lines if line.x + line.width > 0 and line.y + line.height > 0]
    rows = {round(line.y) for line in seen}
    return len(rows) > 1 if several_lines else bool(rows)


def _rule(name: str, title: str, least: float, message: str, act_rule: str) -> Rule:
    judge: Callable[[PageState], Iterator[Outcome]] = partial(_judge, name, least, message)
    return Rule(
        id=f"spacing/{name}",
        title=title,
        criteria=("1.4.12",),
        impact=Impact.SERIOUS,
        judge=judge,
        needs=("dom",),
        help_url="https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html",
        act_rules=(act_rule,),
    )


WIDE_ENOUGH = N_("The style attribute leaves as much space as users may ask for.")
NARROW_LETTERS = N_(
    "The style attribute holds letters at “%(value)s” with !important, so that users who need them farther apart "
    "cannot set %(least)s times the font size. Take !important off, or the declaration out."
)
NARROW_WORDS = N_(
    "The style attribute holds words at “%(value)s” with !important, so that users who need them farther apart "
    "cannot set %(least)s times the font size. Take !important off, or the declaration out."
)
NARROW_LINES = N_(
    "The style attribute holds lines at “%(value)s” with !important, so that users who need them farther apart "
    "cannot set %(least)s times the font size. Take !important off, or the declaration out."
)
LETTERS = _rule("letter-spacing", N_("Users can set letters farther apart."), 0.12, NARROW_LETTERS, "24afc2")
WORDS = _rule("word-spacing", N_("Users can set words farther apart."), 0.16, NARROW_WORDS, "9e45ec")
LINES = _rule("line-height", N_("Users can set lines farther apart."), 1.5, NARROW_LINES, "78fd32")
