"""Which words that LanguageTool's dictionary lacks are mistakes, and which are names and codes.

A mistake resembles a word that exists. So a word is reported when a likely word is close to it, and
left alone when it is a name, a brand, a code, an address, a term that the house or the customer
uses, or English in a Polish reply.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from replylint.checks.languagetool.common import is_common
from replylint.checks.languagetool.government import CASES, governs
from replylint.checks.languagetool.text import WORD, Text
from replylint.model import GrammarMatch, Span

_BEFORE_ADVERBS = frozenset("na po za do od co by".split())  # na pewno, po prostu, co najmniej
# Polish endings on an English word in everyday use: sellera, payoutu, holdzie.
_POLISH_ENDINGS = (
    "owania owaniem owaniu owanie owania owany owana owane ować owi ami ach iem em ów om ie zie "
    "ą ę a e i y u o"
).split()
_SHORT = 4
_LONG = 8


class UnknownWords:
    """Judges the words of one reply. `known` is the house's and the rule's word list, `corrections`
    what frequent mistakes should be; both in lower case."""

    def __init__(self, text: Text, known: frozenset[str], corrections: Mapping[str, str]) -> None:
        self._text = text
        self._known = known
        self._corrections = corrections

    def is_innocent(self, match: GrammarMatch) -> bool:
        """Whether the unknown word is no mistake."""
        word = match.span.of(self._text.whole)
        if self._is_code(word, match.span) or self._is_known(word):
            return True
        if word.lower() in self._corrections:
            return False
        if self._text.language == "pl" and _is_english_word(word.lower()):
            return True
        likely = self._likely(word, match.replacements)
        if not likely:
            return True
        if _same_without_accents(word, likely[0]) and self._is_no_name(likely[0]):
            return False  # "Panstwo", "paczke": whoever wrote it first
        loud = len(word) > 1 and word.isupper()  # and no code, as we know by now
        if word[0].isupper() and not loud and self._is_name(word, likely[0], match.span):
            return True
        if self._is_in_title(match.span) or self._is_form_of(word, likely[0]):
            return True
        if distance(word.lower(), likely[0].lower()) > 1 and self._is_customers(word):
            return True
        return self._text.language == "pl" and _is_polonised_english(word)

    def _is_name(self, word: str, likely: str, span: Span) -> bool:
        """Whether a capital is there because of the word, not of the sentence that it begins."""
        if not self._text.starts_sentence(span) or not self._is_no_name(likely):
            return True
        return len(word) <= _SHORT or self._recurs(word)

    def with_likely_words_first(self, match: GrammarMatch) -> GrammarMatch:
        """The match with those suggestions first that differ least from what is written."""
        word = match.span.of(self._text.whole)
        likely = self._likely(word, match.replacements)
        others = [other for other in match.replacements if other not in likely]
        return dataclasses.replace(match, replacements=(*likely, *others))

    def _is_code(self, word: str, span: Span) -> bool:
        run = self._text.run_around(span).strip(".,;:!?()„”\"'«»“")
        if any(letter.isdigit() for letter in run) or "_" in run:
            return True
        capitals = sum(letter.isupper() for letter in word)
        if capitals > 1 or (capitals == 1 and not word[0].isupper()):
            return not self._is_shouted(span)
        return False

    def _is_shouted(self, span: Span) -> bool:
        """Whether the words beside it are in capitals, too: then it is no abbreviation."""
        line_start = self._text.whole.rfind("\n", 0, span.start) + 1
        before = WORD.findall(self._text.whole[line_start : span.start])[-2:]
        after = WORD.findall(self._text.whole[span.end : span.end + 60])[:2]
        loud = [word for word in (*before, *after) if len(word) > _SHORT and word.isupper()]
        return len(loud) > 1

    def _is_known(self, word: str) -> bool:
        lower = _bare(word)
        if lower in self._known or lower in self._text.names:
            return True
        if any(_one_lemma(lower, known) for known in self._known):
            return True
        return word[0].isupper() and any(_one_lemma(lower, name) for name in self._text.names)

    def _likely(self, word: str, suggestions: Iterable[str]) -> list[str]:
        """The suggestions close enough to be what was meant, nearest first."""
        lower = word.lower()
        near = [(0, apart) for apart in self._apart_from_negation(word)]
        if lower in self._corrections:
            correction = self._corrections[lower]
            near.append((-1, correction.capitalize() if word[0].isupper() else correction))
        for suggestion in suggestions:
            if suggestion[0].isupper() and not word[0].isupper():
                continue
            if re.sub(r"[\s-]", "", suggestion.lower()) == re.sub(r"[\s-]", "", lower):
                if self._is_two_words(suggestion):
                    near.append((0, suggestion))
            elif lower.replace("ё", "е") == suggestion.lower().replace("ё", "е"):
                continue  # both spellings are right
            elif _same_without_accents(lower, suggestion):
                near.append((0, suggestion))
            elif self._is_in_use(suggestion) and _is_close(lower, suggestion.lower()):
                near.append((distance(lower, suggestion.lower()), suggestion))
        return [suggestion for _, suggestion in sorted(near, key=lambda pair: pair[0])]

    def _apart_from_negation(self, word: str) -> Iterator[str]:
        """`niewyrzucać`, `незнаю`: a verb with its "not" written together, taken apart."""
        negation = {"pl": "nie", "ru": "не"}.get(self._text.language)
        if negation is None or not word.lower().startswith(negation):
            return
        verb = word[len(negation) :]
        readings = self._text.morphology.readings(verb)
        is_verb = readings and all(reading.part_of_speech == "verb" for reading in readings)
        if is_verb and len(verb) >= _SHORT and self._is_in_use(verb):
            yield f"{word[: len(negation)]} {verb}"

    def _is_two_words(self, suggestion: str) -> bool:
        """Whether a suggestion to write apart makes sense: `w końcu`, but not `o psów`."""
        first, _, second = suggestion.lower().partition(" ")
        if not second or not self._is_in_use(second) or self._text.language != "pl":
            return False  # Russian joins as it likes (`удона` is no `у дона`): see `corrections`
        parts = {r.part_of_speech for r in self._text.morphology.readings(second)}
        if first == "nie":
            return parts <= {"verb", "adv"}
        if first in _BEFORE_ADVERBS and parts & {"adv", "part"}:
            return True
        governing = first in CASES and first not in {"o", "u"}
        return governing and governs(first, second, self._text.morphology)

    def _is_in_use(self, word: str) -> bool:
        return is_common(word, self._text.language, self._text.morphology)

    def _is_form_of(self, word: str, likely: str) -> bool:
        """Whether both would have one lemma: `промокоду` beside `промокод`, all that is known."""
        if self._text.language != "ru":
            return False  # the other dictionaries don't read unknown words
        readings = self._text.morphology.readings
        return bool({r.lemma for r in readings(word)} & {r.lemma for r in readings(likely)})

    def _is_no_name(self, word: str) -> bool:
        """Whether the dictionary has it as something else than a name."""
        readings = [
            reading
            for part in word.lower().split()
            for reading in self._text.morphology.readings(part)
        ]
        names = {"firstname", "surname", "place", "patronymic"}
        return not readings or any(not reading.features & names for reading in readings)

    def _recurs(self, word: str) -> bool:
        """Whether the same capitalised word stands in the midst of a sentence elsewhere."""
        spans = (
            Span(*found.span())
            for found in re.finditer(rf"\b{re.escape(word)}\b", self._text.whole)
        )
        return any(not self._text.starts_sentence(span) for span in spans)

    def _is_in_title(self, span: Span) -> bool:
        """Whether it stands in a short quotation that begins with a capital: a product's name."""
        quoted = self._text.quotation_around(span)
        if quoted is None:
            return False
        words = WORD.findall(quoted.of(self._text.whole))
        return len(words) <= 5 and words[0][0].isupper() and span.of(self._text.whole) in words

    def _is_customers(self, word: str) -> bool:
        lower = _bare(word)
        theirs = self._text.customers_words
        return lower in theirs or any(_one_lemma(lower, other) for other in theirs)


