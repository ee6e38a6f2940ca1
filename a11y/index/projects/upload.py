"""The upload API that twine and its kin speak."""

import base64
import binascii

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from packaging.utils import canonicalize_name

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.projects.models import Project
from a11y.index.projects.publish import RefusedError, Upload, create_project, publish
from a11y.index.tokens.macaroons import InvalidTokenError, OutOfScopeError, authenticate, check_scope
from a11y.index.tokens.models import ApiToken

_HOW = (
    "Invalid or non-existent authentication information: use __token__ as username, an API token as password"
)


def _answer(status: int, text: str) -> HttpResponse:
    # Upload tools show the reason phrase of the status line, which must be one line of ASCII.
    reason = text.encode("ascii", "replace").decode().replace("\r", " ").replace("\n", " ")
    return HttpResponse(f"{text}\n", status=status, reason=reason, content_type="text/plain; charset=utf-8")


@csrf_exempt
def legacy(request: HttpRequest) -> HttpResponse:
    """Take one file: 200, or 400 with the broken rule, or 403 when the token does not allow it."""
    if request.method != "POST":
        return _answer(405, "Use an upload tool such as twine here")
    try:
        raw = _raw_token(request)
        _take(request, raw, authenticate(raw))
    except (InvalidTokenError, OutOfScopeError) as error:
        return _answer(403, str(error))
    except RefusedError as error:
        return _answer(400, str(error))
    return _answer(200, "OK")


def _raw_token(request: HttpRequest) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    try:
        username, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise InvalidTokenError(_HOW) from None
    if scheme.lower() != "basic" or username != "__token__":
        raise InvalidTokenError(_HOW)
    return password.strip()


def _take(request: HttpRequest, raw: str, token: ApiToken) -> None:
    upload = _read(request)
    project = Project.objects.filter(normalized=canonicalize_name(upload.name)).first()
    try:
        _check_allowed(raw, token, upload.name, project)
    except OutOfScopeError:
        details = {"project": upload.name[:200], "token": token.name}
        record(Kind.UPLOAD_REFUSED, request, user=token.user, project=project, details=details)
        raise
    # A refused first file must not leave an empty project behind.
    with transaction.atomic():
        if project is None:
            project = create_project(request, token.user, upload.name)
        publish(request, token.user, project, upload)
        token.mark_used(request, project)


def _check_allowed(raw: str, token: ApiToken, name: str, project: Project | None) -> None:
    check_scope(raw, token, canonicalize_name(name))
    if project is not None and not project.roles.filter(user=token.user).exists():
        user = token.user.get_username()
        raise OutOfScopeError(f"The user {user} is not allowed to upload to project {project.name}")


def _read(request: HttpRequest) -> Upload:
    if request.POST.get(":action") != "file_upload":
        raise RefusedError("Only :action=file_upload is understood")
    content = request.FILES.get("content")
    if not isinstance(content, UploadedFile):
        raise RefusedError("The upload has no file")
    return Upload(
        name=request.POST.get("name", ""),
        version=request.POST.get("version", ""),
        content=content,
        sha256=request.POST.get("sha256_digest", ""),
        summary=request.POST.get("summary", ""),
        description=request.POST.get("description", ""),
        requires_python=request.POST.get("requires_python", ""),
        classifiers=tuple(request.POST.getlist("classifiers")),
    )
