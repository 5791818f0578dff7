"""The parts of official documents, found in made-up ones laid out as the decree wants them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.structure.official import (
    BODY,
    CELLS,
    DOCUMENTS,
    Sheet,
    by_bars,
    by_gaps,
    damaged,
    plan,
    report,
)

from soat_core.evaluate.structure import judge_structure
from soat_core.structure.block import Block
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.structure.tables import cells_of
from soat_resources import resource_path


def differences(sheet: Sheet, text: str) -> list[str]:
    """Kinds with what is missing or too much, and numbers or levels that are wrong."""
    figures = judge_structure(text, sheet.marked(), find_blocks(text))
    wrong = [
        f"{kind}: {one.right} of {one.marked} right, {one.found} found"
        for kind, one in figures.kinds.items()
        if not one.marked == one.found == one.right
    ]
    if figures.values_right < figures.values:
        wrong.append(f"values: {figures.values_right} of {figures.values}")
    return wrong


def found(text: str) -> list[tuple[str, str]]:
    """Kind and words of every block."""
    return [(one.kind, " ".join(text[one.start : one.end].split())) for one in find_blocks(text)]


@pytest.mark.parametrize("gap", ["        ", " "], ids=["wide gaps", "single blanks"])
@pytest.mark.parametrize("aired", [True, False], ids=["aired", "dense"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_of_the_decree(document: Callable[..., Sheet], aired: bool, gap: str) -> None:
    sheet = document(aired=aired, gap=gap)
    assert differences(sheet, sheet.text) == []


@pytest.mark.parametrize("share", [0.3, 1.0], ids=["light", "every word"])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_misread(document: Callable[..., Sheet], seed: int, share: float) -> None:
    sheet = document(gap=" ", aired=seed != 1)
    assert differences(sheet, damaged(sheet, seed, share)) == []


@pytest.mark.parametrize("row_of", [by_bars, by_gaps, " ".join])
def test_tables(row_of: Callable[[list[str]], str]) -> None:
    sheet = plan(row_of)
    assert differences(sheet, sheet.text) == []
    rows = [one for one in find_blocks(sheet.text) if one.kind == Kind.ROW]
    assert [one.value("role") for one in rows] == ["label", "", "", "", ""]
    assert [cells_of(sheet.text, one) for one in rows[1:]] == CELLS[1:]


def test_rules_of_a_table_are_told_from_its_rows() -> None:
    text = (
        "+----+------+\n| TT | Tên  |\n+====+======+\n| 1  | Ngô  |\n| 2  | Lúa  |\n+----+------+\n"
    )
    rows = find_blocks(text)
    assert [one.value("role") for one in rows] == ["rule", "label", "rule", "", "", "rule"]


def test_a_paragraph_goes_on_behind_a_footnote_and_a_page_number() -> None:
    text = report().text
    pieces = [one for one in find_blocks(text) if one.kind == Kind.PARAGRAPH and one.group]
    assert len(pieces) == 2
    assert pieces[0].group == pieces[1].group
    between = [
        one.kind for one in find_blocks(text) if pieces[0].end <= one.start < pieces[1].start
    ]
    assert between == [Kind.FOOTNOTE, Kind.PAGE_NUMBER]


def test_columns_are_groups() -> None:
    blocks = find_blocks(report(gap=" ").text)
    for kind in (Kind.ISSUER, Kind.RECIPIENTS, Kind.AUTHORITY):
        assert len({one.group for one in blocks if one.kind == kind}) == 1


def test_columns_read_one_after_the_other() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH SUỐI TRONG\nSỞ XÂY DỰNG\n-------\nSố: 77/TB-SXD\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
        "Suối Trong, ngày 4 tháng 5 năm 2021\nTHÔNG BÁO\nKết luận cuộc họp giao ban tháng 4\n\n"
        f"{BODY[1]}\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Quốc Bảo\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert [kind for kind, _ in found(text)] == [
        Kind.ISSUER,
        Kind.NUMBER,
        Kind.NATION,
        Kind.MOTTO,
        Kind.DATELINE,
        Kind.TYPE,
        Kind.SUBJECT,
        Kind.PARAGRAPH,
        Kind.AUTHORITY,
        Kind.SIGNATORY,
        Kind.RECIPIENTS,
    ]


def test_a_resolution_of_the_party() -> None:
    text = (
        "TỈNH ỦY SUỐI TRONG          ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "        *                   Suối Trong, ngày 02 tháng 9 năm 2020\nSố 12-NQ/TU\n\n"
        "NGHỊ QUYẾT\nvề phát triển nông nghiệp\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n"
        "1. Nghị quyết này áp dụng cho các xã:\na) Nà Lẹng;\nb) Khau Vài.\n\n"
        "T/M TỈNH ỦY\nBÍ THƯ\n\nLý Thị Mai\n"
    )
    told = found(text)
    assert (Kind.NATION, "ĐẢNG CỘNG SẢN VIỆT NAM") in told
    assert (Kind.NUMBER, "Số 12-NQ/TU") in told
    assert (Kind.HEADING, "Chương I QUY ĐỊNH CHUNG") in told
    assert told[-2:] == [(Kind.AUTHORITY, "T/M TỈNH ỦY BÍ THƯ"), (Kind.SIGNATORY, "Lý Thị Mai")]
    levels = [(one.value("n"), one.value("level")) for one in find_blocks(text) if one.value("n")]
    assert levels == [("I", "1"), ("1", "2"), ("1", "1"), ("a", "2"), ("b", "2")]


def test_signed_is_known_when_misread() -> None:
    text = f"{BODY[0]}\n\nTM. UY BAN NHAN DAN\nCHU TICH\n(Ba ky)\nNguyen Thi Hang\n"
    assert found(text)[1:] == [
        (Kind.AUTHORITY, "TM. UY BAN NHAN DAN CHU TICH"),
        (Kind.SIGNATORY, "(Ba ky) Nguyen Thi Hang"),
    ]


def test_minutes_signed_by_two() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN SUỐI TRONG Độc lập - Tự do - Hạnh phúc\n"
        "Số: 05/BB-HĐND Suối Trong, ngày 06 tháng 11 năm 2024\nBIÊN BẢN\n"
        "Họp thẩm tra dự thảo nghị quyết\n"
        "Hôm nay, vào hồi 8 giờ 00 phút, Ban Kinh tế - Xã hội đã họp thẩm tra dự thảo.\n"
        "Biên bản được lập thành hai bản có giá trị như nhau./.\n"
        "THƯ KÝ CHỦ TỌA\nBế Văn Dũng Lương Văn Hải\n"
    )
    assert found(text)[-4:] == [
        (Kind.AUTHORITY, "THƯ KÝ"),
        (Kind.AUTHORITY, "CHỦ TỌA"),
        (Kind.SIGNATORY, "Bế Văn Dũng"),
        (Kind.SIGNATORY, "Lương Văn Hải"),
    ]


def test_a_draft_whose_number_and_day_are_left_open() -> None:
    text = (
        "ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n\nSố:        /PGDĐT-VP\n\n"
        "V/v tăng cường phòng cháy\ntrong các trường học\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n\n"
        "Suối Trong, ngày      tháng 3 năm 2024\n\n"
        "Kính gửi: Các trường trực thuộc\n\nPhòng yêu cầu các trường làm ngay những việc sau.\n"
    )
    assert [kind for kind, _ in found(text)] == [
        Kind.ISSUER,
        Kind.NUMBER,
        Kind.SUBJECT,
        Kind.NATION,
        Kind.MOTTO,
        Kind.DATELINE,
        Kind.ADDRESSEE,
        Kind.PARAGRAPH,
    ]


@pytest.mark.parametrize("aired", [True, False], ids=["aired", "dense"])
@pytest.mark.parametrize("document", DOCUMENTS[1:])
def test_a_paragraph_in_each_line_as_from_a_word_processor(
    document: Callable[..., Sheet], aired: bool
) -> None:
    sheet = document(width=5000, aired=aired)
    assert differences(sheet, sheet.text) == []


def test_a_caption_is_no_heading() -> None:
    text = f"{BODY[1]}\n\nBảng 1. Số thùng rác của các xã\n\n{BODY[3]}\n"
    assert Kind.HEADING not in [kind for kind, _ in found(text)]


def test_a_conclusion_on_top_of_a_page_is_a_heading() -> None:
    text = f"{report().text}\f\nKẾT LUẬN\n\n{BODY[0]}\n"
    assert (Kind.HEADING, "KẾT LUẬN") in found(text)


def test_the_name_of_the_state_in_a_heading_makes_no_opener() -> None:
    text = f"{BODY[0]}\n\nLUẬT CỦA NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n{BODY[1]}\n"
    assert [kind for kind, _ in found(text)] == [Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH]


def test_the_word_of_decision_below_the_grounds_is_a_heading() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc sửa đường\n\nCăn cứ đề nghị của các xã;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Giao các xã sửa đường trước mùa mưa.\n"
    )
    assert [kind for kind, _ in found(text)] == [
        Kind.TYPE,
        Kind.SUBJECT,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.ITEM,
    ]


def test_several_documents_in_one_text() -> None:
    texts = [document().text for document in DOCUMENTS]
    together = found("\f".join(texts))
    assert together == [one for text in texts for one in found(text)]


def test_blanks_in_place_of_form_feeds_begin_pages() -> None:
    text = report().text
    blanks = text.replace("\f2\n\n", " ")
    assert text != blanks
    notes = [one for one in find_blocks(blanks) if one.kind == Kind.FOOTNOTE]
    assert [one.value("n") for one in notes] == ["1"]


def test_capitals_misread_as_roman_numbers() -> None:
    text = (
        "|. KET QUA CHUNG\n\nCac xa da lam xong.\n\nI1. TON TAI, HAN CHE\n\nMot so xa lam cham.\n\n"
        "II1. NHIEM VU\n\nLam not cac viec con lai.\n"
    )
    headings = [one for one in find_blocks(text) if one.kind == Kind.HEADING]
    assert [one.value("n") for one in headings] == ["I", "II", "III"]


def test_a_year_or_amount_at_the_beginning_of_a_line_is_no_number_of_a_section() -> None:
    text = (
        "Thực hiện kế hoạch trồng rừng phòng hộ đầu nguồn giai đoạn từ năm 2016 đến năm\n"
        "2020. Kết quả trồng được nhiều hơn mức đề ra, diện tích tăng thêm so với trước là\n"
        "1.250 ha, trong đó rừng trồng mới chiếm phần lớn và sống tốt.\n"
    )
    assert len(find_blocks(text)) == 1


def test_loose_accents_do_not_matter() -> None:
    text = report().text
    loose = unicodedata.normalize("NFD", text)
    expected = [(kind, unicodedata.normalize("NFC", words)) for kind, words in found(text)]
    assert [(k, unicodedata.normalize("NFC", w)) for k, w in found(loose)] == expected


@pytest.mark.parametrize("text", ["", " \n\f\n ", "a", "\n\n-\n", "1", "|", "Số:", "Nơi nhận:"])
def test_nearly_nothing(text: str) -> None:
    covers_once(text, find_blocks(text))


_LINES = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN   Độc lập - Tự do - Hạnh phúc",
        "Số: 1/KH-UBND Nà Lẹng, ngày 1 tháng 2 năm 2023",
        "BÁO CÁO",
        "Kính gửi: các xã",
        "I. MỘT",
        "1.1. Hai",
        "a) ba;",
        "- bốn",
        "Điều 5. Năm",
        "PHỤ LỤC II",
        "Chương I",
        "| 1 | 2 |",
        "+---+",
        "Xã A 12 13",
        "-----",
        "1 Ghi chú ở cuối",
        "đi tiếp, của",
        "Nơi nhận: KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "(Đã ký)",
        "Trần Quốc Bảo",
        "12",
        "\f",
        "",
        "  ",
        "\t*\tx",
        "a\u0323\u0302 \u2028 \x85 \U0001f600",
    ]
)


@given(st.lists(_LINES, max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_everything_is_in_one_block(lines: list[str], end: str) -> None:
    text = end.join(lines)
    covers_once(text, find_blocks(text))


@given(st.text(st.sampled_from("aĐ1.I|-+*): \n\f\t\u0301,;/"), max_size=200))
def test_any_text_is_covered(text: str) -> None:
    covers_once(text, find_blocks(text))


def covers_once(text: str, blocks: list[Block]) -> None:
    """Blocks lie behind one another, begin and end with letters, and leave out white space only."""
    position = 0
    for block in blocks:
        assert position <= block.start < block.end
        assert not text[position : block.start].strip()
        assert block.kind in set(Kind)
        assert 0 <= block.posterior <= 1
        assert not (text[block.start] + text[block.end - 1]).isspace()
        position = block.end
    assert not text[position:].strip()


def test_the_report_that_is_shipped_corrected_and_as_it_was_read() -> None:
    folder = resource_path("sample")
    kinds = []
    for name in ("bao-cao-mau.gold.txt", "bao-cao-mau.ocr.txt"):
        blocks = find_blocks((folder / name).read_text(encoding="utf-8"))
        kinds.append([(one.kind, one.value("level")) for one in blocks])
    assert kinds[0] == kinds[1]
    counts = Counter(kind for kind, _ in kinds[0])
    assert counts[Kind.HEADING] == 11
    assert counts[Kind.ITEM] == 9
    assert counts[Kind.PARAGRAPH] == 10
    assert counts.total() == 41
