"""What tests share: the real linter with the shipped rules, and the real command."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import Run, run_in

from replylint.commands.grammar import OnDemand
from replylint.config import LanguageToolSettings, Settings
from replylint.linter import Linter


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
    """Runs the program in an empty folder."""
    return run_in(tmp_path)
