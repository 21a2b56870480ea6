"""`replylint rules`: what there is to be found, a rule a line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import click
from rich.text import Text

from replylint import config, pack
from replylint.commands.catalogue import Entry, catalogue
from replylint.commands.screen import LANGUAGES, render_options, show
from replylint.config import Settings
from replylint.reports.options import RenderOptions
from replylint.reports.printable import one_line
from replylint.reports.screen import MIN_WIDTH, QUIET, STYLES, hanging, link_to, print_lines
from replylint.reports.texts import plural, texts
from replylint.rule import Rule

_PLACEHOLDER = re.compile(r"\{\w+\}")
_TABLE_FROM = 96  # columns; below that, what a rule reports goes on a line of its own


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--language", type=LANGUAGES, help="Only the rules for replies in this language.")
@click.option("--lang", type=LANGUAGES, help="Language of this list (else by locale).")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list.",
)
@click.option("--config", "config_path", type=click.Path(), help="Settings file.")
@click.option("--color/--no-color", default=None, help="Colour (else if the terminal has it).")
def rules(
    language: str | None,
    lang: str | None,
    output_format: str,
    config_path: str | None,
    color: bool | None,
) -> int:
    """List the rules: id, severity, languages, and what is reported.

    Exit code 2 if a rule file has a mistake; the others are listed all the same.
    """
    settings = config.in_force(config_path)
    known = catalogue(pack.folders(settings)).of_language(language)
    options = render_options(lang or settings.lang, color)
    shown = as_json if output_format == "json" else as_text
    show(shown(known.entries, settings, options), "utf-8" if shown is as_json else None)
    for problem in known.problems:
        click.echo(f"replylint: {problem}", err=True)
    return 2 if known.problems else 0


def reported(rule: Rule, language: str) -> str:
    """What the rule reports, for a reader of `language`: its message, with … for the words."""
    return _PLACEHOLDER.sub("…", rule.message(language))


def as_text(entries: Sequence[Entry], settings: Settings, options: RenderOptions) -> str:
    """The list for people: a table on a wide screen, two lines a rule on a narrow one."""
    width = max(options.width, MIN_WIDTH)
    words = texts(options.language)
    rows = [_cells(entry, settings, options) for entry in entries]
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    lines: list[Text] = []
    for entry, row in zip(entries, rows, strict=True):
        head = Text().join(
            Text.assemble(cell, " " * (wide - cell.cell_len + 2))
            for cell, wide in zip(row, widths, strict=True)
        )
        said = Text(one_line(reported(entry.rule, options.language), unicode=options.unicode))
        if entry.rule.profile == "strict":
            said.append(" [strict]", QUIET)
        if width >= _TABLE_FROM:
            lines += hanging(head, said, width)
        else:
            lines += [head, *hanging(Text("  "), said, width)]
    lines += [
        Text(),
        Text(plural(options.language, len({e.rule.id for e in entries}), words.rules)),
    ]
    lines.append(Text(words.more, QUIET))
    return print_lines(lines, width, options.color)


def as_json(entries: Sequence[Entry], settings: Settings, options: RenderOptions) -> str:
    """One array, an object a rule; `severity` is the one in force, or `off`."""
    listed = [_object(entry, settings, options) for entry in entries]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _object(entry: Entry, settings: Settings, options: RenderOptions) -> dict[str, Any]:
    rule = entry.rule
    severity = settings.severity(rule.id, rule.severity)
    return {
        "rule": rule.id,
        "severity": severity.value if severity else "off",
        "languages": list(entry.languages),
        "reports": reported(rule, options.language),
        "why": rule.why,
        "check": rule.check,
        "sections": [section.value for section in rule.sections],
        "needs": sorted(rule.needs),
        "profile": rule.profile,
        "source": {"document": rule.source.document, "section": rule.source.section},
    }


def _cells(entry: Entry, settings: Settings, options: RenderOptions) -> tuple[Text, Text, Text]:
    rule = entry.rule
    words = texts(options.language)
    severity = settings.severity(rule.id, rule.severity)
    shown = Text(words.turned_off, QUIET)
    if severity is not None:
        shown = Text(words.severities[severity], STYLES[severity])
    return (
        Text(rule.id, f"bold {link_to(rule)}"),
        shown,
        Text(" ".join(entry.languages), QUIET),
    )
