"""The clean export: corrected text for any TEI tool."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.core import ocr_making as making
from tests.core.edition.annotated import annotated
from tests.core.edition.hostile import blank, deleted, empty, hostile, illegible
from tests.core.edition.worked import worked
from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.files import open_file
from soat_core.report import Report
from soat_core.tei import validate_record, write_clean
from soat_core.writers import format_of

TEI = "{http://www.tei-c.org/ns/1.0}"


@given(document=annotated())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_document_exports_as_valid_tei_with_all_its_ink(
    tei_all: etree.RelaxNG, document: Document
) -> None:
    root = etree.fromstring(write_clean(document))
    tei_all.assertValid(root)
    assert not list(root.iter(TEI + "choice", TEI + "sic", TEI + "change"))
    pieces = document.pieces(0, len(document.report.ocr_text))
    corrected = "".join(piece.text for piece in pieces)
    body = root.find(f"{TEI}text")
    assert body is not None
    assert ink("".join(map(str, body.itertext()))) == ink(corrected)


def ink(text: str) -> list[str]:
    """What XML can carry of a text, without white space; columns stand one behind the other."""
    bare = "".join(text.split())
    return sorted(re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", bare))


@pytest.fixture(scope="module")
def example() -> etree._Element:
    return etree.fromstring(write_clean(worked()))


def texts(root: etree._Element, path: str) -> list[str]:
    names = {"t": TEI[1:-1]}
    return ["".join(map(str, found.itertext())) for found in root.iterfind(path, names)]


def test_the_parts_of_an_official_document(example: etree._Element, tei_all: etree.RelaxNG) -> None:
    tei_all.assertValid(example)
    assert texts(example, ".//t:opener/t:seg[@type='soKyHieu']") == ["Số: 125/BC-UBND"]
    assert texts(example, ".//t:dateline") == ["Nam Định, ngày 15 tháng 3 năm 2021"]
    assert texts(example, ".//t:head[@type='tenLoai']") == ["BÁO CÁO"]
    assert texts(example, ".//t:div[@n='I']/t:head") == ["I. KẾT QUẢ"]
    assert texts(example, ".//t:div[@n='I']/t:div[@n='1']/t:head") == ["1. Thu ngân sách"]
    assert len(texts(example, ".//t:list/t:item")) == 6
    assert texts(example, ".//t:table/t:row[@role='label']/t:cell") == [
        "STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"
    ]  # fmt: skip
    assert texts(example, ".//t:div[@type='noiNhan']/t:head") == ["Nơi nhận:"]
    assert texts(example, ".//t:closer/t:signed/t:persName") == ["Trần Lê Đoài"]
    assert texts(example, ".//t:fw") == ["2"]
    assert texts(example, ".//t:sourceDesc/t:bibl/t:idno[@type='soKyHieu']") == ["125/BC-UBND"]


def test_names_point_to_the_register(example: etree._Element) -> None:
    names = {one.get("{http://www.w3.org/XML/1998/namespace}id") for one in example.iter()}
    pointers = [
        value.removeprefix("#")
        for one in example.iter()
        for key, value in one.attrib.items()
        if key in ("ref", "target", "next", "prev")
    ]
    assert len(pointers) == 4 and set(map(str, pointers)) <= names
    [law] = [one for one in example.iter(TEI + "ref") if one.get("type") == "vanBan"]
    assert (
        "".join(map(str, law.itertext())) == "Nghị quyết số 01/NQ-CP ngày 01/01/2021 của Chính phủ"
    )
    assert [one.get("when") for one in law.iter(TEI + "date")] == ["2021-01-01"]
    assert texts(example, ".//t:place/t:placeName[@type='former']") == ["Tỉnh Nam Định"]


def test_lines_and_words_that_go_on(example: etree._Element) -> None:
    [joined] = [one for one in example.iter(TEI + "lb") if one.get("break") == "no"]
    assert (joined.get("n"), joined.tail) == (
        "26",
        "net đến 100% số xã, nhưng còn gặp khó khăn ở huyện ",
    )
    assert [one.get("n") for one in example.iter(TEI + "pb")] == ["1", "2"]
    assert len(list(example.iter(TEI + "gap"))) == 1
    assert texts(example, ".//t:unclear") == ["khá;"]


def test_names_that_cross_are_cut_and_linked(tei_all: etree.RelaxNG) -> None:
    document = Document(Report.from_text("một hai ba bốn"))
    document.add_agent(LAN)
    notes = Annotation("n1", 0, 7, "place"), Annotation("n2", 4, 10, "organisation")
    document.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, annotate=notes))
    root = etree.fromstring(write_clean(document))
    tei_all.assertValid(root)
    pieces = list(root.iter(TEI + "orgName"))
    assert ["".join(map(str, piece.itertext())) for piece in pieces] == ["hai", " ba"]
    assert (pieces[0].get("next"), pieces[1].get("prev")) == ("#n2.2", "#n2")


def test_two_documents_in_one_report(tei_all: etree.RelaxNG) -> None:
    document = Document(Report.from_text("Một.\nTrần Văn A\nPHỤ LỤC\nHai.\n"))
    document.add_agent(LAN)
    kinds = (0, 4, "paragraph"), (5, 15, "signatory"), (16, 23, "type"), (24, 28, "paragraph")
    notes = tuple(Annotation(f"n{at}", *one) for at, one in enumerate(kinds))
    document.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, annotate=notes))
    root = etree.fromstring(write_clean(document))
    tei_all.assertValid(root)
    assert texts(root, ".//t:body/t:div") == ["\nMột.\n\nTrần Văn A\n\n", "\nPHỤ LỤC\nHai.\n"]


@pytest.mark.parametrize("make", [empty, blank, deleted, illegible, hostile])
def test_odd_reports(make: type[Document], tei_all: etree.RelaxNG) -> None:
    tei_all.assertValid(etree.fromstring(write_clean(make())))  # type: ignore[call-arg]


def test_with_and_without_pages(tei_all: etree.RelaxNG, tmp_path: Path) -> None:
    source = tmp_path / "a.hocr"
    source.write_bytes(making.hocr([[[["Két", "qua"]], [["nam", "2024"]]]]))
    document = open_file(source).document
    with_pages = etree.fromstring(format_of("tei-clean-pages").write(document))
    tei_all.assertValid(with_pages)
    zones = {one.get("{http://www.w3.org/XML/1998/namespace}id") for one in with_pages.iter()}
    pointed = [one.get("facs", "")[1:] for one in with_pages.iter(TEI + "lb", TEI + "pb")]
    assert set(filter(None, pointed)) <= zones and len(pointed) > 2
    assert b"facs" not in format_of("tei-clean").write(document)
    record = format_of("tei-no-pages").write(document)
    assert b"facs" not in record and b"facs" in format_of("tei").write(document)
    assert validate_record(record, "a") == []
