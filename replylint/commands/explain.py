"""`replylint explain RULE`: what it reports, why, with examples, and how to change it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.cells import cell_len
from rich.text import Text

from replylint import config, pack
from replylint.commands.catalogue import Entry, catalogue
from replylint.commands.examples import example_lines
from replylint.commands.rules import reported
from replylint.commands.screen import LANGUAGES, render_options, show
from replylint.config import Settings
from replylint.finding import Severity
from replylint.options import key_of
from replylint.reports.options import RenderOptions
from replylint.reports.printable import one_line, printable
from replylint.reports.screen import (
    BETTER,
    MIN_WIDTH,
    QUIET,
    STYLES,
    hanging,
    link_to,
    marks,
    print_lines,
    wrap,
)
from replylint.reports.texts import plural, texts
from replylint.rule import Rule

_SHORT = 40  # columns that the value of an option may take; a longer list is counted


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("rule")
@click.option("--language", type=LANGUAGES, help="The version for replies in this language.")
@click.option("--lang", type=LANGUAGES, help="Language of the explanation (else by locale).")
@click.option("--config", "config_path", type=click.Path(), help="Settings file.")
@click.option("--color/--no-color", default=None, help="Colour (else if the terminal has it).")
def explain(
    rule: str,
    language: str | None,
    lang: str | None,
    config_path: str | None,
    color: bool | None,
) -> None:
    """Explain RULE: what it reports, why, examples, source, and how to change it."""
    settings = config.in_force(config_path)
    found = catalogue(pack.folders(settings)).of_language(language).versions(rule)
    options = render_options(lang or settings.lang, color)
    show(page(found, settings, options))


def page(found: tuple[Entry, ...], settings: Settings, options: RenderOptions) -> str:
    """The page of a rule. `found` are its versions; the one in the reader's language is shown."""
    entry = next((e for e in found if options.language in e.languages), found[0])
    others = [language for e in found if e is not entry for language in e.languages]
    writer = _Page(entry, tuple(others), settings, options)
    return print_lines(writer.lines(), max(options.width, MIN_WIDTH), options.color)


