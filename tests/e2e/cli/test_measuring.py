"""Validating records, and measuring against what people corrected."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.e2e.cli.conftest import Ran, refused

from soat_core.files import open_file


def test_findings_stand_with_file_and_line(record: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tei.xml"
    bad.write_bytes(record.read_bytes().replace(b"<corr", b"<corrr").replace(b"</corr", b"</corrr"))
    missing = tmp_path / "missing.tei.xml"
    ran = Ran("validate", bad, record, missing)
    assert ran.code == 1
    *findings, last = ran.out.splitlines()
    assert findings
    for finding in findings:
        file, line, message = finding.split(":", 2)
        assert file == str(bad)
        assert int(line) > 0
        assert message.strip()
    assert last == f"{record}: OK"
    assert str(missing) in ran.err


def test_the_figures_as_json_and_as_a_table(ocr: Path, tmp_path: Path) -> None:
    gold = tmp_path / "bc.gold.txt"
    gold.write_text(
        "Kết quả công tác thông tin đối ngoại năm 2024\n"
        "Thực hiện Công văn số 1917/STTTT-QLTTBCXB ngày 06\n\x0c"
        "được Lãnh đạo UBND thành phố đặc biệt quan tâm\n",
        encoding="utf-8",
    )
    ran = Ran("evaluate", ocr, gold, "--json", language="vi")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["files"][0]["ocr"] == str(ocr)
    total = found["total"]
    assert total["tokens"] == 28
    assert total["wer_before"] == pytest.approx(22 / 28)
    assert 0 <= total["wer_after"] < 0.3
    assert 0.7 < total["right_at_1"] <= total["right_at_3"] <= total["right_at_5"] <= 1
    table = Ran("evaluate", ocr, gold, language="vi").out
    assert "WER trước → sau" in table
    assert "78.57%" in table
    errata = tmp_path / "errata.tsv"
    errata.write_text("bc\t0\tKết\tKét\tmisprint\n", encoding="utf-8")
    ran = Ran("evaluate", ocr, gold, "--json", "--errata", errata)
    assert json.loads(ran.out)["total"]["wer_before"] == pytest.approx(21 / 28)
    errata.write_text("bc\t1\tKết\tKét\tmisprint\n", encoding="utf-8")
    assert "bc.gold.txt" in refused("evaluate", ocr, gold, "--errata", errata)


def test_a_folder_of_pages_is_one_report(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    pages = {f"trang {number}.txt": f"{number}. thong tin nim 2024\n\f" for number in (10, 9)}
    for name, text in pages.items():
        (folder / name).write_text(text)
    out = tmp_path / "bc.tei.xml"
    assert Ran("correct", folder, "-o", out).code == 0
    assert Ran("validate", out).code == 0
    text = open_file(out).document.corrected_text()
    assert text == "9. thông tin năm 2024\n\f10. thông tin năm 2024\n\f"
    archive = tmp_path / "bc.ocr.zip"
    assert Ran("export", out, "--to", "ocr-files", "-o", archive).code == 0
    with zipfile.ZipFile(archive) as files:
        assert {name: files.read(name).decode() for name in files.namelist()} == pages
    # the same files one by one, in whatever order
    again = tmp_path / "again.txt"
    assert Ran("correct", *(folder / name for name in pages), "-o", again).code == 0
    assert again.read_bytes().decode() == text
    refusal = refused(
        "correct", *(folder / n for n in pages), "-o", folder / "trang 9.txt", "--force"
    )
    assert "trang 9.txt" in refusal and (folder / "trang 9.txt").read_text() == pages["trang 9.txt"]


def test_an_odd_number_of_files_is_wrong_usage(ocr: Path) -> None:
    ran = Ran("evaluate", ocr)
    assert ran.code == 2
    assert "pairs" in ran.err
