"""The table of check kinds: the name that rules write after `check:`, and the module."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.checks import (
    CheckKind,
    act,
    capitals,
    curt,
    jargon,
    languagetool,
    missing,
    person,
    phrase,
    questions,
    signature,
)

_INQUIRY = frozenset({"inquiry"})
_GRAMMAR = frozenset({"grammar"})
_QUESTIONS = frozenset({"questions"})

CHECKS: Mapping[str, CheckKind] = {
    "act": CheckKind(act.Options, act.run),
    "capitals": CheckKind(capitals.Options, capitals.run),
    "curt": CheckKind(curt.Options, curt.run, uses=_QUESTIONS),
    "jargon": CheckKind(jargon.Options, jargon.run),
    "languagetool": CheckKind(languagetool.Options, languagetool.run, needs=_GRAMMAR),
    "missing": CheckKind(missing.Options, missing.run),
    "person": CheckKind(person.Options, person.run),
    "phrase": CheckKind(phrase.Options, phrase.run),
    "questions": CheckKind(questions.Options, questions.run, needs=_INQUIRY, uses=_QUESTIONS),
    "signature": CheckKind(signature.Options, signature.run),
}
