"""The wheel holds the rules and finds them there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_every_rule_is_in_the_wheel(wheel: Path):
    inside = set(zipfile.ZipFile(wheel).namelist())
    rules = [path for path in (ROOT / "rules").rglob("*") if path.is_file()]
    assert len(rules) > 18
    for path in rules:
        assert f"replylint/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in inside
    assert not [
        name for name in inside if name.startswith("replylint/_rules/") and name.endswith(".py")
    ]
    assert any(name.endswith("LICENSE") for name in inside)


def test_the_installed_program_uses_the_rules_in_the_wheel(wheel: Path, tmp_path: Path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    where = subprocess.run(
        [sys.executable, "-c", "from replylint.pack import rules_folder; print(rules_folder())"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.strip() == str(tmp_path / "site" / "replylint" / "_rules")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "replylint",
            "--no-languagetool",
            "--output-format",
            "concise",
            str(ROOT / "examples" / "pl" / "late-parcel.eml"),
        ],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert "signature-nip-invalid" in run.stdout
