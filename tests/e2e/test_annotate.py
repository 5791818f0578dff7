"""``soat annotate`` and ``soat evaluate --annotations`` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from soat_core.annotation import ENTRY, Annotation
from soat_core.cli import cli, run
from soat_core.document import Document
from soat_core.entities.kinds import EntityKind
from soat_core.files import open_file, save_record
from soat_core.report import Report

TEXT = (
    "Lạng Sơn, ngày 15 tháng 3 năm 2021\n\n"
    "Thực hiện Nghị quyết số 01/NQ-CP ngày 01/01/2021 của Chính phủ, UBND tỉnh Lạng Sơn\n"
    "đã chi 1.250.000 đồng (bằng chữ: Một triệu đồng). UBND tỉnh họp ngày 31/02/2021.\n"
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "a.tei.xml"
    document = Document(Report.from_text(TEXT, name="a.txt"))
    save_record(document, path, engine_version="", expected=None, overwrite=False)
    return path


def annotated(path: Path) -> list[Annotation]:
    return list(open_file(path).document.annotations)


def test_everything_is_recorded_with_its_entries(
    record: Path, tmp_path: Path, tei_all: etree.RelaxNG, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "b.tei.xml"
    assert (
        run(cli, ["--lang", "en", "annotate", str(record), "-o", str(output), "--accept=all"]) == 0
    )
    notes = annotated(output)
    dates = [one.value("when") for one in notes if one.kind == EntityKind.DATE]
    assert dates == ["2021-03-15", "2021-01-01", ""]
    agency = next(one for one in notes if one.kind == ENTRY and "Lạng Sơn" in one.text)
    linked = [one for one in notes if one.value("entry") == agency.identity]
    assert len(linked) == 2, "UBND tỉnh is UBND tỉnh Lạng Sơn"
    tei_all.assertValid(etree.parse(output))
    said = capsys.readouterr().out
    assert "page 1, line 4: there is no such day: 31/02/2021" in said
    assert "the words 1.000.000" in said


def test_safe_ones_only(record: Path, tmp_path: Path) -> None:
    output = tmp_path / "b.tei.xml"
    assert run(cli, ["annotate", str(record), "-o", str(output)]) == 0
    notes = [one for one in annotated(output) if one.kind in list(EntityKind)]
    assert notes and all((one.posterior or 0) >= 0.97 for one in notes)


def test_nothing_but_told(record: Path, tmp_path: Path) -> None:
    output = tmp_path / "b.tei.xml"
    assert run(cli, ["annotate", str(record), "-o", str(output), "--accept", "none"]) == 0
    assert annotated(output) == []


def test_again_finds_nothing_new(record: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "b.tei.xml", tmp_path / "c.tei.xml"
    assert run(cli, ["annotate", str(record), "-o", str(first), "--accept", "all"]) == 0
    assert run(cli, ["annotate", str(first), "-o", str(second), "--accept", "all"]) == 0
    assert annotated(second) == annotated(first)


def test_no_file_is_overwritten_unasked(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = record.read_bytes()
    assert run(cli, ["annotate", str(record), "-o", str(record), "--accept", "all"]) == 1
    assert record.read_bytes() == before
    assert capsys.readouterr().err.count("\n") == 1
    assert run(cli, ["annotate", str(record), "-o", str(record), "--force"]) == 0


def test_how_well_it_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, table = tmp_path / "a.txt", tmp_path / "a.tsv"
    text.write_text("Họp ngày 5/3/2024 tại Huế", encoding="utf-8")
    table.write_text(
        "start\tend\tkind\tvalues\tsurface\n9\t17\tdate\twhen=2024-03-05\t5/3/2024\n",
        encoding="utf-8",
    )
    assert run(cli, ["evaluate", "--annotations", "--json", str(table), str(text)]) == 0
    kinds = {one["kind"]: one for one in json.loads(capsys.readouterr().out)["kinds"]}
    assert kinds["date"]["f1"] == kinds["date"]["values_right"] == 1
    assert kinds["place"]["precision"] == 0
    assert run(cli, ["evaluate", "--annotations", str(table), str(text)]) == 0
    assert "100.0" in capsys.readouterr().out
    assert run(cli, ["evaluate", "--annotations", str(text), str(table)]) == 1


def test_numbers_that_do_not_count_on_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, corrected = tmp_path / "a.txt", tmp_path / "a.tei.xml"
    text.write_text("I. KẾT QUẢ\n\nĐã sửa đường.\n\nIII. KIẾN NGHỊ\n\nTrồng cây.\n", "utf-8")
    assert run(cli, ["correct", str(text), "-o", str(corrected), "--accept", "none"]) == 0
    output = str(tmp_path / "b.tei.xml")
    assert run(cli, ["--lang", "en", "annotate", str(corrected), "-o", output]) == 0
    assert "line 5: section III where II was to come" in capsys.readouterr().out
