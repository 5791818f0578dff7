"""Parts as running text."""

from __future__ import annotations

import pytest
from tests.core.structure.official import BODY, DOCUMENTS, Sheet, report

from soat_core.structure.block import Block
from soat_core.structure.finding import find_blocks
from soat_core.structure.flow import flow, running_text
from soat_core.structure.kinds import BlockKind as Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("công tác thông\n  tin  đối ngoại", "công tác thông tin đối ngoại"),
        ("kế hoạch số 15/KH-\nUBND tỉnh", "kế hoạch số 15/KH-UBND tỉnh"),
        ("Á-\nThái Bình Dương", "Á-Thái Bình Dương"),
        ("trang\f\nthứ hai", "trang thứ hai"),
        ("kinh tế -\nxã hội", "kinh tế - xã hội"),
        ("một", "một"),
        ("", ""),
    ],
)
def test_lines_are_joined(text: str, expected: str) -> None:
    assert running_text(text, [Block(0, len(text), Kind.PARAGRAPH)]) == expected


def test_a_paragraph_over_two_pages_reads_as_one() -> None:
    text = report().text
    told = [words for kind, words in flow(text, find_blocks(text)) if kind is Kind.PARAGRAPH]
    assert BODY[2].replace("; các", "1; các") in told
    assert told[0] == BODY[0]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    text = DOCUMENTS[-1]().text
    kinds = {kind for kind, _ in flow(text, find_blocks(text))}
    assert Kind.HEADER in {one.kind for one in find_blocks(text)}
    assert not kinds & {Kind.HEADER, Kind.PAGE_NUMBER}


def test_columns_are_read_one_after_the_other() -> None:
    sheet: Sheet = report(gap=" ")
    told = dict(flow(sheet.text, find_blocks(sheet.text)))
    assert told[Kind.ISSUER] == "ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG"
    assert told[Kind.NATION] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert told[Kind.RECIPIENTS].endswith("- Ủy ban nhân dân các xã; - Lưu: VT.")
