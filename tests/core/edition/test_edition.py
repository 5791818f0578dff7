"""A report as it is read: parts, runs, and nothing lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.core.edition.annotated import annotated
from tests.core.edition.hostile import blank, deleted, empty, hostile, illegible
from tests.core.edition.ink import corrected, ink, letters
from tests.core.edition.worked import OCR, worked
from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edition import Break, Edition, NoteMark, Part, Run, edition_of
from soat_core.edition.joints import joint
from soat_core.edition.lines import plain, rows
from soat_core.edition.parts import without_mark
from soat_core.edits import Edit
from soat_core.report import Report
from soat_core.snapshot import snapshot_of
from soat_core.structure.kinds import BlockKind


def told(edition: Edition) -> list[str]:
    return [f"{part.kind}: {plain(part.items)}" for part in edition.parts]


def part_of(edition: Edition, kind: BlockKind, number: int = 0) -> Part:
    return edition.of_kind(kind)[number]


def document_of(text: str, *notes: Annotation, edits: tuple[Edit, ...] = ()) -> Document:
    document = Document(Report.from_text(text))
    document.add_agent(LAN)
    if notes or edits:
        document.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, put=edits, annotate=notes))
    return document


def test_the_parts_of_the_worked_example() -> None:
    assert told(edition_of(worked())) == [
        "issuer: ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH",
        "nation: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto: Độc lập - Tự do - Hạnh phúc",
        "number-and-code: Số: 125/BC-UBND",
        "dateline: Nam Định, ngày 15 tháng 3 năm 2021",
        "type: BÁO CÁO",
        "subject: Về tình hình kinh tế - xã hội quý I năm 2021",
        "addressee: Kính gửi: Văn phòng Chính phủ",
        "paragraph: Thực hiện Nghị quyết số 01/NQ-CP ngày 01/01/2021 của Chính phủ và theo chỉ "
        "đạo của Ủy ban nhân dân tỉnh Nam Định1, các sở, ngành triển khai thực hiện 12 nhiệm vụ, "
        "trong đó [...] đạt 85,5% kế hoạch năm.",
        "heading: I. KẾT QUẢ",
        "heading: 1. Thu ngân sách",
        "item: - Thu nội địa đạt 1.250 tỷ đồng;",
        "item: - Thu từ xuất nhập khẩu đạt 310 tỷ đồng.",
        "row: STT   Chỉ tiêu   Kế hoạch   Thực hiện",
        "row: 1   Thu nội địa   5.000   1.250",
        "row: 2   Xuất nhập khẩu   1.200   310",
        "paragraph: Trong quý I, tiến độ thu đạt khá; các đơn vị đã đưa dịch vụ Internet đến 100% "
        "số xã, nhưng còn gặp khó khăn ở huyện Giao Thuỷ.",
        "footnote: 1 Báo cáo số 12/BC-STC ngày 10/3/2021 của Sở Tài chính.",
        "page-number: 2",
        "heading: II. PHƯƠNG HƯỚNG",
        "item: 1. Tiếp tục thực hiện Nghị quyết số 01/NQ-CP của Chính phủ./.",
        "recipients: Nơi nhận: - Như trên; - Các sở, ngành; - Lưu: VT.",
        "authority: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "signatory: Trần Lê Đoài",
    ]


def test_a_part_knows_its_lines_its_page_and_its_cells() -> None:
    edition = edition_of(worked())
    issuer = part_of(edition, BlockKind.ISSUER)
    assert [plain(row) for row in rows(issuer.items)] == ["ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH"]
    assert [(part.page, part.line) for part in edition.of_kind(BlockKind.PAGE_NUMBER)] == [(1, 24)]
    row = part_of(edition, BlockKind.ROW, 1)
    assert [plain(cell) for cell in row.cells] == ["1", "Thu nội địa", "5.000", "1.250"]
    assert part_of(edition, BlockKind.ROW).is_label and not row.is_label


def test_runs_tell_edits_entities_notes_and_footnotes() -> None:
    edition = edition_of(worked())
    paragraph = part_of(edition, BlockKind.PARAGRAPH)
    code = next(run for run in paragraph.runs if run.text == "01/NQ-CP")
    assert code.change is not None
    assert (code.change.ocr, code.change.who) == ("O1/NQ-CP", LAN.name)
    assert [note.kind for note in code.mentions] == ["document"]
    crossing = [run for run in paragraph.runs if any(n.identity == "n500" for n in run.mentions)]
    assert "".join(run.text for run in crossing) == "Ủy ban nhândân tỉnh Nam Định"
    assert crossing[0].change is not None and not crossing[0].opens  # "của " opened it
    mark = next(run for run in paragraph.runs if run.footnote is not None)
    assert plain(without_mark(edition.footnotes[mark.footnote or 0])).startswith("Báo cáo số 12")
    at = next(i for i, item in enumerate(paragraph.items) if isinstance(item, NoteMark))
    before = paragraph.items[at - 1]
    assert isinstance(before, Run) and before.text == "85,5%"
    assert edition.notes[0].text == "Đối chiếu số này với phụ lục 2."
    assert [word.text for word in edition.words] == ["Giao Thuỷ"]
    place = next(one for one in edition.mentions if one.annotation.kind == "place")
    assert place.entry is not None and place.entry.text == "Tỉnh Ninh Bình"
    assert not any(one.annotation.rejected for one in edition.mentions)


def test_a_snapshot_reads_like_its_document() -> None:
    document = worked()
    assert edition_of(snapshot_of(document)).parts == edition_of(document).parts


@given(document=annotated())
@settings(max_examples=60)
def test_every_letter_stands_in_exactly_one_part(document: Document) -> None:
    edition = edition_of(document)
    shown = "".join(plain(part.items, flowed=False) for part in edition.parts)
    assert letters(shown) == letters(corrected(document))
    in_cells = "".join(
        plain(cell, flowed=False) for part in edition.parts for cell in part.cells or [part.items]
    )
    assert letters(in_cells) == letters(corrected(document))


@given(document=annotated())
@settings(max_examples=60)
def test_the_ocr_text_can_be_read_off_the_runs(document: Document) -> None:
    edition = edition_of(document)
    read = []
    for run in (run for part in edition.parts for run in part.runs):
        if run.change is None:
            read.append(run.text)
        elif run.opens:
            read.append(run.change.ocr)
    assert letters("".join(read)) == letters(document.report.ocr_text)


@pytest.mark.parametrize("make", [empty, blank, deleted, illegible, hostile])
def test_odd_reports_have_editions(make: type[Document]) -> None:
    document = make()  # type: ignore[call-arg]
    edition = edition_of(document)
    shown = "".join(plain(part.items, flowed=False) for part in edition.parts)
    assert letters(shown) == letters(corrected(document))


def test_nothing_but_noise_is_still_a_part_that_tells_what_was_there() -> None:
    [part] = edition_of(deleted()).parts
    assert [run.change.ocr for run in part.runs if run.change] == ["~~ ~~\n~"]


def test_text_beside_annotated_parts_is_found() -> None:
    note = Annotation("n1", 0, 3, "heading", values=(("level", "2"),))
    edition = edition_of(document_of("Mục\n\nMột đoạn văn ở đây.\n\n- một;\n- hai.", note))
    first, *_ = edition.parts
    assert (first.kind, first.level) == (BlockKind.HEADING, 2)
    shown = "".join(plain(part.items) for part in edition.parts)
    assert ink(shown) == "MụcMộtđoạnvănởđây.-một;-hai."


def test_a_mark_without_its_footnote_stays_text() -> None:
    document = document_of("Theo báo cáo1 này", Annotation("n1", 12, 13, "footnote-mark"))
    edition = edition_of(document)
    assert not edition.footnotes
    assert plain(edition.parts[0].items) == "Theo báo cáo1 này"


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("triển khai", "thực hiện", "triển khai thực hiện"),
        ("dịch vụ Inter-", "net đến", "dịch vụ Internet đến"),
        ("số 1917/STTTT-", "QLTTBCXB", "số 1917/STTTT-QLTTBCXB"),
        ("số 15/", "KH-UBND", "số 15/KH-UBND"),
        ("giai đoạn 2020-", "2025", "giai đoạn 2020-2025"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("kinh tế-", "xã hội", "kinh tế-xã hội"),
        ("và/", "hoặc", "và/ hoặc"),
        ("thông\u00ad", "tin", "thôngtin"),
        ("", "một", "một"),
    ],
)
def test_how_lines_are_joined(before: str, behind: str, joined: str) -> None:
    found = joint(before, behind)
    left = before[:-1] if found.drops_hyphen else before
    assert left + found.text + behind == joined


def test_a_break_that_somebody_put_in_is_no_line_of_the_ocr() -> None:
    document = document_of("một hai", edits=(Edit(0, 7, "một\nhai"),))
    breaks = [i for i in edition_of(document).parts[0].items if isinstance(i, Break)]
    assert [one.line for one in breaks] == [None]
    assert OCR.count("\n") > 20


def test_a_blank_line_within_a_part_parts_words() -> None:
    document = document_of("một\n \nhai", Annotation("n1", 0, 9, "paragraph"))
    assert plain(edition_of(document).parts[0].items).split() == ["một", "hai"]


def test_rulings_drawn_with_characters_are_not_text() -> None:
    table = "+----+-----+\n| TT | Thu |\n+----+-----+\n| 1  | 250 |\n| 2  | 300 |\n+----+-----+"
    rows = edition_of(document_of(f"Số liệu như sau:\n{table}\n")).of_kind(BlockKind.ROW)
    cells = [[plain(cell) for cell in row.cells] for row in rows if row.is_shown]
    assert cells == [["TT", "Thu"], ["1", "250"], ["2", "300"]]
