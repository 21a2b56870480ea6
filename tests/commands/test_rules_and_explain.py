"""`replylint rules` and `replylint explain`, as processes, on a small folder of rules."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from program import Run
from rich.cells import cell_len

GOLDEN = Path(__file__).parent / "golden"
HEAVY = (
    "spacy numpy morfeusz2 pymorphy3 lemminflect onnxruntime language_tool_python "
    "replylint.analysis.languagetool"
).split()


@pytest.mark.parametrize(
    ("name", "arguments", "columns"),
    [
        ("rules-pl-100", ["rules"], 100),
        ("rules-en-60", ["rules", "--lang", "en"], 60),
        ("explain-pl-100", ["explain", "our-voice"], 100),
        ("explain-en-60", ["explain", "our-voice", "--lang", "en"], 60),
        ("explain-strict-ru-60", ["explain", "shouting", "--lang", "ru"], 60),
    ],
)
def test_output_is_the_golden_one(name: str, arguments: list[str], columns: int, run: Run) -> None:
    done = run(*arguments, columns=columns)
    assert (done.returncode, done.stderr) == (0, "")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == path.read_text(encoding="utf-8")
    assert all(cell_len(line) <= columns for line in done.stdout.splitlines())


@pytest.mark.parametrize("arguments", [["rules"], ["explain", "our-voice"]])
def test_nothing_heavy_is_imported(arguments: list[str], run: Run) -> None:
    done = run(*arguments, modules=True)
    assert done.returncode == 0
    imported = done.stderr.split("\n")
    assert "replylint.pack" in imported
    assert not set(HEAVY) & set(imported)


def test_json_lists_every_version_of_every_rule(run: Run) -> None:
    listed = json.loads(run("rules", "--output-format", "json").stdout)
    assert [(r["rule"], r["severity"], r["languages"]) for r in listed] == [
        ("our-voice", "warning", ["pl"]),
        ("our-voice", "info", ["ru"]),
        ("shouting", "error", ["pl", "en"]),
    ]
    assert listed[0]["reports"] == "„…” mówi za firmę. Pisz we własnym imieniu."
    assert listed[0]["source"] == {"document": "blog-pl", "section": "Zwracaj się osobiście"}


def test_rules_of_one_language(run: Run) -> None:
    listed = json.loads(run("rules", "--language", "ru", "--output-format", "json").stdout)
    assert [rule["rule"] for rule in listed] == ["our-voice"]


def test_the_settings_of_the_house_are_in_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "replylint.yaml").write_text("rules: {shouting: off, our-voice: error}\n")
    listed = json.loads(run("rules", "--output-format", "json").stdout)
    assert {r["rule"]: r["severity"] for r in listed} == {"our-voice": "error", "shouting": "off"}
    assert run("explain", "shouting").stdout.startswith("shouting  wyłączona\n")


def test_rules_of_the_house_are_listed(run: Run, tmp_path: Path, rules_folder: Path) -> None:
    house = tmp_path / "house" / "any"
    house.mkdir(parents=True)
    text = (rules_folder / "any" / "shouting.yaml").read_text(encoding="utf-8")
    (house / "house-rule.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "replylint.yaml").write_text("rule-folders: [house]\n")
    assert "house-rule" in run("rules").stdout
    assert run("explain", "house-rule").returncode == 0


def test_an_unknown_rule_names_the_nearest(run: Run) -> None:
    done = run("explain", "our-vice")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "replylint: unknown rule “our-vice”; did you mean “our-voice”?\n"


def test_a_rule_that_the_language_lacks_is_unknown_there(run: Run) -> None:
    assert run("explain", "shouting", "--language", "en").returncode == 0
    assert run("explain", "shouting", "--language", "ru").returncode == 2


def test_the_version_for_a_language_can_be_asked_for(run: Run) -> None:
    assert "ostrzeżenie" in run("explain", "our-voice", "--language", "pl").stdout
    assert "wskazówka" in run("explain", "our-voice", "--language", "ru").stdout


def test_a_broken_rule_file_is_one_error_with_line_and_excerpt(
    run: Run, rules_folder: Path
) -> None:
    path = rules_folder / "pl" / "our-voice.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("warning", "grave"), encoding="utf-8")
    done = run("rules")
    assert done.returncode == 2
    assert done.stderr.count(f"replylint: {path}:3:1:") == 1
    assert done.stderr.count("\n") == 3
    assert "shouting" in done.stdout
    done = run("explain", "our-voice", "--language", "pl")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"replylint: {path}:3:1:" in done.stderr
    assert run("explain", "shouting").returncode == 0


def test_what_explain_offers_to_write_works(run: Run, tmp_path: Path) -> None:
    """Each line under `rules:` on the page is a setting that replylint takes."""
    page = run("explain", "our-voice").stdout.splitlines()
    offered = [line.split("  #")[0] for line in page[page.index("    rules:") + 1 :] if "#" in line]
    assert len(offered) == 3
    for line in offered:
        (tmp_path / "replylint.yaml").write_text(f"rules:\n{line}\n", encoding="utf-8")
        assert run("rules").returncode == 0
    assert "--ignore our-voice" in "\n".join(page)


def test_no_color_unless_asked(run: Run) -> None:
    assert "\x1b" not in run("rules").stdout
    assert "\x1b[1;33mostrzeżenie" in run("rules", "--color").stdout
