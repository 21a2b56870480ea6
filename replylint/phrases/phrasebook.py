"""All phrases of a pack, found in one pass over the tokens of a sentence.

Each phrase is indexed by what its first word may be (a form, a lemma, a stem's first letters, a
feature). A token looks up the few phrases that could begin with it, so that the cost of a pass
depends on the text, hardly on the number of phrases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from replylint.model import Sentence, Span, Token
from replylint.phrases.notation import (
    PARTS,
    Choice,
    Edge,
    Focus,
    Gap,
    Mark,
    Node,
    Not,
    Sequence_,
    Word,
)

# Before an act's name: the sentence holds a phrase that excuses it.
VETO = "not "
_STEM = 3
# Features so rare that a phrase that asks for nothing else is worth an index of its own. All
# readings of a word share them.
RARE = frozenset({"colloquial", "vulgar", "pejorative"})
# A phrase that may begin with anything is tried at every token.
_ANYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed phrase and what it belongs to, e.g. a rule's id or an act's name."""

    owner: str
    nodes: Sequence_
    exception: bool = False


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Where a phrase stands: `span` is the part to report, `whole` all of it, in the text."""

    owner: str
    span: Span
    whole: Span
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _State:
    """How far a match has come: the next token, and the tokens in focus, if any."""

    position: int
    focus: tuple[int, int] | None


class PhraseBook:
    """Phrases compiled for matching. Immutable once made."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._index: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for key in _first_keys(phrase.nodes) or {_ANYWHERE}:
                self._index[key].append(phrase)

    def find(self, sentences: Iterable[Sentence]) -> tuple[PhraseMatch, ...]:
        """Every match that no exception of the same owner overlaps, in the order of the text."""
        found: list[PhraseMatch] = []
        for sentence in sentences:
            found.extend(self._in_sentence(sentence))
        return tuple(found)

    def _in_sentence(self, sentence: Sentence) -> list[PhraseMatch]:
        tokens = sentence.tokens
        matches: dict[str, list[PhraseMatch]] = defaultdict(list)
        exceptions: dict[str, list[Span]] = defaultdict(list)
        for start, token in enumerate(tokens):
            for phrase in self._candidates(token):
                state = _longest(_match(phrase.nodes, 0, tokens, _State(start, None)))
                if state is None or state.position == start:
                    continue
                whole = _span(tokens, start, state.position)
                focus = state.focus or (start, state.position)
                if phrase.exception:
                    exceptions[phrase.owner].append(whole)
                else:
                    match = PhraseMatch(phrase.owner, _span(tokens, *focus), whole, sentence)
                    matches[phrase.owner].append(match)
        kept: list[PhraseMatch] = []
        for owner, found in matches.items():
            excused = exceptions.get(owner, ())
            valid = [m for m in found if not any(m.whole.overlaps(span) for span in excused)]
            kept.extend(_without_nested(valid))
        return sorted(kept, key=lambda match: (match.span, match.owner))

    def _candidates(self, token: Token) -> Iterator[Phrase]:
        seen: set[int] = set()
        for key in _token_keys(token):
            for phrase in self._index.get(key, ()):
                if id(phrase) not in seen:
                    seen.add(id(phrase))
                    yield phrase


