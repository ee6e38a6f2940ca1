"""Defects of language: words, plurals, dates and direction."""

import re
from datetime import datetime

from django.utils.translation import gettext, ngettext

from a11y.index.planted.kind import NO_CRITERION, Edit, Plant


def _singular(match: re.Match[str]) -> str:
    """The sentence for one code, whatever the number."""
    sentence = ngettext(
        "You have %(count)s unused code. Keep it in a safe place: each code works once.",
        "You have %(count)s unused codes. Keep them in a safe place: each code works once.",
        1,
    )
    return f"{match[1]}<p>{sentence % {'count': match[2]}}</p>"


def _glued(match: re.Match[str]) -> str:
    """A question put together from a label and a name, in the order of English."""
    return f"{match[1]}<p>{gettext('Remove token')} {match[2]}?</p>"


def _american(match: re.Match[str]) -> str:
    """A moment as it is written in the United States."""
    moment = datetime.fromisoformat(match[1])
    return f'<time datetime="{match[1]}">{moment:%m/%d/%Y %I:%M %p}</time>'


WORDS = (
    Plant(
        "missing-lang",
        "the html element does not name its language",
        "3.1.1",
        "projects",
        reported_by=("axe/html-has-lang", "locale/page-language"),
        edits=(Edit(r'<html lang="[^"]*"', "<html"),),
    ),
    Plant(
        "lang-with-underscore",
        "the html element names its language as operating systems do, which no screen reader understands",
        "3.1.1",
        "two_factor",
        reported_by=("locale/language-tag",),
        edits=(Edit(r'<html lang="([a-z]+)"', r'<html lang="\1_001"'),),
    ),
    Plant(
        "same-title",
        "the page's title is that of the whole site",
        "2.4.2",
        "second_factors",
        reported_by=("locale/page-title", "title/site-only", "title/tells-apart"),
        edits=(Edit(r"<title>[^<]*· *", "<title>"),),
    ),
    Plant(
        "vague-link",
        "a link says “Click here” and no more",
        "2.4.4",
        "account",
        reported_by=("link/purpose",),
        edits=(Edit(r'(<a href="/manage/tokens/">)[^<]*', r"\1Click here"),),
        locale="en",
    ),
    Plant(
        "sensory-words",
        "an instruction names a button by its colour and place alone",
        "1.3.3",
        "generate_codes",
        reported_by=("words/sensory",),
        edits=(Edit("</h1>", "</h1><p>Press the green button on the left.</p>"),),
        locale="en",
    ),
    Plant(
        "language-of-parts",
        "the buttons that change the language do not say which language their names are in",
        "3.1.2",
        "account_history",
        reported_by=("locale/part-language",),
        edits=(Edit(r'(<button type="submit" name="language" value="[\w-]+") lang="[\w-]+"', r"\1"),),
    ),
    Plant(
        "untranslated-aria-label",
        "the main navigation is named in English in every locale",
        "3.1.2",
        "home",
        reported_by=("locale/untranslated-name",),
        edits=(Edit(r'<nav aria-label="[^"]*"', '<nav aria-label="Main"'),),
        locale="he",
    ),
    Plant(
        "untranslated-title",
        "the page's title is English in every locale",
        "3.1.2",
        "projects",
        reported_by=("locale/page-title", "title/subject"),
        edits=(Edit(r"<title>[^<·]*", "<title>Your projects "),),
        locale="he",
    ),
    Plant(
        "untranslated-button",
        "a button's words are left in English",
        "3.1.2",
        "totp_activate",
        reported_by=("locale/control-name",),
        edits=(Edit(r'(<button type="submit">)[^<]*', r"\1Turn on"),),
        locale="he",
    ),
    Plant(
        "hard-coded-string",
        "a sentence was written into the page without being marked for translation",
        "3.1.2",
        "tokens",
        reported_by=("locale/hard-coded-text",),
        edits=(Edit(r"(</h1>\s*)<p>[^<]*</p>", r"\1<p>Tools use tokens in place of a password.</p>"),),
        locale="he",
    ),
    Plant(
        "glued-sentence",
        "a question is glued together from a button's label and a name, in the order of English",
        NO_CRITERION,
        "remove_token",
        reported_by=("locale/glued-sentence",),
        edits=(Edit(r"(</h1>\s*)<p>[^<]*(<bdi>[^<]*</bdi>).*?</p>", _glued),),
        locale="he",
    ),
    Plant(
        "wrong-plural",
        "codes are counted with the words for one, however many there are",
        NO_CRITERION,
        "recovery_codes",
        reported_by=("locale/plural-form",),
        edits=(Edit(r"(</h1>\s*)<p>[^<\d]*(\d+)[^<]*</p>", _singular),),
        locale="he",
    ),
    Plant(
        "foreign-date",
        "dates are written as in the United States in every locale",
        NO_CRITERION,
        "account_history",
        edits=(Edit(r'<time datetime="([^"]*)">[^<]*</time>', _american),),
        locale="he",
        reported_by=("locale/date-manner",),
    ),
    Plant(
        "wrong-dir",
        "the html element says left to right in a language that is written from right to left",
        "1.3.2",
        "second_factors",
        reported_by=("locale/page-direction",),
        edits=(Edit(r'(<html[^>]*) dir="rtl"', r'\1 dir="ltr"'),),
        locale="he",
    ),
    Plant(
        "unmirrored",
        "the main part is laid out from left to right in a language that is written from right to left",
        "1.3.2",
        "add_key",
        reported_by=("locale/part-direction",),
        style=True,
        locale="he",
    ),
    Plant(
        "cached-in-english",
        "the page comes from a cache that somebody who reads English has filled",
        "3.1.2",
        "keys",
        reported_by=("locale/page-direction", "locale/page-language", "locale/page-title"),
        rendered_in="en",
        locale="he",
    ),
    Plant(
        "lang-without-words",
        "the html element names the language that was asked for, and every word on the page is English",
        "3.1.1",
        "project_history",
        reported_by=("locale/page-title", "locale/page-words", "locale/words-language"),
        edits=(Edit(r'<html lang="[^"]*" dir="[^"]*"', '<html lang="he" dir="rtl"'),),
        rendered_in="en",
        locale="he",
    ),
    Plant(
        "deaf-address",
        "the page does not hear which language its address asks for",
        "3.1.1",
        "login",
        reported_by=("locale/page-language", "locale/page-title"),
        locale="de",
        deaf_to_address=True,
    ),
    Plant(
        "cut-button",
        "a button is as wide as its English words and cuts longer ones off",
        NO_CRITERION,
        "totp_activate",
        reported_by=("locale/clipped-text", "text/cut"),
        style=True,
        locale="de",
    ),
)
"""All of them."""
