"""The jars that LanguageTool consists of, pinned: `jars.txt`, a jar a line with SHA-256 and size.

The list is resolved once, by a maintainer, from the Maven coordinates below, and shipped:

    python -m replylint.analysis.languagetool.jars > replylint/analysis/languagetool/jars.txt

Users' machines fetch exactly these files and check them, so nothing that a repository, a mirror or
a proxy hands out instead is ever run. `language-all` is left out (150 MB of other languages);
Spanish, Catalan and Portuguese are in because the server's language detector refuses to start
without them.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

VERSION = "6.8"
GROUP = "org.languagetool"
LANGUAGES = ("pl", "ru", "en", "es", "ca", "pt")


@dataclass(frozen=True, slots=True)
class Jar:
    """One pinned file: its Maven coordinate (`group:artifact:version`), SHA-256 and bytes."""

    coordinate: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}.jar"

    def is_intact(self, path: Path) -> bool:
        """Whether the file at `path` is this jar, byte for byte."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        return sha256_of(path) == self.sha256


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def pinned_jars() -> tuple[Jar, ...]:
    """The jars of this version, in the order of the list."""
    lines = files(__package__).joinpath("jars.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(Jar(coordinate, sha256, int(size)) for sha256, size, coordinate in rows)


def resolve() -> tuple[Jar, ...]:
    """What the coordinates stand for today, with the jars fetched: for maintainers."""
    from jgo.maven import MavenContext

    context = MavenContext(timeout=60)
    server = context.create_dependency(
        f"{GROUP}:languagetool-server:{VERSION}", [context.project(GROUP, "language-all")]
    )
    languages = [context.create_dependency(f"{GROUP}:language-{x}:{VERSION}") for x in LANGUAGES]
    for dependency in (server, *languages):
        dependency.scope = "compile"
    named, found = context.resolver.resolve([server, *languages])
    artifacts = [x.artifact for x in (*named, *found) if x.scope in {"compile", "runtime"}]
    paths = {f"{x.groupId}:{x.artifactId}:{x.version}": x.resolve() for x in artifacts}
    return tuple(
        Jar(coordinate, sha256_of(path), path.stat().st_size)
        for coordinate, path in sorted(paths.items())
    )


if __name__ == "__main__":
    sys.stdout.write(f"# LanguageTool {VERSION}. Made by {Path(__file__).name}; do not edit.\n")
    for jar in resolve():
        sys.stdout.write(f"{jar.sha256} {jar.size} {jar.coordinate}\n")
