"""Defects that only somebody who listens notices: nothing of them is seen."""

from a11y.index.planted.kind import NO_CRITERION, Edit, Plant

HEARD = (
    Plant(
        "error-unheard",
        "what comes of a security key is written into the page and announced to nobody",
        "4.1.3",
        "add_key",
        reported_by=("form/error-announced",),
        edits=(
            Edit(' role="alert" data-webauthn-error', " data-webauthn-error"),
            Edit(' role="status" data-webauthn-status', " data-webauthn-status"),
        ),
        walked_by="test_cancel_a_security_key",
    ),
    Plant(
        "announcement-cut-off",
        "a script moves the focus at the moment at which a message is announced",
        "4.1.3",
        "login",
        reported_by=("status/lost",),
        script=True,
        walked_by="test_cancel_a_passkey",
    ),
    Plant(
        "same-words",
        "two links beside each other have one name and lead to two places",
        "2.4.6",
        "projects",
        reported_by=("name/told-apart",),
        edits=(Edit("</h1>", '</h1><p><a href="/help/">Guide</a> <a href="/search/">Guide</a></p>'),),
        locale="en",
    ),
    Plant(
        "role-in-name",
        "the name of a button ends with the word “button”, which is said after each button anyway",
        NO_CRITERION,
        "home",
        reported_by=("name/repeats-role",),
        edits=(
            Edit(
                r'(<button type="submit" name="theme" value="dark")([^>]*)>([^<]*)<',
                r'\1 aria-label="\3 button"\2>\3<',
            ),
        ),
        locale="en",
    ),
    Plant(
        "said-twice",
        "the description of a button is its words once more",
        NO_CRITERION,
        "two_factor",
        reported_by=("name/said-twice",),
        edits=(Edit(r'(<button type="submit")>([^<]*)</button>', r'\1 aria-description="\2">\2</button>'),),
    ),
    Plant(
        "other-order",
        "the ways to a second factor are seen from the last to the first, and heard from the first to the last",
        "1.3.2",
        "second_factors",
        reported_by=("keyboard/order", "structure/reading-order"),
        style=True,
    ),
    Plant(
        "address-as-name",
        "the name of the logo's link is an address, which is spelled out to whoever listens",
        "2.4.4",
        "account_history",
        reported_by=("name/address", "name/label"),
        edits=(Edit('<a class="brand"', '<a class="brand" aria-label="https://index.example.org/"'),),
    ),
)
"""All of them."""
