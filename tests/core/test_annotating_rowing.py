"""Tables corrected by hand, recorded and read again."""

from __future__ import annotations

import pytest
from tests.core.making import LAN, WHEN
from tests.core.structure.tabular import square

from soat_core.actions import Action, ActionKind
from soat_core.annotating import rowing
from soat_core.annotating.arranging import Arrangement, arranged
from soat_core.annotating.proposals import part_proposals
from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.edition.lines import plain
from soat_core.edits import Edit, EditKind
from soat_core.errors import ActionError
from soat_core.layout import Box, LayoutBuilder, PageImage
from soat_core.report import Report, Source
from soat_core.review import Review
from soat_core.snapshot import snapshot_of
from soat_core.structure.kinds import BlockKind
from soat_core.tei import read_record, write_record

TABLE = (
    "STT    Nội dung             Đơn vị\n"
    "1      Kê hoạch năm         Phòng Văn hóa\n"
    "2      Tập huấn cho các     Đài xã\n"
    "       xã trong huyện\n"
    "3      Tổng kết             Văn phòng\n"
)
TEXT = f"Phân công như sau:\n\n{TABLE}\nCác đơn vị thực hiện nghiêm túc.\n"


def review_of(text: str) -> Review:
    document = Document(Report.from_text(text))
    document.add_agent(LAN)
    return Review(document, LAN)


def parts_of(review: Review) -> Arrangement:
    return arranged(review, part_proposals(snapshot_of(review.document)))


def rows_of(parts: Arrangement) -> list[list[str]]:
    seen: set[int] = set()
    found = []
    for at, part in enumerate(parts.parts):
        if part.kind == BlockKind.ROW and at not in seen:
            seen.update(parts.pieces_of(at))
            found.append(parts.cells_of(at))
    return found


def exported(document: Document) -> list[list[str]]:
    rows = edition_of(document).of_kind(BlockKind.ROW)
    return square([[" ".join(plain(cell).split()) for cell in row.cells] for row in rows])


def at_word(parts: Arrangement, review: Review, word: str) -> tuple[int, int]:
    """The piece that a word stands in, and its OCR offset."""
    offset = review.document.report.ocr_text.index(word)
    over = parts.part_over(offset)
    assert over is not None
    return over, offset


ROWS = [
    ["STT", "Nội dung", "Đơn vị"],
    ["1", "Kê hoạch năm", "Phòng Văn hóa"],
    ["2", "Tập huấn cho các xã trong huyện", "Đài xã"],
    ["3", "Tổng kết", "Văn phòng"],
]


def test_rows_show_their_cells() -> None:
    assert rows_of(parts_of(review_of(TEXT))) == ROWS


def test_cells_stay_where_they_are_when_words_get_longer() -> None:
    review = review_of(TEXT)
    parts = parts_of(review)
    parts.accepted(review.document, range(len(parts.parts))).record(review)
    start = TEXT.index("Kê")
    edit = Edit(start, start + 2, "Kế hoạch, chương trình, kế", EditKind.REPLACE)
    review.document.apply(Action(ActionKind.REPLACE, "lan", WHEN, put=(edit,)))
    wanted = [row.copy() for row in ROWS]
    wanted[1][1] = "Kế hoạch, chương trình, kế hoạch năm"
    assert exported(review.document) == wanted
    assert rows_of(parts_of(review)) == wanted
    again = read_record(write_record(review.document), "a.tei.xml")
    assert exported(again) == wanted


def test_a_whole_table_becomes_text_and_is_a_table_again_by_undo() -> None:
    review = review_of(TEXT)
    parts = parts_of(review)
    rowing.as_text(review.document, parts, parts.part_over(TEXT.index("Tổng")) or 0).record(review)
    assert rows_of(parts_of(review)) == []
    assert edition_of(review.document).of_kind(BlockKind.ROW) == []
    review.document.undo()
    assert rows_of(parts_of(review)) == ROWS


