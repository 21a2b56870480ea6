"""Long stretches without a paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.checks.paragraphs import Options, paragraphs
from replylint.finding import Hit
from replylint.model import Mail, SectionKind, Span

Report = Callable[..., list[Hit]]

SENTENCE = "Kurier przyjedzie jutro rano i zadzwoni przed drzwiami. "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (SENTENCE * 6, 1),
        (SENTENCE * 3 + "\n\n" + SENTENCE * 3, 0),
        ("\n".join(["- " + SENTENCE] * 6), 0),
        # wrapped by a mail program: still one paragraph
        ("\n".join(["Kurier przyjedzie jutro rano i zadzwoni przed drzwiami, a ja"] * 6), 0),
        ("\n".join([SENTENCE + "Proszę"] * 6), 1),
    ],
)
def test_walls(report: Report, text: str, count: int) -> None:
    options = Options(max_words=40)
    assert (
        len(report("paragraphs", options, Mail("x", text), sections=(SectionKind.BODY,))) == count
    )


@given(st.text(alphabet="ab.-1) \n", max_size=200))
def test_paragraphs_are_apart_and_lose_no_words(text: str) -> None:
    found = list(paragraphs(text, Span(0, len(text))))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    kept = "".join(span.of(text) for span in found)
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))
