"""The upload API that twine and its kin speak."""

import base64
import binascii

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from packaging.utils import canonicalize_name

from a11y.index.journal.kinds import Kind
from a11y.index.journal.record import record
from a11y.index.projects.models import Project
from a11y.index.projects.publish import Refused, Upload, create_project, publish
from a11y.index.tokens.macaroons import InvalidToken, OutOfScope, authenticate, check_scope

_NO_TOKEN = "Invalid or non-existent authentication information: use __token__ as username, an API token as password"


def _answer(status: int, text: str) -> HttpResponse:
    # Upload tools show the reason phrase of the status line, which must be one line of ASCII.
    reason = text.encode("ascii", "replace").decode().replace("\r", " ").replace("\n", " ")
    return HttpResponse(text + "\n", status=status, reason=reason, content_type="text/plain; charset=utf-8")


def _raw_token(request: HttpRequest) -> str | None:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        username, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return password.strip() if username == "__token__" else None


@csrf_exempt
def legacy(request: HttpRequest) -> HttpResponse:
    """Take one file: 200, or 400 with the broken rule, or 403 when the token does not allow it."""
    if request.method != "POST":
        return _answer(405, "Use an upload tool such as twine here")
    raw = _raw_token(request)
    if raw is None:
        return _answer(403, _NO_TOKEN)
    try:
        token = authenticate(raw)
    except InvalidToken as error:
        return _answer(403, str(error))
    if request.POST.get(":action") != "file_upload":
        return _answer(400, "Only :action=file_upload is understood")
    content = request.FILES.get("content")
    name = request.POST.get("name", "")
    if not isinstance(content, UploadedFile):
        return _answer(400, "The upload has no file")
    project = Project.objects.filter(normalized=canonicalize_name(name)).first()
    try:
        check_scope(raw, token, canonicalize_name(name))
        if project is not None and not project.roles.filter(user=token.user).exists():
            raise OutOfScope(f"The user {token.user.get_username()} is not allowed to upload to project {project.name}")
    except OutOfScope as error:
        details = {"project": name[:200], "token": token.name}
        record(Kind.UPLOAD_REFUSED, request, user=token.user, project=project, details=details)
        return _answer(403, str(error))
    upload = Upload(
        name=name,
        version=request.POST.get("version", ""),
        content=content,
        sha256=request.POST.get("sha256_digest", ""),
        summary=request.POST.get("summary", ""),
        description=request.POST.get("description", ""),
        requires_python=request.POST.get("requires_python", ""),
    )
    try:
        if project is None:
            project = create_project(request, token.user, name)
        publish(request, token.user, project, upload)
    except Refused as error:
        return _answer(400, str(error))
    token.mark_used(request, project)
    return _answer(200, "OK")
