"""The exchanges in examples/ come out as `expected.yaml` says, LanguageTool included."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from replylint.commands.grammar import OnDemand
from replylint.config import Settings
from replylint.finding import Severity
from replylint.linter import Linter
from replylint.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
FILE = EXAMPLES / "expected.yaml"
NAMES = sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.eml"))


@pytest.fixture(scope="module")
def linter(grammar: OnDemand) -> Linter:
    return Linter(Settings(), "en", grammar)


def found_in(linter: Linter, name: str) -> list[str]:
    report = linter.lint(read(name, (EXAMPLES / name).read_bytes()))
    return sorted(
        f"{finding.rule}: {finding.text}" if finding.text else finding.rule
        for finding in report.findings
    )


def test_examples(linter: Linter):
    """`UPDATE_GOLDEN=1 pytest tests/test_examples.py` writes what is found now: read the diff."""
    found = {name: found_in(linter, name) for name in NAMES}
    if os.environ.get("UPDATE_GOLDEN"):
        text = yaml.safe_dump(found, allow_unicode=True, sort_keys=True, width=1000)
        FILE.write_text(text, encoding="utf-8")
    assert found == yaml.safe_load(FILE.read_text("utf-8"))


def test_the_good_replies_of_the_slides_have_no_errors_and_the_curt_ones_have(linter: Linter):
    for path in sorted((EXAMPLES / "pl").glob("slides-*.eml")):
        report = linter.lint(read(path.name, path.read_bytes()))
        errors = [finding.rule for finding in report.findings if finding.severity is Severity.ERROR]
        assert bool(errors) == ("curt" in path.name), (path.name, errors)
