"""Which files are read: folders, standard input, and what goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from replylint.errors import ReadError
from replylint.reading import FORMATS, format_of, read
from replylint.reading.files import find, load


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.eml", "a.txt", "sub/c.md", ".git/d.eml", "e.pdf", ".hidden.txt", "Z.EML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [str(Path(path).relative_to(tmp_path)) for path in find([str(tmp_path)])]
    assert found == ["Z.EML", "a.txt", "b.eml", str(Path("sub") / "c.md")]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert find([str(tmp_path)]) == (str(tmp_path / "a.txt"),)


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert find([str(file), str(tmp_path)]) == (str(file),)


def test_what_is_missing_is_said_and_the_others_go_on(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    missing, empty = tmp_path / "no.eml", tmp_path / "empty"
    empty.mkdir()
    paths = find([str(missing), str(empty), str(file)])
    assert len(paths) == 3
    with pytest.raises(ReadError, match="no such file"):
        load(paths[0])
    with pytest.raises(ReadError, match="no mail in this folder"):
        load(paths[1])
    assert load(paths[2]) == b"x"


def test_standard_input_is_sniffed() -> None:
    script = (
        "from replylint.reading import read; from replylint.reading.files import find, load\n"
        "path, = find(['-']); mail = read(path, load(path)); print(mail.subject, mail.text)"
    )
    for data, expected in (
        (b"From: a@b.example\nSubject: Zwrot\n\nTak.\n", "Zwrot Tak."),
        (b"Hello.", "None Hello."),
        (b"<html><body>Page.</body></html>", "None Page."),
    ):
        run = subprocess.run(
            [sys.executable, "-c", script], input=data, capture_output=True, check=True
        )
        assert run.stdout.decode().strip() == expected


def test_a_format_can_be_named_and_must_exist() -> None:
    data = b"From: a@b.example\nSubject: x\n\n<p>Tak.</p>"
    assert read("x.dat", data).subject == "x"
    assert read("x.eml", data, "txt").text.startswith("From:")
    with pytest.raises(ReadError, match="eml, html, md, txt"):
        read("x", data, "doc")


def test_the_table_is_consistent() -> None:
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for name, known in FORMATS.items():
        assert known.name == name
        for suffix in known.suffixes:
            assert format_of(f"x{suffix}", b"x") is known
