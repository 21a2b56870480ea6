"""What the screen can show, for the commands that print for people."""

from __future__ import annotations

import os
import shutil
import sys

import click

from replylint import config
from replylint.reports.options import RenderOptions
from replylint.reports.texts import reader_language

LANGUAGES = click.Choice(config.LANGUAGES)
"""The type of options that name a language."""

_WIDTH_OF_FILES = 100


def show(text: str, encoding: str | None = None) -> None:
    """Write a report to standard output, in `encoding` if a contract says which.

    A reader that has seen enough (`| head`) does not change what the run found.
    """
    try:
        click.echo(text.encode(encoding) if encoding else text, nl=False, color=True)
    except BrokenPipeError:
        # Python flushes standard output once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def render_options(language: str | None, color: bool | None = None) -> RenderOptions:
    """Options for standard output. `language` and `color` are what was asked for, if anything."""
    return RenderOptions(
        language=language or reader_language(os.environ),
        width=shutil.get_terminal_size((_WIDTH_OF_FILES, 24)).columns,
        color=wants_color(color),
        unicode="utf" in (sys.stdout.encoding or "").lower(),
    )


def wants_color(asked: bool | None) -> bool:
    """Whether to colour: as asked, else by NO_COLOR and FORCE_COLOR, else if it is a terminal."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
