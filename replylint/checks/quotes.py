"""Words in quotation marks: somebody else's, or a button's label. Not the agent's own voice."""

from __future__ import annotations

import re

from replylint.model import Span

_QUOTED = re.compile(r"„[^„”\"\n]{1,200}[”\"]|«[^«»\n]{1,200}»|“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"")


def quoted(text: str) -> tuple[Span, ...]:
    """The stretches of `text` in quotation marks, on one line each, marks included."""
    return tuple(Span(match.start(), match.end()) for match in _QUOTED.finditer(text))


def in_quotes(span: Span, stretches: tuple[Span, ...]) -> bool:
    """Whether `span` lies in one of the stretches."""
    return any(stretch.contains(span) for stretch in stretches)
