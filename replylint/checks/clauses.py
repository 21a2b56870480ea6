"""Check kind `clauses`: several thoughts in one sentence, by its finite verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.checks.verbs import english, inflected
from replylint.finding import Hit
from replylint.model import Case, Sentence, Token


@dataclass(frozen=True, slots=True)
class Options:
    """A sentence with at least `least` finite verbs or imperatives is reported. A compound form
    ("będzie czekała", "has been sent") is one verb; infinitives and participles are none."""

    least: int = 3


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each such sentence in the rule's sections; what is quoted does not count."""
    stretches = quoted(case.reply.text)
    for sentence in case.reply.sentences:
        if sentence.section not in context.sections:
            continue
        verbs = [
            verb
            for verb in finite_verbs(sentence, case.reply.language)
            if not in_quotes(verb.span, stretches)
        ]
        if len(verbs) >= options.least:
            yield Hit(
                section=sentence.section,
                span=sentence.span,
                values={"count": str(len(verbs)), "verbs": ", ".join(verb.text for verb in verbs)},
                because=tuple(verb.text for verb in verbs),
            )


def finite_verbs(sentence: Sentence, language: str) -> Sequence[Token]:
    """The finite verbs of a sentence, one for each compound form, by reading and context."""
    words = sentence.tokens
    return english.finite(words) if language == "en" else inflected.finite(words, language)
