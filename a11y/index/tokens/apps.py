"""The tokens app."""

from django.apps import AppConfig


class TokensConfig(AppConfig):
    """API tokens."""

    name = "a11y.index.tokens"
    label = "tokens"
