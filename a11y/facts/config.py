"""The configuration: files, then environment, then options; each key known, each error one line."""

from __future__ import annotations

import os
import string
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from a11y.facts.nearest import unknown
from a11y.facts.policy import Policy, with_changes
from a11y.facts.renditions import Renditions, parse_renditions
from a11y.facts.tables import build, read_toml
from a11y.words.errors import ConfigurationError
from a11y.words.rendition import Modality

PREFIX = "A11Y_"
"""Environment variables that begin so belong to the harness."""
BETWEEN_PROCESSES = "A11Y__"
"""Variables that a process of the harness sets for its children; they are not configuration."""


class Host(msgspec.Struct, frozen=True):
    """What may be done to a host that is not this machine."""

    writes: bool = False
    """Scenarios may make accounts, tokens and uploads there."""


class TranslationEditor(msgspec.Struct, frozen=True):
    """Where the target's messages are translated, so that the translators' desks can link there."""

    link: str = ""
    """The address of a message, with placeholders: those of `PLACEHOLDERS`."""
    project: str = ""
    """What stands for `{project}`."""
    component: str = ""
    """What stands for `{component}`."""
    components: dict[str, str] = {}
    """The same by catalog tree, for targets with more than one."""


PLACEHOLDERS = ("project", "component", "locale", "language", "msgid", "context", "query")
"""What a link to a message may hold in braces (docs/translators.md)."""


class Config(msgspec.Struct, frozen=True):
    """What a run does, where nobody said otherwise."""

    derived: ClassVar[frozenset[str]] = frozenset({"file"})

    target: str = ""
    """The target's base address; empty for the embedded index."""
    profile: str = "embedded"
    """A profile's name, or the path of a `.toml` file."""
    checkout: str = ""
    """The folder of the target's source, for profiles whose catalogs lie there."""
    locales: tuple[str, ...] = ()
    """BCP 47 tags; empty for all that the profile knows."""
    modalities: tuple[str, ...] = ("pointer",)
    """`pointer`, `keyboard`, or with the only locale to use it in: `keyboard@en`."""
    renditions: tuple[str, ...] = ()
    """How pages are shown besides the default: `dark`, `320x900 dark`; `walk:zoom-2` for a walk of its own."""
    workers: int = 1
    """Browsers at once."""
    out: str = "a11y-out"
    """The run directory."""
    baseline: str = "a11y-baseline.toml"
    """Findings that are known and accepted."""
    policy: Policy = Policy()
    """What the gate lets pass."""
    hosts: dict[str, Host] = {}
    """Hosts besides this machine that may be walked."""
    language: str = ""
    """The language of reports; empty for the terminal's own."""
    browser: str = ""
    """The path of a Chromium; empty to look for one."""
    accounts: str = ""
    """A file of accounts that the target has already (docs/accounts.md)."""
    provision_key: str = ""
    """The key of the target's provisioning; secret, so `A11Y_PROVISION_KEY` is the place for it."""
    mail: str = ""
    """Where the target's mail is read instead of where the profile says: `http://…` (mailpit), `smtp://HOST:PORT` (a
    sink of the run's own), or a folder of `.eml` files."""
    timeout: float = 20.0
    """Seconds to wait for a page or control."""
    translation: TranslationEditor = TranslationEditor()
    """Where messages are translated."""
    file: str = ""
    """The file that the configuration comes from; empty when there is none."""

    @property
    def modality_choices(self) -> tuple[tuple[Modality, str | None], ...]:
        """Each modality with the only locale to use it in, None for all."""
        return tuple(parse_modality(text) for text in self.modalities)

    @property
    def rendition_choices(self) -> Renditions:
        """The renditions that are looked at in place, and those that are walked."""
        return parse_renditions(self.renditions)


def parse_modality(text: str) -> tuple[Modality, str | None]:
    """`keyboard@en` to the modality and its locale; ConfigurationError when there is no such modality."""
    name, at, locale = text.partition("@")
    names = [modality.value for modality in Modality]
    if name not in names:
        raise ConfigurationError(unknown("modality", name, names))
    if at and not locale:
        raise ConfigurationError(f"modality '{text}' names no locale after '@'; write {name}@en, or {name}")
    return Modality(name), locale or None


