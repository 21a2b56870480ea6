"""The table of check kinds: the name that rules write after `check:`, and the module."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.checks import CheckKind, phrase

CHECKS: Mapping[str, CheckKind] = {
    "phrase": CheckKind(phrase.Options, phrase.run),
}
