"""Long sentences, and lists that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.checks.sentence_length import Options
from replylint.finding import Hit
from replylint.model import Mail, SectionKind

Report = Callable[..., list[Hit]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kurier przyjedzie jutro rano, a potem zadzwoni przed drzwiami.", ["9"]),
        ("Kurier przyjedzie jutro rano. Potem zadzwoni przed drzwiami domu.", []),
        ("W paczce są: lampa z abażurem, dwie żarówki, śruby i klucz.", []),
        ("Zrobiłem tak: kurier przyjechał rano, a potem zadzwonił i zostawił paczkę.", ["11"]),
        ("Cena — 40 zł — za sztukę, z dostawą.", []),
    ],
)
def test_words_are_counted(report: Report, text: str, words: list[str]) -> None:
    options = Options(max_words=8)
    hits = report("sentence-length", options, Mail("x", text), sections=(SectionKind.BODY,))
    assert [hit.values["words"] for hit in hits] == words
