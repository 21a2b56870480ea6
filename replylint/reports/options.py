"""How a report is to look: for whom, how wide, with which means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replylint.rule import Rule


_NO_RULES: Mapping[str, Rule] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """`language` of the reader (pl, en, ru), `width` in columns, `color` and `unicode` as allowed.

    With `unicode` off, what replylint draws is ASCII, and so are quotation marks and dashes;
    letters stay. `rules` (by id) let a report link to the file of a rule.
    """

    language: str = "en"
    width: int = 80
    color: bool = False
    unicode: bool = True
    rules: Mapping[str, Rule] = field(default_factory=lambda: _NO_RULES)