def test_text_becomes_rows_by_its_lines() -> None:
    lines = "Xã Đức Long     Tốt\nXã Hồng Việt    Khá\n1 Bản Sẩy 12 45\n| a | b |\nMột ô\n"
    review = review_of(lines)
    parts = parts_of(review)
    while any(part.kind != BlockKind.ROW for part in parts.parts):
        at = next(n for n, part in enumerate(parts.parts) if part.kind != BlockKind.ROW)
        rowing.as_rows(review, parts, at).record(review)
        parts = parts_of(review)
    assert rows_of(parts) == [
        ["Xã Đức Long", "Tốt"],
        ["Xã Hồng Việt", "Khá"],
        ["1", "Bản Sẩy", "12", "45"],
        ["a", "b"],
        ["Một ô"],
    ]


def test_a_cell_begins_at_a_word_or_no_longer_does() -> None:
    review = review_of("STT Nội dung Nơi\n1 Kế hoạch Phòng Văn hóa\n2 Tập huấn Đài xã\n")
    parts = parts_of(review)
    at, offset = at_word(parts, review, "Phòng")
    rowing.bordered(review.document, parts, at, offset).record(review)
    parts = parts_of(review)
    assert rows_of(parts)[1] == ["1", "Kế hoạch", "Phòng Văn hóa"]
    assert exported(review.document)[1] == ["1", "Kế hoạch", "Phòng Văn hóa"]
    rowing.bordered(review.document, parts, at, offset).record(review)
    assert rows_of(parts_of(review))[1] == ["1", "Kế hoạch Phòng Văn hóa"]


def test_a_border_by_a_bar_is_the_border_there_is() -> None:
    review = review_of("| Xã | Hộ | Nghèo |\n| Đức Long | 45 | 3 |\n| Hồng Việt | 31 | 2 |\n")
    before = rows_of(parts_of(review))
    assert before[1] == ["Đức Long", "45", "3"]
    parts = parts_of(review)
    at, offset = at_word(parts, review, "45")
    rowing.bordered(review.document, parts, at, offset).record(review)
    assert len(rows_of(parts_of(review))[1]) == 2
    rowing.bordered(review.document, parts_of(review), at, offset).record(review)
    assert rows_of(parts_of(review)) == before
    first, start = at_word(parts, review, "Đức")
    with pytest.raises(ActionError, match="a row begins here"):
        rowing.bordered(review.document, parts_of(review), first, start)


def test_a_border_before_a_whole_row_is_refused() -> None:
    review = review_of(TEXT)
    parts = parts_of(review)
    at, offset = at_word(parts, review, "1      Kê")
    with pytest.raises(ActionError):
        rowing.bordered(review.document, parts, at, offset)


def test_heads_are_told_and_taken_back() -> None:
    review = review_of(TEXT)
    parts = parts_of(review)
    at, _ = at_word(parts, review, "STT")
    rowing.headed(review.document, parts, at).record(review)
    assert not edition_of(review.document).of_kind(BlockKind.ROW)[0].is_label
    rowing.headed(review.document, parts_of(review), at).record(review)
    assert edition_of(review.document).of_kind(BlockKind.ROW)[0].is_label


def test_rows_are_joined_cell_by_cell_and_parted_again() -> None:
    review = review_of(TEXT)
    parts = parts_of(review)
    at, _ = at_word(parts, review, "1      Kê")
    parts.joined(review.document, at).record(review)
    assert exported(review.document)[1] == [
        "1 2", "Kê hoạch năm Tập huấn cho các xã trong huyện", "Phòng Văn hóa Đài xã"
    ]  # fmt: skip
    parts = parts_of(review)
    at, offset = at_word(parts, review, "2      Tập")
    parts.parted(review, at, offset).record(review)
    assert exported(review.document) == ROWS


def test_lines_beside_each_other_on_the_page_are_one_row() -> None:
    builder = LayoutBuilder()
    builder.page(PageImage("a.png", 0, 1000, 1000))
    for left, words in ((0, ("Nước sông", "đầu nguồn")), (400, ("trong xanh", "của xã."))):
        for number, word in enumerate(words):
            builder.line()
            builder.word(word, Box(left, 50 * number, left + 180, 50 * number + 30))
            builder.end_line()
    text, layout = builder.built()
    review = Review(Document(Report(text, Source("a.hocr", "0" * 64), layout)), LAN)
    parts = parts_of(review)
    assert len(parts.parts) == 1
    rowing.as_rows(review, parts, 0).record(review)
    assert rows_of(parts_of(review)) == [["Nước sông", "trong xanh"], ["đầu nguồn", "của xã."]]
