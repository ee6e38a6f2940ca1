"""Every rule of ours, one line each. axe's rules come with its answer (`a11y.rules.axe`)."""

from __future__ import annotations

from typing import Any

from a11y.rules import (
    colour_alone,
    contrast,
    date_manner,
    dialogs,
    field_border,
    focus,
    forced_colours,
    form_buttons,
    form_errors,
    form_labels,
    form_paste,
    form_purpose,
    form_required,
    form_toggle,
    graphics,
    keyboard,
    label_in_name,
    language_tag,
    locale,
    longer_words,
    mirroring,
    motion,
    names,
    opening,
    part_language,
    pseudo,
    tabbing,
    untranslated,
    windows,
    wording,
)
from a11y.rules.rule import AcrossRule, MessageRule, Question, Rule

RULES: tuple[Rule, ...] = (
    keyboard.UNREACHABLE,
    keyboard.INOPERABLE,
    tabbing.TRAP,
    tabbing.SKIPPED_RULE,
    tabbing.ORDER,
    tabbing.IDLE_STOP,
    focus.VISIBLE_RULE,
    focus.INDICATOR,
    focus.OBSCURED_RULE,
    dialogs.TAKES_FOCUS,
    dialogs.HOLDS_FOCUS,
    dialogs.GIVES_BACK,
    dialogs.ESCAPE,
    dialogs.NAME,
    opening.BY_KEYBOARD,
    opening.ITEMS,
    opening.STATE_TOLD,
    windows.REFLOW,
    windows.SPACING,
    windows.RESIZE,
    windows.ORIENTATION,
    motion.MOTION,
    motion.FLASH,
    forced_colours.VANISHING,
    field_border.FIELD_BORDER,
    contrast.TEXT,
    form_labels.LABEL_TIED_RULE,
    form_labels.VISIBLE_LABEL,
    form_labels.GROUP,
    form_required.REQUIRED_SAID,
    form_purpose.PURPOSE_RULE,
    form_purpose.ONE_TIME_CODE,
    form_paste.PASTE,
    form_errors.ERROR_TIED_RULE,
    form_errors.ERROR_HELP,
    form_errors.HINT_TIED_RULE,
    form_buttons.BUTTON_TYPE,
    form_toggle.TOGGLE,
    form_buttons.LINK_AS_BUTTON,
    form_buttons.FIELD_OUTSIDE,
    contrast.PLACEHOLDER,
    contrast.STATE,
    graphics.ICON,
    graphics.BOX,
    colour_alone.LINK,
    colour_alone.STATE,
    locale.LANGUAGE,
    language_tag.LANGUAGE_TAG,
    wording.WORDS,
    locale.DIRECTION,
    names.PROMISED,
    locale.CONTROL_NAME,
    locale.PAGE_TITLE,
    wording.SWITCHER,
    part_language.PART_LANGUAGE,
    mirroring.PART_DIRECTION,
    untranslated.PLURAL,
    pseudo.CUT,
    pseudo.GLUED_PIECES,
)
"""In the order in which they judge."""

MESSAGE_RULES: tuple[MessageRule, ...] = (
    untranslated.NAME,
    untranslated.GLUED_SENTENCE,
    date_manner.DATE_MANNER,
    pseudo.REACH,
)
"""Those that read the messages met on a page as well; they judge after the others."""

ACROSS_RULES: tuple[AcrossRule[Any], ...] = (
    longer_words.CLIPPED,
    longer_words.OVERLAPPING,
    longer_words.SCROLLING,
    mirroring.MIRRORING,
    untranslated.HARD_CODED_TEXT,
    label_in_name.LABEL_IN_NAME,
)
"""Those that look across page states; they judge when the records are combined."""

EVERY_RULE: tuple[Question, ...] = (*RULES, *MESSAGE_RULES, *ACROSS_RULES)
"""All that can have a finding in a record, guest engines apart."""