def distance(one: str, other: str) -> int:
    """How many letters to insert, drop, change or swap with their neighbour: at most 3 counted."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            best = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and wanted == one[row - 2]:
                best = min(best, before[column - 2] + 1)
            current.append(best)
        before, above = above, current
    return min(above[-1], 3)


def _bare(word: str) -> str:
    """In lower case, without the English possessive."""
    return re.sub(r"['’]s?$", "", word.lower())


def _one_lemma(one: str, other: str) -> bool:
    """Whether two words look like forms of one name: `Pawła` and `Paweł`, `Tracerze`, `Tracer`."""
    shorter = min(len(one), len(other))
    stem = max(3, shorter - 2)
    return shorter >= 3 and abs(len(one) - len(other)) <= 4 and one[:stem] == other[:stem]


def _same_without_accents(one: str, other: str) -> bool:
    return _without_accents(one) == _without_accents(other)


def _without_accents(word: str) -> str:
    lower = word.lower().replace("ł", "l").replace("ё", "е")
    if any("а" <= letter <= "я" for letter in lower):
        return lower  # й is a letter of its own
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_close(one: str, other: str) -> bool:
    """Whether a slip of the finger makes one of the other; in short words only a swap does."""
    away = distance(one, other)
    if one[0] != other[0] or len(one) <= _SHORT:
        return away == 1 and sorted(one) == sorted(other)
    return away == 1 or (away == 2 and len(one) >= _LONG)


def _is_english_word(word: str) -> bool:
    from replylint.analysis.morphology import morphology

    return len(word) >= _SHORT and word.isascii() and bool(morphology("en").readings(word))


def _is_polonised_english(word: str) -> bool:
    """Whether a word in a Polish text is English with a Polish ending: `sellera`, `claimów`."""
    lower = word.lower()
    stems = (lower[: -len(end)] for end in _POLISH_ENDINGS if lower.endswith(end))
    return any(_is_english_word(stem) for stem in stems)
