"""Put LanguageTool into the user's cache: fetched by Maven coordinates, checked, moved in whole.

jgo fetches in pure Python, so nobody needs Maven; where jgo fails and `mvn` is on the PATH (it
knows the mirrors and passwords of a company's settings), Maven tries. Jars that Maven already has
on this machine are taken from there. A folder that bears its final name is complete: everything is
made and checked in a folder beside it, which is then renamed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from replylint.analysis.languagetool.jars import VERSION, Jar, pinned_jars
from replylint.errors import GrammarUnavailable

Progress = Callable[[str, float | None], None]
"""Called with what is being done and the part done (0 to 1; None where nobody knows)."""

_DOWNLOADS_AT_ONCE = 4
_SECONDS_WITHOUT_AN_ANSWER = 30


def quiet(_message: str, _part: float | None) -> None:
    """A `Progress` that shows nothing."""


def cache_folder() -> Path:
    """Where LanguageTool, its state and a fetched Java live; `REPLYLINT_CACHE` moves it."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("REPLYLINT_CACHE") or user_cache_path("replylint", appauthor=False))


def install_folder() -> Path:
    """Where the jars of this version lie, or would lie."""
    return cache_folder() / f"languagetool-{VERSION}"


def is_installed() -> bool:
    """Whether the folder is there with every jar in its right size (contents: at install)."""
    folder = install_folder()
    return folder.is_dir() and all(
        (folder / jar.name).is_file() and (folder / jar.name).stat().st_size == jar.size
        for jar in pinned_jars()
    )


def install(progress: Progress = quiet) -> Path:
    """The folder with LanguageTool's jars, fetched now if they are not there.

    Raises GrammarUnavailable when they can't be fetched or are not what the list says.
    """
    if is_installed():
        return install_folder()
    with cache_lock("install", progress):
        if not is_installed():
            _install_into_cache(progress)
    return install_folder()


@contextlib.contextmanager
def cache_lock(name: str, progress: Progress = quiet) -> Iterator[None]:
    """Only one process at a time does `name`; the others wait, and say so."""
    from filelock import FileLock, Timeout

    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock")
        try:
            lock.acquire(timeout=0.5)
        except Timeout:
            progress("Waiting for another replylint that prepares LanguageTool", None)
            lock.acquire(timeout=600)
    except (OSError, Timeout) as error:
        raise GrammarUnavailable(
            f"LanguageTool: the cache folder {folder} can't be used ({error}). "
            "Make it writable, or name another in the environment variable REPLYLINT_CACHE."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _install_into_cache(progress: Progress) -> None:
    folder, jars = install_folder(), pinned_jars()
    try:
        with tempfile.TemporaryDirectory(prefix="fetching-", dir=cache_folder()) as temporary:
            work = Path(temporary)
            fetched = _fetch(jars, work, progress)
            progress("Checking LanguageTool", None)
            made = work / folder.name
            made.mkdir()
            for jar in jars:
                shutil.copyfile(fetched[jar.name], made / jar.name)
                if not jar.is_intact(made / jar.name):
                    raise GrammarUnavailable(
                        f"LanguageTool was not installed: {jar.name} is not the file that "
                        f"{jar.coordinate} should be (its SHA-256 differs). Run `replylint "
                        "languagetool install` again; if that repeats, ask who runs your network."
                    )
            if folder.exists():  # an older, incomplete copy
                shutil.rmtree(folder)
            made.rename(folder)
    except OSError as error:
        raise GrammarUnavailable(
            f"LanguageTool could not be written to {cache_folder()} ({error}). It needs 250 MB "
            "there while it installs and 110 MB afterwards."
        ) from error
    progress(f"LanguageTool {VERSION} is installed in {folder}", 1.0)


def _fetch(jars: tuple[Jar, ...], work: Path, progress: Progress) -> dict[str, Path]:
    """Every jar by name, somewhere on this disk."""
    megabytes = sum(jar.size for jar in jars) / 1e6
    progress(f"Fetching LanguageTool {VERSION} ({megabytes:.0f} MB, once)", 0.0)
    try:
        return _fetch_with_jgo(jars, work / "repository", progress)
    except Exception as error:  # jgo lets requests', OS and its own errors through
        if shutil.which("mvn") is None:
            raise _not_fetched(error) from error
    progress("Fetching LanguageTool with Maven", None)
    return _fetch_with_maven(jars, work)


def _not_fetched(error: object) -> GrammarUnavailable:
    reason = " ".join(str(error).split())[:300]
    return GrammarUnavailable(
        f"LanguageTool could not be downloaded: {reason}. Check the network and run `replylint "
        "languagetool install`, or name a server with --languagetool-url."
    )


def _fetch_with_jgo(jars: tuple[Jar, ...], repository: Path, progress: Progress) -> dict[str, Path]:
    from jgo.config import GlobalSettings
    from jgo.maven import MavenContext, PythonResolver

    total, done, lock = sum(jar.size for jar in jars), 0, threading.Lock()
    message = f"Fetching LanguageTool {VERSION}"

    def advance(size: int) -> None:
        nonlocal done
        with lock:
            done += size
            progress(message, min(done / total, 1.0))

    @contextlib.contextmanager
    def bar(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
        yield advance

    settings = GlobalSettings.load()
    context = MavenContext(
        resolver=PythonResolver(progress_callback=bar),
        repo_cache=repository,
        timeout=_SECONDS_WITHOUT_AN_ANSWER,
    )
    context.remote_repos = {**settings.repositories, **context.remote_repos}

    def fetch(jar: Jar) -> tuple[str, Path]:
        group, artifact, version = jar.coordinate.split(":")
        file = context.project(group, artifact).at_version(version).artifact()
        here = settings.repo_cache / file.component.path_prefix / file.cached_filename
        if jar.is_intact(here):
            advance(jar.size)
            return jar.name, here
        path = file.resolve()
        if not jar.is_intact(path):  # cut off on the way: once more
            path.unlink()
            path = file.resolve()
        return jar.name, path

    with ThreadPoolExecutor(_DOWNLOADS_AT_ONCE) as pool:
        jobs = [pool.submit(fetch, jar) for jar in jars]
        try:
            return dict(job.result() for job in jobs)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _fetch_with_maven(jars: tuple[Jar, ...], work: Path) -> dict[str, Path]:
    pom, target = work / "pom.xml", work / "maven"
    pom.write_text(_pom(jars), encoding="utf-8")
    command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies"]
    run = subprocess.run(
        [shutil.which("mvn") or "mvn", *command[1:], f"-DoutputDirectory={target}"],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        errors = [line for line in run.stdout.splitlines() if "ERROR" in line]
        raise _not_fetched(errors[0] if errors else f"mvn exited with {run.returncode}")
    return {jar.name: target / jar.name for jar in jars}


def _pom(jars: tuple[Jar, ...]) -> str:
    """A project that depends on exactly these jars and on nothing through them."""
    nothing_else = (
        "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId>"
        "</exclusion></exclusions>"
    )
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
        f"<version>{version}</version>{nothing_else}</dependency>"
        for group, artifact, version in (jar.coordinate.split(":") for jar in jars)
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>replylint</groupId><artifactId>languagetool</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>"
    )
