"""The LanguageTool server on this machine: started once, used by every run until it is stopped.

It listens on a free port of the loopback interface only. A file in the cache says where it is; it
counts only while that process lives, answers, and is of our version. The server has no idle stop,
so it stays until `replylint languagetool stop` or the end of the user's session.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from replylint.analysis.languagetool.install import (
    Progress,
    cache_folder,
    cache_lock,
    install,
    install_folder,
    is_installed,
    quiet,
)
from replylint.analysis.languagetool.jars import VERSION
from replylint.analysis.languagetool.java import Java, find_or_fetch_java
from replylint.errors import GrammarUnavailable

LOOPBACK = "127.0.0.1"

# Measured on short Polish replies: cached pipelines 156 -> 52 ms a check, no delayed TCP
# acknowledgement 52 -> 12 ms; C1 alone starts twice as fast as both compilers.
SETTINGS = """\
pipelineCaching=true
maxPipelinePoolSize=12
pipelineExpireTimeInSeconds=86400
cacheSize=2000
cacheTTLSeconds=86400
maxCheckThreads=4
"""
LOGGING = """\
<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
  </appender>
  <root level="warn"><appender-ref ref="out"/></root>
</configuration>
"""
JVM_OPTIONS = (
    "-Dsun.net.httpserver.nodelay=true",
    "-Dfile.encoding=UTF-8",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xmx1g",
)
_TRIES = 3  # the free port may be taken between our look and the server's
_SECONDS_TO_START = 90


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, its process (with the process's own start time)."""

    port: int
    pid: int
    created: float
    version: str
    settings: str

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"


def find_running() -> Server | None:
    """The server that an earlier run started, if it still lives, answers, and is of our making."""
    server = _recorded()
    if server is None or not _is_alive(server):
        return None
    if server.version != VERSION or server.settings != _fingerprint():
        return None
    return server if answers(server.url) else None


def start(may_install: bool = True, progress: Progress = quiet) -> Server:
    """The running server, started now if none runs; a stale one is ended first.

    Raises GrammarUnavailable when LanguageTool or Java can't be had, or the server won't start.
    """
    server = find_running()
    if server is not None:
        return server
    with cache_lock("server", progress):
        server = find_running()
        if server is None:
            if not is_installed() and not may_install:
                raise GrammarUnavailable(
                    "LanguageTool is not installed. Run `replylint languagetool install`."
                )
            java = find_or_fetch_java(may_install, progress)
            folder = install(progress)
            _end_recorded()
            progress("Starting LanguageTool", None)
            server = _launch(java, folder)
    return server


def stop() -> Server | None:
    """End the recorded server; the one that was ended, or None if none ran."""
    with cache_lock("server"):
        return _end_recorded()


def answers(url: str) -> bool:
    """Whether a LanguageTool server is there and well."""
    return get_json(f"{url}/v2/info") is not None


def get_json(url: str) -> Any:
    """What a loopback server answers, as JSON; None if it does not answer or not so.

    The environment's proxies are left out: this is talk within the machine.
    """
    import requests

    with requests.Session() as session:
        session.trust_env = False
        try:
            response = session.get(url, timeout=5)
            return response.json() if response.ok else None
        except (requests.RequestException, ValueError):
            return None


def log_file() -> Path:
    """What the server said since it was started. It never holds the text of a mail."""
    return cache_folder() / "server.log"


def memory_of(server: Server) -> float:
    """The megabytes of memory that the server's process holds; 0 if it has ended."""
    import psutil

    try:
        return float(psutil.Process(server.pid).memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0


def _state_file() -> Path:
    return cache_folder() / "server.json"


def _fingerprint() -> str:
    return "\n".join((*JVM_OPTIONS, SETTINGS, str(install_folder())))


def _recorded() -> Server | None:
    try:
        return Server(**json.loads(_state_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_alive(server: Server) -> bool:
    """Whether the very process still runs, not another that got its number."""
    import psutil

    try:
        process = psutil.Process(server.pid)
        return (
            process.status() != psutil.STATUS_ZOMBIE
            and abs(process.create_time() - server.created) < 2
        )
    except psutil.Error:
        return False


def _end_recorded() -> Server | None:
    import psutil

    server = _recorded()
    alive = server is not None and _is_alive(server)
    if server is not None and alive:
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(server.pid)
            process.terminate()
            try:
                process.wait(timeout=10)
            except psutil.TimeoutExpired:
                process.kill()
                process.wait(timeout=10)
    _state_file().unlink(missing_ok=True)
    return server if alive else None


def _launch(java: Java, folder: Path) -> Server:
    settings = cache_folder() / "server.properties"
    settings.write_text(SETTINGS, encoding="utf-8")
    logging = cache_folder() / "server-logging.xml"
    logging.write_text(LOGGING, encoding="utf-8")
    for _ in range(_TRIES):
        port = _free_port()
        command = [
            str(java.program),
            *JVM_OPTIONS,
            f"-Dlogback.configurationFile={logging}",
            "-cp",
            str(folder / "*"),
            "org.languagetool.server.HTTPServer",
            "--config",
            str(settings),
            "--port",
            str(port),
        ]
        with log_file().open("wb") as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                **_detached(),
            )
        if _is_up(process, port):
            server = Server(port, process.pid, _created(process.pid), VERSION, _fingerprint())
            _record(server)
            return server
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
    last = (log_file().read_text(encoding="utf-8", errors="replace").splitlines() or [""])[-1]
    raise GrammarUnavailable(
        f"The LanguageTool server did not start with {java.program} (Java {java.version}): "
        f"{last.strip() or 'it said nothing'}. See {log_file()}."
    )


def _is_up(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        if answers(f"http://{LOOPBACK}:{port}"):
            # another server may have been quicker on this port, and ours about to give up
            return process.poll() is None
        time.sleep(0.1)
    return False


def _created(pid: int) -> float:
    import psutil

    return float(psutil.Process(pid).create_time())


def _record(server: Server) -> None:
    temporary = _state_file().with_suffix(".new")
    temporary.write_text(json.dumps(asdict(server)), encoding="utf-8")
    temporary.replace(_state_file())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _detached() -> dict[str, Any]:
    """Popen's options for a process that outlives us and does not hear our Ctrl-C."""
    if os.name == "nt":
        flags = "DETACHED_PROCESS", "CREATE_NEW_PROCESS_GROUP"
        return {"creationflags": sum(getattr(subprocess, flag) for flag in flags)}
    return {"start_new_session": True}
