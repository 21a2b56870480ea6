from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rule_folder import write

Run = Callable[..., "subprocess.CompletedProcess[str]"]

_WITH_THESE_RULES = """
import pathlib, sys
from replylint import pack
pack.rules_folder = lambda: pathlib.Path({folder!r})
from replylint.cli import main
try:
    main()
finally:
    if {modules}:
        print(*sys.modules, sep="\\n", file=sys.stderr)
"""


@pytest.fixture
def rules_folder(tmp_path: Path) -> Path:
    return write(tmp_path / "shipped")


@pytest.fixture
def run(rules_folder: Path, tmp_path: Path) -> Run:
    """Runs `replylint` with the small folder of rules in the place of the shipped ones."""

    def run_it(
        *arguments: str, lang: str = "pl_PL.UTF-8", columns: int = 100, modules: bool = False
    ) -> subprocess.CompletedProcess[str]:
        program = _WITH_THESE_RULES.format(folder=str(rules_folder), modules=modules)
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        environ |= {"LANG": lang, "COLUMNS": str(columns), "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_it
