"""The README's two commands are what CI runs and what the repository has."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def commands() -> list[str]:
    return re.findall(r"```sh\n(python3 -m venv .*)\n```", (ROOT / "README.md").read_text("utf-8"))


def test_there_are_two_commands_and_ci_runs_the_second():
    first, second = commands()
    (example,) = re.findall(r"\S+\.eml", first)
    assert (ROOT / example).is_file()
    assert second in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_page_that_the_readme_links_exists():
    for target in re.findall(r"\]\(([\w./-]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).is_file(), target


def test_every_dependency_is_named_with_its_reason():
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = project.split("dependencies = [")[1].split("]")[0]
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for name in re.findall(r'"([\w.-]+)[><= ]', declared):
        assert f"{name}" in page, name
