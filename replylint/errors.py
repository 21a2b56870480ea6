"""The errors that the command line prints as one line, without a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path


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


def unforeseen(problem: Exception) -> str:
    """An error that is ours, in one line: what, at which place of the program, where to take it."""
    ours = Path(__file__).parent
    frames = traceback.extract_tb(problem.__traceback__)
    places = [frame for frame in frames if ours in Path(frame.filename).parents] or frames
    what = f"{type(problem).__name__}: {problem}" if str(problem) else type(problem).__name__
    place = ""
    if places:
        file = Path(places[-1].filename)
        shown = file.relative_to(ours.parent) if ours in file.parents else file
        place = f" ({shown}:{places[-1].lineno})"
    return (
        f"internal error: {what}{place}. This is a mistake in replylint: please report this line "
        "and `replylint --version` to its authors"
    )
