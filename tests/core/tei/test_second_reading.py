"""What was taken from a second reading of the picture, in the record."""

from __future__ import annotations

from lxml import etree

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.report import Report
from soat_core.tei import read_record, write_record

TESSERACT, KRAKEN = "tesseract 5.3.0", "Đọc & chữ <2>"
TEI = "{http://www.tei-c.org/ns/1.0}"


def document() -> Document:
    one = Document(Report.from_text("thong tin d6i ngoai"))
    one.add_agent(Agent("reader-1", "Lan"))
    edits = (
        Edit(0, 5, "thông", EditKind.REPLACE, Origin.SUGGESTED, 0.9, 1),
        Edit(6, 9, "tỉn", EditKind.REPLACE, Origin.SUGGESTED, 0.5, 2, sources=(TESSERACT,)),
        Edit(10, 13, "đối", EditKind.REPLACE, Origin.AUTO, 0.99, 1,
             sources=("engine", TESSERACT)),
        Edit(14, 19, "ngoại", EditKind.REPLACE, Origin.SUGGESTED, 0.7, 1, sources=(KRAKEN,)),
    )  # fmt: skip
    one.apply(Action(ActionKind.ACCEPT, "reader-1", utc_now(), put=edits))
    return one


def test_each_reader_is_an_application_and_a_source(tei_all: etree.RelaxNG) -> None:
    data = write_record(document())
    tree = etree.fromstring(data)
    tei_all.assertValid(tree)
    programs = {
        one.get("{http://www.w3.org/XML/1998/namespace}id"): (
            one.get("ident"), one.get("version"), one.findtext(f"{TEI}label"),
        )
        for one in tree.iter(f"{TEI}application")
    }  # fmt: skip
    assert programs["reader.1"] == ("tesseract", "5.3.0", TESSERACT)
    assert programs["reader.2"] == ("ocr", "0", KRAKEN)
    assert [one.get("source") for one in tree.iter(f"{TEI}corr")] == [
        "#engine", "#reader.1", "#engine #reader.1", "#reader.2",
    ]  # fmt: skip


def test_it_is_read_back() -> None:
    before = document()
    after = read_record(write_record(before), "x.tei.xml")
    assert list(after.edits) == list(before.edits)


def test_the_record_explains_it_only_where_it_happened() -> None:
    assert "đọc lại ảnh" in write_record(document()).decode()
    plain = write_record(Document(Report.from_text("thong tin"))).decode()
    assert "đọc lại ảnh" not in plain
    assert "reader." not in plain
