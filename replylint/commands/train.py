"""`replylint train words | questions | encoder`: learns what packs know, at build time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from replylint.errors import ReplylintError
from replylint.pack import languages, rules_folder

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def train() -> None:
    """Learn from labelled sentences what the packs know of acts, questions and answers.

    Nobody needs this to lint. The extras `learn` (words, questions) and `train` (encoder) bring
    what it takes.
    """


@train.command()
@click.argument("packs", nargs=-1, type=_FOLDER)
@click.option("--house", multiple=True, type=_FOLDER, help="Own labelled sentences.")
def words(packs: tuple[Path, ...], house: tuple[Path, ...]) -> None:
    """Learn the words layer, and the thresholds of all layers, of PACKS (else the shipped ones)."""
    with _extra("learn"):
        from replylint.analysis.acts.encoder import Encoder, EncoderUnavailable
        from replylint.learning.pack import learn_packs

        try:
            encoder = Encoder.load(rules_folder() / "encoder")
        except EncoderUnavailable as problem:
            click.echo(f"without the encoder: {problem}", err=True)
            encoder = None
        chosen = packs or tuple(rules_folder() / language for language in languages())
        learn_packs(chosen, encoder, house, click.echo)


@train.command()
def questions() -> None:
    """Learn the weights by which an answer is told from what is none."""
    with _extra("learn"):
        from replylint.learning.questions import learn

        learn(click.echo)


@train.command()
@click.argument("output", type=click.Path(file_okay=False, path_type=Path))
def encoder(output: Path) -> None:
    """Fine-tune the sentence encoder of all languages into the folder OUTPUT (about an hour)."""
    with _extra("train"):
        from replylint.learning.encoder.train import train as train_encoder

        folders = [rules_folder() / name / "sentences" for name in languages()]
        train_encoder(folders, output, report=click.echo)


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Say which extra is missing instead of showing an import error."""
    try:
        yield
    except ModuleNotFoundError as problem:
        raise ReplylintError(
            f"training needs {problem.name}: install replylint with the extra `{name}` "
            f"(`pip install 'replylint[{name}]'`)"
        ) from problem
