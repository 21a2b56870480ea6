"""Upper and lower case of what a check suggests."""

from __future__ import annotations


def cased_like(word: str, model: str) -> str:
    """`word` with a capital at its start if `model` has one there."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