class _Page:
    """The page of one version of a rule."""

    def __init__(
        self, entry: Entry, others: tuple[str, ...], settings: Settings, options: RenderOptions
    ) -> None:
        self._entry = entry
        self._rule = entry.rule
        self._others = others
        self._settings = settings
        self._options = options
        self._texts = texts(options.language)
        self._width = max(options.width, MIN_WIDTH)

    def lines(self) -> Iterator[Text]:
        """The page, from what it is to how to change it."""
        yield from self._title()
        yield Text()
        yield from self._facts()
        signs, examples = marks(self._options.unicode), self._rule.examples
        for title, sign, listed in (
            (self._texts.bad, Text(signs.bad, "bold red"), examples.bad),
            (self._texts.good, Text(signs.good, BETTER), examples.good),
        ):
            yield from self._heading(title)
            for example in listed:
                yield from example_lines(self._rule, example, sign, self._options)
        yield from self._option_table()
        yield from self._how_to_change()
        if self._others:
            yield Text()
            yield Text(self._texts.also.format(", ".join(self._others)), QUIET)

    def _clean(self, text: str) -> str:
        return one_line(text, unicode=self._options.unicode)

    def _heading(self, title: str) -> Iterator[Text]:
        yield Text()
        yield Text(self._clean(title), "bold")

    def _title(self) -> Iterator[Text]:
        severity = self._settings.severity(self._rule.id, self._rule.severity)
        said = (
            Text(self._texts.severities[severity], STYLES[severity])
            if severity
            else Text(self._texts.turned_off, QUIET)
        )
        yield Text.assemble((self._rule.id, f"bold {link_to(self._rule)}"), "  ", said)
        yield from wrap(
            Text(self._clean(reported(self._rule, self._options.language))), self._width
        )

    def _facts(self) -> Iterator[Text]:
        """What is known about the rule, in two columns."""
        rule, words = self._rule, self._texts
        facts = [
            (words.why, rule.why),
            (words.source, f"{rule.source.document}, {words.quoted.format(rule.source.section)}"),
            (words.packs, ", ".join(self._entry.languages)),
        ]
        # Check kinds without phrases look where they must; the sections of such a rule say nothing.
        if rule.phrases or (rule.file and "sections" in rule.file.value):
            facts.append((words.sections, ", ".join(section.value for section in rule.sections)))
        needs = {"inquiry": words.inquiry, "grammar": words.grammar}
        if rule.needs:
            facts.append((words.needs, ", ".join(needs.get(n, n) for n in sorted(rule.needs))))
        if rule.profile == "strict":
            facts.append((words.profile, words.strict))
        widest = max(cell_len(name) for name, _ in facts)
        for name, value in facts:
            head = Text(f"{name}{' ' * (widest - cell_len(name))}  ", QUIET)
            yield from hanging(head, Text(self._clean(value)), self._width)

    def _option_table(self) -> Iterator[Text]:
        fields = dataclasses.fields(self._rule.kind.options)
        if not fields:
            return
        yield from self._heading(self._texts.options.format(self._rule.check))
        rows = [(self._texts.option, self._texts.default, self._texts.here)]
        for field in fields:
            own = self._value(getattr(self._rule.options, field.name))
            default = _default(field)
            shown = self._texts.required if default is _REQUIRED else self._value(default)
            rows.append((key_of(field.name), shown, own))
        first, second = (max(cell_len(row[n]) for row in rows) for n in (0, 1))
        for number, (key, default_shown, own) in enumerate(rows):
            head = Text("  " + _pad(key, first) + "  " + _pad(default_shown, second) + "  ")
            line = hanging(head, Text(own), self._width)
            for text in line:
                text.stylize(QUIET if number == 0 else "")
            yield from line

    def _value(self, value: Any) -> str:
        """An option's value as YAML would have it, or how many entries it has."""
        if value is None or value in ((), {}, frozenset()):
            return self._texts.none
        if isinstance(value, (tuple, frozenset)):
            items = sorted(value) if isinstance(value, frozenset) else list(value)
            listed = ", ".join(str(item) for item in items)
            return self._short(listed, len(items))
        if isinstance(value, Mapping):
            return self._short(", ".join(f"{k}: {v}" for k, v in value.items()), len(value))
        if isinstance(value, bool):
            return "true" if value else "false"
        return self._clean(str(value))

    def _short(self, listed: str, number: int) -> str:
        if cell_len(listed) <= _SHORT:
            return self._clean(listed)
        return plural(self._options.language, number, self._texts.entries)

    def _how_to_change(self) -> Iterator[Text]:
        rule, words = self._rule, self._texts
        yield from self._heading(words.change)
        yield Text(f"  {words.once}:")
        yield Text(f"    --ignore {rule.id}", BETTER)
        yield Text(f"  {words.always}:")
        other = Severity.WARNING if rule.severity is Severity.ERROR else Severity.ERROR
        if rule.severity is Severity.WARNING:
            other = Severity.INFO
        ways = [
            (f"{rule.id}: off", words.turns_off),
            (f"{rule.id}: {other.value}", words.changes_severity),
        ]
        setting = _setting(rule)
        if setting:
            ways.append((f"{rule.id}: {{{setting}}}", words.changes_option))
        widest = max(cell_len(way) for way, _ in ways)
        yield Text("    rules:", BETTER)
        for way, meaning in ways:
            code = Text(f"      {printable(way)}", BETTER)
            comment = Text(f"# {meaning}", QUIET)
            if 6 + widest + 2 + comment.cell_len <= self._width:
                yield Text.assemble(code, " " * (widest - cell_len(way) + 2), comment)
            else:
                yield Text.assemble("      ", comment)
                yield code


_REQUIRED = object()


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return _REQUIRED


def _setting(rule: Rule) -> str:
    """How a house would set one option of the rule; empty if the rule has none that is simple."""
    for field in dataclasses.fields(rule.options):
        value = getattr(rule.options, field.name)
        if isinstance(value, (bool, int, float, str)):
            return f"{key_of(field.name)}: {json.dumps(value, ensure_ascii=False)}"
        if isinstance(value, tuple) and value and isinstance(value[0], str):
            return f'{key_of(field.name)}+: ["…"]'
    return ""


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
