"""Defects of what the page says to machines: names, roles, headings, tables, landmarks."""

import re

from django.utils.translation import gettext

from a11y.index.planted.kind import NO_CRITERION, Edit, Plant


def _second_main_navigation(match: re.Match[str]) -> str:
    """The way back as a navigation with the name of the other one."""
    return f'<nav aria-label="{gettext("Main")}">{match[1]}</nav>{match[2]}'


def _help_button(match: re.Match[str]) -> str:
    """A button for help before the one that sends the form."""
    return f'{match[1]}<button class="plain">{gettext("Help")}</button> {match[2]}'


def _paragraph_in_list(match: re.Match[str]) -> str:
    """A paragraph where only terms and descriptions may stand."""
    return f"{match[0]}<p>{gettext('Using this token')}</p>"


STRUCTURE = (
    Plant(
        "missing-label",
        "the password field has no label, only words above it",
        "3.3.2",
        "login",
        reported_by=("axe/label", "name/promised"),
        edits=(Edit(r'<label for="id_password">(.*?)</label>', r'<span class="label">\1</span>'),),
    ),
    Plant(
        "missing-autocomplete",
        "the fields for name and password do not say what they are for",
        "1.3.5",
        "login",
        reported_by=("form/purpose",),
        edits=(Edit(r'(<input[^>]*) autocomplete="[^"]*"', r"\1"),),
    ),
    Plant(
        "missing-alt",
        "the QR code of the authenticator app has no text alternative",
        "1.1.1",
        "totp_activate",
        reported_by=("axe/image-alt",),
        edits=(Edit(r'(<img[^>]*) alt="[^"]*"', r"\1"),),
    ),
    Plant(
        "error-untied",
        "the error of a field is not tied to it, and the field is not marked as wrong",
        "3.3.1",
        "totp_activate",
        reported_by=("form/error-tied",),
        edits=(
            Edit(
                r'(<input[^>]*) aria-invalid="true"((?:(?! aria-describedby)[^>])*) aria-describedby="[^"]*"',
                r"\1\2",
            ),
        ),
    ),
    Plant(
        "secret-in-name",
        "the app's secret is also the accessible name of its picture, where programs read it aloud",
        NO_CRITERION,
        "totp_activate",
        reported_by=("name/secret",),
        edits=(
            Edit(
                r'<code id="totp-secret"([^>]*)>([^<]*)</code>',
                r'<code id="totp-secret"\1 role="img" aria-label="\2">\2</code>',
            ),
        ),
    ),
    Plant(
        "unnamed-link",
        "the link of the logo has no text and no text alternative",
        "2.4.4",
        "home",
        reported_by=("axe/link-name",),
        edits=(Edit(r'(<a class="brand"[^>]*><span[^>]*></span>)[^<]*', r"\1"),),
    ),
    Plant(
        "inconsistent-navigation",
        "the main navigation has another order than on other pages",
        "3.2.3",
        "home",
        reported_by=("consistent/navigation",),
        edits=(Edit(r"(<nav[^>]*>\s*<ul>)(\s*<li>.*?</li>)(.*?)(\s*</ul>)", r"\1\3\2\4"),),
    ),
    Plant(
        "zoom-disabled",
        "the page forbids to zoom in with two fingers",
        "1.4.4",
        "projects",
        reported_by=("axe/meta-viewport",),
        edits=(Edit(r"initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no"),),
    ),
    Plant(
        "time-limit",
        "the page signs out by itself after twenty minutes, without a word before",
        "2.2.1",
        "projects",
        reported_by=("axe/meta-refresh",),
        edits=(Edit("</title>", '</title><meta http-equiv="refresh" content="1200; url=/account/logout/">'),),
    ),
    Plant(
        "duplicate-id",
        "two headings have one id, so two parts of the page get one name",
        "1.3.1",
        "account",
        reported_by=("axe/duplicate-id-aria", "structure/landmark-name"),
        edits=(Edit(r'(id|aria-labelledby)="tokens"', r'\1="factors"'),),
    ),
    Plant(
        "missing-headers",
        "the cells that name rows and columns of the table are ordinary cells",
        "1.3.1",
        "account_history",
        reported_by=("table/headers",),
        edits=(Edit(r"<th(?: [^>]*)?>(.*?)</th>", r"<td>\1</td>"),),
    ),
    Plant(
        "fake-heading",
        "a heading is a bold paragraph",
        "1.3.1",
        "second_factors",
        reported_by=("structure/fake-heading",),
        edits=(Edit(r'<h2 id="codes">(.*?)</h2>', r'<p id="codes" class="planted-heading">\1</p>'),),
        style=True,
    ),
    Plant(
        "adjacent-links",
        "a picture and the words beside it are two links to one place",
        "1.1.1",
        "second_factors",
        reported_by=("link/adjacent",),
        edits=(
            Edit(
                r'<p>(<a href="/manage/account/">)([^<]*)</a></p>',
                r'<p>\1<img src="/static/index/icon.svg" width="24" height="24" alt="\2"></a> \1\2</a></p>',
            ),
        ),
    ),
    Plant(
        "status-silent",
        "the message on the page that comes after an action is not marked as one",
        NO_CRITERION,
        "recovery_codes",
        reported_by=("status/announced",),
        edits=(Edit(r'(<p class="message [^"]*") role="\w+"', r"\1"),),
    ),
    Plant(
        "hidden-but-focusable",
        "the buttons at the foot of the page are hidden from assistive technology and take the focus",
        "4.1.2",
        "generate_codes",
        reported_by=("focus/hidden",),
        edits=(Edit('<footer class="bottom"', '<footer class="bottom" aria-hidden="true"'),),
    ),
    Plant(
        "other-name",
        "a button is named otherwise than it is labelled",
        "2.5.3",
        "add_key",
        reported_by=("name/label", "name/promised"),
        edits=(Edit('<button type="submit">', '<button type="submit" aria-label="Send form">'),),
        locale="en",
    ),
    Plant(
        "button-without-type",
        "a button for help has no type, so it sends the form",
        NO_CRITERION,
        "add_key",
        reported_by=("form/button-type",),
        edits=(Edit(r'(<p class="actions">)(<button type="submit">)', _help_button),),
    ),
    Plant(
        "missing-main-heading",
        "the page's main heading is a bold paragraph",
        "1.3.1",
        "keys",
        reported_by=("axe/page-has-heading-one",),
        edits=(Edit(r"<h1>(.*?)</h1>", r'<p class="planted-heading">\1</p>'),),
        style=True,
    ),
    Plant(
        "unknown-role",
        "the table has a role that does not exist",
        "4.1.2",
        "keys",
        reported_by=("axe/aria-roles",),
        edits=(Edit("<table>", '<table role="tabel">'),),
    ),
    Plant(
        "empty-header",
        "the column with the actions has a header without words",
        "1.3.1",
        "tokens",
        reported_by=("axe/empty-table-header",),
        edits=(Edit(r'(<th scope="col">)[^<]*(</th>\s*</tr>)', r"\1\2"),),
    ),
    Plant(
        "required-unsaid",
        "the fields do not say that they must be filled in",
        "3.3.2",
        "create_token",
        reported_by=("form/required-said",),
        edits=(Edit(r"(<(?:input|select)[^>]*) required", r"\1"),),
    ),
    Plant(
        "stray-paragraph",
        "a list of terms has a paragraph among its terms",
        "1.3.1",
        "token_created",
        reported_by=("axe/definition-list",),
        edits=(Edit('<dl class="panel">', _paragraph_in_list),),
    ),
    Plant(
        "nested-controls",
        "a link stands inside a button",
        "4.1.2",
        "token_created",
        reported_by=("axe/nested-interactive", "axe/target-size"),
        edits=(
            Edit(
                r'<a class="button" (href="/manage/tokens/">.*?)</a>',
                r'<span class="button plain" role="button" tabindex="0"><a \1</a></span>',
            ),
        ),
    ),
    Plant(
        "heading-gap",
        "the headings go from the first level to the fourth",
        "1.3.1",
        "token_created",
        reported_by=("axe/heading-order",),
        edits=(Edit(r"(</?)h2>", r"\1h4>"),),
    ),
    Plant(
        "skip-link-broken",
        "the link that skips to the main content leads nowhere",
        "2.4.1",
        "token_created",
        reported_by=("axe/region", "keyboard/skip-link"),
        edits=(Edit('href="#content"', 'href="#main-content"'),),
    ),
    Plant(
        "duplicate-landmark",
        "two navigations have one name",
        "1.3.1",
        "project_history",
        reported_by=("structure/landmark-name",),
        edits=(Edit(r"(<p><a [^>]*>[^<]*</a></p>)(\s*</main>)", _second_main_navigation),),
    ),
    Plant(
        "missing-main",
        "no part of the page is marked as its main content",
        "1.3.1",
        "project_history",
        reported_by=("axe/region", "structure/main"),
        edits=(Edit(r"(</?)main\b", r"\1div"),),
    ),
)
"""All of them."""
