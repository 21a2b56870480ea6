"""Spaces at marks, the same in every language: where LanguageTool does not look, or not always."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import GrammarMatch, Span

_MESSAGES = {
    "pl": ("Przed tym znakiem nie stawia się spacji.", "Po tym znaku stawia się spację."),
    "ru": ("Перед этим знаком пробел не ставится.", "После этого знака ставится пробел."),
    "en": ("No space stands before this mark.", "A space stands after this mark."),
}
# Not before an emoticon ("ok :)"), a dotted name (".htaccess"), figures (" ,5") or dots in a row.
_SPACE_BEFORE = re.compile(r"(?<=[^\W_])[ \u00a0]+([,;!?]+|[.:])(?=\s|$)")
_NO_SPACE_AFTER = re.compile(r"(?:[^\W\d_]{2,}|\d)([,;!?])(?=[^\W\d_]{2,})")
_ADDRESS = re.compile(r"@|://|\bwww\.|[/\\=&]")


def misplaced_marks(text: str, language: str) -> Iterator[GrammarMatch]:
    """A match for each space before a mark, and for each mark without a space after it."""
    before, after = _MESSAGES.get(language, _MESSAGES["en"])
    for found in _SPACE_BEFORE.finditer(text):
        yield _match(Span(*found.span()), "SPACE_BEFORE_MARK", before, found[1])
    for found in _NO_SPACE_AFTER.finditer(text):
        start = max(text.rfind(" ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
        run = text[start:].split(maxsplit=1)[0]
        if not _ADDRESS.search(run):
            span = Span(found.start(1), found.end(1))
            yield _match(span, "NO_SPACE_AFTER_MARK", after, f"{found[1]} ")


def _match(span: Span, rule: str, message: str, replacement: str) -> GrammarMatch:
    return GrammarMatch(span, rule, "TYPOGRAPHY", "whitespace", message, (replacement,))
