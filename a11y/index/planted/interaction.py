"""Defects of what happens when somebody acts: keyboard, focus, pointer, time."""

from a11y.index.planted.kind import Edit, Plant

_SUBMIT = r'<button type="submit">(.*?)</button>'

INTERACTION = (
    Plant(
        "focus-order",
        "the password field takes the focus before all else on the page",
        "2.4.3",
        "login",
        reported_by=("axe/tabindex",),
        edits=(Edit('<input type="password"', '<input type="password" tabindex="1"'),),
    ),
    Plant(
        "paste-blocked",
        "nothing can be pasted into the field for the code",
        "3.3.8",
        "two_factor",
        reported_by=("form/paste",),
        script=True,
    ),
    Plant(
        "toggle-without-state",
        "a button that is on or off shows it by colour and does not say it",
        "4.1.2",
        "two_factor",
        reported_by=("form/toggle-state",),
        edits=(
            Edit(
                r'(<input type="text" name="code"[^>]*>)',
                r'\1 <button class="plain" id="planted-toggle" type="button">Remember this browser</button>',
            ),
        ),
        style=True,
        script=True,
        locale="en",
    ),
    Plant(
        "unreachable-button",
        "the form is sent by an element that the keyboard does not reach",
        "2.1.1",
        "create_token",
        reported_by=("form/link-as-button", "keyboard/pointer-only", "keyboard/unreachable"),
        edits=(Edit(_SUBMIT, r'<span class="button" id="planted-send">\1</span>'),),
        script=True,
    ),
    Plant(
        "inoperable-button",
        "the form is sent by an element that takes the focus and answers no key",
        "2.1.1",
        "generate_codes",
        reported_by=("keyboard/inoperable", "keyboard/no-key-handler"),
        edits=(
            Edit(_SUBMIT, r'<span class="button" id="planted-send" role="button" tabindex="0">\1</span>'),
        ),
        script=True,
    ),
    Plant(
        "character-shortcut",
        "the letter H alone opens the help, and cannot be switched off",
        "2.1.4",
        "generate_codes",
        reported_by=("keyboard/character-shortcut",),
        script=True,
    ),
    Plant(
        "keyboard-trap",
        "the Tab key does not leave the field for the name",
        "2.1.2",
        "add_key",
        reported_by=("keyboard/trap", "keyboard/unreachable"),
        script=True,
    ),
    Plant(
        "dialog-unmanaged",
        "the question is a dialog over the page, and the focus stays behind it",
        "2.4.3",
        "remove_token",
        reported_by=("dialog/takes-focus", "dialog/holds-focus"),
        edits=(
            Edit(
                r'(<h1)>(.*?<form method="post">.*?</form>)',
                r'<div role="dialog" aria-modal="true" aria-labelledby="planted-title">'
                r'\1 id="planted-title">\2</div>',
            ),
        ),
        style=True,
    ),
    Plant(
        "link-as-button",
        "the form is sent by a link that leads nowhere",
        "4.1.2",
        "remove_token",
        reported_by=("form/link-as-button", "name/promised"),
        edits=(
            Edit(
                r'<button class="danger" type="submit">(.*?)</button>',
                r'<a class="button danger" id="planted-send" href="#">\1</a>',
            ),
        ),
        script=True,
    ),
    Plant(
        "acts-on-press",
        "the button acts when it is pressed, not when it is let go, so nobody can think again",
        "2.5.2",
        "remove_token",
        reported_by=("pointer/acts-on-press",),
        script=True,
    ),
)
"""All of them."""
