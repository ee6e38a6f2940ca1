"""What one running index was started with; the settings module reads it once."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Runtime:
    """The choices of one process, made before Django is set up."""

    folder: Path
    """Private folder that holds the database, the uploads and the compiled catalogs; removed at exit."""

    locale_paths: tuple[Path, ...] = ()
    """Folders with compiled catalogs, strongest first."""

    broken_locales: frozenset[str] = frozenset()
    """Locales whose catalog does not parse; the index does not offer them."""

    extra_locales: tuple[str, ...] = ()
    """Locales to offer besides its own: pseudo-locales."""

    key: str = ""
    """What a request to the provisioning and mail endpoints must show; empty closes both."""

    plants: frozenset[str] = frozenset()
    """Names of the defects that are switched on."""

    confirm_after: int = 1800
    """Seconds after which a sign-in no longer opens sensitive pages without confirming the password."""


_current: Runtime | None = None


def private_folder() -> Path:
    """Make a folder only this user can read, which is removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="a11y-index-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def configure(runtime: Runtime) -> None:
    """Set the choices of this process; must come before Django reads its settings."""
    global _current  # noqa: PLW0603  # Django reads its settings once a process
    _current = runtime


def current() -> Runtime:
    """The choices of this process, or plain ones when nobody made any (type checkers, management commands)."""
    global _current  # noqa: PLW0603  # Django reads its settings once a process
    if _current is None:
        # Nothing is made: who only reads the settings, as mypy does, may end without tidying up.
        _current = Runtime(folder=Path(tempfile.gettempdir()) / "a11y-index")
    return _current
