"""The exchanges in examples/ come out as `expected.yaml` says, LanguageTool included."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from replylint.commands.grammar import OnDemand
from replylint.config import Settings
from replylint.finding import Severity
from replylint.linter import Linter
from replylint.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def linter(grammar: OnDemand) -> Linter:
    return Linter(Settings(), "en", grammar)


def test_every_example_is_expected():
    assert {p.relative_to(EXAMPLES).as_posix() for p in EXAMPLES.rglob("*.eml")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(linter: Linter, name: str):
    report = linter.lint(read(name, (EXAMPLES / name).read_bytes()))
    found = [
        f"{finding.rule}: {finding.text}" if finding.text else finding.rule
        for finding in report.findings
    ]
    assert sorted(found) == sorted(EXPECTED[name] or [])


def test_the_good_replies_of_the_slides_have_no_errors_and_the_curt_ones_have(linter: Linter):
    for path in sorted((EXAMPLES / "pl").glob("slides-*.eml")):
        report = linter.lint(read(path.name, path.read_bytes()))
        errors = [finding.rule for finding in report.findings if finding.severity is Severity.ERROR]
        assert bool(errors) == ("curt" in path.name), (path.name, errors)
