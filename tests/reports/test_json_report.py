from __future__ import annotations

import json
import re
from pathlib import Path

from sample_report import REPLY

from replylint.finding import Finding, Report, Severity
from replylint.model import SectionKind
from replylint.reports import FORMATS, RenderOptions
from replylint.reports.json import VERSION, summary

DOCUMENT = Path(__file__).parents[2] / "docs" / "json.md"
ALWAYS = "path rule severity message text section start end source fix".split()
SOMETIMES = {"score", "because", "like"}


def entries(report: Report) -> list[dict[str, object]]:
    value = json.loads(FORMATS["json"](report, RenderOptions("pl")))
    assert isinstance(value, list)
    return value


def test_every_finding_has_the_keys_of_the_contract(report: Report) -> None:
    for entry in entries(report):
        assert list(entry)[: len(ALWAYS)] == ALWAYS
        assert set(entry) - set(ALWAYS) <= SOMETIMES
        assert entry["severity"] in {s.value for s in Severity}
        assert entry["section"] in {s.value for s in SectionKind}
        assert (entry["start"] is None) == (entry["end"] is None)


def test_start_and_end_point_at_the_text(report: Report) -> None:
    lines = REPLY.split("\n")
    checked = 0
    for entry in entries(report):
        if entry["start"] is None or entry["section"] == "subject":
            continue
        offsets = [
            sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1
            for place in (entry["start"], entry["end"])
        ]
        assert REPLY[slice(*offsets)] == entry["text"]
        checked += 1
    assert checked >= 6


def test_what_is_missing_has_no_text_and_no_place(report: Report) -> None:
    missing = {e["rule"]: e for e in entries(report)}["greeting-missing"]
    assert (missing["text"], missing["start"], missing["end"]) == (None, None, None)


def test_a_question_is_quoted_and_has_no_place_in_the_reply(report: Report) -> None:
    asked = {e["rule"]: e for e in entries(report)}["unanswered-question"]
    assert asked["text"] == "Kiedy dostanę zwrot pieniędzy"
    assert asked["start"] is None


def test_optional_keys_are_there_only_when_they_say_something(report: Report) -> None:
    by_rule = {e["rule"]: e for e in entries(report)}
    blame = by_rule["blame-colleague"]
    assert blame["score"] == 0.912
    assert blame["because"] == ["kolega", "zapomniał"]
    assert blame["like"] == "Magazyn znów zawalił sprawę."
    assert set(by_rule["vague-deadline"]) == set(ALWAYS)
    assert by_rule["first-person-plural"]["fix"] == {"replacements": ["informuję"], "safe": True}


def test_a_clean_run_is_an_empty_array() -> None:
    assert FORMATS["json"](Report(()), RenderOptions()) == "[]\n"


def test_letters_are_not_escaped(report: Report) -> None:
    assert "informuję" in FORMATS["json"](report, RenderOptions())


def test_the_summary_counts_and_gives_reasons(
    report: Report, findings: tuple[Finding, ...]
) -> None:
    told = json.loads(summary(report))
    assert list(told) == ["version", "counts", "errors", "skipped", "notes"]
    assert told["version"] == VERSION
    assert told["counts"]["files"] == 3
    assert told["counts"]["unread"] == 1
    assert sum(told["counts"][s.value] for s in Severity) == len(findings)
    assert told["errors"][0]["path"] == "zepsuta.msg"
    assert {
        "reason": "no-grammar",
        "rules": ["grammar", "spelling"],
        "paths": ["reklamacja.eml"],
    } in told["skipped"]


def test_the_page_of_the_contract_names_every_key_and_the_version(report: Report) -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert f"# JSON output, version {VERSION}" in page
    for key in [*ALWAYS, *SOMETIMES, *json.loads(summary(report))]:
        assert f"`{key}`" in page, key


def test_the_examples_on_the_page_have_the_shape_of_the_output(report: Report) -> None:
    found, told = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert list(json.loads(found)) == ALWAYS
    real = json.loads(summary(report))
    assert list(json.loads(told)) == list(real)
    assert list(json.loads(told)["counts"]) == list(real["counts"])
    assert list(json.loads(told)["skipped"][0]) == list(real["skipped"][0])
