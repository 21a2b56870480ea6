"""Words that do not agree: adjective or numeral with its noun, subject with its verb.

LanguageTool misses plain ones ("obie strona", "router zostanie dostarczona", «справка нужен»,
"the app show six digits"). Only sure cases are reported: no combination of the dictionary's
readings agrees, and nothing else can stand between the two words. Unknown words, names, quotations
and abbreviations are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from replylint.checks import Context
from replylint.checks.agreement import english, slavic
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Case, Span, Token

Pair = tuple[Token, Token]

_FINDERS: Mapping[str, Callable[[Sequence[Token]], Iterator[Pair]]] = {
    "pl": slavic.polish,
    "ru": slavic.russian,
    "en": english.english,
}
_MESSAGES = {
    "pl": "Te słowa nie zgadzają się ze sobą (liczba, rodzaj lub przypadek).",
    "ru": "Эти слова не согласованы (число, род или падеж).",
    "en": "These words do not agree (singular or plural).",
}


def disagreements(case: Case, context: Context) -> Iterator[Hit]:
    """A hit, from the first to the second word, for each pair in the rule's sections."""
    find = _FINDERS.get(context.language)
    if find is None:
        return
    stretches = quoted(case.reply.text)
    for sentence in case.reply.of_kind(*context.sections):
        reported: list[Span] = []
        for first, second in find(sentence.tokens):
            span = Span(first.span.start, second.span.end)
            around = (first.span, second.span)
            if any(in_quotes(each, stretches) for each in around):
                continue
            if any(span.overlaps(other) for other in reported):
                continue
            reported.append(span)
            yield Hit(
                section=sentence.section,
                span=span,
                values={"message": _MESSAGES[context.language], "suggestion": ""},
            )
