"""Uploads a real package to the target with real `twine`, as a project's release job does."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from a11y.browser.twining import HEADERS
from a11y.facts.redaction import Redactor

_NONE: Mapping[str, str] = MappingProxyType({})
_ANSWER_WITHIN = 120  # seconds; twine starts slowly on a busy machine


class Upload(msgspec.Struct, frozen=True):
    """What came of an upload."""

    accepted: bool
    """The target took the file."""
    filename: str
    """The file's name."""
    told: str
    """What twine told, secrets masked."""


def upload(
    target: str,
    token: str,
    project: str,
    version: str,
    redactor: Redactor,
    *,
    headers: Mapping[str, str] = _NONE,
) -> Upload:
    """Build a small wheel of `project` and upload it with `token`; `headers` go with each request."""
    with tempfile.TemporaryDirectory(prefix="a11y-upload-") as folder:
        wheel = _wheel(Path(folder), project, version)
        address = target.rstrip("/") + "/legacy/"
        ended = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-P", "-m", "a11y.browser.twining", "upload", "--non-interactive",
             "--disable-progress-bar", "--repository-url", address, str(wheel)],
            # the token goes through the environment: a command line can be read by everybody on the machine
            env={**os.environ, "TWINE_USERNAME": "__token__", "TWINE_PASSWORD": token, "NO_COLOR": "1",
                 HEADERS: json.dumps(dict(headers))},
            capture_output=True, text=True, timeout=_ANSWER_WITHIN, check=False,
        )  # fmt: skip
    told = redactor.text(" ".join((ended.stdout + ended.stderr).split()))
    return Upload(ended.returncode == 0, wheel.name, told)


def _wheel(folder: Path, project: str, version: str) -> Path:
    """A wheel with one module (Binary distribution format 1.0, core metadata 2.1)."""
    name = re.sub(r"[-_.]+", "_", project)
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f'"""Release {version}."""\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}\nSummary: A small release\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: index-a11y\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = io.StringIO()
    record = csv.writer(rows, lineterminator="\n")
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record.writerow((path, f"sha256={digest}", len(text.encode())))
    record.writerow((f"{info}/RECORD", "", ""))
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, f"{info}/RECORD": rows.getvalue()}.items():
            archive.writestr(path, text)
    return wheel