def load_config(
    options: Mapping[str, Any] | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    policy: Sequence[str] = (),
) -> Config:
    """The configuration for a command started in `folder` (the current one by default).

    `a11y.toml`, else `[tool.a11y]` in `pyproject.toml`, is looked for upwards to the repository's root.
    Environment variables go before it, and `options` that are not None before them. `policy` are changes of the
    policy, `KEY=VALUE` each; they leave the rest of it as it was. ConfigurationError for a key, variable or value
    that is not known, with the nearest that is.
    """
    path, tables = _file(folder or Path.cwd())
    config = build(tables, Config, path.name if path else "configuration", ConfigurationError)
    variables = _from_environment(os.environ if environment is None else environment)
    said = [f"{key}={value}" for key, value in variables.pop("policy", {}).items()]
    chosen = {key: value for key, value in (options or {}).items() if value is not None}
    for origin, given in (("environment", variables), ("options", chosen)):
        layer = build(
            {key: _listed(value) for key, value in given.items()}, Config, origin, ConfigurationError
        )
        config = msgspec.structs.replace(config, **{key: getattr(layer, key) for key in given})
    table = tables.get("policy", {})
    for origin, changes in (("environment", said), ("options", policy)):
        if changes:
            table = with_changes(table, changes)
            changed = build({"policy": table}, Config, origin, ConfigurationError)
            config = msgspec.structs.replace(config, policy=changed.policy)
    config = msgspec.structs.replace(config, file=str(path) if path else "")
    if config.workers < 1:
        raise ConfigurationError(f"workers must be 1 or more, not {config.workers}")
    if config.timeout <= 0:
        raise ConfigurationError(f"timeout must be more than 0 seconds, not {config.timeout:g}")
    if not config.modality_choices:
        raise ConfigurationError("modalities is empty; write pointer, keyboard, or both")
    parse_renditions(config.renditions)
    _require_link(config.translation.link)
    return config


def _require_link(link: str) -> None:
    """ConfigurationError for a link to messages that leads nowhere."""
    try:
        parts = list(string.Formatter().parse(link))
    except ValueError as problem:
        raise ConfigurationError(
            f"translation.link: {problem}; a brace of the address itself is written twice"
        ) from None
    for _, name, specification, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or specification or conversion):
            raise ConfigurationError(unknown("placeholder", name, PLACEHOLDERS, "in translation.link"))
    if link and not link.startswith(("https://", "http://")):
        raise ConfigurationError(f"translation.link must begin with https:// or http://, not '{link[:20]}'")


def _file(folder: Path) -> tuple[Path | None, dict[str, Any]]:
    for parent in (folder.resolve(), *folder.resolve().parents):
        own = parent / "a11y.toml"
        if own.is_file():
            return own, read_toml(own, ConfigurationError)
        project = parent / "pyproject.toml"
        if project.is_file():
            table = _tool_table(project)
            if table is not None:
                return project, table
        if (parent / ".git").exists():
            break
    return None, {}


def _tool_table(path: Path) -> dict[str, Any] | None:
    """`[tool.a11y]`, or None: a `pyproject.toml` that is somebody else's business is not complained of."""
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8", errors="replace")).get("tool", {})
    except (OSError, tomllib.TOMLDecodeError):
        tool = read_toml(path, ConfigurationError).get("tool", {})
    table = tool.get("a11y") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigurationError(f"{path.name}: 'tool.a11y' must be a table")
    return table


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`A11Y_LOCALES=en,fr` to `{"locales": ["en", "fr"]}`. An empty variable counts as not set."""
    found: dict[str, Any] = {}
    for variable, text in environment.items():
        if not variable.startswith(PREFIX) or variable.startswith(BETWEEN_PROCESSES):
            continue
        if variable not in _VARIABLES:
            raise ConfigurationError(unknown("environment variable", variable, _VARIABLES))
        if text:
            path, read = _VARIABLES[variable]
            try:
                value = read(text)
            except ValueError:
                raise ConfigurationError(f"{variable} must be a number, not '{text}'") from None
            key, _, inner = path.partition(".")
            found[key] = {inner: value} if inner else value
    return found


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


_VARIABLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "A11Y_TARGET": ("target", str),
    "A11Y_PROFILE": ("profile", str),
    "A11Y_LOCALES": ("locales", _list),
    "A11Y_MODALITIES": ("modalities", _list),
    "A11Y_RENDITIONS": ("renditions", _list),
    "A11Y_WORKERS": ("workers", int),
    "A11Y_OUT": ("out", str),
    "A11Y_BASELINE": ("baseline", str),
    "A11Y_POLICY_FAIL_ON": ("policy.fail_on", str),
    "A11Y_LANGUAGE": ("language", str),
    "A11Y_BROWSER": ("browser", str),
    "A11Y_ACCOUNTS": ("accounts", str),
    "A11Y_CHECKOUT": ("checkout", str),
    "A11Y_PROVISION_KEY": ("provision_key", str),
    "A11Y_MAIL": ("mail", str),
    "A11Y_TIMEOUT": ("timeout", float),
}
