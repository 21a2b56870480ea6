"""Which files to read, and their bytes: folders are walked, `-` is standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from replylint.errors import ReadError
from replylint.reading import FORMATS

STANDARD_INPUT = "-"


def find(paths: Sequence[str]) -> tuple[str, ...]:
    """The files to read, in the order given, each once; a folder stands for the mails under it.

    Folders are walked in sorted order; hidden ones, unknown suffixes and links that lead back up
    are passed over. A path that is missing, or a folder without a mail, stays in the list: `load`
    says what is wrong with it, and the others still get read.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            for inside in list(_walk(Path(path), frozenset())) or [path]:
                found.setdefault(os.path.realpath(inside), inside)
        else:
            found.setdefault(path if path == STANDARD_INPUT else os.path.realpath(path), path)
    return tuple(found.values())


def _walk(folder: Path, above: frozenset[str]) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in above:
        return
    suffixes = {suffix for known in FORMATS.values() for suffix in known.suffixes}
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, above | {real})
        elif entry.suffix.lower() in suffixes:
            yield str(entry)


def load(path: str) -> bytes:
    """The bytes of one path that `find` gave; raises `ReadError` with what is wrong."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    file = Path(path)
    try:
        if file.is_dir():
            known = " ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
            raise ReadError(f"{path}: no mail in this folder (looked for {known})")
        return file.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file") from None
    except PermissionError:
        raise ReadError(f"{path}: no permission to read this file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path}: cannot be read: {reason}") from None
