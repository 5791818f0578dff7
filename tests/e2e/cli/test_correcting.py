"""From OCR to a record and a text, and what is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.e2e.cli.conftest import CLERK, OCR, Ran, refused

from soat_core.edits import Origin
from soat_core.files import open_file


def test_from_ocr_to_record_to_both_texts(ocr: Path, tmp_path: Path) -> None:
    record = tmp_path / "out.tei.xml"
    ran = Ran("correct", ocr, "-o", record)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert Ran("validate", record).out == f"{record}: OK\n"
    assert Ran("export", record, "--to", "ocr-text", "-o", "-").stdout == ocr.read_bytes()
    text = Ran("export", record, "--to", "text", "-o", "-").out
    assert "Kết quả công tác thông tin đối ngoại năm 2024\n" in text
    assert text.count("\n") == OCR.count("\n")
    assert Ran("correct", ocr, "-o", "-").out == text
    clean = Ran("export", record, "--to", "tei-clean", "-o", "-").out
    assert "Két" not in clean
    document = open_file(record).document
    assert [action.kind.value for action in document.actions] == ["import", "accept-all"]
    assert {edit.who for edit in document.edits} == {"app"}
    assert {edit.origin for edit in document.edits} == {Origin.AUTO}


def test_what_to_accept(ocr: Path, tmp_path: Path) -> None:
    changes = {}
    for accept in ("none", "safe", "all"):
        out = tmp_path / f"{accept}.tei.xml"
        assert Ran("correct", ocr, "-o", out, "--accept", accept).code == 0
        changes[accept] = len(open_file(out).document.edits)
    assert changes["none"] == 0
    assert 0 < changes["safe"] <= changes["all"]


def test_the_format_follows_the_name_unless_given(ocr: Path, tmp_path: Path) -> None:
    for name, args, is_record in [
        ("a.xml", [], True),
        ("a.txt", [], False),
        ("b.txt", ["--to", "tei"], True),
        ("b.xml", ["--to", "text"], False),
    ]:
        assert Ran("correct", ocr, "-o", tmp_path / name, "--accept", "none", *args).code == 0
        assert (b"<TEI" in (tmp_path / name).read_bytes()) is is_record


def test_what_a_person_decided_stays(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "more.tei.xml"
    assert Ran("correct", record, "-o", out).code == 0
    document = open_file(out).document
    assert document.corrected_text().startswith("Hết ")
    assert "công tác thông tin đối ngoại năm 2024" in document.corrected_text()
    assert document.edits[0].who == CLERK.identity
    assert {edit.who for edit in document.edits[1:]} == {"app"}


def test_a_record_can_be_corrected_in_place_and_its_last_version_stays(record: Path) -> None:
    before = record.read_bytes()
    assert "--force" in refused("correct", record, "-o", record)
    assert Ran("correct", record, "-o", record, "--force").code == 0
    assert record.read_bytes() != before
    assert record.with_name("bc.tei.xml~").read_bytes() == before
    assert open_file(record).document.report.ocr_text == OCR


def test_an_existing_file_is_overwritten_only_by_force(ocr: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("mine")
    line = refused("correct", ocr, "-o", out, "--accept", "none")
    assert str(out) in line
    assert "--force" in line
    assert out.read_text() == "mine"
    assert Ran("correct", ocr, "-o", out, "--accept", "none", "--force").code == 0
    assert out.read_text() == OCR
    assert (tmp_path / "out.txt~").read_text() == "mine"


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "backup"])
def test_the_input_is_never_replaced(ocr: Path, tmp_path: Path, link: str) -> None:
    out = ocr if link == "same" else tmp_path / "out.txt"
    if link == "symbolic":
        out.symlink_to(ocr)
    elif link == "hard":
        out.hardlink_to(ocr)
    elif link == "backup":
        out.write_text("old")
        ocr = ocr.rename(tmp_path / "out.txt~")
    line = refused("correct", ocr, "-o", out, "--accept", "none", "--force")
    assert "replace the file that is read" in line
    assert ocr.read_text(encoding="utf-8") == OCR
    assert not (tmp_path / "bc.ocr.txt~").exists()


def test_exporting_over_the_record_is_refused(record: Path) -> None:
    before = record.read_bytes()
    refused("export", record, "--to", "text", "-o", record, "--force")
    assert record.read_bytes() == before
