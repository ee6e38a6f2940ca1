"""The database of a fresh index."""

from django.core.management import call_command


def create() -> None:
    """Make all tables straight from the models: there is no older database that would have to be migrated."""
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False, skip_checks=True)
