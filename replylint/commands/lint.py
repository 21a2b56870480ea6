"""`replylint PATH…`: argv -> settings -> linter -> report -> exit code."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path

import click

from replylint import config
from replylint.commands.screen import LANGUAGES, render_options, show
from replylint.config import Settings
from replylint.errors import ReadError, ReplylintError, unforeseen
from replylint.finding import FileReport, Report, Severity
from replylint.model import Mail
from replylint.reports import FORMATS
from replylint.reports.texts import reader_language, text
from replylint.rule import Rule


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--inquiry", type=click.Path(), help="The customer's message, if it isn't quoted.")
@click.option("--format", "input_format", help="Input format: eml, txt, md, html.")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--summary", type=click.Path(), help="Write what was done, as JSON, to this file.")
@click.option("--language", type=LANGUAGES, help="Language of the replies (else detected).")
@click.option("--lang", type=LANGUAGES, help="Language of the messages (else by locale).")
@click.option("--config", "config_path", type=click.Path(), help="Settings file.")
@click.option("--select", help="Only these rules, separated by commas.")
@click.option("--ignore", help="Not these rules.")
@click.option("--profile", type=click.Choice(config.PROFILES), help="Set of rules.")
@click.option("--fail-on", type=click.Choice(config.FAIL_ON), help="Exit 1 from this severity on.")
@click.option("--max-warnings", type=click.IntRange(0), help="Exit 1 above this many warnings.")
@click.option("--languagetool-url", metavar="URL", help="A LanguageTool server that runs.")
@click.option("--no-languagetool", is_flag=True, help="No spelling, grammar, punctuation.")
@click.option("--require-languagetool", is_flag=True, help="Exit 2 if LanguageTool can't be had.")
@click.option("--no-encoder", is_flag=True, help="Tell what sentences do by words alone.")
@click.option("--color/--no-color", default=None, help="Colour (else if the terminal has it).")
def lint(  # noqa: D103, PLR0917
    paths: tuple[str, ...],
    inquiry: str | None,
    input_format: str | None,
    output_format: str,
    summary: str | None,
    config_path: str | None,
    color: bool | None,
    **overrides: object,
) -> int:
    if not paths:
        raise click.UsageError("no reply to lint: name a file, a folder, or - for standard input")
    settings = _overridden(config.in_force(config_path), overrides)
    reader = settings.lang or reader_language(os.environ)
    run = _Run(settings, reader, input_format, inquiry)
    report = run.lint(paths)
    options = dataclasses.replace(render_options(reader, color), rules=run.rules())
    show(FORMATS[output_format](report, options), "utf-8" if output_format == "json" else None)
    if output_format != "text" and summary is None:
        # Formats for programs have no room for what was not checked, and it is never hidden.
        from replylint.reports.summary import as_text

        click.echo(as_text(report, dataclasses.replace(options, color=False)), nl=False, err=True)
    for problem in run.problems():
        click.echo(f"replylint: {problem}", err=True)
    if summary is not None:
        from replylint.reports.json import summary as as_summary

        try:
            Path(summary).write_text(as_summary(report), encoding="utf-8")
        except OSError as problem:
            raise ReplylintError(
                f"{summary}: the summary cannot be written: {problem.strerror}"
            ) from problem
    return _exit_code(report, settings, run)


lint.help = """Lint replies of customer service.

PATH is an .eml, .txt, .md or .html file, a folder of them, or - for standard input. The customer's
message is what the reply quotes, or the file given by --inquiry.
"""


class _Run:
    """One run over files: the linter, and the grammar checker when it is first asked for."""

    def __init__(
        self, settings: Settings, reader: str, input_format: str | None, inquiry: str | None
    ) -> None:
        from replylint.commands.grammar import OnDemand
        from replylint.linter import Linter

        self.grammar = OnDemand(settings.languagetool, reader)
        on = settings.languagetool.enabled
        self._linter = Linter(settings, reader, self.grammar if on else None)
        self._linter.check_names()
        self._reader = reader
        self._format = input_format
        self._inquiry = self._read(inquiry, None) if inquiry else None

    def lint(self, paths: Iterable[str]) -> Report:
        from replylint.reading.files import find

        files = tuple(self._one(path) for path in find(tuple(paths)))
        off = (text(note, self._reader) for note in self._linter.notes())
        return Report(files, (*self.grammar.notes(), *off))

    def rules(self) -> dict[str, Rule]:
        return self._linter.rules()

    def problems(self) -> tuple[str, ...]:
        return self._linter.problems()

    def _one(self, path: str) -> FileReport:
        try:
            return self._linter.lint(self._read(path, self._format), self._inquiry)
        except ReadError as error:
            return FileReport(path, error=str(error))
        except ReplylintError:
            raise  # a mistake in settings or rules, the same for every file
        except Exception as error:
            return FileReport(path, error=unforeseen(error))

    def _read(self, path: str, input_format: str | None) -> Mail:
        from replylint.reading import read
        from replylint.reading.files import load

        return read(path, load(path), input_format)


def _overridden(settings: Settings, overrides: dict[str, object]) -> Settings:
    """The settings with what the command line says on top."""
    languagetool = settings.languagetool
    if overrides["no_languagetool"] and overrides["require_languagetool"]:
        raise click.UsageError("--no-languagetool and --require-languagetool exclude each other")
    if url := overrides.pop("languagetool_url"):
        languagetool = dataclasses.replace(languagetool, url=str(url))
    if overrides.pop("no_languagetool"):
        languagetool = dataclasses.replace(languagetool, enabled=False)
    if overrides.pop("require_languagetool"):
        languagetool = dataclasses.replace(languagetool, required=True)
    values: dict[str, object] = {"encoder": False} if overrides.pop("no_encoder") else {}
    for key, value in overrides.items():
        if value is None:
            continue
        names = key in ("select", "ignore")
        values[key] = (
            tuple(name.strip() for name in str(value).split(",") if name.strip())
            if names
            else value
        )
    return dataclasses.replace(settings, languagetool=languagetool, **values)  # type: ignore[arg-type]


def _exit_code(report: Report, settings: Settings, run: _Run) -> int:
    if any(file.error for file in report.files) or run.problems():
        return 2
    if settings.languagetool.required and run.grammar.failed:
        return 2
    findings = [finding for file in report.files for finding in file.findings]
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if settings.max_warnings is not None and warnings > settings.max_warnings:
        return 1
    if settings.fail_on == "never":
        return 0
    level = Severity(settings.fail_on)
    return int(any(finding.severity.at_least(level) for finding in findings))
