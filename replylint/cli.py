"""The command line: finds the command and runs it. What a command does lives in `commands/`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import click

from replylint import __version__
from replylint.errors import ReplylintError, unforeseen


@dataclass(frozen=True, slots=True)
class _Command:
    """Where a command lives, and its line in the help: so that help imports none of them."""

    module: str
    attribute: str
    help: str


_COMMANDS: Mapping[str, _Command] = {
    "lint": _Command("lint", "lint", "Lint replies (the default: `replylint draft.eml`)."),
    "rules": _Command("rules", "rules", "List the rules."),
    "explain": _Command("explain", "explain", "Explain a rule: what, why, examples, source."),
    "test": _Command("test", "test", "Run the examples in rule files."),
    "train": _Command("train", "train", "Learn acts and answers from labelled sentences."),
    "languagetool": _Command(
        "languagetool", "languagetool", "Install, start or stop the grammar checker."
    ),
}
_OWN_OPTIONS = ("--help", "-h", "--version")


class _Commands(click.Group):
    """Commands loaded when asked for; what names no command is linted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"replylint.commands.{entry.module}")
        command: click.Command = getattr(module, entry.attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in _COMMANDS and args[0] not in _OWN_OPTIONS:
            args = ["lint", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="PATH...",
)
@click.version_option(__version__, message="replylint %(version)s")
def commands() -> None:
    """Lint replies of customer service, in Polish, Russian and English.

    \b
      replylint draft.eml            lint a reply; the customer's message is quoted in it
      replylint templates/           lint every mail under a folder
      replylint lint --help          all options

    Exit code: 0 clean, 1 findings at or above the fail level, 2 the job could not be done.
    """


def main() -> None:
    """Run the command line and exit; errors are told without a traceback.

    Whatever stops the job is exit code 2: Python's own 1 would read as findings.
    """
    try:
        sys.exit(commands.main(standalone_mode=False) or 0)
    except ReplylintError as error:
        click.echo(f"replylint: {error}", err=True)
    except click.ClickException as error:
        error.show()
    except click.Abort:
        click.echo("replylint: interrupted", err=True)
        sys.exit(130)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"replylint: {where}{error.strerror or error}", err=True)
    except Exception as error:
        click.echo(f"replylint: {unforeseen(error)}", err=True)
    sys.exit(2)
