"""The table of check kinds: the name that rules write after `check:`, and the module."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.checks import (
    CheckKind,
    act,
    capitals,
    curt,
    jargon,
    missing,
    person,
    phrase,
    signature,
)

CHECKS: Mapping[str, CheckKind] = {
    "act": CheckKind(act.Options, act.run),
    "capitals": CheckKind(capitals.Options, capitals.run),
    "curt": CheckKind(curt.Options, curt.run),
    "jargon": CheckKind(jargon.Options, jargon.run),
    "missing": CheckKind(missing.Options, missing.run),
    "person": CheckKind(person.Options, person.run),
    "phrase": CheckKind(phrase.Options, phrase.run),
    "signature": CheckKind(signature.Options, signature.run),
}
