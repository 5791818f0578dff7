"""One small record, to be read by people: its form must not change unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from lxml import etree
from tests.core.making import LAN, WHEN

from soat_core import __version__
from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotation import ENTRY, KIND, Annotation, values
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.entities.kinds import EntityKind
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_core.tei import read_record, write_clean, write_record
from soat_core.text import Span

FILES = Path(__file__).parents[2] / "_files/tei"
MINH = Agent("minh@ubnd", "Lê Văn Minh")
OCR = (
    "CONG HOA XA HOI\n"
    "Két qua céng tac thông tin\n"
    "d6i ngo ai nim 2024 ~#;%~ theo\n"
    "Quyét định đinh\n"
    "\f2 trang\n"
)


def example() -> Document:
    """Every kind of decision, once."""
    document = Document(Report.from_text(OCR, "bao-cao.ocr.txt"))
    document.add_agent(LAN)
    document.add_agent(MINH)
    minute = 0

    def do(kind: ActionKind, *edits: Edit, who: Agent = LAN, **more: object) -> None:
        nonlocal minute
        when = WHEN + timedelta(minutes=minute)
        document.apply(Action(kind, who.identity, when, put=edits, **more))  # type: ignore[arg-type]
        minute += 1

    def edit(
        old: str,
        new: str,
        kind: EditKind,
        origin: Origin = Origin.TYPED,
        posterior: float | None = None,
        rank: int | None = None,
    ) -> Edit:
        start = OCR.index(old)
        return Edit(start, start + len(old), new, kind, origin, posterior, rank)

    taken = Origin.SUGGESTED
    do(ActionKind.ACCEPT, edit("Két", "Kết", EditKind.REPLACE, taken, 0.93, 1))
    do(ActionKind.CHOOSE, edit("qua", "quả", EditKind.REPLACE, taken, 0.02, 3))
    do(
        ActionKind.ACCEPT_SAFE,
        edit("céng", "công", EditKind.REPLACE, Origin.AUTO, 0.9995, 1),
        edit("tac", "tác", EditKind.REPLACE, Origin.AUTO, 0.999, 1),
    )
    do(ActionKind.KEEP, edit("thông", "thông", EditKind.KEEP, posterior=0.98, rank=1))
    do(ActionKind.TYPE, edit("tin\nd6i", "tin đối", EditKind.LINE))
    do(ActionKind.TYPE, edit("ngo ai", "ngoại", EditKind.MERGE))
    do(ActionKind.TYPE, edit("nim", "nam", EditKind.REPLACE))
    do(ActionKind.TYPE, edit("nim", "năm", EditKind.REPLACE), who=MINH)
    do(ActionKind.TYPE, edit("~#;%~", "", EditKind.ILLEGIBLE))
    place = OCR.index(" theo")
    do(ActionKind.TYPE, Edit(place, place, " làm", EditKind.INSERT))
    do(ActionKind.TYPE, edit("Quyét", "Quyết", EditKind.SOURCE), who=MINH)
    do(ActionKind.TYPE, edit(" đinh", "", EditKind.DELETE))
    do(ActionKind.TYPE, edit("CONG", "CỘNG", EditKind.REPLACE))
    do(ActionKind.REVERT, drop=(Span(0, 4),))
    start = OCR.index("2024")
    note = Annotation("n1", OCR.index("ngo ai"), start + 4, "note", "Đối chiếu\nphụ lục 2.", 2)
    do(ActionKind.ANNOTATE, annotate=(note,), who=MINH)
    do(ActionKind.ANNOTATE, annotate=tuple(marks(document)))
    return document


def marks(document: Document) -> Iterator[Annotation]:
    """Names, dates and parts, some across corrections and each other; the register; a refusal."""
    text = CorrectedText(document)

    def mark(name: str, kind: str, words: str, rejected: bool = False, **named: str) -> Annotation:
        begin = text.text.index(words)
        start = text.position(begin, is_start=True)
        end = text.position(begin + len(words), is_start=False)
        ends = (start.inside, end.inside)
        return Annotation(
            *(name, start.offset, end.offset, kind, "", *ends),
            values=values(named),
            origin=Origin.SUGGESTED,
            posterior=0.97,
            rejected=rejected,
        )

    yield Annotation("m1", 0, 0, ENTRY, "Sở Ngoại vụ", values=values({"kind": "organisation"}))
    office = {"name": "x-chuong-trinh", "element": "term", "colour": "#336699"}
    yield Annotation("m2", 0, 0, KIND, "Chương trình", values=values(office))
    yield mark("m3", EntityKind.DATE, "năm 2024", when="2024")
    yield mark("m4", EntityKind.ORGANISATION, "ngoại", entry="m1")
    yield mark("m5", "x-chuong-trinh", "tác thông tin\nđối ngo".replace("\n", " "))
    yield mark("m6", EntityKind.DOCUMENT, "Quyết", number="12/QĐ-UBND", when="2024-02-30")
    yield mark("m7", BlockKind.HEADING, "CONG HOA XA HOI", level="1")
    yield mark("m8", EntityKind.PLACE, "trang", rejected=True)


def of_any_version(record: str) -> str:
    return re.sub(rf"(?<=[ \"]){re.escape(__version__)}(?=[\"<.])", "VERSION", record)


def test_the_record_reads_as_it_always_did(tei_all: etree.RelaxNG) -> None:
    data = write_record(example(), engine_version="1.2")
    expected = (FILES / "bao-cao.tei.xml").read_text("utf-8")
    assert of_any_version(data.decode()) == of_any_version(expected)
    tei_all.assertValid(etree.fromstring(data))


def test_the_shipped_example_opens_with_everything_in_it() -> None:
    document = read_record((FILES / "bao-cao.tei.xml").read_bytes(), "bao-cao.tei.xml")
    assert document.report.ocr_text == OCR
    assert document.corrected_text() == (
        "CONG HOA XA HOI\n"
        "Kết quả công tác thông tin đối ngoại năm 2024 [...] làm theo\n"
        "Quyết định\n"
        "\f2 trang\n"
    )
    assert {edit.kind for edit in document.edits} == set(EditKind) - {EditKind.SPLIT}
    assert [action.identity for action in document.actions] == [f"e{n}" for n in range(1, 17)]


def test_the_clean_export_is_the_corrected_text(tei_all: etree.RelaxNG) -> None:
    data = write_clean(example())
    tei_all.assertValid(etree.fromstring(data))
    assert of_any_version(data.decode()) == (FILES / "bao-cao.sach.tei.xml").read_text("utf-8")
