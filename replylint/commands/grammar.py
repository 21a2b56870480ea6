"""LanguageTool for a run: started when the first reply asks, given up once if it can't be had."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from replylint.config import LanguageToolSettings
from replylint.errors import GrammarUnavailable
from replylint.model import GrammarMatch, Message

if TYPE_CHECKING:
    from replylint.analysis.languagetool import LanguageTool


class OnDemand:
    """Asks LanguageTool; after the first failure it says why, once, and gives None."""

    def __init__(self, settings: LanguageToolSettings, reader: str) -> None:
        self._settings = settings
        self._reader = reader
        self._tool: LanguageTool | None = None
        self._problem: str | None = None

    @property
    def failed(self) -> bool:
        """Whether LanguageTool was wanted and could not be had."""
        return self._problem is not None

    def __call__(self, message: Message, language: str) -> tuple[GrammarMatch, ...] | None:
        if self._problem is not None:
            return None
        try:
            if self._tool is None:
                from replylint.analysis.languagetool import find_or_start

                self._tool = find_or_start(self._settings.url, True, _Progress())
            return self._tool.check_message(message, language)
        except GrammarUnavailable as problem:
            self._problem = str(problem)
            return None

    def notes(self) -> tuple[str, ...]:
        """The line for the summary, if LanguageTool could not be had."""
        if self._problem is None:
            return ()
        return (self._problem,)


class _Progress:
    """Says on standard error what is being installed or started, a line for each new step."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, message: str, part: float | None) -> None:
        if message != self._last and (part is None or sys.stderr.isatty() or part == 0):
            click.echo(f"replylint: {message}", err=True)
            self._last = message
