"""TOML tables into typed records, with errors that name the table and the nearest valid key."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from a11y.facts.nearest import unknown
from a11y.words.errors import UsageError

AnyStruct = TypeVar("AnyStruct", bound=msgspec.Struct)

_TOML_TYPES = {
    "array": "a list",
    "object": "a table",
    "str": "a string",
    "int": "a number",
    "bool": "true or false",
}
_MSGSPEC_TYPE = re.compile(rf"`({'|'.join(_TOML_TYPES)})`")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def read_toml(path: Path, error: type[UsageError]) -> dict[str, Any]:
    """The tables of a TOML file; `error` with file and line when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise error(f"{path}: not TOML: {problem}; mend it and run again") from None
    except UnicodeDecodeError:
        raise error(f"{path}: not UTF-8; save it as UTF-8 and run again") from None
    except OSError as problem:
        raise error(f"{path}: cannot be read: {problem.strerror}") from None


def build(data: dict[str, Any], kind: type[AnyStruct], origin: str, error: type[UsageError]) -> AnyStruct:
    """A record of `kind` from a table. `origin` names the file in errors.

    A string stands for a list of one where a list of strings is wanted. A field named in the record's class
    variable `derived` is no key: the harness fills it in. The field named by the class variable `others` takes the
    tables under all other keys.
    """
    built: AnyStruct = _Builder(origin, error).struct(data, kind, ())
    return built


class _Builder:
    """Walks a table along the fields of a record; knows where it is, so that errors can tell."""

    def __init__(self, origin: str, error: type[UsageError]) -> None:
        self.origin = origin
        self.error = error

    def fail(self, sentence: str, where: tuple[str, ...]) -> UsageError:
        table = f" in [{_dotted(where)}]" if where else ""
        return self.error(f"{self.origin}: {sentence}{table}")

    def struct(self, data: object, kind: type[AnyStruct], where: tuple[str, ...]) -> AnyStruct:
        if not isinstance(data, dict):
            raise self.fail(f"'{where[-1]}' must be a table, not {_toml_name(data)}", where[:-1])
        hints = get_type_hints(kind)
        derived: frozenset[str] = getattr(kind, "derived", frozenset())
        others: str = getattr(kind, "others", "")
        fields = {
            field.name: field
            for field in msgspec.structs.fields(kind)
            if field.name not in derived and field.name != others
        }
        values: dict[str, Any] = {others: {}} if others else {}
        for key, value in data.items():
            if others and key not in fields and isinstance(value, dict):
                values[others][key] = self.value(value, get_args(hints[others])[1], (*where, key))
                continue
            if key not in fields:
                place = f"in [{_dotted(where)}]" if where else ""
                raise self.fail(unknown("key", key, fields, place), ())
            values[key] = self.value(value, hints[key], (*where, key))
        for name, field in fields.items():
            if field.required and name not in values:
                raise self.fail(f"'{name}' is missing", where)
        return kind(**values)

    def value(self, data: object, kind: Any, where: tuple[str, ...]) -> Any:
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return self.value(data, _arm(data, arguments), where)
        if _is_struct(kind):
            return self.struct(data, kind, where)
        if origin is dict and isinstance(data, dict):
            return {key: self.value(item, arguments[1], (*where, key)) for key, item in data.items()}
        if origin is tuple and isinstance(data, list | str):
            return self.items([data] if isinstance(data, str) else data, arguments[0], where)
        choices = _choices_of(kind)
        if isinstance(data, str) and choices and data not in choices:
            place = f"in [{_dotted(where[:-1])}]" if where[:-1] else ""
            raise self.fail(unknown(where[-1], data, choices, place), ())
        return self.plain(data, kind, where)

    def plain(self, data: object, kind: Any, where: tuple[str, ...]) -> Any:
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as problem:
            reason = _MSGSPEC_TYPE.sub(
                lambda found: _TOML_TYPES[found[1]], str(problem).split(" - at ")[0]
            ).lower()
            raise self.fail(f"'{where[-1]}': {reason}", where[:-1]) from None

    def items(self, data: list[Any], kind: Any, where: tuple[str, ...]) -> tuple[Any, ...]:
        if _is_struct(kind):
            return tuple(self.struct(item, kind, where) for item in data)
        if _choices_of(kind):
            return tuple(self.value(item, kind, where) for item in data)
        plain: tuple[Any, ...] = self.plain(data, tuple[kind, ...], where)
        return plain


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _arm(data: object, arms: tuple[Any, ...]) -> Any:
    """The member of a union that fits: a record for a table, else the plain type."""
    for arm in arms:
        if arm is not type(None) and _is_struct(arm) == isinstance(data, dict):
            return arm
    return next(arm for arm in arms if arm is not type(None))


def _choices_of(kind: Any) -> tuple[str, ...]:
    """The words that an enumeration or a `Literal` allows; empty for any other type."""
    if get_origin(kind) is Literal:
        return tuple(str(argument) for argument in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(member.value for member in kind)
    return ()


def _dotted(where: tuple[str, ...]) -> str:
    return ".".join(key if _BARE_KEY.fullmatch(key) else f'"{key}"' for key in where)


def _toml_name(data: object) -> str:
    names = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(data), "this")
