"""Finds what a customer's message asks, and cuts several questions in one sentence apart."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.kinds import named_kind, opening_kind
from replylint.analysis.questions.phrases import Phrases
from replylint.analysis.questions.vocabulary import BROADER, Vocabulary
from replylint.model import Document, SectionKind, Sentence, Span

DIRECT, INDIRECT, WONDERING, STATEMENT = "direct", "indirect", "wondering", "statement"
_STRETCH = re.compile(r"[^?]*\?[?!]*|[^?]+")
_EDGE = re.compile(r"[,;:.!(\-–—\n\"„«“]\s*\Z")
_NUMBER = re.compile(r"(?:\A|\n)[ \t>]*\(?(\d{1,2})[.)][ \t]+\Z")
_LEADING_NUMBER = re.compile(r"\A\s*\(?(\d{1,2})[.)]\s")
_CLAUSE_MARK = re.compile(r"[,;:.!(\n]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the message asks. `span` and `context` lie in the inquiry's text.

    `kind` is as in model.Question, `seeks` is narrower (an hour, a price). `form` is direct,
    indirect, wondering ("nie wiem, czy …") or statement. `context` is what the customer says just
    before, to which a pronoun in the question may point; `number` is the question's number where
    the customer numbers them. A fragment ("… i do kiedy?") leans on the question before it.
    """

    span: Span
    kind: str
    seeks: str
    form: str
    sentence: int
    context: Span
    number: int | None = None
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """A question word at the edge of a clause: `start` of the word, `joined` by "and"."""

    start: int
    edge: int
    joined: bool
    after_mark: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: str
    form: str = DIRECT
    fragment: bool = False


def find(inquiry: Document, vocabulary: Vocabulary) -> tuple[Asked, ...]:
    """The questions of a message in the order of the text, rhetorical ones left out."""
    sentences = [s for s in inquiry.sentences if s.section is not SectionKind.SIGNATURE]
    found: list[Asked] = []
    for index, sentence in enumerate(sentences):
        text = sentence.span.of(inquiry.text)
        before = sentences[index - 1].span.start if index else sentence.span.start
        for stretch in _STRETCH.finditer(text):
            pieces = _pieces(stretch.group(), vocabulary)
            for piece in pieces:
                if _wants_no_answer(sentence, stretch.group(), piece, vocabulary):
                    continue
                offset = sentence.span.start + stretch.start()
                span = Span(offset + piece.start, offset + piece.end)
                number = _number(inquiry.text, sentence, span)
                context = Span(before, span.start)
                kind = BROADER.get(piece.kind, piece.kind)
                found.append(
                    Asked(
                        span,
                        kind,
                        piece.kind,
                        piece.form,
                        index,
                        context,
                        number,
                        piece.fragment,
                    )
                )
    return tuple(found)


def _number(text: str, sentence: Sentence, span: Span) -> int | None:
    leading = _LEADING_NUMBER.match(sentence.span.of(text))
    match = leading or _NUMBER.search(text[: sentence.span.start])
    if match is None:
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        match = _LEADING_NUMBER.match(line + " ")
    return int(match.group(1)) if match else None


def _wants_no_answer(
    sentence: Sentence, stretch: str, piece: _Piece, vocabulary: Vocabulary
) -> bool:
    act = sentence.acts.get("question-rhetorical")
    real = sentence.acts.get("question")
    if act is not None and act.confidence > 0.5 and real is None:
        return True
    text = stretch[piece.start : piece.end]
    if piece.form == STATEMENT:
        return False
    return vocabulary.rhetorical.search(text, fold(text))


def _pieces(stretch: str, vocabulary: Vocabulary) -> list[_Piece]:
    folded = fold(stretch)
    openings = list(_openings(folded, vocabulary))
    if "?" in stretch:
        pieces = _direct(folded, openings, vocabulary)
    else:
        pieces = _unmarked(folded, openings, vocabulary)
    return [_trimmed(piece, folded, vocabulary) for piece in pieces]


