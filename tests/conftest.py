"""What tests share: the real linter with the shipped rules, and the real command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from replylint.commands.grammar import OnDemand
from replylint.config import LanguageToolSettings, Settings
from replylint.linter import Linter

ROOT = Path(__file__).parent.parent

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def grammar() -> OnDemand:
    """The real LanguageTool, installed and started when the first test asks."""
    return OnDemand(LanguageToolSettings(), "en")


@pytest.fixture(scope="session")
def strict_linter(grammar: OnDemand) -> Linter:
    """The shipped rules of all profiles, with LanguageTool."""
    return Linter(Settings(profile="strict"), "en", grammar)


@pytest.fixture
def replylint(tmp_path: Path) -> Run:
    """Runs the program as a user does, in an empty folder, without LanguageTool unless asked."""

    def run(*arguments: str, stdin: str | None = None, **kwargs: object):
        return subprocess.run(
            [sys.executable, "-m", "replylint", *arguments],
            cwd=kwargs.pop("cwd", tmp_path),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            **kwargs,
        )

    return run
