"""Plain data from YAML into the frozen dataclass that a check kind (or the settings) declares."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from replylint.yaml_file import Path_, YamlFile, unknown

T = TypeVar("T")


def key_of(name: str) -> str:
    """The YAML key of a dataclass field: `max_words` is written `max-words`."""
    return name.rstrip("_").replace("_", "-")


def build(
    kind: type[T],
    data: Mapping[str, Any],
    file: YamlFile,
    at: Path_ = (),
    own: tuple[str, ...] = (),
) -> T:
    """`data` as a `kind`. Unknown keys and values of the wrong type fail with file and line.

    `own` are fields that the program fills itself: no keys.
    """
    hints = typing.get_type_hints(kind)
    fields = {
        key_of(field.name): field
        for field in dataclasses.fields(typing.cast(Any, kind))
        if field.name not in own
    }
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in fields:
            file.fail((*at, key), unknown(key, sorted(fields), "key"))
        name = fields[key].name
        values[name] = _convert(value, hints[name], file, (*at, key))
    for key, field in fields.items():
        required = (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        if required and key not in data:
            file.fail(at, f"“{key}” is missing")
    return kind(**values)


def _convert(value: Any, hint: Any, file: YamlFile, at: Path_) -> Any:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        hint = next(argument for argument in arguments if argument is not type(None))
        return _convert(value, hint, file, at)
    if origin is tuple or origin is frozenset:
        if not isinstance(value, list):
            file.fail(at, "expected a list")
        items = [_convert(item, arguments[0], file, (*at, n)) for n, item in enumerate(value)]
        return origin(items)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            file.fail(at, "expected a mapping")
        return {key: _convert(item, arguments[1], file, (*at, key)) for key, item in value.items()}
    return _scalar(value, hint, file, at)


def _scalar(value: Any, hint: Any, file: YamlFile, at: Path_) -> Any:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            file.fail(at, "expected a mapping")
        return build(hint, value, file, at)
    if hint is Any:
        return value
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    wrong_bool = isinstance(value, bool) and hint is not bool
    if not isinstance(value, hint) or wrong_bool:
        names = {str: "text (in quotation marks)", int: "a whole number", bool: "true or false"}
        file.fail(at, f"expected {names.get(hint, 'a number')}, not {value!r}")
    return value
