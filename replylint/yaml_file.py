"""YAML files that know the line and column of every key and value, for errors people can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from replylint.errors import ReplylintError, RuleError

Path_ = tuple[str | int, ...]
# libyaml's parser is ten times faster; not every platform's wheel has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlFile:
    """One file: `value` as plain data, and where each part of it stands (`(line, column)`, from 1).

    Errors are raised as `error`, the class that says whose file this is.
    """

    path: Path
    text: str
    value: Any
    places: Mapping[Path_, tuple[int, int]]
    error: type[ReplylintError] = RuleError

    def fail(self, where: Path_, message: str) -> NoReturn:
        """Raise the file's error for the part at `where`, with line and excerpt."""
        while where and where not in self.places:
            where = where[:-1]
        line, column = self.places.get(where, (1, 1))
        lines = self.text.splitlines() or [""]
        excerpt = lines[min(line, len(lines)) - 1]
        pointer = " " * (column - 1) + "^"
        raise self.error(
            f"{self.path}:{line}:{column}: {message}\n  {line:>4} | {excerpt}\n       | {pointer}"
        )

    def choose(self, where: Path_, value: object, allowed: Iterable[str], what: str) -> str:
        """`value` if it is one of `allowed`; else an error that names the nearest."""
        names = sorted(allowed)
        if isinstance(value, str) and value in names:
            return value
        self.fail(where, unknown(str(value), names, what))


def unknown(value: str, names: Sequence[str], what: str) -> str:
    """The words for an unknown name: what it is, the nearest that exists, or all of them."""
    near = difflib.get_close_matches(value, names, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(names)}"
    return f"unknown {what} “{value}”; {hint}"


def load(path: Path, error: type[ReplylintError] = RuleError) -> YamlFile:
    """Read `path`. Raises `error` with line and excerpt if it is no readable YAML."""
    return parse(path, text_of(path, error), error)


def text_of(path: Path, error: type[ReplylintError]) -> str:
    """The text of a UTF-8 file. Raises `error` if it cannot be read as that."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise error(f"{path}: cannot be read: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise error(f"{path}: not UTF-8 text (byte {problem.start})") from problem


def parse(path: Path, text: str, error: type[ReplylintError] = RuleError) -> YamlFile:
    """`text` as the YAML of `path`; see `load`."""
    places: dict[Path_, tuple[int, int]] = {}
    broken = YamlFile(path, text, None, places, error)
    try:
        node = yaml.compose(text, Loader=_LOADER)
        value = None if node is None else _value(node, (), places, broken)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        places[()] = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        broken.fail((), f"not valid YAML: {problem.problem}")
    except yaml.YAMLError as problem:
        broken.fail((), f"not valid YAML: {problem}")
    except RecursionError:
        broken.fail((), "not valid YAML: nested too deeply")
    return YamlFile(path, text, value, places, error)


def _value(node: yaml.Node, at: Path_, places: dict[Path_, tuple[int, int]], file: YamlFile) -> Any:
    places[at] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                places[at] = (mark.line + 1, mark.column + 1)
                file.fail(at, "a key must be one word or text")
            key = str(key_node.value)
            if key in result:
                places[at + (key,)] = (mark.line + 1, mark.column + 1)
                file.fail(at + (key,), f"“{key}” stands here twice")
            result[key] = _value(value_node, at + (key,), places, file)
            places[at + (key,)] = (mark.line + 1, mark.column + 1)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(item, at + (number,), places, file) for number, item in enumerate(node.value)
        ]
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in ("true", "false"):
        return node.value  # as YAML 1.2 has it: "on", "off", "no" and "yes" are words
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (ValueError, LookupError):  # such as a date that is in no calendar
        file.fail(at, f"“{node.value}” is no valid {node.tag.rpartition(':')[2]}")
