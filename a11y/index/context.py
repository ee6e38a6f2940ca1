"""What every template may ask for."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the planted defects and the languages of the switcher."""
    return {"plants": settings.RUNTIME.plants, "switcher": [code for code, _name in settings.LANGUAGES]}
