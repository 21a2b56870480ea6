"""The pieces of words that the encoder keeps, and the tokenizer made of them.

The pre-trained encoder knows 250,002 pieces of a hundred languages. The rows of those that
Polish, Russian and English never use are half of the file's size, so they go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import wordfreq
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

START, PADDING, END, UNKNOWN = 0, 1, 2, 3
SPECIAL = 4
WORD_START = "\u2581"
SIGNS = frozenset("€₽№™°✓→•…\ufe0f❤🙂😊👍🙏😀😉😞😔🎉")

# What the pre-trained tokenizer's own table does beside NFKC, and the soft hyphen, which the
# table leaves in and which would hide the word from the pieces.
REMOVED = Regex("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\x8f\\x9f\\u00ad]")
SPACE = Regex("[\\s\\u1680\\u200b-\\u200f\\u2028\\u2029\\u2581\\ufeff\\ufffd]+")


def make_tokenizer(pieces: Sequence[str], scores: Sequence[float], longest: int) -> Tokenizer:
    """A unigram tokenizer whose ids are the positions in `pieces`.

    The first four pieces are start, padding, end and unknown. It returns at most `longest`
    ids, start and end among them. Scores are rounded: all their digits would make the file half as
    long again and change the ids of no example.
    """
    scored = [(piece, round(float(score), 4)) for piece, score in zip(pieces, scores, strict=True)]
    tokenizer = Tokenizer(Unigram(scored, unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(REMOVED, ""),
            normalizers.Replace(SPACE, " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(WORD_START, prepend_scheme="always")
    start, end = pieces[START], pieces[END]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, START), (end, END)]
    )
    tokenizer.enable_truncation(longest)
    return tokenizer


def encode(tokenizer: Tokenizer, texts: Iterable[str]) -> list[list[int]]:
    """The ids of each text."""
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts))]


def pieces_to_keep(
    tokenizer: Tokenizer,
    pieces: Sequence[str],
    texts: Iterable[str],
    languages: Iterable[str],
    words_per_language: int,
) -> list[int]:
    """The ids to keep, ascending: those that the texts and the commonest words need.

    `tokenizer` is the whole one. Words are taken in the casings that letters show them in;
    single letters and pairs are kept, so that a word that nobody foresaw is still spelled.
    """
    kept = set(range(SPECIAL))
    for ids in encode(tokenizer, texts):
        kept.update(ids)
    for language in sorted(languages):
        words = wordfreq.top_n_list(language, words_per_language)
        commonest = words[: words_per_language // 2]
        casings = [
            *words,
            *(word.capitalize() for word in commonest),
            *(word.upper() for word in words[: words_per_language // 20]),
        ]
        for ids in encode(tokenizer, casings):
            kept.update(ids)
    kept.update(
        index
        for index, piece in enumerate(pieces)
        if index >= SPECIAL
        and len(piece.replace(WORD_START, "")) <= 2
        and all(_is_expected(character) for character in piece)
    )
    return sorted(kept)


def _is_expected(character: str) -> bool:
    code = ord(character)
    return (
        character == WORD_START
        or code < 0x250  # Latin and its accents
        or 0x400 <= code < 0x460  # Cyrillic
        or 0x2010 <= code < 0x2050  # dashes, quotation marks
        or character in SIGNS
    )
