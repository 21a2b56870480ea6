"""What an input format is: a name, the file suffixes it goes by, and a function that reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from replylint.model import Mail


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    `suffixes` are lower case, with the dot. `read` takes a file's bytes and the path to show, and
    raises `ReadError` when nothing can be read. `recognises` tells the format by its bytes, where
    it has a mark of its own; it is asked for standard input and for unknown suffixes.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Mail]
    recognises: Callable[[bytes], bool] | None = None
