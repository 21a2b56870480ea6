"""Check kind `reference`: the reply's order, case or invoice number isn't the customer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from replylint.checks import Context
from replylint.checks.references import Reference, references
from replylint.finding import Fix, Hit
from replylint.model import Case, SectionKind, Token

# A number this short differs from another by chance.
_SHORTEST_ALIKE = 5
# Within so many characters a word introduces a number.
_BEFORE, _AFTER = 60, 20
# Of these many exist on purpose (a new parcel for a lost one): only a slip of the pen counts.
_MANY = frozenset({"parcel", "item"})


@dataclass(frozen=True, slots=True)
class Options:
    """`labels`: words that name a number, by kind; the kind `other` is left alone (tax numbers,
    accounts, models). `new`: words of a sentence that introduces another number on purpose."""

    labels: Mapping[str, tuple[str, ...]]
    new: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each number in the reply that the customer did not give, but one like it."""
    if case.inquiry is None:
        return
    found = references(case.inquiry, options.labels, context.morphology)
    # A number that the customer labels once has that kind everywhere.
    labelled = {reference.value: reference.kind for reference in found if reference.kind}
    theirs = [r for r in found if labelled.get(r.value) != "other"]
    subject = case.inquiry.message.mail.subject or ""
    known = f"{subject}\n{case.inquiry.text}"
    ours = references(case.reply, options.labels, context.morphology)
    said = {reference.value for reference in ours if reference.section is not SectionKind.SUBJECT}
    for reference in ours:
        if reference.section not in context.sections or reference.kind == "other":
            continue
        if _is_written(reference.value, known):
            continue
        if _introduced(reference, options, case):
            continue
        meant = _meant(reference, theirs, labelled, said)
        if meant is not None:
            yield Hit(
                section=reference.section,
                span=reference.span,
                related=meant.span if meant.section is not SectionKind.SUBJECT else None,
                fix=Fix((_words(meant, case),)),
                values={"theirs": _words(meant, case)},
            )


def _meant(
    reference: Reference,
    theirs: list[Reference],
    labelled: Mapping[str, str],
    said: set[str],
) -> Reference | None:
    """The customer's number that the reply must have meant; None if it may mean another."""
    for other in theirs:
        kind = other.kind or labelled.get(other.value)
        unlabelled = reference.kind is None or kind is None
        slip = _is_swap(reference.value, other.value) or (
            reference.kind == kind
            and kind is not None
            and _is_one_off(reference.value, other.value)
        )
        if slip and min(len(reference.value), len(other.value)) >= _SHORTEST_ALIKE:
            if unlabelled and kind is None and reference.kind is None:
                continue
            if other.value in said and not _is_swap(reference.value, other.value):
                continue
            return other
    same_kind = [
        other
        for other in theirs
        if reference.kind is not None
        and reference.kind not in _MANY
        and (other.kind or labelled.get(other.value)) == reference.kind
    ]
    if not same_kind or any(other.value in said for other in same_kind):
        return None
    return next((o for o in same_kind if _shape(o.value) == _shape(reference.value)), None)


def _is_written(value: str, text: str) -> bool:
    """Whether the text has the number to its last digit, however it sets it apart."""
    spaced = r"[\s/.\-–]*".join(map(re.escape, value))
    return re.search(rf"{spaced}(?!\w)", text, re.IGNORECASE) is not None


def _introduced(reference: Reference, options: Options, case: Case) -> bool:
    """Whether words close by say that the number is a new or another one."""
    tokens: Iterable[Token] = case.reply.subject
    if reference.section is not SectionKind.SUBJECT:
        sentences = case.reply.sentences
        tokens = next((s.tokens for s in sentences if s.span.overlaps(reference.span)), ())
    new = frozenset(options.new)
    return any(
        (token.lower in new or token.lemmas & new)
        and reference.span.start - _BEFORE < token.span.start < reference.span.end + _AFTER
        for token in tokens
    )


def _shape(value: str) -> str:
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", value))


def _is_swap(one: str, other: str) -> bool:
    """Whether the same digits stand there, two neighbours or two others changed over."""
    if len(one) != len(other) or _shape(one) != _shape(other):
        return False
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 2:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def _is_one_off(one: str, other: str) -> bool:
    """Whether one digit is another, missing, or too many."""
    if len(one) == len(other):
        return _shape(one) == _shape(other) and (
            sum(a != b for a, b in zip(one, other, strict=True)) == 1
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _words(reference: Reference, case: Case) -> str:
    assert case.inquiry is not None
    in_subject = reference.section is SectionKind.SUBJECT
    text = (case.inquiry.message.mail.subject or "") if in_subject else case.inquiry.text
    return reference.span.of(text)