def _openings(folded: str, vocabulary: Vocabulary) -> Iterator[_Opening]:
    """The question words that stand where a clause begins, a preposition before them included."""
    end_of_last = 0
    for start, end in vocabulary.any_ask.spans(folded):
        start = _before_prepositions(folded, start, vocabulary)
        if start < end_of_last:
            continue
        edge, joined = _before_joiners(folded, start, vocabulary)
        head = folded[:edge]
        after_mark = not head.strip() or _EDGE.search(head) is not None
        introduced = _introduced(head, vocabulary)
        if not introduced and _starts_with(vocabulary.only_introduced, folded[start:]):
            continue
        if joined or after_mark or introduced:
            yield _Opening(start, edge, joined, after_mark)
            end_of_last = end


def _before_prepositions(folded: str, start: int, vocabulary: Vocabulary) -> int:
    words = list(_WORD.finditer(folded, 0, start))
    if words and words[-1].group() in vocabulary.prepositions:
        between = folded[words[-1].end() : start]
        return words[-1].start() if not between.strip() else start
    return start


def _before_joiners(folded: str, start: int, vocabulary: Vocabulary) -> tuple[int, bool]:
    """Where the joining words before `start` begin, and whether there are any."""
    edge, joined = start, False
    while True:
        head = folded[:edge].rstrip()
        for joiner in vocabulary.joiners:
            if head.endswith(joiner) and not head[: -len(joiner)][-1:].isalnum():
                edge, joined = len(head) - len(joiner), True
                break
        else:
            return edge, joined


