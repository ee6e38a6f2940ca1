"""What `a11y run` hands to the processes that walk: one file, found through the environment."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from a11y.facts.profile_parts import Mail
from a11y.words.errors import UsageError
from a11y.words.guests import Engines
from a11y.words.rendition import Modality, Rendition

VARIABLE = "A11Y__PLAN"
"""The environment variable that holds the plan file's path."""
_KEY = "A11Y__PROVISION_KEY"
"""The environment variable that holds the provisioning key."""


class Preparation(msgspec.Struct, frozen=True):
    """Scenarios are gone through only as far as their user's task begins; what they made until then is kept.

    Nothing is looked at, so nothing comes into the record.
    """

    participants: tuple[int, ...]
    """The numbers of those for whom it is made: a walk for each."""
    scenarios: tuple[str, ...]
    """The scenarios that are meant, and no others."""
    own_keys: bool = False
    """Participants bring their security keys: what a scenario does with one beforehand is their own task."""


class Plan(msgspec.Struct, frozen=True):
    """Everything that a walking process must know."""

    target: str
    """The target's base address."""
    profile: str
    """The profile's name or path."""
    out: str
    """The run directory, absolute."""
    browser: str
    """The browser's program."""
    browser_version: str
    """Its version."""
    locales: tuple[str, ...]
    """The locales to walk in, as the profile writes them."""
    modalities: tuple[tuple[Modality, str | None], ...]
    """Each modality with the only locale to use it in, None for all."""
    renditions: tuple[Rendition, ...]
    """How pages are shown in walks of their own, the default first; the locale is put in."""
    timeout: float
    """Seconds to wait for a page or control."""
    in_place: tuple[Rendition, ...] = ()
    """How the pages of the first walk are shown besides, without loading them again."""
    checkout: str = ""
    """The folder of the target's source, or empty."""
    provision_key: str = ""
    """The key of the target's provisioning; secret, so it is handed over apart from the file."""
    pseudo: tuple[str, ...] = ()
    """The folders of pseudo-locales that the target speaks, absolute."""
    run: str = ""
    """Random, another for each run."""
    accounts: str = ""
    """The file of accounts that the run is lent, absolute; each process reads it, so that nothing secret is copied."""
    mail: Mail | None = None
    """Where the target's mail is read in this run; None when the profile does not say how."""
    rules: tuple[str, ...] = ()
    """Rules by id or family, `focus/*`, that alone are asked; empty for all."""
    aaa: bool = False
    """Rules about criteria of level AAA alone are asked as well."""
    engines: Engines = Engines()
    """The engines besides our rules."""
    at: str = ""
    """The screen reader that listens, `orca`; empty for none."""
    preparation: Preparation | None = None
    """What is made for a user session; None for a run that looks at pages."""
    shard: tuple[int, int] = (1, 1)
    """Which part of how many."""
    quiet: bool = False
    """Nothing is told while walking."""
    no_color: bool = False
    """Nothing is told in colours."""

    def walks(self) -> list[tuple[Rendition, Modality]]:
        """Every rendition and modality that each scenario is walked in."""
        return [
            (msgspec.structs.replace(rendition, locale=locale), modality)
            for modality, only in self.modalities
            for locale in self.locales
            if only in {None, locale}
            for rendition in self.renditions
        ]

    def also(self, rendition: Rendition, modality: Modality) -> tuple[Rendition, ...]:
        """The renditions that a walk looks at in place: in the default one, by the locale's first modality.

        The same page by another modality would be the same pictures again.
        """
        locale = rendition.locale
        first = next((one for one, only in self.modalities if only in {None, locale}), None)
        if modality is not first or rendition != Rendition(locale=locale):
            return ()
        return tuple(msgspec.structs.replace(one, locale=locale) for one in self.in_place)


def write_plan(plan: Plan, path: Path) -> dict[str, str]:
    """Write the plan for child processes, and return what their environment must hold.

    The provisioning key is in the environment alone: a run that is killed leaves none on the disk.
    """
    public = msgspec.structs.replace(plan, provision_key="")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(public))
    return {VARIABLE: str(path), _KEY: plan.provision_key}


def halt(reason: str) -> None:
    """Leave word for `a11y run` that walking had to stop, and why: one line with what to do next."""
    with suppress(OSError):  # there may be no space here either; the record without its end tells the rest
        _halted(Path(os.environ[VARIABLE])).write_text(" ".join(reason.split()), encoding="utf-8")


def halted(plan: Path) -> str:
    """Why a walking process stopped; empty when none did."""
    place = _halted(plan)
    return place.read_text(encoding="utf-8") if place.is_file() else ""


def _halted(plan: Path) -> Path:
    return plan.with_name("halted")


def lose(reason: str) -> None:
    """Leave word for `a11y run` that a walking process died, and of what."""
    _lost(Path(os.environ[VARIABLE])).write_text(" ".join(reason.split()), encoding="utf-8")


def lost(plan: Path) -> str:
    """Of what a walking process died; empty when none did."""
    place = _lost(plan)
    return place.read_text(encoding="utf-8") if place.is_file() else ""


def _lost(plan: Path) -> Path:
    return plan.with_name("lost")


def refuse(reason: str) -> None:
    """Leave word for `a11y run` that nothing can be walked, and why: one line with what to do next."""
    place = _refusal(Path(os.environ[VARIABLE]))
    place.write_text(" ".join(reason.split()), encoding="utf-8")


def refusal(plan: Path) -> str:
    """Why the walking process refused that plan; empty when it did not."""
    place = _refusal(plan)
    return place.read_text(encoding="utf-8") if place.is_file() else ""


def _refusal(plan: Path) -> Path:
    return plan.with_name("refused")


def lifeline(plan: Path) -> Path:
    """The named pipe beside the plan that `a11y run` keeps open for writing: whoever reads it reads its end."""
    return plan.with_name("lifeline")


def shared_folder() -> Path:
    """The plan's folder, which the processes of the run share and nobody else can read; gone when the run ends."""
    return Path(os.environ[VARIABLE]).parent


def read_plan() -> Plan:
    """The plan that this process was started with. Raises `UsageError` when there is none."""
    path = os.environ.get(VARIABLE, "")
    if not path:
        raise UsageError("scenarios are started by `a11y run`, not by pytest alone; run: a11y run -k NAME")
    plan = msgspec.json.decode(Path(path).read_bytes(), type=Plan)
    return msgspec.structs.replace(plan, provision_key=os.environ.get(_KEY, ""))
