"""`replylint test`: runs the examples in rule files."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import click

from replylint import config
from replylint.commands.grammar import OnDemand
from replylint.commands.screen import LANGUAGES
from replylint.errors import ConfigError, ReplylintError
from replylint.reports.texts import reader_language


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, type=click.Path())
@click.option("--rule", "rules", multiple=True, help="Only this rule (may be given again).")
@click.option("--language", "languages", multiple=True, type=LANGUAGES)
@click.option("--no-languagetool", is_flag=True, help="Leave out rules that need LanguageTool.")
def test(
    path: str | None, rules: tuple[str, ...], languages: tuple[str, ...], no_languagetool: bool
) -> int:
    """Run the examples in rule files: the shipped ones, or those in the folder PATH.

    A bad example must be reported, with just the words marked [[so]]; a good one must not.
    """
    from replylint.linter import Linter
    from replylint.pack import languages as all_languages
    from replylint.pack import rules_folder
    from replylint.testing import run

    folders = [rules_folder()]
    if path is not None:
        if not Path(path).is_dir():
            raise ConfigError(f"{path}: there is no such folder of rules")
        folders.append(Path(path))
    settings = dataclasses.replace(config.load(None), profile="strict")
    reader = reader_language(os.environ)
    grammar = OnDemand(settings.languagetool, reader)
    linter = Linter(settings, reader, None if no_languagetool else grammar, folders)
    tried = failed = left_out = 0
    seen: set[str] = set()
    for language in languages or all_languages():
        own = [r for r in linter.pack(language).rules if not rules or r.id in rules]
        if path is not None:
            own = [r for r in own if r.file and Path(path) in r.file.path.parents]
        seen |= {r.id for r in own}
        for trial in run(linter, language, frozenset(r.id for r in own)):
            tried += not trial.skipped
            left_out += trial.skipped
            if trial.problem:
                failed += 1
                click.echo(f"{trial.place}: {trial.rule}: {trial.problem}")
                click.echo(f"    {trial.example}")
    for note in grammar.notes():
        click.echo(note)
    for problem in linter.problems():
        click.echo(f"replylint: {problem}", err=True)
    without = f", {left_out} not tried: they need LanguageTool" if left_out else ""
    click.echo(f"{tried} examples, {failed} failed{without}")
    if grammar.failed or linter.problems():
        return 2
    missing = sorted(set(rules) - seen)
    if missing or not seen:
        where = path or "the shipped packs"
        raise ReplylintError(
            f"{where}: there is no rule to test" + "".join(f" “{name}”" for name in missing[:1])
        )
    return int(failed > 0)
