"""First lines of replies: what greets, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from replylint.model import Mail, SectionKind
from replylint.parsing import parse
from replylint.reading.text import addresses

CASES = yaml.safe_load(
    (Path(__file__).parent / "data" / "greetings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:40])
def test_greeting(case: list[str]) -> None:
    text, expected = case[0], case[1]
    recipients = addresses(case[2]) if len(case) > 2 else ()
    found = parse(Mail("r.eml", text, recipients=recipients)).reply.of_kind(SectionKind.GREETING)
    assert (found[0].span.of(text) if found else None) == expected
