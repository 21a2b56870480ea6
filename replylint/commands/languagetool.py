"""`replylint languagetool install | start | stop | status`: the grammar checker's server, by hand.

Nobody needs these to lint: a first run installs and starts what is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from replylint.analysis.languagetool import Progress

NOT_RUNNING = 2
"""The exit code of `status` when there is no server."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def languagetool() -> None:
    """Install, start, stop or look at LanguageTool, which checks spelling and grammar.

    It runs on this machine; no mail leaves it.
    """


@languagetool.command()
def install() -> None:
    """Fetch LanguageTool (112 MB, once), and a Java if this machine has none."""
    from replylint.analysis.languagetool import VERSION, install, install_folder, is_installed
    from replylint.analysis.languagetool.java import find_or_fetch_java

    was_there = is_installed()
    with progress_bar(screen()) as progress:
        java = find_or_fetch_java(True, progress)
        install(progress)
    state = "is already installed" if was_there else "is installed"
    _say(f"LanguageTool {VERSION} {state} in {install_folder()}")
    _say(f"Java {java.version}: {java.program}")


@languagetool.command()
def start() -> None:
    """Start the server, or find the one that runs."""
    from replylint.analysis.languagetool import find_running, start

    running = find_running()
    if running is None:
        with progress_bar(screen()) as progress:
            running = start(True, progress)
        _say(f"LanguageTool {running.version} runs at {running.url}")
    else:
        _say(f"LanguageTool {running.version} is already running at {running.url}")


@languagetool.command()
def stop() -> None:
    """End the server."""
    from replylint.analysis.languagetool import stop

    ended = stop()
    if ended is None:
        _say("LanguageTool was not running")
    else:
        _say(f"LanguageTool at {ended.url} was stopped")


@languagetool.command()
def status() -> None:
    """Say whether LanguageTool is installed and running; exit code 2 if it does not run."""
    from replylint.analysis.languagetool import VERSION, find_java, find_running, install_folder
    from replylint.analysis.languagetool import is_installed as installed
    from replylint.analysis.languagetool.server import log_file, memory_of

    if installed():
        _say(f"Installed: LanguageTool {VERSION} in {install_folder()}")
    else:
        _say("Installed: no. Run `replylint languagetool install`.")
    java = find_java()
    if java is None:
        _say("Java: none of 17 or newer; `replylint languagetool install` fetches one")
    else:
        _say(f"Java: {java.version}, {java.program}")
    running = find_running()
    if running is None:
        _say("Running: no. A run that needs it starts it.")
        sys.exit(NOT_RUNNING)
    _say(
        f"Running: at {running.url}, process {running.pid}, {memory_of(running):.0f} MB, "
        f"log {log_file()}",
    )


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """A `Progress` that draws a bar on `console`, or prints each step where that is no screen."""
    if not console.is_terminal:
        said: set[str] = set()

        def tell(message: str, _part: float | None) -> None:
            if message not in said:
                said.add(message)
                _say(message, console)

        yield tell
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(message: str, part: float | None) -> None:
            bars.update(task, description=message, total=None if part is None else 1.0)
            if part is not None:
                bars.update(task, completed=part)

        yield show


def screen() -> Console:
    """Where progress and errors go."""
    from rich.console import Console

    return Console(stderr=True)


def _say(line: str, console: Console | None = None) -> None:
    """One line on standard output or `console`, never wrapped or coloured by what it says."""
    from rich.console import Console

    (console or Console()).print(line, markup=False, highlight=False, soft_wrap=True)
