"""Conditions on the exchange, as rules and situations write them.

when: company-at-fault                  a situation by name
when: {reply: fault}                    a sentence of the reply does this act
when: {inquiry: [company-fault, anger]} a sentence of the customer's message does one of these
when: {all: [...]}, {any: [...]}, {none: [...]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from replylint.model import Case
from replylint.yaml_file import Path_, YamlFile, unknown

_GROUPS = ("all", "any", "none")
_SIDES = ("reply", "inquiry")


@dataclass(frozen=True, slots=True)
class Condition:
    """`operator` is `all`, `any` or `none` over `parts`, or `reply`, `inquiry`, `situation`."""

    operator: str
    parts: tuple[Condition, ...] = ()
    names: tuple[str, ...] = ()

    def situations(self) -> Iterator[str]:
        """The situations that this condition refers to."""
        if self.operator == "situation":
            yield from self.names
        for part in self.parts:
            yield from part.situations()

    def holds(self, case: Case, situations: Mapping[str, Condition]) -> bool:
        """Whether the exchange is so. An unknown customer's message does no act."""
        if self.operator == "situation":
            return all(situations[name].holds(case, situations) for name in self.names)
        if self.operator == "reply":
            return any(case.reply.doing(name) for name in self.names)
        if self.operator == "inquiry":
            return case.inquiry is not None and any(case.inquiry.doing(n) for n in self.names)
        parts = (part.holds(case, situations) for part in self.parts)
        if self.operator == "all":
            return all(parts)
        if self.operator == "any":
            return any(parts)
        return not any(parts)


def parse(value: Any, file: YamlFile, at: Path_) -> Condition:
    """The condition that stands at `at`. Mistakes fail with file and line."""
    if isinstance(value, str):
        return Condition("situation", names=(value,))
    if not isinstance(value, dict) or not value:
        file.fail(at, "expected the name of a situation, or one of all, any, none, reply, inquiry")
    parts = [_entry(key, inner, file, (*at, key)) for key, inner in value.items()]
    return parts[0] if len(parts) == 1 else Condition("all", tuple(parts))


def _entry(key: str, value: Any, file: YamlFile, at: Path_) -> Condition:
    if key in _GROUPS:
        if not isinstance(value, list):
            file.fail(at, "expected a list of conditions")
        return Condition(key, tuple(parse(v, file, (*at, n)) for n, v in enumerate(value)))
    if key in _SIDES:
        names = value if isinstance(value, list) else [value]
        if not all(isinstance(name, str) for name in names):
            file.fail(at, "expected the name of an act, or a list of them")
        return Condition(key, names=tuple(names))
    file.fail(at, unknown(key, [*_GROUPS, *_SIDES], "condition"))


def check_names(
    situations: Mapping[str, Condition], name: str, file: YamlFile | None, at: Path_
) -> None:
    """Fail if the situation `name` is not there, or leads back to itself."""
    if file is None:
        return
    if name not in situations:
        file.fail(at, unknown(name, sorted(situations), "situation"))
    seen: set[str] = set()
    waiting = list(situations[name].situations())
    while waiting:
        inner = waiting.pop()
        if inner == name:
            file.fail(at, f"the situation “{name}” refers to itself")
        if inner not in situations:
            file.fail(at, unknown(inner, sorted(situations), "situation"))
        if inner not in seen:
            seen.add(inner)
            waiting.extend(situations[inner].situations())
