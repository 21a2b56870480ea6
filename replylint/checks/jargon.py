"""Check kind `jargon`: internal words and unexplained abbreviations that no customer knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Hit
from replylint.model import Case, SectionKind, Sentence, Span, Token

_ABBREVIATION = re.compile(r"([A-ZА-ЯĄĆĘŁŃÓŚŹŻ]{2,6})(?:[-’'][a-zа-яąćęłńóśźż]{1,5}|s)?")
# Parts of speech of common words, which some write in capitals ("NO", "ONLY"); names are nouns.
_COMMON = frozenset("verb adv adj conj part pron prep num intj other".split())
_VOWEL = re.compile("[aeiouyąęóаеёиоуыэюя]")
_LONG = 5
# Before these a short name in capitals is part of a reference or an address, not a word.
_LABELS = frozenset("kod code код model modelu rozmiar rozmiaru size размер".split())


@dataclass(frozen=True, slots=True)
class Options:
    """`phrases` are internal words for sure. Abbreviations in capitals are jargon too, unless
    everyone knows them (the list `known-abbreviations`, and `known` here), the customer used
    them, the company is called so, or the reply explains them."""

    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each internal word and each unexplained abbreviation in the rule's sections."""
    found = [*_internal_words(case, context), *_abbreviations(options, case, context)]
    spans: list[Span] = []
    for sentence, span in found:
        if not any(span.overlaps(other) for other in spans):
            spans.append(span)
            yield Hit(section=sentence.section, span=span)


def _internal_words(case: Case, context: Context) -> Iterator[tuple[Sentence, Span]]:
    asked = _lemmas_of_customer(case)
    for match in context.matches:
        tokens = [t for t in match.sentence.tokens if match.span.contains(t.span) and t.is_word]
        customers_own = all(token.lemmas & asked for token in tokens)
        if match.sentence.section in context.sections and not customers_own:
            yield match.sentence, match.span


def _abbreviations(
    options: Options, case: Case, context: Context
) -> Iterator[tuple[Sentence, Span]]:
    known = {word.upper() for word in (*options.known, *context.words)}
    known |= {word.upper() for word in context.lists.get("known-abbreviations", ())}
    known |= _names(case)
    stretches = quoted(case.reply.text)
    for sentence in case.reply.sentences:
        if sentence.section not in context.sections:
            continue
        for token in sentence.tokens:
            match = _ABBREVIATION.fullmatch(token.text)
            if match is None or match[1] in known or in_quotes(token.span, stretches):
                continue
            if _shouting(sentence) or _after_label(token, sentence):
                continue
            if _explained(token, sentence, context):
                known.add(match[1])
            elif not _is_word(token):
                yield sentence, token.span


def _names(case: Case) -> set[str]:
    """What the customer wrote, and what the company and its agent are called, in capitals."""
    texts = [s.span.of(case.reply.text) for s in case.reply.message.of_kind(SectionKind.SIGNATURE)]
    if case.reply.message.mail.sender is not None:
        texts.append(case.reply.message.mail.sender.name)
    if case.inquiry is not None:
        texts.extend((case.inquiry.text, case.inquiry.message.mail.subject or ""))
    return {word.upper() for text in texts for word in re.findall(r"\w+", text)}


def _lemmas_of_customer(case: Case) -> frozenset[str]:
    if case.inquiry is None:
        return frozenset()
    tokens = (token for s in case.inquiry.sentences for token in s.tokens)
    return frozenset(lemma for token in tokens for lemma in token.lemmas)


def _shouting(sentence: Sentence) -> bool:
    """Whether the whole sentence is in capitals; then none of its words is an abbreviation."""
    words = [token.text for token in sentence.tokens if token.is_word and token.text.isalpha()]
    return len(words) > 1 and all(word.isupper() for word in words)


def _after_label(token: Token, sentence: Sentence) -> bool:
    before = [t for t in sentence.tokens if t.span.end <= token.span.start]
    return bool(before) and before[-1].lower.rstrip(".") in _LABELS


def _explained(token: Token, sentence: Sentence, context: Context) -> bool:
    """`RMA (reklamacja)`, `RMA, czyli …`, `centrum usług (CUW)`."""
    tokens = sentence.tokens
    at = tokens.index(token)
    after = [t.lower for t in tokens[at + 1 : at + 5]]
    if after[:1] in (["("], ["–"], ["—"]):
        return True
    if at > 0 and tokens[at - 1].text == "(":
        return True
    explaining = context.lists.get("explains", ())
    return any(" ".join(after).lstrip(", ").startswith(words) for words in explaining)


def _is_word(token: Token) -> bool:
    """Whether the dictionary has the form as a common word ("DLA" in a heading), not a name.

    A noun in capitals ("СУММА", a field's name) is one if it is long and can be pronounced: short
    ones may be abbreviations that happen to be words.
    """
    parts = {reading.part_of_speech for reading in token.readings}
    long = len(token.text) >= _LONG and len(_VOWEL.findall(token.lower)) > 1
    return not _COMMON.isdisjoint(parts) or (long and "noun" in parts)
