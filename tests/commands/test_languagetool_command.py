"""`replylint languagetool …`, run as a user runs it, against the real server in its own cache."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from program import run_in

from replylint.analysis.languagetool import install, install_folder, stop


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch):
    jars = install()
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path))
    yield jars
    stop()


def run(command: str) -> tuple[int, str]:
    ended = run_in(Path.cwd())("languagetool", command)
    return ended.returncode, ended.stdout + ended.stderr


def test_status_start_status_stop(own_cache: Path):
    code, said = run("status")
    assert code == 2
    assert "Installed: no. Run `replylint languagetool install`." in said
    shutil.copytree(own_cache, install_folder(), copy_function=os.link)

    code, said = run("install")
    assert code == 0
    assert "is already installed in" in said
    assert re.search(r"Java \d\d+: ", said)

    code, said = run("start")
    assert code == 0
    url = re.search(r"runs at (http://127\.0\.0\.1:\d+)", said)
    assert url is not None
    assert run("start") == (0, f"LanguageTool 6.8 is already running at {url[1]}\n")

    code, said = run("status")
    assert code == 0
    assert f"Running: at {url[1]}, process " in said

    assert run("stop") == (0, f"LanguageTool at {url[1]} was stopped\n")
    assert run("stop") == (0, "LanguageTool was not running\n")
    code, said = run("status")
    assert code == 2
    assert "Running: no" in said


def test_a_java_that_does_not_run_is_one_line_and_code_2(own_cache: Path, monkeypatch):
    monkeypatch.setenv("REPLYLINT_JAVA", "/nowhere/java")
    code, said = run("start")
    assert code == 2
    assert "replylint: REPLYLINT_JAVA=/nowhere/java does not run" in said
    assert "Traceback" not in said
