"""Cuts a stretch of a message, up to a question mark, into the questions that it asks."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from replylint.analysis.questions.folding import fold
from replylint.analysis.questions.kinds import named_kind, opening_kind
from replylint.analysis.questions.openings import (
    Opening,
    after_joiners,
    asks_unmarked,
    has_predicate,
    independent,
    is_relative,
    openings,
)
from replylint.analysis.questions.vocabulary import Vocabulary

DIRECT, INDIRECT, WONDERING, STATEMENT = "direct", "indirect", "wondering", "statement"
_TRAILING_NUMBER = re.compile(r"\s\(?\d{1,2}[.)]?\s*\Z")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A question as a range of its stretch, with what it seeks; see finding.Asked."""

    start: int
    end: int
    kind: str
    form: str = DIRECT
    fragment: bool = False


def pieces_of(stretch: str, vocabulary: Vocabulary) -> list[Piece]:
    """The questions of a stretch of text, which ends at a question mark or has none."""
    folded = fold(stretch)
    found = list(openings(folded, vocabulary))
    if "?" in stretch:
        pieces = _direct(folded, found, vocabulary)
    else:
        pieces = _unmarked(folded, found, vocabulary)
    trimmed = (_trimmed(piece, folded, vocabulary) for piece in pieces)
    return [piece for piece in trimmed if _LETTER.search(folded, piece.start, piece.end)]


def _direct(folded: str, found: list[Opening], vocabulary: Vocabulary) -> list[Piece]:
    """The questions of a stretch that ends with a question mark."""
    end = len(folded)
    kept = independent(folded, found, vocabulary)
    pieces: list[Piece] = []
    first = kept[0].edge if kept else end
    lead = _verb_first_piece(folded, 0, first, vocabulary)
    if lead is not None and kept and _embeds(folded[lead.start : lead.end], vocabulary):
        lead = None
    if lead is not None:
        within = (
            bool(kept)
            and not kept[0].joined
            and (
                is_relative(folded, kept[0], vocabulary)
                or opening_kind(folded, kept[0].start, vocabulary) in {"yes-no", "choice"}
            )
        )
        if within:
            kept = kept[1:]
            stop = kept[0].edge if kept else end
            lead = Piece(
                lead.start, stop, _kind_of(folded, lead.start, stop, vocabulary, lead.kind)
            )
        pieces.append(lead)
    if lead is None and not kept:
        start = _last_clause(folded, vocabulary)
        inner = next((s for s, _ in vocabulary.any_ask.spans(folded) if s >= start), None)
        kind = _kind_of(folded, start if inner is None else inner, end, vocabulary, "yes-no")
        if inner is not None and inner > start and kind == "yes-no":
            kind = "choice"
        pieces.append(Piece(start, end, kind))
    for opening, following in zip(kept, [*kept[1:], None], strict=False):
        stop = following.edge if following else end
        kind = _kind_of(folded, opening.start, stop, vocabulary)
        tail = _second_verb_first(folded, opening.start, stop, vocabulary)
        pieces.append(Piece(opening.start, tail or stop, kind))
        if tail is not None:
            start = after_joiners(folded, tail, vocabulary)
            pieces.append(Piece(start, stop, "yes-no"))
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


def _verb_first_piece(folded: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    """The last clause of the region that begins with a verb of asking, to the region's end."""
    edges = [start, *(m.end() for m in re.finditer(r"[,;:.!)\n-]\s", folded[start:end]))]
    for edge in edges:
        begin = after_joiners(folded, edge, vocabulary)
        clause = folded[begin:end]
        if len(clause.split()) > 1 and vocabulary.verb_first.search(clause, clause):
            return Piece(begin, end, _kind_of(folded, begin, end, vocabulary, "yes-no"))
    return None


def _second_verb_first(folded: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Where, after a comma in a question, a second one begins with its verb; None if nowhere."""
    for match in re.finditer(r",\s", folded[start:end]):
        edge = start + match.end()
        begin = after_joiners(folded, edge, vocabulary)
        clause = folded[begin:end]
        if len(clause.split()) > 2 and vocabulary.verb_first.search(clause, clause):
            return edge
    return None


def _last_clause(folded: str, vocabulary: Vocabulary) -> int:
    """Where the last clause of at least three words begins; a question's clause ends it."""
    start = 0
    for match in re.finditer(r"[;:.!)]\s|\s-\s", folded):
        if len(folded[match.end() :].split()) >= 3:
            start = match.end()
    return after_joiners(folded, start, vocabulary)


def _with_fragments_marked(folded: str, pieces: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces; one such as "i do jakiej kwoty" leans on the question before it."""
    marked: list[Piece] = []
    for piece in pieces:
        words = _WORD.findall(folded[piece.start : piece.end])
        fragment = bool(marked) and len(words) <= 3 and not has_predicate(words, vocabulary)
        marked.append(dataclasses.replace(piece, fragment=fragment))
    return marked


def _unmarked(folded: str, found: list[Opening], vocabulary: Vocabulary) -> list[Piece]:
    """The questions of a stretch without a question mark."""
    opener = next(vocabulary.openers.spans(folded), None)
    if opener is not None:
        after = [o for o in found if o.start >= opener[1] - 1]
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
            return [Piece(opener[0], len(folded), kind, INDIRECT)]
    statement = vocabulary.statements.search(folded, folded)
    if statement and not found:
        return [Piece(0, len(folded), "what", STATEMENT)]
    kept: list[Opening] = []
    for opening in found:
        if (kept and (opening.joined or opening.after_mark)) or asks_unmarked(
            folded, opening, vocabulary
        ):
            kept.append(opening)
    if not kept:
        return []
    return [p for p in _direct(folded, kept, vocabulary) if p.start >= kept[0].start]


def _trimmed(piece: Piece, folded: str, vocabulary: Vocabulary) -> Piece:
    """The piece without the reason or condition that trails it, and without marks at its edges."""
    start, end = piece.start, piece.end
    for tail, _ in vocabulary.tails.spans(folded[start:end]):
        if len(_WORD.findall(folded[start : start + tail])) >= 3:
            end = start + tail
            break
    if end < piece.end or end < len(folded.rstrip()):
        end = start + len(_TRAILING_NUMBER.sub("", folded[start:end]))
    text = folded[start:end]
    start += len(text) - len(text.lstrip(" \t\n,;:.-–—(„\"'"))
    end = start + len(folded[start:end].rstrip(" \t\n,;:.-–—(„\"'"))
    return dataclasses.replace(piece, start=start, end=end)