def _introduced(head: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a question word since the last mark introduces a question."""
    clause = _CLAUSE_MARK.split(head)[-1]
    greeting = vocabulary.greetings.search(clause, clause) and len(clause.split()) <= 3
    known = vocabulary.openers.search(clause, clause) or vocabulary.embedding.search(clause, clause)
    return greeting or known


def _direct(folded: str, openings: list[_Opening], vocabulary: Vocabulary) -> list[_Piece]:
    """The questions of a stretch that ends with a question mark."""
    end = len(folded)
    kept = _independent(folded, openings, vocabulary)
    pieces: list[_Piece] = []
    first = kept[0].edge if kept else end
    lead = _verb_first_piece(folded, 0, first, vocabulary)
    if lead is not None and kept and _embeds(folded[lead.start : lead.end], vocabulary):
        lead = None
    if lead is not None:
        within = (
            bool(kept)
            and not kept[0].joined
            and (
                _is_relative(folded, kept[0], vocabulary)
                or opening_kind(folded, kept[0].start, vocabulary) in {"yes-no", "choice"}
            )
        )
        if within:
            kept = kept[1:]
            stop = kept[0].edge if kept else end
            lead = _Piece(
                lead.start, stop, _kind_of(folded, lead.start, stop, vocabulary, lead.kind)
            )
        pieces.append(lead)
    if lead is None and not kept:
        start = _last_clause(folded, vocabulary)
        inner = next((s for s, _ in vocabulary.any_ask.spans(folded) if s >= start), None)
        kind = _kind_of(folded, start if inner is None else inner, end, vocabulary, "yes-no")
        if inner is not None and inner > start and kind == "yes-no":
            kind = "choice"
        pieces.append(_Piece(start, end, kind))
    for opening, following in zip(kept, [*kept[1:], None], strict=False):
        stop = following.edge if following else end
        kind = _kind_of(folded, opening.start, stop, vocabulary)
        tail = _second_verb_first(folded, opening.start, stop, vocabulary)
        pieces.append(_Piece(opening.start, tail or stop, kind))
        if tail is not None:
            start = _after_joiners(folded, tail, vocabulary)
            pieces.append(_Piece(start, stop, "yes-no"))
    return _with_fragments_marked(folded, pieces, vocabulary)


def _embeds(folded: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.embedding.search(folded, folded)


def _kind_of(
    folded: str, start: int, stop: int, vocabulary: Vocabulary, default: str = "what"
) -> str:
    text = folded[:stop]
    kind = opening_kind(text, start, vocabulary) or default
    if vocabulary.alternatives.search(text[start + 3 :], text[start + 3 :]):
        return "choice"
    if kind in {"yes-no", "choice"} and vocabulary.embedding.search(text[start:], text[start:]):
        for inner, _ in vocabulary.any_ask.spans(text):
            if inner > start + 3:
                inside = opening_kind(text, inner, vocabulary)
                if inside not in {None, "choice"}:
                    return str(inside)
    return kind


def _independent(folded: str, openings: list[_Opening], vocabulary: Vocabulary) -> list[_Opening]:
    """The openings that begin a question of their own."""
    kept: list[_Opening] = []
    last_joined = max((o.start for o in openings if o.joined), default=-1)
    for opening in openings:
        if not kept:
            kept.append(opening)
            continue
        before = folded[kept[-1].start : opening.edge]
        kind = opening_kind(folded, opening.start, vocabulary)
        earlier = opening_kind(folded, kept[-1].start, vocabulary)
        if vocabulary.embedding.search(before, before) and not opening.joined:
            continue
        between = folded[opening.edge : opening.start]
        other_side = vocabulary.alternatives.search(between, between)
        if earlier in {"yes-no", "choice"} and (
            other_side or (kind in {"yes-no", "choice"} and not opening.joined)
        ):
            continue  # "czy …, czy …", "is it … or is it …" are one choice
        own = opening.joined or last_joined > opening.start
        own = own or _starts_with(vocabulary.certain_asks, folded[opening.start :])
        if not own and _is_relative(folded, opening, vocabulary):
            continue
        kept.append(opening)
    return kept


def _is_relative(folded: str, opening: _Opening, vocabulary: Vocabulary) -> bool:
    return _starts_with(vocabulary.relative_asks, folded[opening.start :])


def _starts_with(phrases: Phrases, folded: str) -> bool:
    return phrases.folded is not None and phrases.folded.match(folded) is not None


def _after_joiners(folded: str, start: int, vocabulary: Vocabulary) -> int:
    """The first place from `start` that is no mark, greeting or joining word."""
    while True:
        match = re.compile(r"[\W_]*").match(folded, start)
        start = match.end() if match else start
        for joiner in vocabulary.joiners:
            end = start + len(joiner)
            if folded.startswith(joiner, start) and not folded[end : end + 1].isalnum():
                start = end
                break
        else:
            return start


def _verb_first_piece(folded: str, start: int, end: int, vocabulary: Vocabulary) -> _Piece | None:
    """The last clause of the region that begins with a verb of asking, to the region's end."""
    edges = [start, *(m.end() for m in re.finditer(r"[,;:.!)\n-]\s", folded[start:end]))]
    for edge in edges:
        begin = _after_joiners(folded, edge, vocabulary)
        clause = folded[begin:end]
        if len(clause.split()) > 1 and vocabulary.verb_first.search(clause, clause):
            return _Piece(begin, end, _kind_of(folded, begin, end, vocabulary, "yes-no"))
    return None


def _second_verb_first(folded: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Where, after a comma in a question, a second one begins with its verb; None if nowhere."""
    for match in re.finditer(r",\s", folded[start:end]):
        edge = start + match.end()
        begin = _after_joiners(folded, edge, vocabulary)
        clause = folded[begin:end]
        if len(clause.split()) > 2 and vocabulary.verb_first.search(clause, clause):
            return edge
    return None


def _last_clause(folded: str, vocabulary: Vocabulary) -> int:
    """Where the last clause of at least three words begins; a question's clause ends the stretch."""
    start = 0
    for match in re.finditer(r"[;:.!)]\s|\s-\s", folded):
        if len(folded[match.end() :].split()) >= 3:
            start = match.end()
    return _after_joiners(folded, start, vocabulary)


def _with_fragments_marked(
    folded: str, pieces: list[_Piece], vocabulary: Vocabulary
) -> list[_Piece]:
    """The pieces; one such as "i do jakiej kwoty" leans on the question before it."""
    marked: list[_Piece] = []
    for piece in pieces:
        words = _WORD.findall(folded[piece.start : piece.end])
        fragment = bool(marked) and len(words) <= 3 and not _has_predicate(words, vocabulary)
        marked.append(dataclasses.replace(piece, fragment=fragment))
    return marked


def _has_predicate(words: list[str], vocabulary: Vocabulary) -> bool:
    from replylint.analysis.morphology import morphology

    dictionary = morphology(vocabulary.language)
    return any(
        reading.part_of_speech == "verb" for word in words for reading in dictionary.readings(word)
    )


def _unmarked(folded: str, openings: list[_Opening], vocabulary: Vocabulary) -> list[_Piece]:
    """The questions of a stretch without a question mark."""
    opener = next(vocabulary.openers.spans(folded), None)
    if opener is not None:
        after = [o for o in openings if o.start >= opener[1] - 1]
        if after:
            head = folded[opener[0] : opener[1]]
            form = WONDERING if vocabulary.wondering.search(head, head) else INDIRECT
            return [
                dataclasses.replace(piece, form=form)
                for piece in _direct(folded, after, vocabulary)
                if piece.start >= opener[0]
            ]
        rest = folded[opener[0] :]
        kind = named_kind(" ".join(rest.split()[:9]), vocabulary)
        if kind is not None and not vocabulary.statements.search(folded, folded):
            return [_Piece(opener[0], len(folded), kind, INDIRECT)]
    statement = vocabulary.statements.search(folded, folded)
    if statement and not openings:
        return [_Piece(0, len(folded), "what", STATEMENT)]
    kept: list[_Opening] = []
    for opening in openings:
        if (kept and (opening.joined or opening.after_mark)) or _asks_unmarked(
            folded, opening, vocabulary
        ):
            kept.append(opening)
    if not kept:
        return []
    return [p for p in _direct(folded, kept, vocabulary) if p.start >= kept[0].start]


def _asks_unmarked(folded: str, opening: _Opening, vocabulary: Vocabulary) -> bool:
    """Whether an opening asks though no question mark follows: not "Kiedy dzwoniłem, …"."""
    rest = folded[opening.start :]
    certain = _starts_with(vocabulary.certain_asks, rest)
    head = _LEADING_NUMBER.sub("", folded[: opening.edge])
    at_start = not head.strip(" -•*") or (
        vocabulary.greetings.search(head, head) and len(head.split()) <= 4
    )
    cut = next((start for start, _ in vocabulary.tails.spans(rest)), len(rest))
    if at_start and (certain or "," not in rest[:cut].rstrip(" ,")):
        return True
    before = _CLAUSE_MARK.split(head.rstrip(" ,"))[-1]
    if vocabulary.reporting.search(before, before):
        return False
    asking = certain or _wants_to_act(rest, vocabulary)
    return asking and (at_start or opening.joined or opening.after_mark)


def _wants_to_act(folded: str, vocabulary: Vocabulary) -> bool:
    """Whether an infinitive or a verb of being able soon follows the question word."""
    from replylint.analysis.morphology import morphology

    dictionary = morphology(vocabulary.language)
    following = _WORD.findall(folded)[1:4]
    text = " ".join(following)
    return vocabulary.able.search(text, text) or any(
        reading.part_of_speech == "verb" and "inf" in reading.features
        for word in following
        for reading in dictionary.readings(word)
    )


def _trimmed(piece: _Piece, folded: str, vocabulary: Vocabulary) -> _Piece:
    """The piece without the reason or condition that trails it, and without marks at its edges."""
    start, end = piece.start, piece.end
    for tail, _ in vocabulary.tails.spans(folded[start:end]):
        if len(_WORD.findall(folded[start : start + tail])) >= 3:
            end = start + tail
            break
    text = folded[start:end]
    start += len(text) - len(text.lstrip(" \t\n,;:.-–—(„\"'"))
    end = start + len(folded[start:end].rstrip(" \t\n,;:.-–—(„\"'"))
    return dataclasses.replace(piece, start=start, end=end)
