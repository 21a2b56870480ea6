"""LanguageTool for a run: started when the first reply asks, given up once if it can't be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
                self._tool = self._connect()
            return self._tool.check_message(message, language)
        except GrammarUnavailable as problem:
            self._problem = str(problem)
            return None

    def _connect(self) -> LanguageTool:
        from replylint.analysis.languagetool import find_or_start, find_running
        from replylint.commands.languagetool import progress_bar, screen

        if self._settings.url is not None or find_running() is not None:
            return find_or_start(self._settings.url)
        with progress_bar(screen()) as progress:
            return find_or_start(None, True, progress)

    def notes(self) -> tuple[str, ...]:
        """The line for the summary, if LanguageTool could not be had."""
        if self._problem is None:
            return ()
        return (self._problem,)
