"""The table of check kinds: the name that rules write after `check:`, and the module."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.checks import (
    CheckKind,
    act,
    address,
    addressee,
    attachments,
    capitals,
    clauses,
    closing,
    curt,
    fonts,
    images,
    impersonal,
    jargon,
    known_data,
    languagetool,
    late,
    marks,
    missing,
    paragraphs,
    person,
    phrase,
    questions,
    reference,
    sentence_length,
    signature,
    subject,
    template,
    unattached,
)

_INQUIRY = frozenset({"inquiry"})
_GRAMMAR = frozenset({"grammar"})
_QUESTIONS = frozenset({"questions"})

CHECKS: Mapping[str, CheckKind] = {
    "act": CheckKind(act.Options, act.run),
    "address": CheckKind(address.Options, address.run),
    "addressee": CheckKind(addressee.Options, addressee.run, needs=_INQUIRY),
    "attachments": CheckKind(attachments.Options, attachments.run),
    "capitals": CheckKind(capitals.Options, capitals.run),
    "clauses": CheckKind(clauses.Options, clauses.run),
    "closing": CheckKind(closing.Options, closing.run),
    "curt": CheckKind(curt.Options, curt.run, uses=_QUESTIONS),
    "fonts": CheckKind(fonts.Options, fonts.run),
    "images": CheckKind(images.Options, images.run),
    "impersonal": CheckKind(impersonal.Options, impersonal.run, needs=_INQUIRY),
    "jargon": CheckKind(jargon.Options, jargon.run),
    "known-data": CheckKind(known_data.Options, known_data.run, needs=_INQUIRY),
    "languagetool": CheckKind(languagetool.Options, languagetool.run, needs=_GRAMMAR),
    "late": CheckKind(late.Options, late.run, needs=_INQUIRY),
    "marks": CheckKind(marks.Options, marks.run),
    "missing": CheckKind(missing.Options, missing.run),
    "paragraphs": CheckKind(paragraphs.Options, paragraphs.run),
    "person": CheckKind(person.Options, person.run),
    "phrase": CheckKind(phrase.Options, phrase.run),
    "questions": CheckKind(questions.Options, questions.run, needs=_INQUIRY, uses=_QUESTIONS),
    "reference": CheckKind(reference.Options, reference.run, needs=_INQUIRY),
    "sentence-length": CheckKind(sentence_length.Options, sentence_length.run),
    "signature": CheckKind(signature.Options, signature.run),
    "subject": CheckKind(subject.Options, subject.run),
    "template": CheckKind(template.Options, template.run),
    "unattached": CheckKind(unattached.Options, unattached.run),
}
