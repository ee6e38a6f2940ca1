"""Layer 3: which gettext messages the words on a page are."""
