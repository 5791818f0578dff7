"""Opening, saving and exporting, with the real record in between."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tests.core import ocr_making as making

from soat_core.actions import Agent
from soat_core.document import Document
from soat_core.errors import ChangedOnDiskError, ExistsError, OutputError
from soat_core.files import export, is_scan, open_file, record_path_for, save_record
from soat_core.i18n import set_language
from soat_core.review import Review
from soat_core.tei import Finding
from soat_core.writers import FORMATS, format_for, format_of

OCR = "Két qua cong tac\r\nnim 2024\x0c\r\n"
CLERK = Agent("p-lan", "Nguyễn Thị Lan")


@pytest.fixture
def ocr_file(tmp_path: Path) -> Path:
    path = tmp_path / "bc.ocr.txt"
    path.write_bytes(b"\xef\xbb\xbf" + OCR.encode())
    return path


def corrected(document: Document) -> Document:
    review = Review(document, CLERK)
    review.type_text(0, 3, "Kết")
    if document.report.layout is not None:
        return document
    review.type_text(4, 7, "quả")
    review.type_text(13, 16, "tác\nthông tin")
    return document


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("bc.ocr.txt", "bc.tei.xml"),
        ("bc.txt", "bc.tei.xml"),
        ("BC.OCR.TXT", "BC.tei.xml"),
        ("bc.2024.txt", "bc.2024.tei.xml"),
        ("bc", "bc.tei.xml"),
        ("bc.alto.xml", "bc.tei.xml"),
        ("Scan 1.PDF", "Scan 1.tei.xml"),
        ("bc.doc", "bc.doc.tei.xml"),
        (".txt", ".txt.tei.xml"),
        ("bc.tei.xml", "bc.tei.xml"),
    ],
)
def test_where_the_record_goes(name: str, record: str) -> None:
    assert record_path_for(Path("thang 6") / name) == Path("thang 6") / record


def test_saving_and_opening_again_gives_the_same_document(ocr_file: Path) -> None:
    opened = open_file(ocr_file)
    assert not opened.is_record
    document = corrected(opened.document)
    path = record_path_for(ocr_file)
    stamp = save_record(document, path, engine_version="1", expected=None, overwrite=False)
    again = open_file(path)
    assert again.is_record
    assert again.stamp == stamp
    assert again.document.report.to_bytes() == ocr_file.read_bytes()
    assert again.document.report.source == document.report.source
    assert list(again.document.edits) == list(document.edits)
    assert again.document.corrected_text() == document.corrected_text()
    assert [a.kind for a in again.document.actions] == [a.kind for a in document.actions]


def test_a_record_is_saved_again_and_its_last_version_kept(ocr_file: Path) -> None:
    document = open_file(ocr_file).document
    path = record_path_for(ocr_file)
    stamp = save_record(document, path, engine_version="", expected=None, overwrite=False)
    first = path.read_bytes()
    save_record(corrected(document), path, engine_version="", expected=stamp, overwrite=True)
    assert path.read_bytes() != first
    assert path.with_name("bc.tei.xml~").read_bytes() == first
    with pytest.raises(ChangedOnDiskError):
        save_record(document, path, engine_version="", expected=stamp, overwrite=True)


def test_an_invalid_record_is_never_written(
    ocr_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "soat_core.tei.check_record", lambda data, document: [Finding(7, "bad element")]
    )
    path = record_path_for(ocr_file)
    with pytest.raises(OutputError, match="line 7: bad element"):
        save_record(
            open_file(ocr_file).document, path, engine_version="", expected=None, overwrite=True
        )
    assert not path.exists()


def test_exports(ocr_file: Path, tmp_path: Path) -> None:
    document = corrected(open_file(ocr_file).document)
    written = {}
    # There is no table in it; what the engine has to say takes its time, and is tested where it is
    # written.
    elsewhere = {"csv-tables", "xlsx-tables", "tei-evidence"}
    fitting = [fmt for fmt in FORMATS if fmt.fits(document) and fmt.identity not in elsewhere]
    for fmt in fitting:
        path = tmp_path / f"{fmt.identity}{fmt.suffix}"
        export(document, path, fmt.identity, overwrite=False)
        written[fmt.identity] = path.read_bytes()
        with pytest.raises(ExistsError):
            export(document, path, fmt.identity, overwrite=False)
    # Lines end in CR LF in the source, so the line break typed in does too.
    assert written["text"].decode() == ("Kết quả cong tác\r\nthông tin\r\nnim 2024\x0c\r\n")
    assert written["ocr-text"] == ocr_file.read_bytes()
    assert open_file(tmp_path / "tei.tei.xml").document.report.ocr_text == OCR
    assert "Két" not in written["tei-clean"].decode()
    assert "Kết" in written["tei-clean"].decode()


def test_text_with_suggestions_nobody_decided_on(ocr_file: Path, tmp_path: Path) -> None:
    document = open_file(ocr_file).document
    path = tmp_path / "out.txt"
    export(document, path, "text", overwrite=False, text="Kết quả\nnăm 2024\n")
    assert path.read_bytes() == "Kết quả\r\nnăm 2024\r\n".encode()


def test_line_feeds_stay_alone_where_the_source_has_them(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes(b"a\r\nb\nc\n")
    document = open_file(path).document
    assert format_of("text").write(document) == b"a\r\nb\nc\n"
    unix = replace(document.report, ocr_text="a\nb\n")
    assert format_of("text").write(Document(unix)) == b"a\nb\n"


@pytest.mark.parametrize("identity", ["hocr", "alto", "page"])
def test_ocr_files_are_written_back(tmp_path: Path, identity: str) -> None:
    make = {"hocr": making.hocr, "alto": making.alto, "page": making.page_xml}[identity]
    source = tmp_path / f"bao-cao.{identity}.xml"
    source.write_bytes(make([[[["Két", "qua"]]]]))
    opened = open_file(source)
    document = corrected(opened.document)
    offered = [fmt.identity for fmt in FORMATS if fmt.placed and fmt.fits(document)]
    assert offered == ["pdf", "searchable-pdf", "hocr", "alto", "page", "page-files"]
    record = tmp_path / "bao-cao.tei.xml"
    save_record(document, record, engine_version="", expected=None, overwrite=False)
    again = open_file(record)
    path = tmp_path / "out.xml"
    export(again.document, path, identity, overwrite=False, beside=record)
    assert open_file(path).document.report.ocr_text == "Kết qua\n"
    for other in {"hocr", "alto", "page"} - {identity}:  # these are made anew
        export(again.document, tmp_path / other, other, overwrite=False, beside=record)
        assert open_file(tmp_path / other).document.report.ocr_text == "Kết qua\n"
    source.write_bytes(source.read_bytes() + b" ")
    with pytest.raises(OutputError, match="has been changed"):
        export(again.document, tmp_path / "b.xml", identity, overwrite=False, beside=record)
    source.unlink()
    with pytest.raises(OutputError, match="not here"):
        export(again.document, tmp_path / "b.xml", identity, overwrite=False, beside=record)
    assert not (tmp_path / "b.xml").exists()


def test_scans_are_opened_by_what_is_in_them(tmp_path: Path) -> None:
    assert not is_scan(tmp_path) and not is_scan(tmp_path / "none")
    path = tmp_path / "a.txt"
    Image.new("L", (8, 8)).save(path, "PNG")
    assert is_scan(path)


def test_every_format_has_a_title_in_both_languages() -> None:
    for fmt in FORMATS:
        titles = set()
        for language in ("vi", "en"):
            set_language(language)
            titles.add(fmt.title)
        assert len(titles) == 2
    assert format_for("a.tei.XML").identity == "tei"
    assert format_for("a.txt").identity == "text"
    assert format_for("a.SACH.tei.xml").identity == "tei-clean"
    assert format_for("a.html").identity == "html"
    assert format_for("a.pdf").identity == "pdf"
