"""The shape of the code is a test: imports flow one way, modules stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_import_contracts():
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([str(program)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_modules_are_small():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "replylint").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_file_names_a_host():
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("maven", "org"), ("npmjs", "com"))]
    for path in [
        *ROOT.glob("*.md"),
        *(ROOT / "replylint").rglob("*.py"),
        *(ROOT / "docs").rglob("*.md"),
    ]:
        text = path.read_text(encoding="utf-8")
        assert not any(host in text for host in hosts), path
