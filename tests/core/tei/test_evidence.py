"""The record with what else the engine suggests."""

from __future__ import annotations

from lxml import etree
from tests.core.edition.worked import OCR, worked
from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.engine.suggestion import Candidate
from soat_core.report import Report
from soat_core.tei import write_record
from soat_core.tei.evidence import add_candidates
from soat_core.writers import format_of

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def offered(root: etree._Element, xml_id: str) -> list[tuple[str, float]]:
    [features] = [fs for fs in root.iter(TEI + "fs") if fs.get("corresp") == f"#{xml_id}"]
    return [
        (
            str(fs.findtext(f".//{TEI}string")),
            float(next(fs.iter(TEI + "numeric")).get("value", "")),
        )
        for fs in features.iter(TEI + "fs")
        if fs is not features
    ]


def test_every_decision_points_to_its_candidates(tei_all: etree.RelaxNG) -> None:
    document = worked()
    at = OCR.index("O1/NQ-CP")
    kept = OCR.index("khá;")
    candidates = {
        (at, at + 8): (Candidate("01/NQ-CP", 0.99), Candidate("<O1>", 0.01)),
        (kept, kept + 4): (Candidate("khá;", 0.875),),
    }
    root = etree.fromstring(add_candidates(write_record(document), document, candidates))
    tei_all.assertValid(root)
    [choice] = [one for one in root.iter(TEI + "choice") if one.findtext(f"{TEI}sic") == "O1/NQ-CP"]
    assert offered(root, choice.get(XML_ID, "")) == [("01/NQ-CP", 0.99), ("<O1>", 0.01)]
    [seg] = [one for one in root.iter(TEI + "seg") if one.get("type") == "kept"]
    assert offered(root, seg.get(XML_ID, "")) == [("khá;", 0.875)]
    idents = [one.get("ident") for one in root.iter(TEI + "application")]
    assert "soat-evidence" in idents and "soat-record" not in idents


def test_the_engine_is_asked_again(tei_all: etree.RelaxNG) -> None:
    document = Document(Report.from_text("Két qua cong tac thong tin nim 2024\n"))
    document.add_agent(LAN)
    edits = Edit(0, 3, "Kết"), Edit(17, 22, "thông")
    document.apply(Action(ActionKind.TYPE, "lan", WHEN, put=edits))
    root = etree.fromstring(format_of("tei-evidence").write(document))
    tei_all.assertValid(root)
    told = [offered(root, str(one.get(XML_ID))) for one in root.iter(TEI + "choice")]
    assert [one[0][0] for one in told] == ["Kết", "thông"]
    assert all(first > second for (_, first), (_, second) in (one[:2] for one in told))


def test_without_candidates_nothing_is_added() -> None:
    document = Document(Report.from_text("một"))
    record = write_record(document)
    assert add_candidates(record, document, {}) == record.replace(b"soat-record", b"soat-evidence")
