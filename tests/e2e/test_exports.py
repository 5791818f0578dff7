"""Exports by the command line: real processes, real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.edition.worked import worked
from tests.core.ocr_making import hocr
from tests.e2e.cli.conftest import Ran, refused

from soat_core.files import open_file, save_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.tei.xml"
    save_record(worked(), path, engine_version="", expected=None, overwrite=False)
    return path


@pytest.mark.parametrize(
    ("fmt", "begins"),
    [
        ("flow", "ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nCỘNG HOÀ".encode()),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("html", b'<!DOCTYPE html>\n<html lang="vi">'),
        ("work-report", b'<!DOCTYPE html>\n<html lang="vi">'),
        ("pdf", b"%PDF-"),
        ("csv", "\ufeffSTT,Trang,".encode()),
        ("csv-annotations", "\ufeffSTT,Trang,".encode()),
    ],
)
def test_an_export_is_written(record: Path, tmp_path: Path, fmt: str, begins: bytes) -> None:
    target = tmp_path / "xuat"
    ran = Ran("export", record, "--to", fmt, "-o", target, language="vi")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert target.read_bytes().startswith(begins)


def test_the_formats_are_listed() -> None:
    told = Ran("formats", language="vi").out
    assert "docx" in told and "Word, đúng thể thức văn bản" in told
    assert "*.sach-anh.tei.xml" in told


def test_pdf_of_a_report_whose_pictures_are_missing(tmp_path: Path) -> None:
    source = tmp_path / "a.hocr"
    source.write_bytes(hocr([[[["Két", "qua"]]]]))
    record = tmp_path / "a.tei.xml"
    document = open_file(source).document
    save_record(document, record, engine_version="", expected=None, overwrite=False)
    target = tmp_path / "a.pdf"  # which is no picture of the pages afterwards
    ran = Ran("export", record, "--to", "pdf", "-o", target)
    assert ran.code == 0 and "this is PDF for reading" in ran.err
    assert target.read_bytes().startswith(b"%PDF-")
    assert "picture" in refused(
        "export", record, "--to", "searchable-pdf", "-o", tmp_path / "b.pdf"
    )
    assert not (tmp_path / "b.pdf").exists()
