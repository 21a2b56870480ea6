"""The straight line: read -> parse -> understand -> check -> report. Read this file first."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

from replylint import pack as packs
from replylint.analysis import language_of
from replylint.analysis.acts import LearnedActs
from replylint.analysis.acts.encoder import Encoder, EncoderUnavailable
from replylint.analysis.acts.fusion import FILE as THRESHOLDS_FILE
from replylint.analysis.acts.fusion import Strictness
from replylint.analysis.acts.names import FAULTS
from replylint.analysis.acts.words import FILE as WORDS_FILE
from replylint.analysis.questions import questions_of
from replylint.analysis.understanding import Layers, understand
from replylint.checks.engine import check, enabled
from replylint.config import Settings
from replylint.errors import ConfigError
from replylint.finding import FileReport
from replylint.model import Exchange, GrammarMatch, Mail, Message
from replylint.pack import Pack
from replylint.parsing import parse
from replylint.rule import Rule, configured
from replylint.yaml_file import unknown

Grammar = Callable[[Message, str], tuple[GrammarMatch, ...] | None]


class Linter:
    """Settings and what is loaded for them: a pack a language, made when first needed.

    `grammar(message, language)` gives the grammar checker's matches, or None if it can't be had.
    """

    def __init__(
        self,
        settings: Settings,
        reader: str = "en",
        grammar: Grammar | None = None,
        folders: Iterable[Path] | None = None,
    ) -> None:
        self.settings = settings
        self.reader = reader
        self._grammar = grammar
        self._folders = tuple(folders) if folders is not None else packs.folders(settings)
        self._packs: dict[str, Pack] = {}
        self._acts: dict[str, LearnedActs | None] = {}
        self._encoder: Encoder | EncoderUnavailable | None = None

    def lint(self, mail: Mail, inquiry: Mail | None = None) -> FileReport:
        """One reply checked. Raises only for mistakes in rules and settings, not in the mail."""
        exchange = parse(mail, inquiry)
        pack = self.pack(self._language_of(exchange))
        case = understand(exchange, pack.language, self.layers(pack))
        outcome = check(case, pack, self.settings, self.reader)
        return FileReport(
            mail.path,
            outcome.findings,
            outcome.skipped,
            text=mail.text,
            subject=mail.subject,
            inquiry=exchange.inquiry.text if exchange.inquiry else None,
            own_words=exchange.reply.own_words,
        )

    def _language_of(self, exchange: Exchange) -> str:
        """The reply's language; where its few words don't tell, the one it was asked in."""
        if self.settings.language != "auto":
            return self.settings.language
        asked = language_of(exchange.inquiry) if exchange.inquiry is not None else "pl"
        return language_of(exchange.reply, asked)

    def pack(self, language: str) -> Pack:
        """The enabled rules of `language`, compiled. Raises ConfigError."""
        if language not in self._packs:
            rules = packs.read(language, self._folders)
            chosen = [configured(r, self.settings) for r in enabled(rules.rules, self.settings)]
            self._packs[language] = packs.compile_pack(
                dataclasses.replace(rules, rules=tuple(chosen))
            )
        return self._packs[language]

    def rules(self) -> dict[str, Rule]:
        """The rules used so far, by id."""
        return {rule.id: rule for pack in self._packs.values() for rule in pack.rules}

    def problems(self) -> tuple[str, ...]:
        """The mistakes in the rule files used so far, with line and excerpt, each once."""
        found = (problem for pack in self._packs.values() for problem in pack.problems)
        return tuple(dict.fromkeys(found))

    def check_names(self) -> None:
        """Raise ConfigError if the settings name a rule that no pack has."""
        named = {*self.settings.select, *self.settings.ignore, *self.settings.rules}
        if not named:
            return
        sets = (packs.read(language, self._folders) for language in packs.languages())
        known = sorted({rule.id for rules in sets for rule in rules.rules})
        for name in sorted(named - set(known)):
            raise ConfigError(unknown(name, known, "rule"))

    def layers(self, pack: Pack) -> Layers:
        """The parts of the analysis that the pack's rules ask for."""
        needs = {need for rule in pack.rules for need in rule.needs | rule.kind.uses}
        return Layers(
            patterns=pack.acts,
            acts=self._learned(pack.language),
            grammar=self._grammar if "grammar" in needs else None,
            questions=questions_of if "questions" in needs else None,
        )

    def notes(self) -> tuple[str, ...]:
        """What did not take part in the run, as keys of the reports' texts or in words."""
        if not self.settings.encoder:
            return ("encoder-off",)
        return (str(self._encoder),) if isinstance(self._encoder, EncoderUnavailable) else ()

    def _learned(self, language: str) -> LearnedActs | None:
        """The learned layers of a language, loaded once; None if the pack has learned nothing."""
        if language not in self._acts:
            folder = packs.rules_folder() / language
            files = (folder / WORDS_FILE, folder / THRESHOLDS_FILE)
            strictness = dict.fromkeys(FAULTS, Strictness(self.settings.strictness))
            self._acts[language] = (
                LearnedActs.load(folder, self._loaded_encoder(), strictness)
                if all(file.is_file() for file in files)
                else None
            )
        return self._acts[language]

    def _loaded_encoder(self) -> Encoder | None:
        """The encoder of all languages, loaded once; what went wrong is kept for `notes`."""
        if self._encoder is None and self.settings.encoder:
            try:
                self._encoder = Encoder.load(packs.rules_folder() / "encoder")
            except EncoderUnavailable as problem:
                self._encoder = problem
        return self._encoder if isinstance(self._encoder, Encoder) else None
