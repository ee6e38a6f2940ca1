"""The form that makes a token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from a11y.index.projects.models import Project
from a11y.index.tokens.models import ApiToken


class CreateTokenForm(forms.Form):
    """A name, so that its owner knows the token again, and what it may upload to."""

    name = forms.CharField(
        label=_("Token name"),
        max_length=100,
        help_text=_("What will this token be used for?"),
        error_messages={"required": _("Enter a name for the token.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label=_("Scope"),
        help_text=_("A token for one project does less harm if it falls into the wrong hands."),
        error_messages={"required": _("Choose what the token may upload to.")},
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        self._projects = {
            f"project:{project.normalized}": project
            for project in Project.objects.filter(roles__user_id=user.pk)
        }
        scope = self.fields["scope"]
        assert isinstance(scope, forms.ChoiceField)
        scope.choices = [
            ("", _("Choose a scope")),
            ("account", _("Entire account (all projects)")),
            *(
                (value, _("Project: %(project)s") % {"project": p.name})
                for value, p in self._projects.items()
            ),
        ]

    def clean_name(self) -> str:
        """Refuse a name that another token of this account has."""
        name: str = self.cleaned_data["name"]
        if ApiToken.objects.filter(user_id=self._user.pk, name=name).exists():
            raise forms.ValidationError(_("You already have a token with this name. Choose another one."))
        return name

    def save(self) -> ApiToken:
        """Make the token."""
        project = self._projects.get(self.cleaned_data["scope"])
        return ApiToken.objects.create(user=self._user, name=self.cleaned_data["name"], project=project)
