"""Mistakes in rule files are told like findings: file, line, excerpt, what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint import pack
from replylint.config import Settings
from replylint.linter import Linter

GOOD = """check: phrase
severity: warning
source: {document: slides-pl, section: x}
why: x
message: {pl: "„{match}”", en: "‘{match}’"}
phrases: [gruszka]
examples:
  bad: [gruszka]
  good: [jabłko]
"""


def problems_of(tmp_path: Path, text: str, name: str = "my-rule.yaml") -> str:
    (tmp_path / "pl").mkdir(exist_ok=True)
    (tmp_path / "pl" / name).write_text(text, encoding="utf-8")
    return "\n".join(Linter(Settings(), "en", None, [tmp_path]).pack("pl").problems)


def test_a_good_file_has_no_problems(tmp_path: Path):
    assert problems_of(tmp_path, GOOD) == ""


@pytest.mark.parametrize(
    ("change", "to", "line", "words"),
    [
        ("severity: warning", "severity: warnign", 2, "did you mean “warning”?"),
        ("check: phrase", "check: phrases", 1, "unknown check kind “phrases”"),
        ("why: x", "wy: x", 4, "“why” is missing"),
        ("phrases: [gruszka]", "phrases: [(gruszka]", 6, "“(” is never closed"),
        ("phrases: [gruszka]", "phrases: ['<verb:9pl>']", 6, "unknown feature “9pl”"),
        ("phrases: [gruszka]", "phrases: ['@fruit']", 6, "there is no word list “@fruit”"),
        ("phrases: [gruszka]", "phrases: gruszka", 6, "expected a list"),
        ("phrases: [gruszka]", "phrases: [12]", 6, "expected text (in quotation marks), not 12"),
        ("phrases: [gruszka]", "phrase: [gruszka]", 6, "did you mean “phrases”?"),
        ("why: x", "why: x\nwhen: no-such", 5, "unknown situation “no-such”"),
        ("  good: [jabłko]", "  good: []", 7, "a rule needs “good” examples"),
        ("why: x", "why: [", 6, "not valid YAML"),
        ("why: x", "why: x\nwhy: y", 5, "stands here twice"),
    ],
)
def test_mistakes(tmp_path: Path, change: str, to: str, line: int, words: str):
    problem = problems_of(tmp_path, GOOD.replace(change, to))
    assert words in problem
    if words not in ("“why” is missing",):
        assert f"my-rule.yaml:{line}:" in problem
    assert " | " in problem, "with an excerpt"


def test_the_other_rules_still_work(tmp_path: Path):
    problems_of(tmp_path, GOOD.replace("warning", "grave"), "broken.yaml")
    problems_of(tmp_path, GOOD, "sound.yaml")
    loaded = Linter(Settings(), "en", None, [tmp_path]).pack("pl")
    assert [rule.id for rule in loaded.rules] == ["sound"]
    assert len(loaded.problems) == 1


def test_the_file_name_is_the_id(tmp_path: Path):
    assert "kebab-case" in problems_of(tmp_path, GOOD, "My_Rule.yaml")


def test_a_situation_that_refers_to_itself_is_told(tmp_path: Path):
    (tmp_path / "pl").mkdir()
    (tmp_path / "pl" / "situations.yaml").write_text("a: b\nb: {any: [a]}\n", encoding="utf-8")
    problems = "\n".join(pack.read("pl", [tmp_path]).problems)
    assert "refers to itself" in problems
