"""What a check kind reports for a mail, asked directly: no rule file in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from replylint.analysis import analyse
from replylint.analysis.morphology import morphology
from replylint.checks import Context
from replylint.checks.table import CHECKS
from replylint.finding import Hit
from replylint.model import Case, Mail, SectionKind
from replylint.parsing import parse
from replylint.phrases.notation import parse as parse_phrase
from replylint.phrases.phrasebook import Phrase, PhraseBook

Report = Callable[..., list[Hit]]

OWN = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING, SectionKind.SIGNATURE)


@pytest.fixture
def report() -> Report:
    """`report(kind, options, reply, ...)`: the hits of a check kind on a mail."""

    def run(
        kind: str,
        options: Any,
        reply: Mail,
        *,
        inquiry: Mail | None = None,
        language: str = "pl",
        sections: tuple[SectionKind, ...] = OWN,
    ) -> list[Hit]:
        exchange = parse(reply, inquiry)
        asked = analyse(exchange.inquiry, language) if exchange.inquiry else None
        case = Case(analyse(exchange.reply, language), asked)
        dictionary = morphology(language)

        def lemmas_of(word: str) -> frozenset[str]:
            return frozenset(reading.lemma for reading in dictionary.readings(word))

        book = PhraseBook(
            Phrase("rule", parse_phrase(text, lambda word: lemmas_of(word) or frozenset({word})))
            for text in getattr(options, "phrases", ())
        )
        context = Context(
            rule="rule",
            language=language,
            sections=sections,
            morphology=dictionary,
            matches=book.find(case.reply.sentences),
        )
        return list(CHECKS[kind].run(options, case, context))

    return run
