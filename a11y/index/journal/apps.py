"""The journal app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Connects the journal to what the other apps announce."""

    name = "a11y.index.journal"
    label = "journal"

    def ready(self) -> None:
        """Start listening."""
        from a11y.index.journal import receivers

        receivers.connect()
