"""Reads the mail that the target sends, as the user who opens a link out of it."""

from a11y.browser.mail.mailbox import Mailbox as Mailbox
from a11y.browser.mail.message import Mail as Mail
