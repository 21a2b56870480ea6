"""Ask a LanguageTool server about a text, through language-tool-python."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from replylint.analysis.languagetool.install import Progress, quiet
from replylint.analysis.languagetool.server import start
from replylint.errors import GrammarUnavailable
from replylint.model import GrammarMatch, Message, SectionKind, Span

if TYPE_CHECKING:
    import language_tool_python

CODES = {"pl": "pl-PL", "ru": "ru-RU", "en": "en-US"}
ENGLISH = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
_OTHER_ENGLISH = re.compile(r"is \w+(?: \w+)? English\.")
CHECKED = (SectionKind.GREETING, SectionKind.BODY, SectionKind.CLOSING)
_SECONDS = 60
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class LanguageTool:
    """A server to ask. `english` is the variety that English texts are held to; None takes any.

    `disabled` are LanguageTool rule ids that the server need not apply. One object may be used by
    several threads; they take turns.
    """

    def __init__(
        self, url: str, english: str | None = None, disabled: frozenset[str] = frozenset()
    ) -> None:
        self.url = url.rstrip("/").removesuffix("/v2")
        self._english = english
        self._disabled = disabled
        self._connections: dict[str, language_tool_python.LanguageTool] = {}
        self._turn = threading.Lock()

    @property
    def is_on_this_machine(self) -> bool:
        return urlsplit(self.url).hostname in _LOOPBACK

    def check(self, text: str, language: str) -> tuple[GrammarMatch, ...]:
        """What LanguageTool reports of a text in `language` (pl, ru, en), in text order.

        Spans count code points of `text`. Raises GrammarUnavailable when the server does not
        answer, or does not know the language.
        """
        if not text.strip():
            return ()
        found = self._ask(text, self._code(language))
        if language == "en" and self._english is None:
            # "‘apologise’ is British English": right in some English is right.
            found = [match for match in found if not _OTHER_ENGLISH.search(match.message)]
        return tuple(sorted(found, key=lambda match: (match.span, match.rule)))

    def check_message(self, message: Message, language: str) -> tuple[GrammarMatch, ...]:
        """What LanguageTool reports of greeting, body and closing; spans count in the message.

        Signature, quotations and disclaimers are not even sent.
        """
        sections = message.of_kind(*CHECKED)
        if not sections:
            return ()
        start, end = sections[0].span.start, sections[-1].span.end
        # What lies between is blanked by line ends, so that positions stay and paragraphs end.
        shown = ["\n"] * (end - start)
        for section in sections:
            shown[section.span.start - start : section.span.end - start] = section.span.of(
                message.text
            )
        return tuple(_moved(match, start) for match in self.check("".join(shown), language))

    def _ask(self, text: str, code: str) -> list[GrammarMatch]:
        with self._turn, _HumanErrors(self.url):
            if code not in self._connections:
                self._connections[code] = _connect(
                    self.url, code, self._disabled, self.is_on_this_machine
                )
            matches = self._connections[code].check(text)
        return [_converted(match, text) for match in matches]

    def _code(self, language: str) -> str:
        if language == "en" and self._english is not None:
            return self._english
        return CODES.get(language, language)


class _HumanErrors:
    """Turns what language-tool-python raises into a sentence that says what to do."""

    def __init__(self, url: str):
        self.url = url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, GrammarUnavailable):
            return
        import language_tool_python.exceptions as errors
        import requests

        known = (errors.LanguageToolError, requests.RequestException, ValueError, KeyError)
        if isinstance(error, (*known, TypeError)):
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise GrammarUnavailable(
                f"LanguageTool at {self.url} did not answer as it should ({reason}). See "
                "`replylint languagetool status`; check --languagetool-url if you gave one."
            ) from error


def find_or_start(
    url: str | None = None,
    install: bool = True,
    progress: Progress = quiet,
    english: str | None = None,
    disabled: frozenset[str] = frozenset(),
) -> LanguageTool:
    """A LanguageTool to ask: the server at `url`, or this machine's, started if need be.

    With `install`, what is missing (LanguageTool, Java) is fetched first, and `progress` hears of
    it. Raises GrammarUnavailable when there is none to be had.
    """
    where = start(install, progress).url if url is None else url
    return LanguageTool(where, english, disabled)


def _connect(
    url: str, code: str, disabled: frozenset[str], local: bool
) -> language_tool_python.LanguageTool:
    import language_tool_python

    class Client(language_tool_python.LanguageTool):
        _TIMEOUT = _SECONDS  # type: ignore[assignment]  # the library's own is five minutes

    # A proxy in the environment would otherwise see what goes to our own machine.
    proxies = {"http": "", "https": ""} if local else None
    client = Client(code, remote_server=url, proxies=proxies)
    client.disabled_rules = set(disabled)
    return client


def _converted(match: Any, text: str) -> GrammarMatch:
    """A match of the library as ours.

    The library turns the offset from UTF-16 units to code points, but not the length.
    """
    start = end = match.offset
    units = match.error_length
    while units > 0 and end < len(text):
        units -= 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    return GrammarMatch(
        span=Span(start, end),
        rule=match.rule_id,
        category=match.category,
        issue_type=match.rule_issue_type,
        message=match.message.strip(),
        replacements=tuple(match.replacements),
    )


def _moved(match: GrammarMatch, offset: int) -> GrammarMatch:
    span = Span(match.span.start + offset, match.span.end + offset)
    return GrammarMatch(
        span, match.rule, match.category, match.issue_type, match.message, match.replacements
    )
