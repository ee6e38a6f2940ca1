"""Messages of Django that our pages show and that its own catalogs leave out in a language we promise whole.

Nothing imports this module: it is here for the extraction, so that our catalogs hold these messages too. Ours win.
"""

from django.utils.translation import ngettext_lazy

BORROWED = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    ngettext_lazy("%(size)d byte", "%(size)d bytes"),
)
