"""Registers of a word (colloquial, vulgar …) count only where no neutral reading is left."""

from __future__ import annotations

from collections.abc import Iterable

from replylint.model import Reading

REGISTERS = frozenset({"colloquial", "vulgar", "pejorative"})


def only_sure_registers(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings; their registers are dropped if one of them has none."""
    found = tuple(readings)
    if all(reading.features & REGISTERS for reading in found):
        return found
    neutral = (Reading(r.lemma, r.part_of_speech, r.features - REGISTERS) for r in found)
    return tuple(dict.fromkeys(neutral))
