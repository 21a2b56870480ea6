"""Every rule's own examples come out as the rule says, and the rules are complete as data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replylint import pack
from replylint.linter import Linter
from replylint.rule import Rule
from replylint.testing import failures

ROOT = Path(__file__).parent.parent
RULE_SETS = {language: pack.read(language, [pack.rules_folder()]) for language in pack.languages()}
RULES = [(language, rule) for language, rules in RULE_SETS.items() for rule in rules.rules]
DOCUMENTS = {"slides-pl", "standards-pl", "blog-pl", "principles-pl", "training-ru"}


def names(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


def test_there_are_rules_in_every_pack_and_no_broken_file():
    for language, rules in RULE_SETS.items():
        assert rules.problems == (), language
    assert len(RULE_SETS["pl"].rules) >= 18


@pytest.mark.parametrize(("language", "rule"), RULES, ids=names)
def test_examples(strict_linter: Linter, language: str, rule: Rule):
    failed = [
        f"{failure.place}: {failure.problem}\n    {failure.example}"
        for failure in failures(strict_linter, language, frozenset({rule.id}))
    ]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize(("language", "rule"), RULES, ids=names)
def test_rule_says_what_it_should(language: str, rule: Rule):
    assert rule.source.document in DOCUMENTS
    for texts in rule.messages.values():
        assert {language, "en"} <= set(texts), "a message in the pack's language and in English"
        for text in texts.values():
            assert set(re.findall(r"\{(\w+)\}", text)) <= {"match", "message", "suggestion"} | set(
                re.findall(r"\{(\w+)\}", rule.message("en"))
            )


def test_a_bad_example_that_is_not_found_fails(tmp_path: Path, strict_linter: Linter):
    folder = tmp_path / "pl"
    folder.mkdir()
    (folder / "house-rule.yaml").write_text(
        """check: phrase
severity: error
source: {document: slides-pl, section: x}
why: x
message: {pl: x, en: x}
phrases: [gruszka]
examples:
  bad: ["Ala ma [[jabłko]].", "Ala ma [[dużą gruszkę]]."]
  good: ["Ala ma gruszki."]
""",
        encoding="utf-8",
    )
    linter = Linter(strict_linter.settings, "en", None, [tmp_path])
    problems = [failure.problem for failure in failures(linter, "pl")]
    assert problems == [
        "not reported, and should be",
        "expected “dużą gruszkę”, found “gruszkę”",
        "reported, and should not be: “gruszki”",
    ]
