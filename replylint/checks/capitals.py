"""Check kind `capitals`: words set in capitals for emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.quotes import in_quotes, quoted
from replylint.finding import Fix, Hit
from replylint.model import Case, SectionKind, Sentence, Span, Token

# Words that no acronym looks like: what they are read as must be one of these.
_WORDS_OF_SENTENCES = frozenset({"verb", "adv", "adj", "conj", "part", "pron", "prep", "num"})
_SHORT = 4
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,80}\]|\{[^{}\n]{1,80}\}|<[^<>\n]{1,80}>")


@dataclass(frozen=True, slots=True)
class Options:
    """`allow` are acronyms and names that look like words but are none, in capitals; so are the
    longer ones in the word list `known-abbreviations`. `words` are words all the same, though a
    dictionary doesn't tell."""

    allow: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each run of shouted words in the rule's sections."""
    names = _names(case) | {word.upper() for word in (*options.allow, *context.words)}
    names |= {word for word in context.lists.get("known-abbreviations", ()) if len(word) >= _SHORT}
    told = frozenset(options.words)
    stretches = (*quoted(case.reply.text), *_placeholders(case.reply.text))
    for sentence in case.reply.sentences:
        if sentence.section not in context.sections:
            continue
        for run_ in _runs(sentence, names):
            span = Span(run_[0].span.start, run_[-1].span.end)
            if in_quotes(span, stretches) or not _shouted(run_, sentence, told):
                continue
            words = span.of(case.reply.text)
            first = run_[0] is _first_word(sentence)
            lower = words.capitalize() if first else words.lower()
            yield Hit(section=sentence.section, span=span, fix=Fix((lower,), safe=True))


def _placeholders(text: str) -> Iterable[Span]:
    """Fields of a template left in: `template-leftover` reports them."""
    return (Span(match.start(), match.end()) for match in _PLACEHOLDER.finditer(text))


def _names(case: Case) -> set[str]:
    """Words that the signature, the sender or the customer's own message uses as names."""
    names: set[str] = set()
    texts = [s.span.of(case.reply.text) for s in case.reply.message.of_kind(SectionKind.SIGNATURE)]
    if case.reply.message.mail.sender is not None:
        texts.append(case.reply.message.mail.sender.name)
    for text in texts:
        names.update(word.strip(".,;:|()") for word in text.split())
    return {name for name in names if name.isupper()}


def _runs(sentence: Sentence, names: set[str]) -> Iterable[Sequence[Token]]:
    run_: list[Token] = []
    for token in sentence.tokens:
        if not token.is_word:
            if run_ and token.text in ",-–":
                continue
            if run_:
                yield run_
            run_ = []
        elif _in_capitals(token) and token.text not in names:
            run_.append(token)
        else:
            if run_:
                yield run_
            run_ = []
    if run_:
        yield run_


def _in_capitals(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha()


def _shouted(run_: Sequence[Token], sentence: Sentence, told: frozenset[str]) -> bool:
    """Whether a run of capitals is words said loudly, not acronyms."""
    words = [token for token in run_ if token.lower in told or _is_word(token)]
    long = [token for token in words if len(token.text) > _SHORT]
    if len(run_) == 1:
        token = run_[0]
        if len(token.text) == 1 or not words:
            return False
        return bool(long) or (_reads_as_sentence_word(token) and not _before_name(token, sentence))
    known = sum(len(token.text) > 1 for token in words)
    return bool(long) or (known >= 2 and any(map(_reads_as_sentence_word, words)))


def _is_word(token: Token) -> bool:
    return any(
        reading.part_of_speech not in ("abbr", "other")
        and not reading.features & {"surname", "place", "firstname"}
        for reading in token.readings
    )


def _reads_as_sentence_word(token: Token) -> bool:
    return len(token.text) > 1 and any(
        reading.part_of_speech in _WORDS_OF_SENTENCES for reading in token.readings
    )


def _before_name(token: Token, sentence: Sentence) -> bool:
    """`TU Warta`, `PZU Życie`: capitals before a capitalised word are part of a name."""
    after = [t for t in sentence.tokens if t.span.start >= token.span.end][:1]
    return bool(after) and after[0].text[:1].isupper() and not after[0].text.isupper()


def _first_word(sentence: Sentence) -> Token | None:
    return next((token for token in sentence.tokens if token.is_word), None)
