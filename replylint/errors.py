"""The errors that the command line prints as one line, without a traceback."""

from __future__ import annotations


class ReplylintError(Exception):
    """Something a person can put right. The message says what is wrong, where, and what to do."""


class ReadError(ReplylintError):
    """One input file could not be read; the others are still linted."""


class RuleError(ReplylintError):
    """A rule, list or situation file has a mistake; the message carries file, line and excerpt."""


class ConfigError(ReplylintError):
    """A settings file or an option has a mistake."""


class GrammarUnavailable(ReplylintError):
    """LanguageTool could not be had; the message says what to do."""
