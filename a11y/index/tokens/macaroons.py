"""From a token's row to the text its owner sees once, and back."""

import uuid

import pymacaroons
import pypitoken

from a11y.index.tokens.models import ApiToken

_DOMAIN = "localhost"
_PREFIX = "pypi"
_BROKEN = "Invalid API token: it is malformed or was cut when it was copied."
_UNKNOWN = "Invalid API token: it does not exist or was removed."
_CHANGED = "Invalid API token: it was changed after it was made."


class InvalidTokenError(Exception):
    """A token that cannot be trusted; the message is fit for the person who sent it."""


class OutOfScopeError(Exception):
    """A good token used for something it does not allow; the message says what it allows."""


def dump(token: ApiToken) -> str:
    """The token as text, to be shown once."""
    macaroon = pypitoken.Token.create(
        domain=_DOMAIN, identifier=str(token.pk), key=token.root_key, prefix=_PREFIX
    )
    macaroon.restrict(user_id=_owner(token))
    if token.project is not None:
        macaroon.restrict(project_names=[token.project.normalized])
    return str(macaroon.dump())


def authenticate(raw: str) -> ApiToken:
    """The token that this text is, signature checked; `InvalidTokenError` when it cannot be trusted."""
    try:
        macaroon = pypitoken.Token.load(raw)
        identifier = uuid.UUID(macaroon.identifier)
    except (pypitoken.LoaderError, ValueError):
        raise InvalidTokenError(_BROKEN) from None
    # The signature covers neither the prefix, nor the domain, nor how the bytes are written.
    if macaroon.prefix != _PREFIX or macaroon.domain != _DOMAIN or macaroon.dump() != raw:
        raise InvalidTokenError(_BROKEN)
    token = ApiToken.objects.select_related("user", "project").filter(pk=identifier).first()
    if token is None or not token.user.is_active:
        raise InvalidTokenError(_UNKNOWN)
    if not _is_signed(raw, token.root_key):
        raise InvalidTokenError(_CHANGED)
    return token


def _owner(token: ApiToken) -> str:
    # a restriction names its user by UUID and nothing else, and accounts here are numbered
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"user {token.user.pk}"))


def _is_signed(raw: str, key: str) -> bool:
    # The signature is checked apart from the restrictions: only then is a wrong scope told from a forged token, and
    # nobody can write refused uploads into the journal of a project with a token they made up.
    verifier = pymacaroons.Verifier()
    verifier.satisfy_general(lambda _caveat: True)
    try:
        return bool(verifier.verify(pymacaroons.Macaroon.deserialize(raw.split("-", 1)[1]), key))
    except Exception:  # noqa: BLE001  # the library lets errors of every kind through for hostile input
        return False


def check_scope(raw: str, token: ApiToken, project: str) -> None:
    """Raise `OutOfScopeError` when the token does not allow an upload to `project` (normalised name)."""
    try:
        pypitoken.Token.load(raw).check(key=token.root_key, project_name=project, user_id=_owner(token))
    except pypitoken.ValidationError:
        if token.project is not None and token.project.normalized != project:
            raise OutOfScopeError(f"This API token is only valid for project {token.project.name}") from None
        raise OutOfScopeError("A restriction of this API token does not allow this upload") from None
