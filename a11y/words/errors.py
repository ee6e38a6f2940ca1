"""What can go wrong, each with an exit status and a slug that leads to `docs/messages.md`."""

from __future__ import annotations

from typing import ClassVar


class A11yError(Exception):
    """An expected error: its text is one line that says what is wrong and what to do next."""

    slug: ClassVar[str] = "error"
    """The heading in `docs/messages.md` that explains the error."""
    exit_status: ClassVar[int] = 3
    """2 for wrong usage or configuration, 3 for a run that is not complete (DESIGN §5)."""


class UsageError(A11yError):
    """Wrong usage or configuration: nothing was run."""

    slug = "usage"
    exit_status = 2


class ConfigurationError(UsageError):
    """A configuration file, an environment variable or an option cannot be used."""

    slug = "configuration"


class ProfileError(UsageError):
    """A profile is missing, cannot be parsed, or names something that it does not have."""

    slug = "profile"


class CatalogError(UsageError):
    """A gettext catalog is missing or cannot be parsed."""

    slug = "catalog"


class BrowserError(UsageError):
    """No browser can be started."""

    slug = "browser"


class UnsafeTargetError(UsageError):
    """The target's host is not loopback and not listed in the configuration."""

    slug = "unsafe-target"


class OutputError(UsageError):
    """A file or folder cannot be written."""

    slug = "output"


class IncompleteError(A11yError):
    """The run did not see everything it should have seen."""

    slug = "incomplete"


class TargetError(IncompleteError):
    """The target is down, is not what the profile describes, or answered with an error."""

    slug = "target"


class ScenarioError(IncompleteError):
    """A scenario cannot go on: a page or control did not come, in spite of every fallback."""

    slug = "scenario"


class RecordError(IncompleteError):
    """A record cannot be read: missing, cut, or of another format."""

    slug = "record"


class UnwritableError(IncompleteError):
    """What a run sees can no longer be written down; what was written before is whole."""

    slug = "unwritable"


class InapplicableError(A11yError):
    """The target, or what the run was given, cannot have this scenario: its walk ends as inapplicable, not broken."""

    slug = "inapplicable"


class BaselineError(UsageError):
    """A baseline cannot be read, or holds what it must not; it was not changed."""

    slug = "baseline"


class PolicyError(ConfigurationError):
    """A policy names what there is not."""

    slug = "policy"


class UntestedError(A11yError):
    """A screen reader could not listen: the walk is untested, and the others go on."""

    slug = "untested"


class SheetError(UsageError):
    """An observation sheet cannot be read, or is of another record; nothing of it was taken in."""

    slug = "sheet"
