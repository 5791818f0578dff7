"""Tables without rulings: told from lists, letterheads, forms and running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.structure.tabular import (
    Table,
    as_boxes,
    as_text,
    in_columns,
    report_of,
    square,
    tables_of,
)

from soat_core.edition import edition_of
from soat_core.edition.lines import plain
from soat_core.layout import Box, LayoutBuilder, PageImage
from soat_core.report import Report, Source
from soat_core.snapshot import Snapshot
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind
from soat_core.structure.placing import places_of

FOLDER = Path(__file__).parents[2] / "_files" / "tables"
PAGES = sorted(FOLDER.glob("*.txt"))
ABOVE = [
    "Trong sáu tháng đầu năm các cơ quan, đơn vị đã triển khai nhiều nhiệm vụ trọng tâm,",
    "kết quả cụ thể được tổng hợp trong bảng sau đây.",
]
BELOW = [
    "Nhìn chung các đơn vị đã hoàn thành nhiệm vụ được giao, tuy nhiên vẫn còn một số việc",
    "chậm so với kế hoạch do điều kiện thời tiết không thuận lợi.",
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages(page: Path) -> None:
    """Written, and their cells marked, before anything was looked for in them."""
    marked = page.with_suffix(".cells")
    rows = marked.read_text(encoding="utf-8").splitlines() if marked.exists() else []
    wanted = [square([row.split("|") for row in rows])] if rows else []
    found = tables_of(report_of(page.read_text(encoding="utf-8")))
    assert [square(table) for table in found] == wanted


def test_the_head_is_told_from_the_rows() -> None:
    text = (FOLDER / "gaps.txt").read_text(encoding="utf-8")
    rows = [block for block in find_blocks(text) if block.kind == BlockKind.ROW]
    assert [row.value("role") for row in rows] == ["label", "", "", "", ""]


def test_a_head_that_stands_over_two_columns_makes_none_of_its_own() -> None:
    text = (
        "STT    Đơn vị           Cán bộ                    Ghi chú\n"
        "                   Nam         Nữ\n"
        "1      Đức Long     12          8\n"
        "2      Bạch Đằng    15          6                 Thiếu 01\n"
        "3      Hồng Việt     9         11\n"
        "Tổng                36         25\n"
    )
    (table,) = tables_of(report_of(text))
    assert [len(row) for row in table] == [5] * 5
    assert table[2] == ["2", "Bạch Đằng", "15", "6", "Thiếu 01"]
    assert table[4] == ["Tổng", "", "36", "25", ""]


def test_numbers_of_rows_in_the_middle_of_them() -> None:
    text = (
        "TT    Nhiệm vụ                  Đơn vị\n\n"
        "      Xây dựng kế hoạch\n"
        "1                               Phòng Văn hóa\n"
        "      thông tin cơ sở\n\n"
        "      Kiểm tra đài truyền       Đài Truyền thanh\n"
        "2\n"
        "      thanh các xã              huyện\n\n"
        "3     Tổng kết                  Văn phòng\n"
    )
    (table,) = tables_of(report_of(text))
    assert table[1:] == [
        ["1", "Xây dựng kế hoạch thông tin cơ sở", "Phòng Văn hóa"],
        ["2", "Kiểm tra đài truyền thanh các xã", "Đài Truyền thanh huyện"],
        ["3", "Tổng kết", "Văn phòng"],
    ]


def test_words_run_together_give_number_words_and_numbers() -> None:
    text = (
        "STT Nội dung Đơn vị tính Số lượng Kinh phí\n"
        "1 Biên tập bản tin song ngữ Số 12 48.000.000\n"
        "2 Làm mới cụm pa nô Cụm 05 125.000.000\n"
        "3 Tập huấn cho cộng tác viên Lớp 02 30.000.000\n"
        "Tổng cộng 203.000.000\n"
        "Kinh phí lấy từ ngân sách huyện giao đầu năm cho phòng chuyên môn.\n"
    )
    (table,) = tables_of(report_of(text))
    assert table == [
        ["STT", "Nội dung", "Đơn vị tính", "Số lượng", "Kinh phí"],
        ["1", "Biên tập bản tin song ngữ", "Số", "12", "48.000.000"],
        ["2", "Làm mới cụm pa nô", "Cụm", "05", "125.000.000"],
        ["3", "Tập huấn cho cộng tác viên", "Lớp", "02", "30.000.000"],
        ["", "Tổng cộng", "", "", "203.000.000"],
    ]


def test_a_row_whose_words_cannot_be_told_apart_stays_one_cell() -> None:
    text = (
        "STT Nội dung công việc Cơ quan chủ trì\n1 Xây dựng kế hoạch Phòng Văn hóa\n"
        "2 Tổ chức tập huấn Đài Truyền thanh\n"
    )
    (table,) = tables_of(report_of(text))
    assert table[1] == ["1", "Xây dựng kế hoạch Phòng Văn hóa"]


def test_cells_on_lines_of_their_own_that_do_not_come_out_are_left() -> None:
    text = "STT\nNội dung\nĐơn vị\n1\nKế hoạch\nPhòng Văn hóa\nGhi thêm\n2\nTập huấn\nĐài xã\n"
    assert tables_of(report_of(text)) == []


# Any table

_WORDS = ["kế hoạch", "tuyên truyền", "xã", "huyện", "văn hóa", "đài", "nhiệm vụ", "báo cáo", "lớp"]
_CELLS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(
    lambda words: " ".join(words).capitalize()
)
_NUMBERS = st.integers(1, 99_999).map(lambda n: f"{n:,}".replace(",", "."))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    """A head, then rows that are counted: words, and perhaps numbers in the last column."""
    columns = draw(st.integers(2, 4))
    rows = draw(st.integers(3, 7))
    numeric = draw(st.booleans())
    head = ["STT", *(f"Mục {'ABCD'[n]}" for n in range(columns))]
    table = [head]
    for number in range(1, rows + 1):
        cells = [draw(_CELLS) for _ in range(columns)]
        if numeric:
            cells[-1] = draw(_NUMBERS)
        table.append([str(number), *cells])
    return table


@given(table=_tables(), width=st.integers(14, 26), gap=st.integers(3, 8))
@settings(max_examples=40, deadline=None)
def test_any_table_set_in_columns_is_found_as_it_is(table: Table, width: int, gap: int) -> None:
    lines = in_columns(table, [4, *[width] * (len(table[0]) - 1)], gap)
    text = "\n".join([*ABOVE, "", as_text(lines), *BELOW, ""])
    assert tables_of(report_of(text)) == [table]


@given(table=_tables(), width=st.integers(14, 26), gap=st.integers(3, 8))
@settings(max_examples=40, deadline=None)
def test_any_table_on_a_page_is_found_by_where_its_words_stand(
    table: Table, width: int, gap: int
) -> None:
    lines = in_columns(table, [4, *[width] * (len(table[0]) - 1)], gap)
    assert tables_of(as_boxes(ABOVE, lines, BELOW)) == [table]


@given(table=_tables())
@settings(max_examples=40, deadline=None)
def test_any_table_with_a_line_for_each_cell_is_found(table: Table) -> None:
    text = "\n".join([*ABOVE, *(cell for row in table for cell in row), *BELOW, ""])
    assert tables_of(report_of(text)) == [table]


# Any places


@st.composite
def _placed(draw: st.DrawFn) -> Report:
    """Words anywhere on pages, also over each other and in no order."""
    builder = LayoutBuilder()
    for _ in range(draw(st.integers(1, 2))):
        builder.page(PageImage("a.png", 0, 1000, 1000))
        for _ in range(draw(st.integers(1, 9))):
            builder.line()
            for word in draw(
                st.lists(st.sampled_from(["1", "2", "STT", "Xã", "12,5", "- a", "|"]), max_size=4)
            ):
                left, top = draw(st.integers(0, 60)) * 10, draw(st.integers(0, 12)) * 25
                width = draw(st.integers(1, 200))
                box = Box(left, top, left + width, top + 20)
                builder.word(word, box if draw(st.integers(0, 9)) else None)
            builder.end_line()
    text, layout = builder.built()
    return Report(text, Source("a.hocr", "0" * 64), layout)


@given(report=_placed())
@settings(max_examples=150, deadline=None)
def test_every_word_is_in_one_part_wherever_words_stand(report: Report) -> None:
    text = report.ocr_text
    blocks = find_blocks(text, places_of(report, lambda offset: offset))
    owners = [sum(block.start <= at < block.end for block in blocks) for at in range(len(text))]
    assert all(owners[at] == 1 for at, char in enumerate(text) if not char.isspace())
    assert all(text[block.start : block.end].strip() for block in blocks)
    letters = sorted(char for char in text if not (char.isspace() or char == "|"))
    parts = edition_of(Snapshot(report, {}, (), (), ())).parts
    told = [plain(cell) for part in parts for cell in part.cells or (part.items,)]
    assert sorted(char for char in "".join(told) if not (char.isspace() or char == "|")) == letters


def test_two_tables_with_a_line_between_have_their_own_columns() -> None:
    first = (FOLDER / "gaps-wrapped.txt").read_text(encoding="utf-8")
    second = (FOLDER / "centred.txt").read_text(encoding="utf-8")
    wanted = [
        square([row.split("|") for row in (FOLDER / name).read_text(encoding="utf-8").splitlines()])
        for name in ("gaps-wrapped.cells", "centred.cells")
    ]
    assert tables_of(report_of(first + second)) == wanted
    assert tables_of(report_of(second + first)) == wanted[::-1]


LISTS = [
    "1.\tTăng cường tuyên truyền\n2.\tNâng cao chất lượng\n3.\tĐẩy mạnh hợp tác\n4.\tTổng kết\n",
    "1.   Tăng cường tuyên truyền\n2.   Nâng cao chất lượng\n3.   Đẩy mạnh hợp tác\n",
    "-\tTăng cường tuyên truyền\n-\tNâng cao chất lượng\n-\tĐẩy mạnh hợp tác\n-\tTổng kết\n",
    "a)\tTăng cường tuyên truyền\nb)\tNâng cao chất lượng\nc)\tĐẩy mạnh hợp tác\nd)\tTổng kết\n",
    "I.     Đặc điểm\nII.    Kết quả thực hiện\nIII.   Đánh giá chung\nIV.    Phương hướng\n",
    "Lời nói đầu\t1\nI. Đặc điểm\t2\nII. Kết quả\t4\n1. Về kinh tế\t4\n2. Về xã hội\t7\n",
    "Lời nói đầu       1\nI. Đặc điểm       2\nII. Kết quả       4\n1. Về kinh tế     4\n",
    "Họ và tên:\tNguyễn Văn An\nNgày sinh:\t12/3/1975\nChức vụ:\tCông chức\nĐơn vị:\tXã Đức Long\n",
]


@pytest.mark.parametrize("text", LISTS)
def test_numbers_and_dashes_before_gaps_make_no_table(text: str) -> None:
    assert tables_of(report_of(f"Các nhiệm vụ:\n{text}Trên đây là báo cáo của huyện.\n")) == []


def test_a_table_of_words_in_two_columns_is_known_by_its_tabs() -> None:
    rows = [
        ["Ông Nguyễn Văn An", "Tổ trưởng"],
        ["Bà Trần Thị Bình", "Tổ phó"],
        ["Ông Lê Cường", "Ủy viên"],
    ]
    text = "".join("\t".join(row) + "\n" for row in rows)
    assert tables_of(report_of(f"Thành lập tổ công tác:\n{text}Tổ công tác tự giải thể.\n")) == [
        rows
    ]
