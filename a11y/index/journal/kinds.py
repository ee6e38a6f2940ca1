"""The kinds of event, and what each says to its reader."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What can happen; the value is what the database holds."""

    ACCOUNT_CREATED = "account.created"
    SIGNED_IN = "account.signed_in"
    SIGNED_OUT = "account.signed_out"
    SIGN_IN_FAILED = "account.sign_in_failed"
    LOCKED_OUT = "account.locked_out"
    CONFIRMED = "account.confirmed"
    CONFIRM_FAILED = "account.confirm_failed"
    PASSWORD_CHANGED = "account.password_changed"
    PASSWORD_SET = "account.password_set"
    PASSWORD_RESET = "account.password_reset"
    EMAIL_ADDED = "email.added"
    EMAIL_VERIFIED = "email.verified"
    EMAIL_PRIMARY = "email.primary"
    EMAIL_REMOVED = "email.removed"
    TOTP_ADDED = "totp.added"
    TOTP_REMOVED = "totp.removed"
    KEY_ADDED = "key.added"
    KEY_REMOVED = "key.removed"
    CODES_GENERATED = "codes.generated"
    CODES_REMOVED = "codes.removed"
    CODE_USED = "codes.used"
    SECOND_FACTOR_FAILED = "second_factor.failed"
    TOKEN_CREATED = "token.created"
    TOKEN_REMOVED = "token.removed"
    TOKEN_USED = "token.used"
    PROJECT_CREATED = "project.created"
    PROJECT_REMOVED = "project.removed"
    PROJECT_CHANGED = "project.changed"
    COLLABORATOR_INVITED = "project.collaborator_invited"
    INVITATION_WITHDRAWN = "project.invitation_withdrawn"
    INVITATION_DECLINED = "project.invitation_declined"
    COLLABORATOR_ADDED = "project.collaborator_added"
    COLLABORATOR_REMOVED = "project.collaborator_removed"
    NOW_OWNER = "project.now_owner"
    NOW_MAINTAINER = "project.now_maintainer"
    RELEASE_REMOVED = "release.removed"
    FILE_UPLOADED = "file.uploaded"
    UPLOAD_REFUSED = "file.refused"


TEXTS: dict[Kind, Promise] = {
    Kind.ACCOUNT_CREATED: _("Account created"),
    Kind.SIGNED_IN: _("Signed in"),
    Kind.SIGNED_OUT: _("Signed out"),
    Kind.SIGN_IN_FAILED: _("Sign-in failed: wrong password"),
    Kind.LOCKED_OUT: _("Sign-in refused: too many failed attempts"),
    Kind.CONFIRMED: _("Identity confirmed"),
    Kind.CONFIRM_FAILED: _("Identity not confirmed: wrong password"),
    Kind.PASSWORD_CHANGED: _("Password changed"),
    Kind.PASSWORD_SET: _("Password set"),
    Kind.PASSWORD_RESET: _("Password reset"),
    Kind.EMAIL_ADDED: _("E-mail address added: %(email)s"),
    Kind.EMAIL_VERIFIED: _("E-mail address verified: %(email)s"),
    Kind.EMAIL_PRIMARY: _("Primary e-mail address is now %(email)s"),
    Kind.EMAIL_REMOVED: _("E-mail address removed: %(email)s"),
    Kind.TOTP_ADDED: _("Authenticator app added"),
    Kind.TOTP_REMOVED: _("Authenticator app removed"),
    Kind.KEY_ADDED: _("Security key added: %(name)s"),
    Kind.KEY_REMOVED: _("Security key removed: %(name)s"),
    Kind.CODES_GENERATED: _("Recovery codes generated"),
    Kind.CODES_REMOVED: _("Recovery codes removed"),
    Kind.CODE_USED: _("Recovery code used"),
    Kind.SECOND_FACTOR_FAILED: _("Second factor refused: wrong code"),
    Kind.TOKEN_CREATED: _("API token created: %(token)s"),
    Kind.TOKEN_REMOVED: _("API token removed: %(token)s"),
    Kind.TOKEN_USED: _("API token used: %(token)s"),
    Kind.PROJECT_CREATED: _("Project created: %(project)s"),
    Kind.PROJECT_REMOVED: _("Project removed: %(project)s"),
    Kind.PROJECT_CHANGED: _("Project settings changed"),
    Kind.COLLABORATOR_INVITED: _("Collaborator invited: %(username)s"),
    Kind.INVITATION_WITHDRAWN: _("Invitation withdrawn: %(username)s"),
    Kind.INVITATION_DECLINED: _("Invitation declined: %(username)s"),
    Kind.COLLABORATOR_ADDED: _("Collaborator added: %(username)s"),
    Kind.COLLABORATOR_REMOVED: _("Collaborator removed: %(username)s"),
    Kind.NOW_OWNER: _("%(username)s is an owner now"),
    Kind.NOW_MAINTAINER: _("%(username)s is a maintainer now"),
    Kind.RELEASE_REMOVED: _("Release removed: %(version)s"),
    Kind.FILE_UPLOADED: _("File uploaded: %(filename)s"),
    Kind.UPLOAD_REFUSED: _(
        "Upload to %(project)s refused: API token %(token)s is not valid for this project"
    ),
}