def _without_nested(matches: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """Of matches of one owner that overlap, the longest; of equals the first."""
    kept: list[PhraseMatch] = []
    for match in sorted(matches, key=lambda m: (-len(m.span), m.span.start)):
        if not any(match.span.overlaps(other.span) for other in kept):
            kept.append(match)
    return kept


def _longest(states: Iterable[_State]) -> _State | None:
    return max(states, key=lambda state: state.position, default=None)


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    return Span(tokens[start].span.start, tokens[max(start, end - 1)].span.end)


def _match(nodes: Sequence_, at: int, tokens: Sequence[Token], state: _State) -> Iterator[_State]:
    """Every state in which `nodes[at:]` have been matched."""
    if at == len(nodes):
        yield state
        return
    for following in _step(nodes[at], tokens, state):
        yield from _match(nodes, at + 1, tokens, following)


def _step(node: Node, tokens: Sequence[Token], state: _State) -> Iterator[_State]:
    position = state.position
    if isinstance(node, Word):
        here = _next_word(tokens, position)
        if here is not None and _fits(node, tokens[here]):
            yield _State(here + 1, state.focus)
    elif isinstance(node, Choice):
        for option in node.options:
            yield from _match(option, 0, tokens, state)
    elif isinstance(node, Gap):
        yield state
        for _ in range(node.most):
            here = _next_word(tokens, position)
            if here is None:
                return
            position = here + 1
            yield _State(position, state.focus)
    elif isinstance(node, Focus):
        here = _next_word(tokens, position)
        begin = position if here is None else here
        for inside in _match(node.inner, 0, tokens, state):
            yield _State(inside.position, (begin, inside.position))
    elif isinstance(node, Not):
        if next(_match(node.inner, 0, tokens, state), None) is None:
            yield state
    elif isinstance(node, Edge):
        if _at_edge(tokens, position, end=node.end):
            yield state
    elif isinstance(node, Mark) and position < len(tokens) and tokens[position].text == node.text:
        yield _State(position + 1, state.focus)


def _next_word(tokens: Sequence[Token], position: int) -> int | None:
    """The next word from `position` on; marks between words are passed over."""
    while position < len(tokens):
        if tokens[position].is_word:
            return position
        position += 1
    return None


def _at_edge(tokens: Sequence[Token], position: int, *, end: bool) -> bool:
    rest = tokens[position:] if end else tokens[:position]
    return not any(token.is_word for token in rest)


def _fits(word: Word, token: Token) -> bool:
    if word.any_word:
        return True
    if word.digits:
        return any(letter.isdigit() for letter in token.text)
    if word.forms and token.lower not in word.forms:
        return False
    if word.stem and not token.lower.startswith(word.stem):
        return False
    if word.lemmas:
        if not token.readings:
            return token.lower in word.lemmas
        return any(
            reading.lemma in word.lemmas
            and word.features <= reading.features | {reading.part_of_speech}
            for reading in token.readings
        )
    if word.features:
        return any(
            word.features <= reading.features | {reading.part_of_speech}
            for reading in token.readings
        )
    return True


def _token_keys(token: Token) -> Iterator[str]:
    yield _ANYWHERE
    if not token.is_word:
        yield f"mark {token.text}"
        return
    lower = token.lower
    yield f"form {lower}"
    for length in range(1, _STEM + 1):
        yield f"stem {lower[:length]}"
    for lemma in token.lemmas:
        yield f"lemma {lemma}"
    for part_of_speech in sorted({r.part_of_speech for r in token.readings}):
        yield f"part {part_of_speech}"
    for reading in token.readings[:1]:
        for register in reading.features & RARE:
            yield f"register {register}"


def _first_keys(nodes: Sequence_) -> set[str] | None:
    """The keys of the tokens a phrase may begin with; None if it may begin with any."""
    keys: set[str] = set()
    for node in nodes:
        if isinstance(node, Edge | Not):
            continue
        if isinstance(node, Word):
            key = _word_keys(node)
            return None if key is None else keys | key
        if isinstance(node, Mark):
            return keys | {f"mark {node.text}"}
        if isinstance(node, Gap):
            return None
        options = node.options if isinstance(node, Choice) else (node.inner,)
        optional = False
        for option in options:
            inner = _first_keys(option)
            if inner is None:
                return None
            keys |= inner
            optional = optional or not option
        if not optional:
            return keys
    return keys


def _word_keys(word: Word) -> set[str] | None:
    if word.forms:
        return {f"form {form}" for form in word.forms}
    if word.lemmas:
        return {f"lemma {lemma}" for lemma in word.lemmas}
    if word.stem:
        return {f"stem {word.stem[:_STEM]}"}
    parts = word.features & PARTS
    return (
        {f"part {part}" for part in parts}
        or {f"register {r}" for r in word.features & RARE}
        or None
    )
