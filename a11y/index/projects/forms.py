"""The forms of a project's owners."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from a11y.index.projects.models import Project, Role


class InviteForm(forms.Form):
    """Who is asked to work on a project, and as what."""

    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        error_messages={"required": _("Enter the username of the person to invite.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.Name.choices,
        initial=Role.Name.MAINTAINER,
        help_text=_("A maintainer uploads releases. An owner also invites people and removes the project."),
    )

    def __init__(self, project: Project, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project
        self.user: Any = None

    def clean_username(self) -> str:
        """Find the person, who must neither work on the project nor be invited already."""
        name: str = self.cleaned_data["username"]
        self.user = get_user_model().objects.filter(username__iexact=name).first()
        if self.user is None:
            raise forms.ValidationError(_("Nobody has this username. Check the spelling."))
        if self._project.roles.filter(user=self.user).exists():
            raise forms.ValidationError(_("This person works on the project already."))
        if self._project.invitations.filter(user=self.user).exists():
            raise forms.ValidationError(_("This person is invited already."))
        return name


class RoleForm(forms.Form):
    """Another role for somebody who works on a project."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.Name.choices)


class SettingsForm(forms.Form):
    """What an owner may say about a project apart from its releases."""

    homepage = forms.URLField(
        label=_("Home page"),
        required=False,
        assume_scheme="https",
        help_text=_("Shown on the public page. An address such as https://www.example.org/."),
        error_messages={"invalid": _("Enter a whole web address, such as https://www.example.org/.")},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )


class TypeNameForm(forms.Form):
    """The name of what shall go, typed, so that nothing goes by mistake."""

    name = forms.CharField(
        max_length=200,
        error_messages={"required": _("Type the name to confirm.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, expected: str, label: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._expected = expected
        self.fields["name"].label = label

    def clean_name(self) -> str:
        """Refuse anything but the name."""
        name: str = self.cleaned_data["name"]
        if name != self._expected:
            raise forms.ValidationError(_("This is not the name. Type it as it is shown above."))
        return name
