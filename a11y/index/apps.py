"""The site app: commands' and template tags' home."""

from django.apps import AppConfig


class IndexConfig(AppConfig):
    """The pages that belong to no other app."""

    name = "a11y.index"
    label = "index"
