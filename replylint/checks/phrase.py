"""Check kind `phrase`: words or constructions that should not stand in the reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from replylint.checks import Context
from replylint.checks.casing import cased_like
from replylint.finding import Fix, Hit
from replylint.model import Case


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` in the notation; `exceptions` excuse what they overlap; `instead` maps a lemma or
    the words found to what to say instead (inflected alike where the dictionary can)."""

    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each match in the rule's sections."""
    for match in context.matches:
        if match.sentence.section not in context.sections:
            continue
        words = match.span.of(case.reply.text)
        replacement = _instead(options, words, context)
        yield Hit(
            section=match.sentence.section,
            span=match.span,
            fix=Fix((replacement,)) if replacement else None,
            values={"suggestion": replacement},
        )


def _instead(options: Options, words: str, context: Context) -> str:
    """What to say in place of `words`, in the same form and case; empty if the rule knows none."""
    lower = words.lower()
    if lower in options.instead:
        return cased_like(options.instead[lower], words)
    if " " in words:
        return ""
    for reading in context.morphology.readings(words):
        if reading.lemma in options.instead:
            lemma = options.instead[reading.lemma]
            grammar = reading.features - {"perf", "imperf", "m1", "m2", "m3"}
            forms = context.morphology.inflect(lemma, frozenset(grammar))
            return cased_like(forms[0] if forms else lemma, words)
    return ""
