"""The page of messages answers for every error."""

from __future__ import annotations

from pathlib import Path

import pytest

import a11y
import a11y.words.errors as words

PAGE = Path(a11y.__file__).parent.parent / "docs" / "messages.md"
ERRORS = [
    error for error in vars(words).values() if isinstance(error, type) and issubclass(error, words.A11yError)
]

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is in the repository, not in the wheel")


@pytest.mark.parametrize("slug", sorted({error.slug for error in ERRORS} | {"findings"}))
def test_every_slug_has_its_heading(slug: str) -> None:
    """The address that an error line gives leads to a heading of the page."""
    assert f"\n## {slug}\n" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_wrong_usage_or_an_incomplete_run(error: type[words.A11yError]) -> None:
    """No expected error can be taken for a pass or for findings."""
    assert error.exit_status in {2, 3}
