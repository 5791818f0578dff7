"""Files that are no report, or not one that can be read at once."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from tests.e2e.cli.conftest import OCR, Ran, refused

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "no text"),
        ("scan.txt", b"%PDF-1.4\n%\xe2\xe3", "PDF"),
        ("noise.txt", bytes(range(256)) * 9, "binary"),
        ("bad.txt", b"Bao cao\nth\xffng\n", "line 2"),
        ("old.txt", "Báo cáo".encode("cp1258", "ignore"), "cp1258"),
        ("broken.tei.xml", f"{TEI}<text>".encode(), "line 1"),
        ("foreign.xml", b"<?xml version='1.0'?><alto/>", "ALTO"),
        ("doctype.tei.xml", f"<!DOCTYPE TEI>{TEI}</TEI>".encode(), "doctype.tei.xml"),
    ],
)
def test_bad_input_is_one_line_that_names_file_and_cause(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    source, out = tmp_path / name, tmp_path / "out.tei.xml"
    source.write_bytes(data)
    line = refused("correct", source, "-o", out)
    assert name in line
    assert said in line
    assert not out.exists()


def test_no_input_at_all_and_200_mb(tmp_path: Path) -> None:
    assert "no such file" in refused("correct", tmp_path / "a.txt", "-o", tmp_path / "b.txt")
    assert "folder" in refused("correct", tmp_path, "-o", tmp_path / "b.txt")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(200_000_000)
    assert "191 MB" in refused("correct", huge, "-o", tmp_path / "b.txt")
    odd = tmp_path / "two\nlines.txt"
    assert "two lines.txt" in refused("correct", odd, "-o", tmp_path / "b.txt")
    for char in "\x1b\u202e":
        odd = tmp_path / f"{char}[31m.txt"
        assert char not in refused("correct", odd, "-o", tmp_path / "b.txt")


def test_an_old_encoding_is_opened_when_it_is_named(tmp_path: Path) -> None:
    source, out = tmp_path / "old.txt", tmp_path / "out.tei.xml"
    source.write_bytes(b"B\xe1o c\xe1o n\xe3m")
    assert "--encoding" in refused("correct", source, "-o", out)
    assert "klingon" in refused("correct", source, "-o", out, "--encoding", "klingon")
    done = Ran("correct", source, "-o", out, "--accept", "none", "--encoding", "cp1258")
    assert done.code == 0
    assert Ran("export", out, "--to", "ocr-text", "-o", "-").stdout == source.read_bytes()


def test_utf_16_needs_no_naming(tmp_path: Path) -> None:
    source = tmp_path / "wide.txt"
    source.write_bytes(codecs.BOM_UTF16_LE + OCR.encode("utf-16-le"))
    assert Ran("correct", source, "-o", "-", "--accept", "none").out == OCR


def test_a_text_too_large_is_told_the_limit_of_texts(tmp_path: Path) -> None:
    for size in (4 * 1024 * 1024 + 1, 100 * 1024 * 1024):
        huge = tmp_path / "huge.txt"
        huge.write_bytes(b"Bao cao\n" * (size // 8 + 1))
        line = refused("correct", huge, "-o", tmp_path / "b.txt")
        assert "more than the 4 MB" in line
        assert "has 4 MB" not in line
