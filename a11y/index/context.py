"""What every template may ask for."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEMES = {"": _("As the system"), "light": _("Light"), "dark": _("Dark")}
"""The colour themes of the switcher, by the cookie's value."""


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the languages and the themes of the switchers."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return {
        "switcher": [code for code, _name in settings.LANGUAGES],
        "theme": theme if theme in THEMES else "",
        "themes": THEMES.items(),
    }
